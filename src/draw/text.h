// text.h
// Fonts and set text: faces by name, one SDL_ttf font a size, fallback by code point,
// right-to-left runs in order, runs cached as masks (least recently used goes first),
// figures in cells of one width where the style is tabular.
//
// Threads: main only (FreeType is global state).
#ifndef DRAW_TEXT_H
#define DRAW_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "draw/measure.h"

struct text;

// NULL with a line for a person if SDL_ttf cannot start.
struct text *text_create(char *error, size_t error_size);
void text_destroy(struct text *text); // NULL is fine

// A face is tried in the order its files were added: the first that has the glyph sets
// it.
bool text_add_face(struct text *text, const char *face, const char *path, char *error,
                   size_t error_size);
// Forgets all faces and runs (theme reload).
void text_clear(struct text *text);
struct measure text_measure(struct text *text);
// Opens the font and sets figures and capitals, so that the first event pays nothing.
void text_warm(struct text *text, const struct text_style *style);

// A letter or sign that is in no font of a face, and what is on air instead, in words.
struct text_gap {
    uint32_t code_point; // 0: there is none
    const char *instead;
};
// The first one of the line. `signs`: pictures and signs count, too, without which a
// person's name is the same.
struct text_gap text_missing(struct text *text, const char *face, const char *line,
                             bool signs);

// A8 coverage of a line; x0 and y0 are where its top left lies from pen and baseline.
struct text_mask {
    const unsigned char *coverage;
    int width, height, stride;
    int x0, y0;
};

// Valid until the next call. False for a text without ink.
bool text_mask(struct text *text, const struct text_style *style, const char *line,
               struct text_mask *out);

#endif
