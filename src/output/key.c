#include "output/key.h"

#include <string.h>

#include "output/key_range.h"

static const uint32_t opaque = 0xff000000;

// From here on a pixel belongs to the plate in the hard mode.
enum { HALF = 128 };

uint32_t key_straight(uint32_t pixel)
{
    uint32_t a = pixel >> 24;
    // Dividing by a as a multiplication, exact for all channels up to a.
    uint64_t inverse = (1u << 24) / a + 1;
    uint32_t out = pixel & opaque;
    for (int shift = 0; shift < 24; shift += 8) {
        uint32_t n = (pixel >> shift & 255) * 255 + a / 2;
        uint32_t c = (uint32_t)(n * inverse >> 24);
        out |= (c > 255 ? 255 : c) << shift;
    }
    return out;
}

// A premultiplied pixel over an opaque one.
static uint32_t over(uint32_t pixel, uint32_t below)
{
    uint32_t rest = 255 - (pixel >> 24);
    uint32_t out = opaque;
    for (int shift = 0; shift < 24; shift += 8) {
        uint32_t c = (pixel >> shift & 255) + ((below >> shift & 255) * rest + 127) / 255;
        out |= (c > 255 ? 255 : c) << shift;
    }
    return out;
}

static uint32_t hard_pixel(const struct key *key, uint32_t pixel)
{
    return pixel >> 24 >= HALF ? key_straight(pixel) | opaque : key->color | opaque;
}

static uint32_t soft_pixel(const struct key *key, uint32_t pixel)
{
    return pixel >> 24 ? over(pixel, key->edge) : key->color | opaque;
}

static uint32_t straight_pixel(const struct key *key, uint32_t pixel)
{
    (void)key;
    return pixel >> 24 ? key_straight(pixel) : 0;
}

enum { BLOCK = 16 };

static inline void fill_block(uint32_t *out, uint32_t value)
{
    for (int i = 0; i < BLOCK; i++) {
        out[i] = value;
    }
}

// Pixel by pixel; plates are flat, so the one before is often the same.
static inline void key_pixels(const struct key *key, const uint32_t *in, uint32_t *out,
                              int count,
                              uint32_t (*keyed)(const struct key *key, uint32_t pixel))
{
    uint32_t before = count > 0 ? ~in[0] : 0;
    uint32_t value = 0;
    for (int i = 0; i < count; i++) {
        if (in[i] != before) {
            before = in[i];
            value = keyed(key, before);
        }
        out[i] = value;
    }
}

// Most blocks hold nothing or are wholly opaque; only the others are looked at closely.
static inline void key_row(const struct key *key, const uint32_t *in, uint32_t *out,
                           int count,
                           uint32_t (*keyed)(const struct key *key, uint32_t pixel))
{
    uint32_t blank = keyed(key, 0);
    int i = 0;
    for (; i + BLOCK <= count; i += BLOCK) {
        uint32_t any = 0;
        uint32_t all = 0xffffffff;
        for (int k = 0; k < BLOCK; k++) {
            any |= in[i + k];
            all &= in[i + k];
        }
        if (any == 0) {
            fill_block(out + i, blank);
        } else if (all >= opaque) {
            memcpy(out + i, in + i, BLOCK * sizeof(*out));
        } else {
            key_pixels(key, in + i, out + i, BLOCK, keyed);
        }
    }
    key_pixels(key, in + i, out + i, count - i, keyed);
}

static void chroma_row(const struct key *key, const uint32_t *in, uint32_t *out,
                       int count)
{
    key_row(key, in, out, count, hard_pixel);
}

static void soft_row(const struct key *key, const uint32_t *in, uint32_t *out, int count)
{
    key_row(key, in, out, count, soft_pixel);
}

static void straight_row(const struct key *key, const uint32_t *in, uint32_t *out,
                         int count)
{
    key_row(key, in, out, count, straight_pixel);
}

// Premultiplied colours are what lies over black.
static void fill_row(const struct key *key, const uint32_t *in, uint32_t *out, int count)
{
    (void)key;
    for (int i = 0; i < count; i++) {
        out[i] = in[i] | opaque;
    }
}

static void matte_row(const struct key *key, const uint32_t *in, uint32_t *out, int count)
{
    (void)key;
    for (int i = 0; i < count; i++) {
        out[i] = (in[i] >> 24) * 0x010101u | opaque;
    }
}

// For rows that are known to be opaque.
static void same_row(const struct key *key, const uint32_t *in, uint32_t *out, int count)
{
    (void)key;
    memcpy(out, in, (size_t)count * sizeof(*out));
}

static void white_row(const struct key *key, const uint32_t *in, uint32_t *out, int count)
{
    (void)key;
    (void)in;
    memset(out, 0xff, (size_t)count * sizeof(*out));
}

typedef void row_keyer(const struct key *key, const uint32_t *in, uint32_t *out,
                       int count);

// Any row, and one known to be opaque.
static const struct mode {
    const char *name;
    bool safe;
    row_keyer *left[2];
    row_keyer *right[2]; // the right half of a picture twice as wide
    // In place on whole rows, by range: pairs of pixels go together. NULL: none.
    void (*finish[2])(uint32_t *row, int count);
    bool limited; // unless the range is asked for
} modes[] = {
    [KEY_CHROMA] = {.name = "chroma", .safe = true, .left = {chroma_row, same_row}},
    [KEY_CHROMA_SOFT] = {.name = "chroma-soft",
                         .safe = true,
                         .left = {soft_row, same_row}},
    [KEY_LUMA] = {.name = "luma", .left = {fill_row, same_row}},
    [KEY_FILL] = {.name = "fill", .left = {fill_row, same_row}},
    [KEY_MATTE] = {.name = "matte", .left = {matte_row, white_row}},
    [KEY_SIDE] = {.name = "side",
                  .left = {fill_row, same_row},
                  .right = {matte_row, white_row}},
    [KEY_ALPHA] = {.name = "alpha", .left = {straight_row, same_row}},
    [KEY_DATAVIDEO] = {.name = "datavideo",
                       .safe = true,
                       .left = {same_row, same_row},
                       .finish = {key_video_row_full, key_video_row_limited},
                       .limited = true},
};

const char *key_mode_name(enum key_mode mode)
{
    return modes[mode].name;
}

bool key_mode_safe(enum key_mode mode)
{
    return modes[mode].safe;
}

bool key_mode_chroma(enum key_mode mode)
{
    return mode == KEY_CHROMA || mode == KEY_CHROMA_SOFT;
}

int key_mode_width(enum key_mode mode, int width)
{
    return modes[mode].right[0] ? width * 2 : width;
}

struct key key_init(enum key_mode mode, uint32_t color, enum key_range range)
{
    return (struct key){
        .mode = mode,
        .color = color & 0xffffff,
        .edge = key_brightest(color),
        .limited = range == KEY_RANGE_OWN ? modes[mode].limited : range == KEY_LIMITED,
    };
}

struct rect key_reach(const struct key *key, int width, struct rect rect)
{
    if (!modes[key->mode].finish[0] || rect.w <= 0) {
        return rect;
    }
    int left = rect.x & ~1;
    int right = (rect.x + rect.w + 1) & ~1;
    return (struct rect){left, rect.y, (right < width ? right : width) - left, rect.h};
}

static void finish_row(const struct key *key, uint32_t *row, int count)
{
    const struct mode *mode = &modes[key->mode];
    if (mode->finish[key->limited]) {
        mode->finish[key->limited](row, count);
    } else if (key->limited) {
        key_limit_row(row, count);
    }
}

// A row of a canvas that nothing was painted on is as the one above it.
static void repeat_row(const struct key *key, const struct canvas *canvas, uint32_t *row,
                       int stride, struct rect r)
{
    for (int half = 0; half < (modes[key->mode].right[0] ? 2 : 1); half++) {
        uint32_t *out = row + r.x + half * canvas->width;
        memcpy(out, out - stride, (size_t)r.w * sizeof(*out));
    }
}

void key_rect(const struct key *key, const struct canvas *canvas, struct rect rect,
              uint32_t *out, int stride)
{
    const struct mode *mode = &modes[key->mode];
    struct rect r = rect_intersect(key_reach(key, canvas->width, rect),
                                   (struct rect){0, 0, canvas->width, canvas->height});
    for (int y = r.y; y < r.y + r.h && r.w > 0; y++) {
        uint32_t *row = out + (size_t)y * (size_t)stride;
        uint32_t *right = row + canvas->width;
        if (canvas->blank && y > r.y) {
            repeat_row(key, canvas, row, stride, r);
            continue;
        }
        for (int x = r.x; x < r.x + r.w;) {
            struct canvas_run run = canvas_run(canvas, x, y, r.x + r.w - x);
            mode->left[run.lent](key, run.pixels, row + x, run.count);
            if (mode->right[run.lent]) {
                mode->right[run.lent](key, run.pixels, right + x, run.count);
            }
            x += run.count;
        }
        finish_row(key, row + r.x, r.w);
        if (mode->right[0]) {
            finish_row(key, right + r.x, r.w);
        }
    }
}

bool key_ground(const struct key *key, uint32_t *color)
{
    uint32_t nothing[2] = {0}, out[4];
    const struct canvas pair = {.width = 2, .height = 1, .stride = 2, .pixels = nothing};
    int count = key_mode_width(key->mode, pair.width);
    key_rect(key, &pair, (struct rect){0, 0, pair.width, 1}, out, count);
    *color = out[0];
    return memcmp(out, out + 1, (size_t)(count - 1) * sizeof(*out)) == 0;
}

int key_rects(const struct key *key, int width, struct rect rect, struct rect out[2])
{
    out[0] = key_reach(key, width, rect);
    out[1] = rect_move(out[0], width, 0);
    return modes[key->mode].right[0] ? 2 : 1;
}

void key_over(const struct canvas *canvas, struct rect rect, const uint32_t *background,
              uint32_t *out, int stride)
{
    struct rect r =
        rect_intersect(rect, (struct rect){0, 0, canvas->width, canvas->height});
    for (int y = r.y; y < r.y + r.h; y++) {
        for (int x = r.x; x < r.x + r.w; x++) {
            size_t at = (size_t)y * (size_t)stride + (size_t)x;
            out[at] = over(*canvas_run(canvas, x, y, 1).pixels, background[at]);
        }
    }
}
