// key.h
// Canvas -> what the mixer is to key. A pure function of the premultiplied canvas, so one
// theme serves every mode. Key-safe (chroma): alpha cut at one half, colours
// un-premultiplied, so the outer silhouette is hard; craft/KEYING facts 1 to 8 say why.
//
// Threads: pure functions.
#ifndef OUTPUT_KEY_H
#define OUTPUT_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "draw/canvas.h"

enum key_mode {
    KEY_CHROMA,      // key colour behind, hard silhouette
    KEY_CHROMA_SOFT, // edges blended towards the brightest colour of the key's chroma
    KEY_LUMA,        // over black
    KEY_FILL,        // premultiplied over black
    KEY_MATTE,       // alpha as grey
    KEY_SIDE,        // fill left, matte right, twice as wide
    KEY_ALPHA,       // straight RGBA
};

// False with the nearest known name in error.
bool key_mode_parse(const char *name, enum key_mode *out, char *error, size_t error_size);
const char *key_mode_name(enum key_mode mode);
bool key_mode_safe(enum key_mode mode);            // plates must sit on even pixels
int key_mode_width(enum key_mode mode, int width); // of the keyed picture
// "#00ff00" to 0x00ff00.
bool key_color_parse(const char *text, uint32_t *rgb);
// The brightest RGB colour with the key's Cb and Cr (BT.709).
uint32_t key_brightest(uint32_t rgb);

struct key {
    enum key_mode mode;
    uint32_t color; // 0xRRGGBB
    uint32_t edge;  // key_brightest(color), filled by key_init
};

struct key key_init(enum key_mode mode, uint32_t color);

// Keys one rectangle of the canvas into out (native 0xAARRGGBB words, alpha 255 but for
// KEY_ALPHA). out is the picture's first pixel; stride in pixels.
void key_rect(const struct key *key, const struct canvas *canvas, struct rect rect,
              uint32_t *out, int stride);

// Where a part of the canvas lies in the keyed picture of a canvas this wide: one
// rectangle, two for KEY_SIDE. Returns how many.
int key_rects(enum key_mode mode, int width, struct rect rect, struct rect out[2]);

// The picture that a perfect keyer would make: the canvas over an opaque background of
// the same size and stride. What keyed pictures are judged by.
void key_over(const struct canvas *canvas, struct rect rect, const uint32_t *background,
              uint32_t *out, int stride);

#endif
