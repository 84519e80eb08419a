#include "draw/image_scale.h"

#include <stdlib.h>

#include "base/arena.h"

// Weights of one target pixel add up to this; a channel in 8.8 bits times it still fits
// 32 bits.
enum { WEIGHT_ONE = 1 << 16 };

// Which source pixels make a target pixel.
struct taps {
    int *first, *count;
    uint32_t *weights; // `stride` a target pixel
    int stride;
};

struct image_size image_fit(struct image_size picture, struct image_size box)
{
    int64_t w = picture.width;
    int64_t h = picture.height;
    struct image_size fit = box;
    if (w * box.height > h * box.width) {
        fit.height = (int)((h * box.width + w / 2) / w);
    } else {
        fit.width = (int)((w * box.height + h / 2) / h);
    }
    fit.width = fit.width < 1 ? 1 : fit.width;
    fit.height = fit.height < 1 ? 1 : fit.height;
    return fit;
}

struct image_part image_cover(struct image_size picture, struct image_size box)
{
    struct image_size size = image_fit(box, picture);
    int third = (picture.height - size.height) / 3, eighth = size.height / 8;
    return (struct image_part){(picture.width - size.width) / 2,
                               third < eighth ? third : eighth, size};
}

void image_premultiply(uint32_t *pixels, int width, int height, int stride)
{
    for (int y = 0; y < height; y++) {
        uint32_t *row = pixels + (size_t)y * (size_t)stride;
        for (int x = 0; x < width; x++) {
            uint32_t a = row[x] >> 24;
            if (a == 255) {
                continue;
            }
            uint32_t r = ((row[x] >> 16 & 255) * a + 127) / 255;
            uint32_t g = ((row[x] >> 8 & 255) * a + 127) / 255;
            uint32_t b = ((row[x] & 255) * a + 127) / 255;
            row[x] = a << 24 | r << 16 | g << 8 | b;
        }
    }
}

// Each target pixel is the average of the stretch of source that it covers.
static void area_taps(struct taps *taps, int from, int to)
{
    for (int i = 0; i < to; i++) {
        int64_t start = (int64_t)i * from; // in `to`ths of a source pixel
        int64_t end = start + from;
        int first = (int)(start / to);
        int count = (int)((end + to - 1) / to) - first;
        uint32_t left = WEIGHT_ONE;
        taps->first[i] = first;
        taps->count[i] = count;
        for (int k = 0; k < count; k++) {
            int64_t a = (int64_t)(first + k) * to;
            int64_t overlap = (a + to < end ? a + to : end) - (a > start ? a : start);
            uint32_t weight = (uint32_t)(overlap * WEIGHT_ONE / from);
            weight = k == count - 1 || weight > left ? left : weight;
            taps->weights[i * taps->stride + k] = weight;
            left -= weight;
        }
    }
}

// Each target pixel lies between the centres of two source pixels.
static void linear_taps(struct taps *taps, int from, int to)
{
    for (int i = 0; i < to; i++) {
        int64_t centre =
            ((int64_t)(2 * i + 1) * from - to) * WEIGHT_ONE / (2 * (int64_t)to);
        centre = centre < 0 ? 0 : centre;
        int first = (int)(centre / WEIGHT_ONE);
        uint32_t second = (uint32_t)(centre % WEIGHT_ONE);
        if (first >= from - 1) {
            first = from - 1;
            second = 0;
        }
        taps->first[i] = first;
        taps->count[i] = second > 0 ? 2 : 1;
        taps->weights[i * taps->stride] = WEIGHT_ONE - second;
        if (second > 0) {
            taps->weights[i * taps->stride + 1] = second;
        }
    }
}

static struct taps make_taps(int from, int to)
{
    struct taps taps = {.stride = to < from ? from / to + 2 : 2};
    taps.first = xalloc((size_t)to * sizeof(int));
    taps.count = xalloc((size_t)to * sizeof(int));
    taps.weights = xalloc((size_t)to * (size_t)taps.stride * sizeof(uint32_t));
    if (to < from) {
        area_taps(&taps, from, to);
    } else {
        linear_taps(&taps, from, to);
    }
    return taps;
}

static void free_taps(struct taps *taps)
{
    free(taps->first);
    free(taps->count);
    free(taps->weights);
}

// One row of words to a row of 8.8 bit channels, four a pixel. Each word is read once,
// for all its channels: a theme has hundreds of flags.
static void scale_row(const uint32_t *row, const struct taps *taps, int to, uint16_t *out)
{
    for (int x = 0; x < to; x++) {
        const uint32_t *weights = taps->weights + (size_t)x * (size_t)taps->stride;
        const uint32_t *from = row + taps->first[x];
        uint32_t b = 128, g = 128, r = 128, a = 128;
        for (int k = 0, count = taps->count[x]; k < count; k++) {
            uint32_t word = from[k], weight = weights[k];
            b += (word & 255) * weight;
            g += (word >> 8 & 255) * weight;
            r += (word >> 16 & 255) * weight;
            a += (word >> 24) * weight;
        }
        uint16_t *pixel = out + (size_t)x * 4;
        pixel[0] = (uint16_t)(b >> 8);
        pixel[1] = (uint16_t)(g >> 8);
        pixel[2] = (uint16_t)(r >> 8);
        pixel[3] = (uint16_t)(a >> 8);
    }
}

static uint32_t mix_column(const uint16_t *rows, int row_stride, int x,
                           const struct taps *taps, int y)
{
    const uint32_t *weights = taps->weights + (size_t)y * (size_t)taps->stride;
    const uint16_t *from =
        rows + (size_t)taps->first[y] * (size_t)row_stride + (size_t)x * 4;
    const uint32_t half = 1 << 23;
    uint32_t b = half, g = half, r = half, a = half;
    for (int k = 0, count = taps->count[y]; k < count; k++) {
        const uint16_t *pixel = from + (size_t)k * (size_t)row_stride;
        b += pixel[0] * weights[k];
        g += pixel[1] * weights[k];
        r += pixel[2] * weights[k];
        a += pixel[3] * weights[k];
    }
    return a >> 24 << 24 | r >> 24 << 16 | g >> 24 << 8 | b >> 24;
}

uint32_t *image_scale(const uint32_t *pixels, struct image_size from, int stride,
                      struct image_size to)
{
    struct taps across = make_taps(from.width, to.width);
    struct taps down = make_taps(from.height, to.height);
    int row_stride = to.width * 4;
    uint16_t *rows = xalloc((size_t)from.height * (size_t)row_stride * sizeof(*rows));
    uint32_t *out = xalloc((size_t)to.width * (size_t)to.height * sizeof(*out));
    for (int y = 0; y < from.height; y++) {
        scale_row(pixels + (size_t)y * (size_t)stride, &across, to.width,
                  rows + (size_t)y * (size_t)row_stride);
    }
    for (int y = 0; y < to.height; y++) {
        for (int x = 0; x < to.width; x++) {
            out[(size_t)y * (size_t)to.width + (size_t)x] =
                mix_column(rows, row_stride, x, &down, y);
        }
    }
    free(rows);
    free_taps(&across);
    free_taps(&down);
    return out;
}
