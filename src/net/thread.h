// thread.h
// Starts a thread that takes no signals: those are for main.
//
// Threads: any.
#ifndef NET_THREAD_H
#define NET_THREAD_H

#include <pthread.h>
#include <stdbool.h>

// False, with a line in the log, if the system gives no thread.
bool thread_start(pthread_t *thread, const char *name, void *(*run)(void *context),
                  void *context);

#endif
