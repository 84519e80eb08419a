// text_piece.h
// The ink of one piece of a set line. That of single characters is kept, least recently
// used going first: a figure that was drawn once is never drawn again, whatever number it
// next stands in.
//
// Threads: main only.
#ifndef DRAW_TEXT_PIECE_H
#define DRAW_TEXT_PIECE_H

#include <stdbool.h>

#include "draw/lru.h"
#include "draw/text_set.h"

// Bytes of coverage, and where they lie from the line's pen and baseline.
struct piece_ink {
    const unsigned char *coverage;
    int width, rows, pitch;
    int x, y;
    SDL_Surface *surface; // owned; NULL: what is kept lends the bytes
};

// `kept` drops what it holds by this.
void piece_ink_drop(struct lru_node *node);
// False for a piece without ink. What was lent is good until `kept` is trimmed.
bool piece_ink_draw(struct lru *kept, const struct set_line *line,
                    const struct set_piece *piece, int size, struct fonts *fonts,
                    struct piece_ink *out);
void piece_ink_finish(struct piece_ink *ink);

#endif
