// canvas.h
// One premultiplied ARGB picture in memory: 0xAARRGGBB words in native order. Exact
// everywhere; every output mode is a function of it.
//
// A big opaque part need not be copied into the picture: whoever painted it may lend the
// pixels from where they lie. The canvas' own pixels there are out of date, so the
// picture is read through canvas_run or canvas_read.
//
// Threads: belongs to one thread at a time.
#ifndef DRAW_CANVAS_H
#define DRAW_CANVAS_H

#include <stdbool.h>
#include <stdint.h>

#include "draw/list.h"

enum { CANVAS_LOANS = 16 };

// Opaque pixels that belong to somebody else, who keeps them as long as they are lent.
struct canvas_loan {
    struct rect rect;            // of the canvas; loans are disjoint
    const uint32_t *const *rows; // where each row of rect lies
    int x;                       // on these rows, where rect begins
};

struct canvas {
    int width, height;
    int stride;       // in pixels
    uint32_t *pixels; // owned
    bool blank;       // nothing was painted yet; memory never touched costs nothing.
                      // Whoever writes pixels without paint.h clears it
    struct canvas_loan loans[CANVAS_LOANS];
    int loan_count;
};

struct canvas *canvas_create(int width, int height); // transparent
void canvas_destroy(struct canvas *canvas);          // NULL is fine

// Pixels of one row that lie side by side.
struct canvas_run {
    const uint32_t *pixels;
    int count;
    bool lent; // and therefore opaque
};

// The picture from (x, y) on: at least one pixel, at most `most`. All are on the canvas.
struct canvas_run canvas_run(const struct canvas *canvas, int x, int y, int most);
// Whether nothing shows on these rows.
bool canvas_bare(const struct canvas *canvas, int y, int rows);
// Copies what of the rectangle is on the canvas to the same place of another picture; out
// is its first pixel, stride in pixels.
void canvas_read(const struct canvas *canvas, struct rect rect, uint32_t *out,
                 int stride);

#endif
