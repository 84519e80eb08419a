// keyed_cut.h
// The part of a painted picture that shows something, through the signal and a keyer, and
// how far what comes out is from the exact composite.
#ifndef TEST_KEYED_CUT_H
#define TEST_KEYED_CUT_H

#include "app/programme.h"
#include "base/json.h"
#include "keyed_chain.h"

enum { WIDTH = 1920, HEIGHT = 1080, BAND = 2, MARGIN = 12 };

// The part of the picture that a shot is in, with a margin, as rows without gaps.
struct cut {
    struct rect rect;
    uint32_t *exact; // premultiplied
    uint32_t *keyed; // as sent
    uint8_t *edge;   // within BAND of an outline
};

static inline const struct values *values_of(struct arena *arena, const char *text)
{
    char error[256] = "";
    struct values *values = arena_alloc(arena, sizeof(*values));
    *values = values_begin(arena);
    struct json_doc *doc = json_parse(text, strlen(text), NULL, error, sizeof(error));
    if (!doc || !values_from_json(values, json_root(doc), error, sizeof(error))) {
        printf("  %s\n", error);
    }
    json_free(doc);
    return values;
}

static inline struct rect shown_part(const uint32_t *picture)
{
    int left = WIDTH, top = HEIGHT, right = 0, bottom = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
        if (picture[i] >> 24) {
            int x = i % WIDTH, y = i / WIDTH;
            left = x < left ? x : left;
            right = x >= right ? x + 1 : right;
            top = y < top ? y : top;
            bottom = y + 1;
        }
    }
    struct rect part = {(left - MARGIN) & ~1, (top - MARGIN) & ~1,
                        right - left + 2 * MARGIN + 2, bottom - top + 2 * MARGIN + 2};
    return rect_intersect(part, (struct rect){0, 0, WIDTH, HEIGHT});
}

static inline bool there(const struct cut *cut, int x, int y)
{
    bool inside = x >= 0 && y >= 0 && x < cut->rect.w && y < cut->rect.h;
    return inside && cut->exact[y * cut->rect.w + x] >> 31;
}

static inline void find_edges(struct cut *cut)
{
    for (int y = 0; y < cut->rect.h; y++) {
        for (int x = 0; x < cut->rect.w; x++) {
            bool near = false;
            for (int i = -BAND; i <= BAND && !near; i++) {
                near = there(cut, x + i, y) != there(cut, x, y) ||
                       there(cut, x, y + i) != there(cut, x, y);
            }
            cut->edge[y * cut->rect.w + x] = near;
        }
    }
}

static inline struct cut cut_of(const struct canvas *canvas, const struct key *key)
{
    size_t bytes = (size_t)WIDTH * HEIGHT * sizeof(uint32_t);
    uint32_t *exact = xalloc(bytes), *keyed = xalloc(bytes);
    struct rect whole = {0, 0, WIDTH, HEIGHT};
    canvas_read(canvas, whole, exact, WIDTH);
    key_rect(key, canvas, whole, keyed, WIDTH);
    struct cut cut = {.rect = shown_part(exact)};
    size_t count = (size_t)cut.rect.w * (size_t)cut.rect.h;
    cut.exact = xalloc(count * sizeof(uint32_t));
    cut.keyed = xalloc(count * sizeof(uint32_t));
    cut.edge = xalloc(count);
    for (int y = 0; y < cut.rect.h; y++) {
        size_t from = (size_t)(cut.rect.y + y) * WIDTH + (size_t)cut.rect.x;
        size_t to = (size_t)y * (size_t)cut.rect.w;
        memcpy(cut.exact + to, exact + from, (size_t)cut.rect.w * sizeof(uint32_t));
        memcpy(cut.keyed + to, keyed + from, (size_t)cut.rect.w * sizeof(uint32_t));
    }
    find_edges(&cut);
    free(exact);
    free(keyed);
    return cut;
}

static inline void cut_drop(struct cut *cut)
{
    free(cut->exact);
    free(cut->keyed);
    free(cut->edge);
}

static inline double exact_level(uint32_t pixel, uint32_t below, int shift)
{
    return (pixel >> shift & 255) +
           (below >> shift & 255) * (255 - (pixel >> 24)) / 255.0;
}

// Adds one pixel over every camera.
static inline void weigh(struct deviation *out, const struct keyed *keyed, uint32_t exact,
                         int x, int y, bool edge)
{
    for (int i = 0; i < 3 * BACKGROUNDS; i++) {
        int shift = 16 - 8 * (i % 3);
        uint32_t below = background_at(i / 3, x, y);
        double found = 255 * keyed_over(keyed, i % 3, (below >> shift & 255) / 255.0);
        double off = fabs(found - exact_level(exact, below, shift));
        if (!(exact >> 24) && off > out->outside) {
            out->outside = (int)ceil(off);
        }
        if (edge) {
            out->sum += off * off;
            out->edge_pixels++;
        }
    }
}

static inline struct deviation judge(const struct cut *cut, enum keyer_formula formula,
                                     const struct keyer_settings *set, uint32_t key,
                                     enum sampling sampling)
{
    int w = cut->rect.w, h = cut->rect.h;
    uint32_t *seen = xalloc((size_t)w * (size_t)h * sizeof(uint32_t));
    struct deviation out = {0};
    memcpy(seen, cut->keyed, (size_t)w * (size_t)h * sizeof(uint32_t));
    signal_pass(seen, w, h, sampling);
    for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
            uint32_t exact = cut->exact[y * w + x];
            bool edge = cut->edge[y * w + x];
            if (edge || !(exact >> 24)) {
                struct keyed keyed = keyer_pixel(formula, set, key, seen, w, h, x, y);
                weigh(&out, &keyed, exact, x, y, edge);
            }
        }
    }
    free(seen);
    out.edge_db =
        out.sum > 0 ? 10 * log10(255.0 * 255 * (double)out.edge_pixels / out.sum) : 99;
    return out;
}

#endif
