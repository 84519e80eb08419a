// still.h
// Pictures as PNG.
//
// Threads: pure; any thread.
#ifndef OUTPUT_STILL_H
#define OUTPUT_STILL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

// Words 0xAARRGGBB, straight alpha; without alpha the file is RGB.
bool still_encode(const uint32_t *pixels, int width, int height, int stride, bool alpha,
                  struct buf *out);
// False with a line for a person if the name promises another kind of picture. NULL: no
// file is wanted.
bool still_named(const char *path, char *error, size_t error_size);
// "-" is standard output.
bool still_write(const char *path, const uint32_t *pixels, int width, int height,
                 int stride, bool alpha, char *error, size_t error_size);

#endif
