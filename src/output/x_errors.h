// x_errors.h
// What the X server refuses is logged, and when it ends, so do we: Xlib leaves no choice.
//
// Threads: main only.
#ifndef OUTPUT_X_ERRORS_H
#define OUTPUT_X_ERRORS_H

#include <stdbool.h>

// Without X11 nothing happens.
void x_errors_hear(void); // once SDL is connected
// Between two calls refusals are no news: what is done there may be about a window that
// somebody destroyed. Takes a Display, and waits for the server.
void x_errors_expect(void *connection, bool expected);

#endif
