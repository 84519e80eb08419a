// image_file.h
// One picture file into memory: looked at before it is decoded, so that neither its size
// nor an SVG feature that the decoder leaves out comes as a surprise.
//
// Threads: main only.
#ifndef DRAW_IMAGE_FILE_H
#define DRAW_IMAGE_FILE_H

#include <SDL.h>
#include <stddef.h>

// ARGB8888 with straight alpha, or NULL with an error. An SVG comes out in the shape
// that fits the box; others in their own size.
SDL_Surface *image_file_load(const char *path, int width, int height, char *error,
                             size_t error_size);

#endif
