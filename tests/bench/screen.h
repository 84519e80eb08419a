// screen.h
// The frame buffer file that "Xvfb -fbdir DIR" maps, read where it lies: looking at it
// costs neither the X server nor the program under test anything.
#ifndef BENCH_SCREEN_H
#define BENCH_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct screen {
    const uint8_t *pixels;
    size_t stride;
    int width, height;
    uint32_t *base, *seen;
};

struct region {
    int x, y, w, h, step; // of all rows every step-th
};

// False, with a line on standard error, if the file is no screen of 32 bits a pixel.
bool screen_open(struct screen *screen, const char *path);
const uint32_t *screen_row(const struct screen *screen, int y);
bool screen_has(const struct screen *screen, const struct region *region);
// Whether the region is another than at the last look at it, which is kept in `seen`. The
// rows are compared as memory, so that a look takes microseconds.
bool screen_changed(struct screen *screen, const struct region *region);
// At least 99.9 % of a grid has this colour.
bool screen_is(const struct screen *screen, int red, int green, int blue);

#endif
