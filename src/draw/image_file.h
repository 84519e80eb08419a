// image_file.h
// One picture file, decoded and scaled for one size: looked at before it is decoded, so
// that neither its size nor a feature that the decoder leaves out comes as a surprise.
//
// Threads: any; one at a time, for the decoder sets itself up when it is first used.
#ifndef DRAW_IMAGE_FILE_H
#define DRAW_IMAGE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "draw/image_scale.h"

// What a picture is drawn for: whole within it, or cut so that it covers it.
struct image_box {
    int width, height;
    bool cover;
};

// Premultiplied words without gaps, in the shape of what is seen of the picture, and
// where in its box the top left lies.
struct raster {
    uint32_t *pixels; // owned; NULL: none
    int width, height;
    int x, y;
};

// From premultiplied words in a picture's own size.
struct raster raster_fit(const uint32_t *pixels, struct image_size size, int stride,
                         struct image_box box);

// What is done last to each picture: premultiplied words, in place, by whoever decodes
// it.
struct image_finish {
    void (*apply)(const void *context, uint32_t *pixels, size_t count); // NULL: nothing
    const void *context;
};

// False with a line for a person that names the file. NULL: no finish.
bool image_file_draw(const char *path, struct image_box box,
                     const struct image_finish *finish, struct raster *out, char *error,
                     size_t error_size);

#endif
