// backdrop.h
// Rows of a window in one colour, drawn by the X server itself: where the picture shows
// nothing it then needs no pixels in the surface that we share with the server. None on
// other systems.
//
// Threads: main only. The window must outlive it.
#ifndef OUTPUT_BACKDROP_H
#define OUTPUT_BACKDROP_H

#include <stdbool.h>
#include <stdint.h>

#include "draw/damage.h"

struct backdrop {
    void *connection; // NULL: none
    void *context;
    unsigned long window;
};

// Takes an SDL_Window *.
struct backdrop backdrop_open(void *sdl_window);
void backdrop_close(struct backdrop *backdrop); // zero is fine
// Sent before what is next presented. The colour is a pixel of the window.
void backdrop_fill(const struct backdrop *backdrop, struct rect rect, uint32_t color);

#endif
