// text_set.h
// A line set in a style: where every piece of it goes, how long it is, and its ink.
// Figures of a tabular style stand centred in cells of one width; everything else keeps
// its natural advance and kerning.
//
// Threads: main only.
#ifndef DRAW_TEXT_SET_H
#define DRAW_TEXT_SET_H

#include <stdbool.h>

#include "draw/lru.h"
#include "draw/measure.h"
#include "draw/text.h"
#include "draw/text_font.h"
#include "draw/text_run.h"

// What is drawn with one call: neighbours of one run.
struct set_piece {
    int first, count; // characters of the line
    int file;
    int x; // pixels from the pen
    struct font_shaping shaping;
};

struct set_line {
    struct run_line cut;
    struct set_piece pieces[RUN_MAX_CHARS];
    int count;
    int advance; // pixels
};

void set_line_place(struct set_line *line, const char *text,
                    const struct text_style *style, struct fonts *fonts, const int *files,
                    int file_count);

// The line's ink, allocated; the caller frees it. NULL, and a mask without size, if there
// is none. Ink of single characters is kept (text_piece.h) as long as the fonts.
unsigned char *set_line_ink(const struct set_line *line, int size, struct fonts *fonts,
                            struct lru *kept, struct text_mask *mask);

#endif
