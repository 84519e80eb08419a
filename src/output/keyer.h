// keyer.h
// What published keyers make of a picture, so that what vanishes or tints is known before
// it is on air. Formulas from their sources: OBS Studio's chroma_key_filter_v2 and
// color_key_filter_v2, FFmpeg 5.1's vf_chromakey.c and vf_colorkey.c. Colours are
// 0xRRGGBB, sRGB-coded, full range; chroma is BT.709's, limited.
//
// Threads: pure functions.
#ifndef OUTPUT_KEYER_H
#define OUTPUT_KEYER_H

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
    struct keyer_settings tuned;  // for a flat key made by a computer
    const char *dial;             // `tuned`, in the words of its dialog
};

enum { KEYERS = 4 };
extern const struct keyer KEYER_TABLE[KEYERS];

// 0xYYCbCr of a colour: BT.709, limited range.
uint32_t keyer_video(uint32_t color);

// Straight: colours are not multiplied with alpha. 0..1 both.
struct keyed {
    double rgb[3];
    double alpha;
};

// A flat area of this colour.
struct keyed keyer_flat(enum keyer_formula formula, const struct keyer_settings *set,
                        uint32_t key, uint32_t color);
// One pixel of a picture of w by h, rows without gaps; beyond its edges the border goes
// on.
struct keyed keyer_pixel(enum keyer_formula formula, const struct keyer_settings *set,
                         uint32_t key, const uint32_t *picture, int w, int h, int x,
                         int y);

#endif
