// x_errors.h
// What the X server refuses is logged, and when it ends, so do we: Xlib leaves no choice.
//
// Threads: main only.
#ifndef OUTPUT_X_ERRORS_H
#define OUTPUT_X_ERRORS_H

void x_errors_hear(void); // once SDL is connected; without X11 nothing happens

#endif
