// text_outline.h
// What lies behind free text so that it survives a keyer: the letters' silhouette, larger
// all round and with its notches filled. Chroma keyers look at three by three pixels, so
// a hard outline is also rid of every corner sharper than that: a pixel inside then has
// five of its nine on our side, one outside four.
//
// Threads: pure functions.
#ifndef DRAW_TEXT_OUTLINE_H
#define DRAW_TEXT_OUTLINE_H

#include "draw/text.h"

enum { OUTLINE_MAX = 32 }; // pixels; a wider one would take frames to make

// The outline of the ink in mask, which becomes its mask. The caller frees what is
// returned, and the ink.
unsigned char *outline_make(int width, bool hard, struct text_mask *mask);

#endif
