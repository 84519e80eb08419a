// What published keyers make of what we send them.
#include "key_sample.h"

// OBS Color Key: distance in RGB, similarity and smoothness at their defaults.
static double color_keyer_alpha(uint32_t pixel, uint32_t key_color)
{
    double sum = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        double off =
            ((int)(pixel >> shift & 255) - (int)(key_color >> shift & 255)) / 255.0;
        sum += off * off;
    }
    double alpha = (sqrt(sum) - 0.080) / 0.050;
    return alpha < 0 ? 0 : alpha > 1 ? 1 : alpha;
}

TEST(a_colour_keyer_gets_plates_back_whole_and_nothing_else)
{
    enum { W = 64 };
    struct canvas *canvas = canvas_create(W, 1);
    for (int x = 20; x < 44; x++) {
        canvas->pixels[x] = 0xff000000 | (uint32_t)(x * 5) << 16 | 0x1d33;
    }
    canvas->pixels[19] = 0x40040104; // antialiased edges on either side
    canvas->pixels[44] = 0xc0200510;
    struct key key = key_init(KEY_CHROMA, 0x00ff00, KEY_RANGE_OWN);
    uint32_t out[W];
    key_rect(&key, canvas, (struct rect){0, 0, W, 1}, out, W);
    for (int x = 0; x < W; x++) {
        double expected = x >= 20 && x <= 44 ? 1 : 0;
        CHECK(color_keyer_alpha(out[x], key.color) == expected);
    }
    canvas_destroy(canvas);
}

// OBS Chroma Key, at the settings that suit a flat green: distance in CbCr, the mean of
// nine pixels.
static double chroma_keyer_alpha(const uint32_t *pixels, int stride, int x, int y,
                                 uint32_t key_color)
{
    double distance = 0;
    for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
            uint32_t pixel = pixels[(y + dy) * stride + x + dx];
            double cb = (cb_of(pixel) - cb_of(key_color)) * 224 / 255 / 255;
            double cr = (cr_of(pixel) - cr_of(key_color)) * 224 / 255 / 255;
            distance += sqrt(cb * cb + cr * cr) / 9;
        }
    }
    double base = (distance - 0.200) / 0.025;
    return pow(base < 0 ? 0 : base > 1 ? 1 : base, 1.5);
}

TEST(a_tuned_chroma_keyer_gets_neutral_plates_back_whole)
{
    enum { W = 40, H = 24 };
    static const uint32_t neutrals[] = {0xfff6f8fb, 0xff808080, 0xff131313};
    static const struct rect plate = {10, 8, 20, 8};
    for (size_t n = 0; n < sizeof(neutrals) / sizeof(neutrals[0]); n++) {
        struct canvas *canvas = canvas_create(W, H);
        canvas->blank = false;
        for (int i = 0; i < W * H; i++) {
            bool inside = rect_contains(plate, (struct rect){i % W, i / W, 1, 1});
            canvas->pixels[i / W * canvas->stride + i % W] = inside ? neutrals[n] : 0;
        }
        uint32_t out[W * H];
        struct key key = key_init(KEY_CHROMA, 0x00ff00, KEY_RANGE_OWN);
        key_rect(&key, canvas, (struct rect){0, 0, W, H}, out, W);
        for (int y = 1; y < H - 1; y++) {
            for (int x = 1; x < W - 1; x++) {
                bool inside = rect_contains(plate, (struct rect){x, y, 1, 1});
                CHECK(chroma_keyer_alpha(out, W, x, y, key.color) == (inside ? 1 : 0));
            }
        }
        canvas_destroy(canvas);
    }
}

TEST(fill_and_matte_together_are_the_ideal_picture)
{
    struct canvas *canvas = row_of(sample, SAMPLES);
    uint32_t background[SAMPLES];
    uint32_t ideal[SAMPLES];
    uint32_t side[SAMPLES * 2];
    for (int i = 0; i < SAMPLES; i++) {
        background[i] = 0xff805020 + (uint32_t)i * 7;
    }
    struct key key = key_init(KEY_SIDE, 0, KEY_RANGE_OWN);
    key_rect(&key, canvas, (struct rect){0, 0, SAMPLES, 1}, side, SAMPLES * 2);
    key_over(canvas, (struct rect){0, 0, SAMPLES, 1}, background, ideal, SAMPLES);
    for (int i = 0; i < SAMPLES; i++) {
        for (int shift = 0; shift < 24; shift += 8) {
            uint32_t rest = 255 - (side[SAMPLES + i] & 255);
            uint32_t mixed = (side[i] >> shift & 255) +
                             ((background[i] >> shift & 255) * rest + 127) / 255;
            CHECK_INT(ideal[i] >> shift & 255, mixed);
        }
    }
    canvas_destroy(canvas);
}

static const struct check_case cases[] = {
    CASE(a_colour_keyer_gets_plates_back_whole_and_nothing_else),
    CASE(a_tuned_chroma_keyer_gets_neutral_plates_back_whole),
    CASE(fill_and_matte_together_are_the_ideal_picture),
};

CHECK_MAIN(cases)
