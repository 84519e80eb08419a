// image_scale.h
// Scaling in whole numbers, the same on every machine: area average downwards, bilinear
// upwards, on premultiplied words so that edges keep their colour.
//
// Threads: pure functions.
#ifndef DRAW_IMAGE_SCALE_H
#define DRAW_IMAGE_SCALE_H

#include <stdint.h>

struct image_size {
    int width, height;
};

// The largest size of the picture's shape that fits the box; at least 1x1.
struct image_size image_fit(struct image_size picture, struct image_size box);

// The largest part of the picture that has the box's shape; at least 1x1. It lies in the
// middle of a wide picture. Of a high one what stands a third below the top, as eyes do
// in a portrait, stands there in the part, too; the higher the picture, the nearer is the
// head to its top, so never more than an eighth of the part is left out above.
struct image_part {
    int x, y;
    struct image_size size;
};
struct image_part image_cover(struct image_size picture, struct image_size box);

// 0xAARRGGBB straight to premultiplied, in place.
void image_premultiply(uint32_t *pixels, int width, int height, int stride);

// Premultiplied words in and out; the result is allocated without gaps between rows.
uint32_t *image_scale(const uint32_t *pixels, struct image_size from, int stride,
                      struct image_size to);

#endif
