// text_font.h
// Font files, each read into memory once, and the SDL_ttf fonts opened from them: one a
// size, because changing the size of a font throws its glyphs away. A large unhinted
// "ruler" of every file measures for all sizes, so shrinking a name to fit opens nothing.
//
// Threads: main only (FreeType is global state).
#ifndef DRAW_TEXT_FONT_H
#define DRAW_TEXT_FONT_H

#include <SDL_ttf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum { FONT_MAX_FILES = 32, FONT_MAX_OPEN = 96, FONT_MAX_SIZE = 2000 };
enum { FONT_RULER_EM = 2048, FONT_ASCII = 128 };

// Read when something of it is first asked for: most shows need no fallback.
struct font_file {
    char *path;
    struct buf bytes;         // the fonts read from here as long as they live
    TTF_Font *ruler;          // at FONT_RULER_EM pixels; NULL until asked
    int widest_digit;         // in ruler pixels, 0 until asked
    int advances[FONT_ASCII]; // of single Latin letters, in ruler pixels; 0 until asked
    bool broken;              // could not be read when it was wanted; said once
};

struct font_open {
    int file, size;
    int64_t used; // count of uses when it was last asked for
    TTF_Font *font;
};

struct fonts {
    struct font_file files[FONT_MAX_FILES];
    int file_count;
    struct font_open open[FONT_MAX_OPEN];
    int open_count;
    int64_t uses;
};

// How a text is shaped.
struct font_shaping {
    uint32_t script; // ISO 15924, four letters in a word
    bool rtl;
    bool joined; // letters change with their neighbours: Arabic, Indic, Thai
};

// The index of the file, known already or not; -1 with an error if it is no font.
int fonts_add(struct fonts *fonts, const char *path, char *error, size_t error_size);
void fonts_clear(struct fonts *fonts);

bool fonts_have(struct fonts *fonts, int file, uint32_t code_point);
// The font at that size; NULL if FreeType refuses.
TTF_Font *fonts_open(struct fonts *fonts, int file, int size);
void fonts_shape(TTF_Font *font, const struct font_shaping *shaping);

// Advance of a text in 64ths of a pixel. first and last are its code points at the visual
// left and right.
int fonts_advance(struct fonts *fonts, int file, int size, const char *text,
                  const struct font_shaping *shaping, uint32_t first, uint32_t last);
// The widest figure's advance in 64ths of a pixel.
int fonts_digit_advance(struct fonts *fonts, int file, int size);

#endif
