// canvas.h
// One premultiplied ARGB picture in memory: 0xAARRGGBB words in native order. Exact
// everywhere; every output mode is a function of it.
//
// Threads: belongs to one thread at a time.
#ifndef DRAW_CANVAS_H
#define DRAW_CANVAS_H

#include <stdbool.h>
#include <stdint.h>

#include "draw/list.h"

struct canvas {
    int width, height;
    int stride;       // in pixels
    uint32_t *pixels; // owned
    bool blank;       // nothing was painted yet; memory never touched costs nothing
};

struct canvas *canvas_create(int width, int height); // transparent
void canvas_destroy(struct canvas *canvas);          // NULL is fine

#endif
