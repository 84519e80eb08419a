// key_sample.h
// A row of pixels to key, and colours as keyers read them.
#ifndef TESTS_KEY_SAMPLE_H
#define TESTS_KEY_SAMPLE_H

#include <math.h>
#include <stdlib.h>

#include "check.h"
#include "output/key.h"

// A canvas of one row.
static struct canvas *row_of(const uint32_t *pixels, int count)
{
    struct canvas *canvas = canvas_create(count, 1);
    memcpy(canvas->pixels, pixels, (size_t)count * sizeof(*pixels));
    return canvas;
}

// Nothing, a faint edge, just below and at one half, a strong edge, opaque, black.
static const uint32_t sample[] = {0x00000000, 0x10100000, 0x7f7f7f7f, 0x80404000,
                                  0xc0c06000, 0xff123456, 0xff000000, 0x00000000};

enum { SAMPLES = sizeof(sample) / sizeof(sample[0]) };

// BT.709, as keyers read a colour.
static double cb_of(uint32_t rgb)
{
    double r = rgb >> 16 & 255, g = rgb >> 8 & 255, b = rgb & 255;
    return (b - (0.2126 * r + 0.7152 * g + 0.0722 * b)) / 1.8556;
}

static double cr_of(uint32_t rgb)
{
    double r = rgb >> 16 & 255, g = rgb >> 8 & 255, b = rgb & 255;
    return (r - (0.2126 * r + 0.7152 * g + 0.0722 * b)) / 1.5748;
}

#endif
