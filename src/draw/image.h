// image.h
// Pictures from files, decoded and scaled once for each size they are drawn in, then kept
// (least recently used goes first). PNG, JPEG and simple SVG; a file that is missing,
// too large or would be drawn wrongly draws nothing and is logged once.
//
// Threads: main only.
#ifndef DRAW_IMAGE_H
#define DRAW_IMAGE_H

#include <stdbool.h>
#include <stdint.h>

enum { IMAGE_MAX_SIDE = 4096 };

struct images;

// Premultiplied words, scaled to fit a box with the picture's own shape, and where in
// the box its top left lies.
struct picture {
    const uint32_t *pixels;
    int width, height; // stride is the width
    int x, y;
};

struct images *images_create(void);
void images_destroy(struct images *images); // NULL is fine
// Forgets all pictures, the missing ones too (theme reload).
void images_clear(struct images *images);

// The picture for a box of this size, valid until the next call; false draws nothing.
bool images_get(struct images *images, const char *path, int width, int height,
                struct picture *out);

#endif
