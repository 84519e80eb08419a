// Lines set in the studio's fonts: how wide they are, and their ink.
#ifndef TESTS_SET_TEXT_H
#define TESTS_SET_TEXT_H

#include "check.h"
#include "fonts.h"

#include <stdint.h>
#include <stdlib.h>

static const struct text_style name_style = {.face = "heavy", .size = 62};
static const struct text_style clock_style = {
    .face = "heavy", .size = 62, .tabular = true};

static inline int width(struct text *text, const struct text_style *style,
                        const char *line)
{
    struct measure measure = text_measure(text);
    return measure.width(measure.context, style, line);
}

// A copy, because a mask is only valid until the next one.
static inline unsigned char *ink(struct text *text, const struct text_style *style,
                                 const char *line, struct text_mask *mask)
{
    if (!text_mask(text, style, line, mask)) {
        return NULL;
    }
    size_t size = (size_t)mask->stride * (size_t)mask->height;
    unsigned char *copy = malloc(size);
    memcpy(copy, mask->coverage, size);
    return copy;
}

// Columns with ink, from the pen.
static inline void ink_columns(const struct text_mask *mask, int *first, int *last)
{
    *first = mask->width;
    *last = -1;
    for (int y = 0; y < mask->height; y++) {
        for (int x = 0; x < mask->width; x++) {
            if (mask->coverage[y * mask->stride + x] > 32) {
                *first = x < *first ? x : *first;
                *last = x > *last ? x : *last;
            }
        }
    }
    *first += mask->x0;
    *last += mask->x0;
}

#endif
