// spare.h
// Pictures that no designer chose for the key (flags, logos, portraits) bring colours
// that a keyer takes: they would have holes on air. What published keyers, set to
// anything that keyer.h tells, would take or tint is made paler, as light as before,
// until they leave it whole, and for a luma key what is black is lifted off the key's
// foot. All else stays as it is, to the bit.
//
// Threads: pure functions.
#ifndef OUTPUT_SPARE_H
#define OUTPUT_SPARE_H

#include <stddef.h>
#include <stdint.h>

#include "output/key.h"

struct spare {
    enum spare_by { SPARE_NOTHING, SPARE_BY_COLOR, SPARE_BY_LUMA } by;
    uint32_t key;         // 0xRRGGBB
    double chroma, color; // how far from the key a colour is left whole
};

struct spare spare_begin(const struct key *key);
// 0xRRGGBB in and out.
uint32_t spare_color(const struct spare *spare, uint32_t color);
// Premultiplied 0xAARRGGBB words, in place.
void spare_pixels(const struct spare *spare, uint32_t *pixels, size_t count);

#endif
