// wakeup.h
// One pipe that ends the main thread's sleep: news in the inbox, a request from the
// control thread, or a signal to stop.
//
// Threads: ring from any thread or signal handler; the rest on main.
#ifndef APP_WAKEUP_H
#define APP_WAKEUP_H

#include <stdbool.h>

// Once a process; also takes over SIGINT, SIGTERM, SIGHUP and SIGCONT. Who asks to end
// again, two seconds after the first time or later, ends the process at once.
bool wakeup_init(void);
void wakeup_finish(void);
int wakeup_fd(void);
void wakeup_ring(void);
void wakeup_clear(void);    // empties the pipe
bool wakeup_stopping(void); // a signal asked us to end
// The process was stopped and goes on. Tells it once.
bool wakeup_continued(void);

#endif
