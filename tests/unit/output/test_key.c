// Keying: every mode as exact pixels.
#include "key_sample.h"

enum { KEY_GREEN = 0x00b140 };

static void check_keyed(enum key_mode mode, const uint32_t *expected, int count)
{
    struct canvas *canvas = row_of(sample, SAMPLES);
    struct key key = key_init(mode, KEY_GREEN, KEY_RANGE_OWN);
    uint32_t out[SAMPLES * 2] = {0};
    key_rect(&key, canvas, (struct rect){0, 0, SAMPLES, 1}, out, SAMPLES * 2);
    for (int i = 0; i < count; i++) {
        if (out[i] != expected[i]) {
            printf("  pixel %d: %08x, expected %08x\n", i, (unsigned)out[i],
                   (unsigned)expected[i]);
            check_failed = true;
        }
    }
    canvas_destroy(canvas);
}

TEST(chroma_cuts_at_one_half_and_gives_plates_their_own_colour)
{
    static const uint32_t expected[] = {0xff00b140, 0xff00b140, 0xff00b140, 0xff808000,
                                        0xffff8000, 0xff123456, 0xff000000, 0xff00b140};
    check_keyed(KEY_CHROMA, expected, SAMPLES);
}

TEST(chroma_soft_blends_edges_towards_the_brightest_green)
{
    // Edge 4eff8e: c + (255 - a) * edge / 255, each rounded.
    static const uint32_t expected[] = {0xff00b140, 0xff59ef85, 0xffa6ffc6, 0xff67bf47,
                                        0xffd39f23, 0xff123456, 0xff000000, 0xff00b140};
    check_keyed(KEY_CHROMA_SOFT, expected, SAMPLES);
}

TEST(luma_and_fill_lie_over_black)
{
    static const uint32_t expected[] = {0xff000000, 0xff100000, 0xff7f7f7f, 0xff404000,
                                        0xffc06000, 0xff123456, 0xff000000, 0xff000000};
    check_keyed(KEY_LUMA, expected, SAMPLES);
    check_keyed(KEY_FILL, expected, SAMPLES);
}

static const uint32_t matte[] = {0xff000000, 0xff101010, 0xff7f7f7f, 0xff808080,
                                 0xffc0c0c0, 0xffffffff, 0xffffffff, 0xff000000};

TEST(matte_is_alpha_as_grey)
{
    check_keyed(KEY_MATTE, matte, SAMPLES);
}

TEST(side_puts_the_matte_right_of_the_fill)
{
    uint32_t expected[SAMPLES * 2];
    for (int i = 0; i < SAMPLES; i++) {
        expected[i] = sample[i] | 0xff000000;
        expected[SAMPLES + i] = matte[i];
    }
    check_keyed(KEY_SIDE, expected, SAMPLES * 2);
    CHECK_INT(key_mode_width(KEY_SIDE, 1920), 3840);
    CHECK_INT(key_mode_width(KEY_FILL, 1920), 1920);
}

TEST(alpha_is_straight)
{
    static const uint32_t expected[] = {0x00000000, 0x10ff0000, 0x7fffffff, 0x80808000,
                                        0xc0ff8000, 0xff123456, 0xff000000, 0x00000000};
    check_keyed(KEY_ALPHA, expected, SAMPLES);
}

TEST(every_premultiplied_colour_becomes_straight_by_the_book)
{
    struct canvas *canvas = canvas_create(256, 1);
    struct key key = key_init(KEY_ALPHA, 0, KEY_RANGE_OWN);
    uint32_t out[256];
    for (uint32_t a = 1; a < 256 && !check_failed; a++) {
        for (uint32_t c = 0; c <= a; c++) {
            canvas->pixels[c] = a << 24 | c << 16 | (a - c) << 8 | c / 2;
        }
        key_rect(&key, canvas, (struct rect){0, 0, (int)a + 1, 1}, out, 256);
        for (uint32_t c = 0; c <= a; c++) {
            uint32_t r = (c * 255 + a / 2) / a;
            uint32_t g = ((a - c) * 255 + a / 2) / a;
            uint32_t b = (c / 2 * 255 + a / 2) / a;
            CHECK_INT(out[c], a << 24 | r << 16 | g << 8 | b);
        }
    }
    canvas_destroy(canvas);
}

TEST(a_part_is_keyed_as_in_the_whole_and_the_rest_left_alone)
{
    enum { W = 37, H = 11 };
    struct canvas *canvas = canvas_create(W, H);
    canvas->blank = false;
    uint32_t seed = 5;
    for (int i = 0; i < canvas->stride * H; i++) {
        seed = seed * 1664525 + 1013904223;
        uint32_t a = seed >> 30 == 0 ? 0 : seed >> 30 == 1 ? seed >> 8 & 255 : 255;
        uint32_t c = (seed >> 16 & 255) * a / 255;
        canvas->pixels[i] = a << 24 | c << 16 | c << 8 | c;
    }
    for (int mode = KEY_CHROMA; mode < KEY_MODES; mode++) {
        struct key key = key_init((enum key_mode)mode, KEY_GREEN, KEY_RANGE_OWN);
        int stride = key_mode_width(key.mode, W) + 3;
        size_t size = (size_t)stride * H * sizeof(uint32_t);
        uint32_t *whole = calloc(1, size);
        uint32_t *part = calloc(1, size);
        struct rect rects[2];
        key_rect(&key, canvas, (struct rect){-5, -5, 100, 100}, whole, stride);
        key_rect(&key, canvas, (struct rect){7, 3, 20, 5}, part, stride);
        int count = key_rects(&key, W, (struct rect){7, 3, 20, 5}, rects);
        for (int i = 0; i < stride * H; i++) {
            struct rect pixel = {i % stride, i / stride, 1, 1};
            bool keyed = rect_contains(rects[0], pixel) ||
                         (count == 2 && rect_contains(rects[1], pixel));
            if (part[i] != (keyed ? whole[i] : 0)) {
                check_failed = true;
            }
        }
        free(whole);
        free(part);
    }
    canvas_destroy(canvas);
}

// A canvas of noise with two parts lent, and one that holds the same picture itself.
static void lend_parts(struct canvas *lending, struct canvas *whole, uint32_t *lent,
                       const uint32_t **rows)
{
    static const struct rect parts[] = {{3, 1, 30, 6}, {40, 0, 20, 9}};
    uint32_t seed = 7;
    for (int i = 0; i < whole->stride * whole->height; i++) {
        seed = seed * 1664525 + 1013904223;
        uint32_t a = seed >> 30 == 0 ? 0 : seed >> 30 == 1 ? seed >> 8 & 255 : 255;
        uint32_t c = (seed >> 16 & 255) * a / 255;
        whole->pixels[i] = a << 24 | c << 16 | c << 8 | c;
        lent[i] = 0xff000000 | (seed >> 3 & 0xffffff);
    }
    for (int y = 0; y < whole->height; y++) {
        rows[y] = lent + y * whole->stride;
    }
    memcpy(lending->pixels, whole->pixels,
           (size_t)whole->stride * (size_t)whole->height * sizeof(uint32_t));
    for (int p = 0; p < 2; p++) {
        struct rect part = parts[p];
        int first = part.y * whole->stride + part.x;
        lending->loans[lending->loan_count++] =
            (struct canvas_loan){part, rows + part.y, part.x};
        for (int y = 0; y < part.h; y++) {
            memcpy(whole->pixels + first + y * whole->stride,
                   lent + first + y * whole->stride, (size_t)part.w * sizeof(uint32_t));
        }
    }
}

TEST(what_is_lent_is_keyed_as_if_it_lay_in_the_canvas)
{
    enum { W = 64, H = 9 };
    static const struct rect rects[] = {
        {0, 0, W, H}, {5, 2, 10, 3}, {0, 3, 50, 2}, {20, 0, 30, 9}, {34, 0, 5, 9},
    };
    const uint32_t *rows[H];
    uint32_t lent[W * H], found[W * 2 * H], expected[W * 2 * H], background[W * H];
    struct canvas *lending = canvas_create(W, H);
    lending->blank = false;
    struct canvas *whole = canvas_create(W, H);
    whole->blank = false;
    lend_parts(lending, whole, lent, rows);
    memset(background, 0xa5, sizeof(background));
    for (int i = 0; i < KEY_MODES * 5; i++) {
        struct key key = key_init((enum key_mode)(i / 5), KEY_GREEN, KEY_RANGE_OWN);
        memset(found, 1, sizeof(found));
        memset(expected, 1, sizeof(expected));
        key_rect(&key, lending, rects[i % 5], found, W * 2);
        key_rect(&key, whole, rects[i % 5], expected, W * 2);
        CHECK(memcmp(found, expected, sizeof(found)) == 0);
    }
    memset(expected, 0, sizeof(expected));
    memset(found, 0, sizeof(found));
    key_over(lending, rects[0], background, found, W);
    key_over(whole, rects[0], background, expected, W);
    CHECK(memcmp(found, expected, sizeof(found)) == 0);
    canvas_destroy(lending);
    canvas_destroy(whole);
}

TEST(an_untouched_canvas_is_keyed_as_one_of_transparent_pixels)
{
    enum { W = 21, H = 6 };
    uint32_t found[W * 2 * H], expected[W * 2 * H];
    struct canvas *canvas = canvas_create(W, H);
    for (int mode = 0; mode < KEY_MODES; mode++) {
        struct key key = key_init((enum key_mode)mode, KEY_GREEN, KEY_RANGE_OWN);
        memset(found, 1, sizeof(found));
        memset(expected, 1, sizeof(expected));
        canvas->blank = true;
        key_rect(&key, canvas, (struct rect){4, 1, 15, 4}, found, W * 2);
        canvas->blank = false;
        key_rect(&key, canvas, (struct rect){4, 1, 15, 4}, expected, W * 2);
        CHECK(memcmp(found, expected, sizeof(found)) == 0);
    }
    canvas_destroy(canvas);
}

TEST(what_an_empty_canvas_becomes_is_one_colour_in_every_mode_and_range)
{
    enum { W = 7 };
    struct canvas *canvas = canvas_create(W, 1);
    for (int mode = KEY_CHROMA; mode < KEY_MODES; mode++) {
        for (int range = KEY_RANGE_OWN; range <= KEY_LIMITED; range++) {
            struct key key =
                key_init((enum key_mode)mode, KEY_GREEN, (enum key_range)range);
            uint32_t out[W * 2];
            uint32_t color;
            CHECK(key_ground(&key, &color));
            key_rect(&key, canvas, (struct rect){0, 0, W, 1}, out, W * 2);
            for (int x = 0; x < key_mode_width(key.mode, W); x++) {
                CHECK_INT(out[x], color);
            }
        }
    }
    canvas_destroy(canvas);
}

TEST(the_brightest_colour_keeps_the_keys_chroma)
{
    static const uint32_t keys[] = {0x00b140, 0x00ff00, 0xd500ff, 0x0000ff, 0x123456, 0};
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        uint32_t bright = key_brightest(keys[i]);
        CHECK(fabs(cb_of(bright) - cb_of(keys[i])) < 1e-9);
        CHECK(fabs(cr_of(bright) - cr_of(keys[i])) < 1e-9);
        CHECK((bright >> 16 & 255) == 255 || (bright >> 8 & 255) == 255 ||
              (bright & 255) == 255);
    }
    CHECK_INT(key_brightest(0x00b140), 0x4eff8e);
}

TEST(modes_are_known_by_name_and_a_slip_is_answered_with_the_nearest)
{
    char error[256];
    enum key_mode mode;
    for (int i = 0; i < KEY_MODES; i++) {
        CHECK(
            key_mode_parse(key_mode_name((enum key_mode)i), &mode, error, sizeof(error)));
        CHECK_INT(mode, i);
    }
    CHECK(!key_mode_parse("crhoma", &mode, error, sizeof(error)));
    CHECK_STR(
        error,
        "expected a key mode (chroma, chroma-soft, luma, fill, matte, side, alpha or "
        "datavideo), found \"crhoma\"; did you mean \"chroma\"?");
    CHECK(!key_mode_parse("xyzzyplugh", &mode, error, sizeof(error)));
    CHECK(strstr(error, "did you mean") == NULL);
    CHECK(!key_mode_parse(NULL, &mode, error, sizeof(error)));
    CHECK(key_mode_safe(KEY_CHROMA) && key_mode_safe(KEY_CHROMA_SOFT));
    CHECK(!key_mode_safe(KEY_FILL));
}

static const struct check_case cases[] = {
    CASE(chroma_cuts_at_one_half_and_gives_plates_their_own_colour),
    CASE(chroma_soft_blends_edges_towards_the_brightest_green),
    CASE(luma_and_fill_lie_over_black),
    CASE(matte_is_alpha_as_grey),
    CASE(side_puts_the_matte_right_of_the_fill),
    CASE(alpha_is_straight),
    CASE(every_premultiplied_colour_becomes_straight_by_the_book),
    CASE(a_part_is_keyed_as_in_the_whole_and_the_rest_left_alone),
    CASE(what_is_lent_is_keyed_as_if_it_lay_in_the_canvas),
    CASE(an_untouched_canvas_is_keyed_as_one_of_transparent_pixels),
    CASE(what_an_empty_canvas_becomes_is_one_colour_in_every_mode_and_range),
    CASE(the_brightest_colour_keeps_the_keys_chroma),
    CASE(modes_are_known_by_name_and_a_slip_is_answered_with_the_nearest),
};

CHECK_MAIN(cases)
