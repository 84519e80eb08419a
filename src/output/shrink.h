// shrink.h
// A picture made smaller, each pixel the mean of those it stands for.
//
// Threads: pure; any thread.
#ifndef OUTPUT_SHRINK_H
#define OUTPUT_SHRINK_H

#include <stdbool.h>
#include <stdint.h>

// Words 0xAARRGGBB, straight alpha. `out` has room for out_width x out_height pixels,
// each at least 1 and not larger than the picture.
void shrink(const uint32_t *pixels, int width, int height, bool alpha, uint32_t *out,
            int out_width, int out_height);

#endif
