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
    KEY_DATAVIDEO,   // fill and matte in one picture, see key_range.h
};

enum { KEY_MODES = KEY_DATAVIDEO + 1 };

// Levels of the picture: a PC's 0..255 or video's 16..235. A mixer that takes the one for
// the other clips, or lifts the matte's foot.
enum key_range {
    KEY_RANGE_OWN, // full; limited for KEY_DATAVIDEO
    KEY_FULL,
    KEY_LIMITED
};

// False with the nearest known name in error.
bool key_mode_parse(const char *name, enum key_mode *out, char *error, size_t error_size);
const char *key_mode_name(enum key_mode mode);
// "" is the mode's own.
bool key_range_parse(const char *name, enum key_range *out);
bool key_mode_safe(enum key_mode mode);            // plates must sit on even pixels
bool key_mode_chroma(enum key_mode mode);          // by the key colour
int key_mode_width(enum key_mode mode, int width); // of the keyed picture
// The brightest RGB colour with the key's Cb and Cr (BT.709).
uint32_t key_brightest(uint32_t rgb);

struct key {
    enum key_mode mode;
    uint32_t color; // 0xRRGGBB
    uint32_t edge;  // key_brightest(color), filled by key_init
    bool limited;
};

struct key key_init(enum key_mode mode, uint32_t color, enum key_range range);

// A premultiplied word with its colours divided by its alpha, which is not 0 and stays.
uint32_t key_straight(uint32_t pixel);

// Keys one rectangle of the canvas into out (native 0xAARRGGBB words, alpha 255 but for
// KEY_ALPHA). out is the picture's first pixel; stride in pixels.
void key_rect(const struct key *key, const struct canvas *canvas, struct rect rect,
              uint32_t *out, int stride);

// What key_rect makes of a canvas with nothing on it. False if that is not one colour.
bool key_ground(const struct key *key, uint32_t *color);

// What of the canvas key_rect touches for a rectangle: more where pixels go in pairs.
struct rect key_reach(const struct key *key, int width, struct rect rect);
// Where that lies in the keyed picture of a canvas this wide: one rectangle, two for
// KEY_SIDE. Returns how many.
int key_rects(const struct key *key, int width, struct rect rect, struct rect out[2]);

// The picture that a perfect keyer would make: the canvas over an opaque background of
// the same size and stride. What keyed pictures are judged by.
void key_over(const struct canvas *canvas, struct rect rect, const uint32_t *background,
              uint32_t *out, int stride);

#endif
