// x_screen.h
// A window on another screen of an X server that has several (DISPLAY=:0.1). SDL 2.26
// lists their displays, but all begin at 0,0, and so its windows come on the first.
//
// Threads: main only.
#ifndef OUTPUT_X_SCREEN_H
#define OUTPUT_X_SCREEN_H

#include "draw/canvas.h"

// Gives this hidden window (an SDL_Window *), or in its place one on that screen: its old
// one is gone then. NULL: it cannot be made.
void *x_screen_move(void *sdl_window, int screen, struct rect place);
// Any window, whether it is such a one, SDL's own, or gone already.
void x_screen_destroy(void *sdl_window);

#endif
