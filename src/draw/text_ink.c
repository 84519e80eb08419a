#define LOG_MODULE "text"
#include "draw/text_set.h"

#include "base/arena.h"
#include "base/log.h"
#include "draw/text_piece.h"

enum {
    INK_MAX_PX = 16384, // no output is wider; what stands further right is left out
    PIECES_BUDGET = 1024 * 1024, // of ink that may be wanted again
};

static void cover_row(unsigned char *restrict to, const unsigned char *restrict from,
                      int width)
{
    for (int x = 0; x < width; x++) {
        to[x] = from[x] > to[x] ? from[x] : to[x];
    }
}

static void cover(unsigned char *out, const struct text_mask *mask,
                  const struct piece_ink *ink)
{
    for (int row = 0; row < ink->rows; row++) {
        cover_row(out + (size_t)(ink->y - mask->y0 + row) * (size_t)mask->stride +
                      (size_t)(ink->x - mask->x0),
                  ink->coverage + (size_t)row * (size_t)ink->pitch, ink->width);
    }
}

// The smallest box round all inks.
static void measure_inks(const struct piece_ink *inks, int count, struct text_mask *mask)
{
    int right = inks[0].x;
    int bottom = inks[0].y;
    mask->x0 = inks[0].x;
    mask->y0 = inks[0].y;
    for (int i = 0; i < count; i++) {
        int to_x = inks[i].x + inks[i].width;
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
                            struct lru *kept, struct text_mask *mask)
{
    struct piece_ink inks[RUN_MAX_CHARS];
    int count = 0;
    *mask = (struct text_mask){0};
    if (line->advance > INK_MAX_PX) {
        log_warn("a text of %d pixels is not drawn: more than %d", line->advance,
                 INK_MAX_PX);
        return NULL;
    }
    for (int i = 0; i < line->count; i++) {
        count += piece_ink_draw(kept, line, &line->pieces[i], size, fonts, &inks[count]);
    }
    if (count == 0) {
        return NULL;
    }
    measure_inks(inks, count, mask);
    unsigned char *out = xalloc((size_t)mask->stride * (size_t)mask->height);
    for (int i = 0; i < count; i++) {
        cover(out, mask, &inks[i]);
        piece_ink_finish(&inks[i]);
    }
    lru_trim(kept, PIECES_BUDGET, 0);
    mask->coverage = out;
    return out;
}
