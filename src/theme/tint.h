// tint.h
// Colours that feeds send, made fit for the air: apart from the plate beside them, apart
// from the colour that the mixer keys by, and with a text on them that can be read.
//
// Threads: pure functions. Colours are 0xAARRGGBB; their alpha stays.
#ifndef THEME_TINT_H
#define THEME_TINT_H

#include <stdbool.h>
#include <stdint.h>

static const double TINT_STRONG =
    0.2; // chroma above which a colour bleeds beside the key

// 1 to 21, as WCAG 2 has it; 3 is enough for a plate, 4.5 for a text.
double tint_contrast(uint32_t a, uint32_t b);
// Chroma of BT.709, 0 to 0.5: how far a colour bleeds where chroma is halved.
double tint_chroma(uint32_t color);
// Whether a plate of this colour needs a rim on the key: its chroma bleeds, or it lies so
// far beyond grey that a keyer which looks at a pixel's neighbours, too, finds the key
// beside it no key any more, or so far on this side of it that its corners go. Over a
// pale key that is every plate lighter than grey.
bool tint_bleeds(uint32_t color, uint32_t key);
// Lighter (or on a light one darker) in its own hue until it stands out at 3.
uint32_t tint_clear(uint32_t color, uint32_t against);
// Paler, as light as before, until a chroma keyer at its usual settings leaves it whole;
// and never so black that a luma key opens.
uint32_t tint_off_key(uint32_t color, uint32_t key);
// Whichever of two is read better on it.
uint32_t tint_ink(uint32_t color, uint32_t dark, uint32_t light);

#endif
