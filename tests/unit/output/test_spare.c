// Colours of pictures that a keyer would take are painted off the key; all others stay.
#include "check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/keyer.h"
#include "output/spare.h"

enum { STEP = 15 };

static const uint32_t KEYS[] = {0x00ff00, 0xff00ff, 0x00b140, 0x0047bb, 0x0000ff,
                                0x00ffff, 0x46d29f, 0x003300, 0x808080, 0x000000};
enum { KEY_COUNT = sizeof(KEYS) / sizeof(KEYS[0]), PLAIN_KEYS = 7 };

static int level(uint32_t color, int channel)
{
    return (int)(color >> (16 - 8 * channel) & 255);
}

static double luma(uint32_t color)
{
    return 0.2126 * level(color, 0) + 0.7152 * level(color, 1) + 0.0722 * level(color, 2);
}

static bool is_whole(enum keyer_formula formula, const struct keyer_settings *set,
                     uint32_t key, uint32_t color)
{
    struct keyed keyed = keyer_flat(formula, set, key, color);
    bool whole = keyed.alpha >= 1;
    for (int i = 0; i < 3; i++) {
        whole = whole && fabs(keyed.rgb[i] * 255 - level(color, i)) < 0.5;
    }
    return whole;
}

// By every keyer, at each setting that is told for this key.
static bool stays(uint32_t key, uint32_t color)
{
    bool whole = true;
    for (int i = 0; i < KEYERS; i++) {
        enum keyer_formula formula = KEYER_TABLE[i].formula;
        const struct keyer_settings sets[] = {keyer_tuned(formula, key),
                                              keyer_tuned_round(formula, key)};
        whole = whole && is_whole(formula, &sets[0], key, color) &&
                is_whole(formula, &sets[1], key, color);
    }
    return whole;
}

static struct spare spare_of(enum key_mode mode, uint32_t color)
{
    struct key key = key_init(mode, color, KEY_FULL);
    return spare_begin(&key);
}

// Calls check for a grid of all colours.
static void for_all_colors(const struct spare *spare,
                           void (*look)(const struct spare *spare, uint32_t color))
{
    for (uint32_t r = 0; r < 256; r += STEP) {
        for (uint32_t g = 0; g < 256; g += STEP) {
            for (uint32_t b = 0; b < 256; b += STEP) {
                look(spare, r << 16 | g << 8 | b);
            }
        }
    }
}

static void look_if_it_stays(const struct spare *spare, uint32_t color)
{
    uint32_t spared = spare_color(spare, color);
    CHECK(stays(spare->key, spared));
    CHECK_INT(spare_color(spare, spared), spared);
}

TEST(no_keyer_that_is_dialled_in_takes_a_colour_of_a_picture)
{
    for (int i = 0; i < PLAIN_KEYS; i++) {
        struct spare spare = spare_of(i % 2 ? KEY_CHROMA_SOFT : KEY_CHROMA, KEYS[i]);
        for_all_colors(&spare, look_if_it_stays);
    }
}

static void look_if_it_is_as_light(const struct spare *spare, uint32_t color)
{
    CHECK(fabs(luma(spare_color(spare, color)) - luma(color)) <= 2);
}

TEST(what_is_taken_becomes_paler_and_stays_as_light_as_it_was)
{
    for (int i = 0; i < PLAIN_KEYS; i++) {
        struct spare spare = spare_of(KEY_CHROMA, KEYS[i]);
        for_all_colors(&spare, look_if_it_is_as_light);
    }
    struct spare spare = spare_of(KEY_CHROMA, 0x00b140);
    uint32_t irish = spare_color(&spare, 0x169b62);
    CHECK(level(irish, 1) > level(irish, 2) && level(irish, 2) > level(irish, 0));
}

TEST(what_no_keyer_takes_is_not_touched)
{
    static const uint32_t colors[] = {0xffffff, 0x000000, 0xd2303c, 0x00247d,
                                      0xffcc00, 0x808080, 0x012169};
    struct spare spare = spare_of(KEY_CHROMA, 0x00ff00);
    for (size_t i = 0; i < sizeof(colors) / sizeof(colors[0]); i++) {
        CHECK_INT(spare_color(&spare, colors[i]), colors[i]);
    }
}

static void look_if_it_is_a_color(const struct spare *spare, uint32_t color)
{
    CHECK(spare_color(spare, color) <= 0xffffff);
}

TEST(a_key_without_a_colour_of_its_own_ends_too)
{
    for (int i = PLAIN_KEYS; i < KEY_COUNT; i++) {
        struct spare spare = spare_of(KEY_CHROMA, KEYS[i]);
        for_all_colors(&spare, look_if_it_is_a_color);
    }
}

// OBS' luma key as it is told: min 0.02, min smooth 0.04.
static void look_if_luma_leaves_it(const struct spare *spare, uint32_t color)
{
    uint32_t spared = spare_color(spare, color);
    CHECK(luma(spared) / 255 >= 0.06);
    CHECK(luma(color) / 255 < 0.13 || spared == color);
}

TEST(black_is_lifted_off_the_foot_of_a_luma_key)
{
    struct spare spare = spare_of(KEY_LUMA, 0x00ff00);
    for_all_colors(&spare, look_if_luma_leaves_it);
    double last = -1;
    for (uint32_t grey = 0; grey < 64; grey++) { // a gradient stays one
        double now = luma(spare_color(&spare, grey * 0x010101));
        CHECK(now >= last);
        last = now;
    }
}

TEST(where_the_matte_keys_every_colour_is_shown_to_the_bit)
{
    static const enum key_mode modes[] = {KEY_FILL, KEY_MATTE, KEY_SIDE, KEY_ALPHA,
                                          KEY_DATAVIDEO};
    for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++) {
        uint32_t pixels[] = {0xff00ff00, 0x80008000, 0, 0xff000000};
        struct spare spare = spare_of(modes[i], 0x00ff00);
        spare_pixels(&spare, pixels, 4);
        CHECK(memcmp(pixels, (uint32_t[]){0xff00ff00, 0x80008000, 0, 0xff000000},
                     sizeof(pixels)) == 0);
    }
}

TEST(soft_edges_keep_their_alpha)
{
    struct spare spare = spare_of(KEY_CHROMA, 0x00ff00);
    uint32_t pixels[] = {0, 0xff00f000, 0xff00f000, 0x80007800, 0x01000100, 0xffffffff};
    spare_pixels(&spare, pixels, 6);
    CHECK_INT(pixels[0], 0);
    CHECK_INT(pixels[1], 0xff000000 | spare_color(&spare, 0x00f000));
    CHECK_INT(pixels[2], pixels[1]);
    CHECK_INT(pixels[3] >> 24, 0x80);
    CHECK_INT(pixels[4] >> 24, 0x01);
    CHECK_INT(pixels[5], 0xffffffff);
    for (int i = 0; i < 6; i++) {
        for (int channel = 0; channel < 3; channel++) {
            CHECK(level(pixels[i], channel) <= (int)(pixels[i] >> 24));
        }
    }
    CHECK(abs(level(pixels[3], 1) * 2 - level(pixels[1], 1)) <= 2);
}

static const struct check_case cases[] = {
    CASE(no_keyer_that_is_dialled_in_takes_a_colour_of_a_picture),
    CASE(what_is_taken_becomes_paler_and_stays_as_light_as_it_was),
    CASE(what_no_keyer_takes_is_not_touched),
    CASE(a_key_without_a_colour_of_its_own_ends_too),
    CASE(black_is_lifted_off_the_foot_of_a_luma_key),
    CASE(where_the_matte_keys_every_colour_is_shown_to_the_bit),
    CASE(soft_edges_keep_their_alpha),
};

CHECK_MAIN(cases)
