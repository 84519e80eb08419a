#include "draw/text_piece.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/utf8.h"

enum { PIECE_MAX_BYTES = RUN_MAX_CHARS * 4 + 2, BLANK = ' ' };

// Where the bytes lie is told from the piece's own pen.
struct kept_ink {
    struct lru_node node;
    struct piece_ink ink;
    unsigned char coverage[];
};

static int spell(const struct set_line *line, const struct set_piece *piece, char *text)
{
    int len = 0;
    bool joined = piece->shaping.joined;
    if (joined && !piece->shaping.rtl) {
        text[len++] = BLANK;
    }
    for (int i = piece->first; i < piece->first + piece->count; i++) {
        len += utf8_put(text + len, line->cut.chars[i].code_point);
    }
    if (joined && piece->shaping.rtl) {
        text[len++] = BLANK;
    }
    text[len] = 0;
    return len;
}

// SDL_ttf moves a text right when its first glyph reaches left of the pen. Returns by how
// much; joined scripts carry a blank there instead.
static int pen_column(const struct set_line *line, const struct set_piece *piece,
                      TTF_Font *font, struct fonts *fonts, int size)
{
    if (piece->shaping.joined) {
        return fonts_advance(fonts, piece->file, size, " ", &piece->shaping, BLANK,
                             BLANK) >>
               6;
    }
    int at = piece->first;
    if (piece->shaping.rtl) {
        at = piece->first + piece->count - 1;
        while (at > piece->first && line->cut.chars[at].extends) {
            at--;
        }
    }
    int left = 0;
    TTF_GlyphMetrics32(font, line->cut.chars[at].code_point, &left, NULL, NULL, NULL,
                       NULL);
    return left < 0 ? -left : 0;
}

// SDL_ttf moves a text down when a glyph rises above the font's ascent.
static int baseline_row(const struct set_line *line, const struct set_piece *piece,
                        TTF_Font *font, int height)
{
    int ascent = TTF_FontAscent(font);
    int highest = ascent;
    if (height > TTF_FontHeight(font)) {
        for (int i = piece->first; i < piece->first + piece->count; i++) {
            int top = 0;
            TTF_GlyphMetrics32(font, line->cut.chars[i].code_point, NULL, NULL, NULL,
                               &top, NULL);
            highest = top > highest ? top : highest;
        }
    }
    return highest;
}

static bool blank_row(const struct piece_ink *ink, int row)
{
    const unsigned char *bytes = ink->coverage + (size_t)row * (size_t)ink->pitch;
    unsigned char any = 0;
    for (int x = 0; x < ink->width; x++) {
        any |= bytes[x];
    }
    return any == 0;
}

static void trim_rows(struct piece_ink *ink)
{
    int first = 0, last = ink->rows;
    while (first < last && blank_row(ink, first)) {
        first++;
    }
    while (last > first && blank_row(ink, last - 1)) {
        last--;
    }
    ink->coverage += (size_t)first * (size_t)ink->pitch;
    ink->rows = last - first;
    ink->y += first;
}

// From the piece's own pen; without rows if there is no ink.
static struct piece_ink draw(const struct set_line *line, const struct set_piece *piece,
                             int size, struct fonts *fonts)
{
    static const SDL_Color white = {255, 255, 255, 255};
    static const SDL_Color black = {0, 0, 0, 255};
    char text[PIECE_MAX_BYTES];
    struct piece_ink ink = {.rows = 0};
    TTF_Font *font = fonts_open(fonts, piece->file, size);
    if (!font || spell(line, piece, text) == 0) {
        return ink;
    }
    fonts_shape(font, &piece->shaping);
    // Shaded gives one byte a pixel: the coverage itself.
    SDL_Surface *surface = TTF_RenderUTF8_Shaded(font, text, white, black);
    if (!surface) {
        return ink;
    }
    ink = (struct piece_ink){
        .coverage = surface->pixels,
        .width = surface->w,
        .rows = surface->h,
        .pitch = surface->pitch,
        .x = -pen_column(line, piece, font, fonts, size),
        .y = -baseline_row(line, piece, font, surface->h),
        .surface = surface,
    };
    trim_rows(&ink);
    return ink;
}

void piece_ink_drop(struct lru_node *node)
{
    free(node);
}

static uint64_t key_of(const struct set_line *line, const struct set_piece *piece,
                       int size)
{
    uint64_t key = hash_int(1, (int64_t)size << 32 | piece->file);
    key = hash_int(key, (int64_t)piece->shaping.script << 8 | piece->shaping.rtl << 1 |
                            piece->shaping.joined);
    return hash_int(key, line->cut.chars[piece->first].code_point);
}

static struct kept_ink *keep(struct lru *kept, struct piece_ink *ink, uint64_t key)
{
    size_t row = (size_t)ink->width, bytes = row * (size_t)ink->rows;
    struct kept_ink *copy = xalloc(sizeof(*copy) + bytes);
    for (int y = 0; y < ink->rows; y++) {
        memcpy(copy->coverage + (size_t)y * row,
               ink->coverage + (size_t)y * (size_t)ink->pitch, row);
    }
    copy->ink = *ink;
    copy->ink.coverage = copy->coverage;
    copy->ink.pitch = ink->width;
    copy->ink.surface = NULL;
    copy->node.key = key;
    copy->node.bytes = sizeof(*copy) + bytes;
    lru_add(kept, &copy->node);
    piece_ink_finish(ink);
    return copy;
}

static struct piece_ink single(struct lru *kept, const struct set_line *line,
                               const struct set_piece *piece, int size,
                               struct fonts *fonts)
{
    uint64_t key = key_of(line, piece, size);
    struct kept_ink *found = (struct kept_ink *)lru_find(kept, key);
    if (!found) {
        struct piece_ink ink = draw(line, piece, size, fonts);
        if (!ink.surface) {
            return ink;
        }
        found = keep(kept, &ink, key);
    }
    return found->ink;
}

bool piece_ink_draw(struct lru *kept, const struct set_line *line,
                    const struct set_piece *piece, int size, struct fonts *fonts,
                    struct piece_ink *out)
{
    *out = piece->count == 1 ? single(kept, line, piece, size, fonts)
                             : draw(line, piece, size, fonts);
    if (out->rows == 0) {
        piece_ink_finish(out);
        return false;
    }
    out->x += piece->x;
    return true;
}

void piece_ink_finish(struct piece_ink *ink)
{
    SDL_FreeSurface(ink->surface); // NULL is fine
    ink->surface = NULL;
}
