// keyer.h
// What published keyers make of a picture, so that what vanishes or tints is known before
// it is on air. Formulas from their sources: OBS Studio's chroma_key_filter_v2 and
// color_key_filter_v2 as OBS 29 draws them, in linear light, FFmpeg 5.1's vf_chromakey.c
// and vf_colorkey.c. Colours are 0xRRGGBB, sRGB-coded, full range; chroma is BT.709's,
// limited.
//
// Threads: pure functions.
#ifndef OUTPUT_KEYER_H
#define OUTPUT_KEYER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum keyer_formula {
    KEYER_OBS_CHROMA,    // similarity, smoothness, spill
    KEYER_OBS_COLOR,     // similarity, smoothness
    KEYER_FFMPEG_CHROMA, // similarity, smoothness is `blend`
    KEYER_FFMPEG_COLOR   // as before
};

// As the user sets them, divided by OBS' 1000: all 0..1.
struct keyer_settings {
    double similarity, smoothness, spill;
};

struct keyer {
    enum keyer_formula formula;
    const char *name;             // "OBS chroma key"
    struct keyer_settings preset; // as installed
};

// What a luma key is set to: clipped just above what noise makes of black, and soon whole
// (OBS' luma key: its minimum and that one's smoothness).
#define KEYER_LUMA_CLIP 0.02
#define KEYER_LUMA_SOFT 0.04

enum { KEYERS = 4 };
extern const struct keyer KEYER_TABLE[KEYERS]; // by formula

// For this very key, flat as a computer makes it. A chroma keyer's threshold lies between
// what a pixel beside a plate and a plate's corner are from the key, which is the less
// the paler the key is. In whole thousandths, as dialogs take them.
struct keyer_settings keyer_tuned(enum keyer_formula formula, uint32_t key);
// For rounded plates and for text without one: round all over, they keep their edge where
// the threshold lies between four and five of nine, which takes the corners of others.
// OBS chroma key's are for what is dark at its edge.
struct keyer_settings keyer_tuned_round(enum keyer_formula formula, uint32_t key);
// Settings in the words of the keyer's dialog.
void keyer_dial(enum keyer_formula formula, const struct keyer_settings *set, char *out,
                size_t size);
// The same as a filter to paste; false if the keyer has no command line. Chroma is given
// as video has it: without yuv=1 ffmpeg would take the key for another range's.
bool keyer_filter(enum keyer_formula formula, uint32_t key, char *out, size_t size);

// 0xYYCbCr of a colour: BT.709, limited range.
uint32_t keyer_video(uint32_t color);

// Straight: colours are not multiplied with alpha. 0..1 both.
struct keyed {
    double rgb[3];
    double alpha;
    bool in_light; // mixed with what is below in linear light
};

// What the viewer sees of one of the channels over this level of a camera's, 0..1.
double keyed_over(const struct keyed *keyed, int channel, double below);

// How far the middle one of nine pixels, row by row, is from the key: what similarity is
// compared with.
double keyer_distance(enum keyer_formula formula, uint32_t key, const uint32_t *nine);
double keyer_flat_distance(enum keyer_formula formula, uint32_t key, uint32_t color);
// A flat area of this colour.
struct keyed keyer_flat(enum keyer_formula formula, const struct keyer_settings *set,
                        uint32_t key, uint32_t color);
// One pixel of a picture of w by h, rows without gaps; beyond its edges the border goes
// on.
struct keyed keyer_pixel(enum keyer_formula formula, const struct keyer_settings *set,
                         uint32_t key, const uint32_t *picture, int w, int h, int x,
                         int y);

#endif
