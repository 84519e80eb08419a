#include "output/shrink.h"

#include <stddef.h>

// What is clear has no colour to give, so colours count as much as they are opaque.
struct sum {
    uint64_t alpha, red, green, blue;
    uint64_t weight, count;
};

static void add(struct sum *sum, uint32_t pixel, bool alpha)
{
    uint32_t weight = alpha ? pixel >> 24 : 255;
    sum->red += weight * (pixel >> 16 & 255);
    sum->green += weight * (pixel >> 8 & 255);
    sum->blue += weight * (pixel & 255);
    sum->weight += weight;
    sum->count++;
}

static uint32_t mean(const struct sum *sum)
{
    uint64_t half = sum->weight / 2;
    if (!sum->weight) {
        return 0;
    }
    uint32_t red = (uint32_t)((sum->red + half) / sum->weight);
    uint32_t green = (uint32_t)((sum->green + half) / sum->weight);
    uint32_t blue = (uint32_t)((sum->blue + half) / sum->weight);
    uint32_t alpha = (uint32_t)((sum->weight + sum->count / 2) / sum->count);
    return alpha << 24 | red << 16 | green << 8 | blue;
}

void shrink(const uint32_t *pixels, int width, int height, bool alpha, uint32_t *out,
            int out_width, int out_height)
{
    for (int y = 0; y < out_height; y++) {
        int top = (int)((int64_t)y * height / out_height);
        int bottom = (int)((int64_t)(y + 1) * height / out_height);
        for (int x = 0; x < out_width; x++) {
            int left = (int)((int64_t)x * width / out_width);
            int right = (int)((int64_t)(x + 1) * width / out_width);
            struct sum sum = {0};
            for (int row = top; row < bottom; row++) {
                for (int column = left; column < right; column++) {
                    add(&sum, pixels[(size_t)row * (size_t)width + (size_t)column],
                        alpha);
                }
            }
            *out++ = mean(&sum);
        }
    }
}
