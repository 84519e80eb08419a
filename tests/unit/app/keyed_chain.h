// keyed_chain.h
// From our output to what a viewer sees: through the video signal into a keyer and over a
// camera's picture, and how far that is from the exact composite.
#ifndef TEST_KEYED_CHAIN_H
#define TEST_KEYED_CHAIN_H

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "output/keyer.h"

// What the cable or the capture leaves of colour. PAIR: averages of two pixels; SITED:
// low-passed 1-2-1, the filters that converters use.
enum sampling { S444, S422_PAIR, S422_SITED, S420, SAMPLINGS };

static const char *const SAMPLING_NAMES[SAMPLINGS] = {"4:4:4", "4:2:2 pair",
                                                      "4:2:2 co-sited", "4:2:0"};

struct plane {
    int w, h;
    double *at;
};

static inline struct plane plane_of(int w, int h)
{
    return (struct plane){w, h, xalloc((size_t)w * (size_t)h * sizeof(double))};
}

static inline double *plane_px(const struct plane *p, int x, int y)
{
    x = x < 0 ? 0 : x >= p->w ? p->w - 1 : x;
    y = y < 0 ? 0 : y >= p->h ? p->h - 1 : y;
    return &p->at[(size_t)y * (size_t)p->w + (size_t)x];
}

static inline double eight_bits(double level)
{
    double rounded = floor(level + 0.5);
    return rounded < 0 ? 0 : rounded > 255 ? 255 : rounded;
}

// One chroma plane after it was carried with fewer samples.
static inline void thin_out(struct plane *p, enum sampling sampling)
{
    struct plane in = plane_of(p->w, p->h);
    for (int i = 0; i < p->w * p->h; i++) {
        in.at[i] = p->at[i];
    }
    for (int y = 0; y < p->h; y++) {
        for (int x = 0; x < p->w; x++) {
            int left = x & ~1, top = y & ~1;
            double sum = 0;
            if (sampling == S422_PAIR) {
                sum = (*plane_px(&in, left, y) + *plane_px(&in, left + 1, y)) / 2;
            } else if (sampling == S420) {
                sum =
                    (*plane_px(&in, left, top) + *plane_px(&in, left + 1, top) +
                     *plane_px(&in, left, top + 1) + *plane_px(&in, left + 1, top + 1)) /
                    4;
            } else {
                for (int side = 0; side <= (x & 1); side++) {
                    int at = left + 2 * side;
                    sum += (*plane_px(&in, at - 1, y) + 2 * *plane_px(&in, at, y) +
                            *plane_px(&in, at + 1, y)) /
                           4 / (1 + (x & 1));
                }
            }
            *plane_px(p, x, y) = eight_bits(sum);
        }
    }
    free(in.at);
}

static inline uint32_t rgb_of(double y, double cb, double cr)
{
    y = (y - 16) / 219;
    cb = (cb - 128) / 224;
    cr = (cr - 128) / 224;
    double r = y + 1.5748 * cr, b = y + 1.8556 * cb;
    double g = (y - 0.2126 * r - 0.0722 * b) / 0.7152;
    return 0xff000000u | (uint32_t)eight_bits(r * 255) << 16 |
           (uint32_t)eight_bits(g * 255) << 8 | (uint32_t)eight_bits(b * 255);
}

// RGB to 8-bit BT.709 and back, in place.
static inline void signal_pass(uint32_t *picture, int w, int h, enum sampling sampling)
{
    struct plane y = plane_of(w, h), cb = plane_of(w, h), cr = plane_of(w, h);
    for (int i = 0; i < w * h; i++) {
        double r = (picture[i] >> 16 & 255) / 255.0, g = (picture[i] >> 8 & 255) / 255.0,
               b = (picture[i] & 255) / 255.0;
        double luma = 0.2126 * r + 0.7152 * g + 0.0722 * b;
        y.at[i] = eight_bits(16 + 219 * luma);
        cb.at[i] = eight_bits(128 + 224 * (b - luma) / 1.8556);
        cr.at[i] = eight_bits(128 + 224 * (r - luma) / 1.5748);
    }
    if (sampling != S444) {
        thin_out(&cb, sampling);
        thin_out(&cr, sampling);
    }
    for (int i = 0; i < w * h; i++) {
        picture[i] = rgb_of(y.at[i], cb.at[i], cr.at[i]);
    }
    free(y.at);
    free(cb.at);
    free(cr.at);
}

// Cameras: a wall, a sky, a track in floodlight, grass.
enum { BACKGROUNDS = 4 };

static inline uint32_t background_at(int which, int x, int y)
{
    uint32_t grain = (uint32_t)(x * 7919 + y * 104729 + x * y * 31) >> 4 & 15;
    switch (which) {
    case 0:
        return 0xff808080;
    case 1:
        return 0xff000000 | (0xa0 + (uint32_t)y % 64) << 16 | (0xc0 + grain) << 8 | 0xf0;
    case 2:
        return 0xff000000 | (0x90 + grain * 3) << 16 | (0x38 + grain) << 8 | 0x2c;
    default:
        return 0xff000000 | (0x20 + grain) << 16 | (0x60 + grain * 4) << 8 | 0x18;
    }
}

struct deviation {
    int outside;    // largest of a channel where the exact picture has nothing of ours
    double edge_db; // PSNR within two pixels of an outline
    long edge_pixels;
    double sum;
};

#endif
