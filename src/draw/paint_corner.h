// paint_corner.h
// Coverage of rounded corners, computed in whole numbers once for each radius and border.
//
// Threads: main only.
#ifndef DRAW_PAINT_CORNER_H
#define DRAW_PAINT_CORNER_H

#include <pixman.h>

#include "draw/lru.h"

// A square with all four corners of a rounded box, or of the border inside it; each
// quarter is `cell` pixels wide and high.
struct corner {
    struct lru_node node;
    pixman_image_t *image; // A8
    unsigned char *coverage;
    int cell;
};

// border 0: the filled box. Kept in the cache.
const struct corner *corner_get(struct lru *corners, int radius, int border);
void corner_drop(struct lru_node *node);

#endif
