#include "draw/text_font.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "draw/font_gate.h"

#define LOG_MODULE "text"
#include "base/log.h"

enum { FONT_MAX_BYTES = 64 * 1024 * 1024 };

static const struct font_shaping plain = {.script =
                                              'L' << 24 | 'a' << 16 | 't' << 8 | 'n'};

static TTF_Font *open_at(struct font_file *file, int size)
{
    SDL_RWops *source = SDL_RWFromConstMem(file->bytes.data, (int)file->bytes.len);
    TTF_Font *font = source ? TTF_OpenFontRW(source, 1, size) : NULL;
    if (font) {
        TTF_SetFontHinting(font, TTF_HINTING_LIGHT);
    }
    return font;
}

static void close_file(struct font_file *file)
{
    if (file->ruler) {
        TTF_CloseFont(file->ruler);
    }
    buf_finish(&file->bytes);
    free(file->path);
    *file = (struct font_file){0};
}

int fonts_add(struct fonts *fonts, const char *path, char *error, size_t error_size)
{
    for (int i = 0; i < fonts->file_count; i++) {
        if (strcmp(fonts->files[i].path, path) == 0) {
            return i;
        }
    }
    if (fonts->file_count == FONT_MAX_FILES) {
        snprintf(error, error_size, "%s: more than %d font files", path, FONT_MAX_FILES);
        return -1;
    }
    const char *found = font_gate(path);
    if (found) {
        snprintf(error, error_size, "%s: expected a TrueType or OpenType font, found %s",
                 path, found);
        return -1;
    }
    fonts->files[fonts->file_count] = (struct font_file){.path = xstrdup(path)};
    return fonts->file_count++;
}

// Reads the file and opens its ruler the first time. NULL if that fails.
static TTF_Font *ruler_of(struct font_file *file)
{
    char error[512];
    if (file->ruler || file->broken) {
        return file->ruler;
    }
    if (file_read(file->path, FONT_MAX_BYTES, &file->bytes, error, sizeof(error))) {
        file->ruler = open_at(file, FONT_RULER_EM);
        snprintf(error, sizeof(error), "%s: %s", file->path, TTF_GetError());
    }
    if (file->ruler) {
        TTF_SetFontHinting(file->ruler, TTF_HINTING_NONE);
    } else {
        file->broken = true;
        log_error("%s", error);
    }
    return file->ruler;
}

void fonts_clear(struct fonts *fonts)
{
    for (int i = 0; i < fonts->open_count; i++) {
        TTF_CloseFont(fonts->open[i].font);
    }
    for (int i = 0; i < fonts->file_count; i++) {
        close_file(&fonts->files[i]);
    }
    *fonts = (struct fonts){0};
}

bool fonts_have(struct fonts *fonts, int file, uint32_t code_point)
{
    TTF_Font *ruler = ruler_of(&fonts->files[file]);
    return ruler && TTF_GlyphIsProvided32(ruler, code_point) != 0;
}

// A free place, or that of the font not used for longest.
static struct font_open *place_for_font(struct fonts *fonts)
{
    if (fonts->open_count < FONT_MAX_OPEN) {
        return &fonts->open[fonts->open_count++];
    }
    struct font_open *oldest = &fonts->open[0];
    for (int i = 1; i < FONT_MAX_OPEN; i++) {
        if (fonts->open[i].used < oldest->used) {
            oldest = &fonts->open[i];
        }
    }
    TTF_CloseFont(oldest->font);
    return oldest;
}

TTF_Font *fonts_open(struct fonts *fonts, int file, int size)
{
    fonts->uses++;
    for (int i = 0; i < fonts->open_count; i++) {
        struct font_open *open = &fonts->open[i];
        if (open->file == file && open->size == size) {
            open->used = fonts->uses;
            return open->font;
        }
    }
    TTF_Font *font =
        ruler_of(&fonts->files[file]) ? open_at(&fonts->files[file], size) : NULL;
    if (font) {
        *place_for_font(fonts) = (struct font_open){file, size, fonts->uses, font};
    }
    return font;
}

void fonts_shape(TTF_Font *font, const struct font_shaping *shaping)
{
    const char name[5] = {(char)(shaping->script >> 24), (char)(shaping->script >> 16),
                          (char)(shaping->script >> 8), (char)shaping->script, 0};
    TTF_SetFontScriptName(font, name);
    TTF_SetFontDirection(font, shaping->rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
}

static int to_64ths(int ruler_px, int size)
{
    return (int)(((int64_t)ruler_px * size * 64 + FONT_RULER_EM / 2) / FONT_RULER_EM);
}

// SDL_ttf tells the width of the ink or the advance, whichever is more; what the outer
// glyphs reach beyond their own advance is taken off again.
static int ruler_advance(TTF_Font *ruler, const char *text, uint32_t first, uint32_t last)
{
    int width = 0;
    int left = 0;
    int right = 0;
    int advance = 0;
    if (TTF_SizeUTF8(ruler, text, &width, NULL) != 0) {
        return 0;
    }
    if (TTF_GlyphMetrics32(ruler, first, &left, NULL, NULL, NULL, NULL) == 0 &&
        left < 0) {
        width += left;
    }
    if (TTF_GlyphMetrics32(ruler, last, NULL, &right, NULL, NULL, &advance) == 0 &&
        right > advance) {
        width -= right - advance;
    }
    return width > 0 ? width : 0;
}

// Figures stand by themselves in their cells, and a clock has another one each second:
// shaping it anew costs twenty times as much as all the rest of setting it.
static int *known_advance(struct font_file *file, const char *text,
                          const struct font_shaping *shaping)
{
    unsigned char letter = (unsigned char)text[0];
    bool alone = letter && letter < FONT_ASCII && !text[1];
    return alone && shaping->script == plain.script && !shaping->rtl
               ? &file->advances[letter]
               : NULL;
}

int fonts_advance(struct fonts *fonts, int file, int size, const char *text,
                  const struct font_shaping *shaping, uint32_t first, uint32_t last)
{
    TTF_Font *ruler = ruler_of(&fonts->files[file]);
    if (!ruler) {
        return 0;
    }
    int *known = known_advance(&fonts->files[file], text, shaping);
    if (known && *known) {
        return to_64ths(*known, size);
    }
    fonts_shape(ruler, shaping);
    int advance = ruler_advance(ruler, text, first, last);
    if (known) {
        *known = advance;
    }
    return to_64ths(advance, size);
}

int fonts_digit_advance(struct fonts *fonts, int file, int size)
{
    struct font_file *of = &fonts->files[file];
    if (of->widest_digit == 0 && ruler_of(of)) {
        fonts_shape(of->ruler, &plain);
        for (char digit = '0'; digit <= '9'; digit++) {
            const char text[2] = {digit, 0};
            int advance =
                ruler_advance(of->ruler, text, (uint32_t)digit, (uint32_t)digit);
            of->widest_digit = advance > of->widest_digit ? advance : of->widest_digit;
        }
    }
    return to_64ths(of->widest_digit, size);
}
