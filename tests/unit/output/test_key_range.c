// Levels for mixers that want video's range, and the form that carries fill and matte on
// one cable.
#include "check.h"

#include <stdlib.h>

#include "output/key.h"

enum { W = 6 };

static void keyed(const uint32_t *pixels, struct key key, struct rect rect, uint32_t *out)
{
    struct canvas *canvas = canvas_create(W, 1);
    memcpy(canvas->pixels, pixels, W * sizeof(*pixels));
    key_rect(&key, canvas, rect, out, 2 * W);
    canvas_destroy(canvas);
}

static const struct rect ALL = {0, 0, W, 1};

TEST(limited_levels_run_from_16_to_235_key_colour_and_matte_as_well)
{
    static const uint32_t pixels[W] = {0, 0xffffffff, 0xff000000, 0xff808080, 0, 0};
    uint32_t out[2 * W];
    keyed(pixels, key_init(KEY_CHROMA, 0x00ff00, KEY_LIMITED), ALL, out);
    CHECK_INT(out[0], 0xff10eb10);
    CHECK_INT(out[1], 0xffebebeb);
    CHECK_INT(out[2], 0xff101010);
    CHECK_INT(out[3], 0xff7e7e7e);
    keyed(pixels, key_init(KEY_SIDE, 0, KEY_LIMITED), ALL, out);
    CHECK_INT(out[0], 0xff101010);
    CHECK_INT(out[W], 0xff101010); // a foot of 16, or the whole picture would be veiled
    CHECK_INT(out[W + 1], 0xffebebeb);
}

TEST(every_level_survives_the_mixers_expansion)
{
    for (uint32_t level = 0; level < 256; level++) {
        uint32_t pixels[W] = {0xff000000 | level * 0x010101};
        uint32_t out[2 * W];
        keyed(pixels, key_init(KEY_FILL, 0, KEY_LIMITED), ALL, out);
        double back = ((out[0] & 255) - 16.0) * 255 / 219;
        CHECK(back > level - 0.6 && back < level + 0.6);
    }
}

TEST(alpha_of_straight_pixels_is_no_level)
{
    static const uint32_t pixels[W] = {0x80808080};
    uint32_t out[2 * W];
    keyed(pixels, key_init(KEY_ALPHA, 0, KEY_LIMITED), ALL, out);
    CHECK_INT(out[0], 0x80ebebeb);
}

// Luma, chroma and matte of one word.
static void check_video(uint32_t word, int y, int c, int a)
{
    CHECK_INT(word >> 16 & 255, y);
    CHECK_INT(word >> 8 & 255, c);
    CHECK_INT(word & 255, a);
}

TEST(one_cable_carries_luma_chroma_in_turn_and_the_matte)
{
    // White, then red (BT.709: Y 63, Cb 102, Cr 240), then nothing.
    static const uint32_t pixels[W] = {0xffffffff, 0xffffffff, 0xffff0000, 0xffff0000};
    uint32_t out[2 * W];
    keyed(pixels, key_init(KEY_DATAVIDEO, 0, KEY_RANGE_OWN), ALL, out);
    check_video(out[0], 235, 128, 235);
    check_video(out[1], 235, 128, 235);
    check_video(out[2], 63, 102, 235);
    check_video(out[3], 63, 240, 235);
    check_video(out[4], 16, 128, 16);
    keyed(pixels, key_init(KEY_DATAVIDEO, 0, KEY_FULL), ALL, out);
    check_video(out[0], 255, 128, 255);
    check_video(out[4], 0, 128, 0);
}

TEST(an_edge_inside_a_pair_keeps_its_hue)
{
    static const uint32_t pixels[W] = {0, 0xffff0000, 0xffff0000, 0, 0x80800000, 0};
    uint32_t out[2 * W];
    keyed(pixels, key_init(KEY_DATAVIDEO, 0, KEY_RANGE_OWN), ALL, out);
    check_video(out[0], 16, 102, 16);
    check_video(out[1], 63, 240, 235);
    check_video(out[2], 63, 102, 235);
    check_video(out[3], 16, 240, 16);
    check_video(out[4], 63, 102, 126); // half there, but wholly red
}

TEST(a_part_that_splits_a_pair_is_widened)
{
    static const uint32_t pixels[W] = {0xffff0000, 0xff0000ff, 0xff00ff00,
                                       0xffffffff, 0,          0};
    struct key key = key_init(KEY_DATAVIDEO, 0, KEY_RANGE_OWN);
    struct rect part = {1, 0, 2, 1}, reach = key_reach(&key, W, part), places[2];
    uint32_t whole[2 * W], out[2 * W] = {0};
    CHECK_INT(reach.x, 0);
    CHECK_INT(reach.w, 4);
    CHECK_INT(key_rects(&key, W, part, places), 1);
    CHECK_INT(places[0].w, 4);
    keyed(pixels, key, ALL, whole);
    keyed(pixels, key, part, out);
    for (int i = 0; i < 4; i++) {
        CHECK_INT(out[i], whole[i]);
    }
    CHECK_INT(out[4], 0);
    key = key_init(KEY_CHROMA, 0, KEY_RANGE_OWN);
    CHECK_INT(key_reach(&key, W, part).w, 2);
}

static const struct check_case cases[] = {
    CASE(limited_levels_run_from_16_to_235_key_colour_and_matte_as_well),
    CASE(every_level_survives_the_mixers_expansion),
    CASE(alpha_of_straight_pixels_is_no_level),
    CASE(one_cable_carries_luma_chroma_in_turn_and_the_matte),
    CASE(an_edge_inside_a_pair_keeps_its_hue),
    CASE(a_part_that_splits_a_pair_is_widened),
};
CHECK_MAIN(cases)
