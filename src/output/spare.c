#include "output/spare.h"

#include <math.h>
#include <stdbool.h>

#include "output/keyer.h"

enum { HALVINGS = 8 };

// Beyond what keyers are set to: rounding, and the neighbours that they look at.
static const double ROOM = 0.01;
// Where black comes to lie over a luma key; what is darker than twice that makes way.
static const double FOOT = KEYER_LUMA_CLIP + KEYER_LUMA_SOFT + 0.005;

// From where on the formula leaves a colour whole, at the widest setting that is told.
static double whole_from(enum keyer_formula formula, uint32_t key)
{
    struct keyer_settings set = keyer_tuned_round(formula, key);
    return set.similarity + fmax(set.smoothness, set.spill) + ROOM;
}

static bool is_spared(const struct spare *spare, uint32_t color)
{
    return keyer_flat_distance(KEYER_OBS_CHROMA, spare->key, color) >= spare->chroma &&
           keyer_flat_distance(KEYER_OBS_COLOR, spare->key, color) >= spare->color;
}

struct spare spare_begin(const struct key *key)
{
    struct spare spare = {.key = key->color & 0xffffff};
    if (key->mode == KEY_LUMA) {
        spare.by = SPARE_BY_LUMA;
    } else if (key_mode_chroma(key->mode)) {
        spare.by = SPARE_BY_COLOR;
        // ffmpeg's distances are OBS', by the square root of the channels.
        spare.chroma = fmax(whole_from(KEYER_OBS_CHROMA, spare.key),
                            whole_from(KEYER_FFMPEG_CHROMA, spare.key) * sqrt(2));
        spare.color = fmax(whole_from(KEYER_OBS_COLOR, spare.key),
                           whole_from(KEYER_FFMPEG_COLOR, spare.key) * sqrt(3));
    }
    return spare;
}

static uint32_t channel(uint32_t color, int shift)
{
    return color >> shift & 255;
}

static double luma(uint32_t color)
{
    return (0.2126 * channel(color, 16) + 0.7152 * channel(color, 8) +
            0.0722 * channel(color, 0)) /
           255;
}

// `share` in 256ths of the way to `to`.
static uint32_t on_the_way(uint32_t from, uint32_t to, uint32_t share)
{
    uint32_t out = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        uint32_t mixed =
            channel(from, shift) * (256 - share) + channel(to, shift) * share;
        out |= (mixed + 128) / 256 << shift;
    }
    return out;
}

static uint32_t grey_of(uint32_t color)
{
    return (uint32_t)(luma(color) * 255 + 0.5) * 0x010101;
}

// Paler rather than darker: to the eye it is the nearest by far. Only a key that is
// nearly grey, or nearly black, takes greys.
static uint32_t way_out(const struct spare *spare, uint32_t color)
{
    const uint32_t ways[] = {grey_of(color), 0xffffff, 0x000000};
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        if (is_spared(spare, ways[i])) {
            return ways[i];
        }
    }
    return color;
}

static uint32_t off_the_key(const struct spare *spare, uint32_t color)
{
    if (is_spared(spare, color)) {
        return color;
    }
    uint32_t out = way_out(spare, color), taken = 0, whole = 256;
    for (int i = 0; i < HALVINGS; i++) {
        uint32_t middle = (taken + whole) / 2;
        if (is_spared(spare, on_the_way(color, out, middle))) {
            whole = middle;
        } else {
            taken = middle;
        }
    }
    return on_the_way(color, out, whole);
}

static uint32_t off_black(uint32_t color)
{
    double light = luma(color);
    if (light >= 2 * FOOT) {
        return color;
    }
    double lift = FOOT - light / 2;
    uint32_t more = (uint32_t)ceil(lift * 255), out = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        uint32_t level = channel(color, shift) + more;
        out |= (level > 255 ? 255 : level) << shift;
    }
    return out;
}

uint32_t spare_color(const struct spare *spare, uint32_t color)
{
    color &= 0xffffff;
    return spare->by == SPARE_BY_COLOR  ? off_the_key(spare, color)
           : spare->by == SPARE_BY_LUMA ? off_black(color)
                                        : color;
}

static uint32_t premultiplied(uint32_t color, uint32_t alpha)
{
    uint32_t out = alpha << 24;
    for (int shift = 0; shift <= 16; shift += 8) {
        out |= (channel(color, shift) * alpha + 127) / 255 << shift;
    }
    return out;
}

void spare_pixels(const struct spare *spare, uint32_t *pixels, size_t count)
{
    uint32_t last = 0, last_spared = 0; // flats are long
    for (size_t i = 0; i < count && spare->by != SPARE_NOTHING; i++) {
        uint32_t pixel = pixels[i];
        if (pixel != last) {
            uint32_t color = pixel >> 24 ? key_straight(pixel) & 0xffffff : 0;
            uint32_t spared = spare_color(spare, color);
            last_spared = spared == color ? pixel : premultiplied(spared, pixel >> 24);
            last = pixel;
        }
        pixels[i] = last_spared;
    }
}
