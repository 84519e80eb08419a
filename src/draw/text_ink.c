#define LOG_MODULE "text"
#include "draw/text_set.h"

#include <SDL.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/str.h"

// No output is wider; what stands further right is left out.
enum { INK_MAX_PX = 16384, PIECE_MAX_BYTES = RUN_MAX_CHARS * 4 + 2, BLANK = ' ' };

// A piece as SDL_ttf drew it: bytes of coverage, and where they lie from the pen.
struct ink {
    SDL_Surface *surface;
    int x, y;        // of the first row with ink
    int first, rows; // rows with ink
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

static bool blank_row(const SDL_Surface *surface, int row)
{
    const unsigned char *bytes =
        (const unsigned char *)surface->pixels + (size_t)row * (size_t)surface->pitch;
    unsigned char any = 0;
    for (int x = 0; x < surface->w; x++) {
        any |= bytes[x];
    }
    return any == 0;
}

static void trim_rows(struct ink *ink)
{
    int last = ink->surface->h;
    while (ink->first < last && blank_row(ink->surface, ink->first)) {
        ink->first++;
    }
    while (last > ink->first && blank_row(ink->surface, last - 1)) {
        last--;
    }
    ink->rows = last - ink->first;
    ink->y += ink->first;
}

// False for a piece without ink.
static bool draw_piece(const struct set_line *line, const struct set_piece *piece,
                       int size, struct fonts *fonts, struct ink *ink)
{
    static const SDL_Color white = {255, 255, 255, 255};
    static const SDL_Color black = {0, 0, 0, 255};
    char text[PIECE_MAX_BYTES];
    TTF_Font *font = fonts_open(fonts, piece->file, size);
    if (!font || spell(line, piece, text) == 0) {
        return false;
    }
    fonts_shape(font, &piece->shaping);
    // Shaded gives one byte a pixel: the coverage itself.
    SDL_Surface *surface = TTF_RenderUTF8_Shaded(font, text, white, black);
    if (!surface) {
        return false;
    }
    *ink = (struct ink){
        .surface = surface,
        .x = piece->x - pen_column(line, piece, font, fonts, size),
        .y = -baseline_row(line, piece, font, surface->h),
    };
    trim_rows(ink);
    if (ink->rows == 0) {
        SDL_FreeSurface(surface);
        return false;
    }
    return true;
}

static void cover(unsigned char *out, const struct text_mask *mask, const struct ink *ink)
{
    for (int row = 0; row < ink->rows; row++) {
        const unsigned char *from =
            (const unsigned char *)ink->surface->pixels +
            (size_t)(ink->first + row) * (size_t)ink->surface->pitch;
        unsigned char *to = out +
                            (size_t)(ink->y - mask->y0 + row) * (size_t)mask->stride +
                            (size_t)(ink->x - mask->x0);
        for (int x = 0; x < ink->surface->w; x++) {
            to[x] = from[x] > to[x] ? from[x] : to[x];
        }
    }
}

// The smallest box round all inks.
static void measure_inks(const struct ink *inks, int count, struct text_mask *mask)
{
    int right = inks[0].x;
    int bottom = inks[0].y;
    mask->x0 = inks[0].x;
    mask->y0 = inks[0].y;
    for (int i = 0; i < count; i++) {
        int to_x = inks[i].x + inks[i].surface->w;
        int to_y = inks[i].y + inks[i].rows;
        mask->x0 = inks[i].x < mask->x0 ? inks[i].x : mask->x0;
        mask->y0 = inks[i].y < mask->y0 ? inks[i].y : mask->y0;
        right = to_x > right ? to_x : right;
        bottom = to_y > bottom ? to_y : bottom;
    }
    mask->width = right - mask->x0;
    mask->height = bottom - mask->y0;
    mask->stride = (mask->width + 3) & ~3; // pixman reads whole words
}

unsigned char *set_line_ink(const struct set_line *line, int size, struct fonts *fonts,
                            struct text_mask *mask)
{
    struct ink inks[RUN_MAX_CHARS];
    int count = 0;
    *mask = (struct text_mask){0};
    if (line->advance > INK_MAX_PX) {
        log_warn("a text of %d pixels is not drawn: more than %d", line->advance,
                 INK_MAX_PX);
        return NULL;
    }
    for (int i = 0; i < line->count; i++) {
        count += draw_piece(line, &line->pieces[i], size, fonts, &inks[count]);
    }
    if (count == 0) {
        return NULL;
    }
    measure_inks(inks, count, mask);
    unsigned char *out = xalloc((size_t)mask->stride * (size_t)mask->height);
    for (int i = 0; i < count; i++) {
        cover(out, mask, &inks[i]);
        SDL_FreeSurface(inks[i].surface);
    }
    mask->coverage = out;
    return out;
}
