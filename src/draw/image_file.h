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

// Premultiplied words without gaps, in the picture's own shape, and where in its box the
// top left lies.
struct raster {
    uint32_t *pixels; // owned; NULL: none
    int width, height;
    int x, y;
};

// False with a line for a person that names the file.
bool image_file_draw(const char *path, int width, int height, struct raster *out,
                     char *error, size_t error_size);

#endif
