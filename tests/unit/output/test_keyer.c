// What published keyers make of flat plates, by formulas written here once more, and the
// settings that are told for them.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "output/keyer.h"

enum { W = 24, H = 18 };

static const uint32_t keys[] = {0x00ff00, 0x00b140, 0xff00ff, 0x0000ff,
                                0x0099ff, 0xd500ff, 0x46d29f, 0x7f3fff};

enum { KEYS = sizeof(keys) / sizeof(keys[0]) };

static bool inside(int x, int y)
{
    return x >= 6 && x < 16 && y >= 4 && y < 12;
}

static void draw_plate(uint32_t *picture, uint32_t key, uint32_t plate)
{
    for (int i = 0; i < W * H; i++) {
        picture[i] = inside(i % W, i / W) ? plate : key;
    }
}

// What the shader reads from a texture in sRGB: linear light.
static double light_of(uint32_t rgb, int channel)
{
    double level = (rgb >> (16 - 8 * channel) & 255) / 255.0;
    return level <= 0.04045 ? level / 12.92 : pow((level + 0.055) / 1.055, 2.4);
}

static double level_of(double light)
{
    return light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055;
}

// Between two pixels, as far from the key as BT.709's chroma in limited range is.
static double distance_between(uint32_t a, uint32_t b, uint32_t key)
{
    static const double cb[3] = {-0.100644, -0.338572, 0.439216},
                        cr[3] = {0.439216, -0.398942, -0.040274};
    double sum[2] = {0};
    for (int i = 0; i < 3; i++) {
        double level = level_of((light_of(a, i) + light_of(b, i)) / 2);
        double off = level - (key >> (16 - 8 * i) & 255) / 255.0;
        sum[0] += cb[i] * off;
        sum[1] += cr[i] * off;
    }
    return hypot(sum[0], sum[1]);
}

// OBS' shader looks at a pixel and between (-1, -1) and (-1, 0), (1, 0) and (1, 1),
// (-1, 1) and (0, 1), (0, -1) and (1, -1): each neighbour once, as averages of two.
static double obs_distance(const uint32_t *picture, uint32_t key, int x, int y)
{
    static const int pairs[4][4] = {
        {-1, -1, -1, 0}, {1, 0, 1, 1}, {-1, 1, 0, 1}, {0, -1, 1, -1}};
    uint32_t own = picture[y * W + x];
    double sum = distance_between(own, own, key);
    for (int i = 0; i < 4; i++) {
        uint32_t a = picture[(y + pairs[i][1]) * W + x + pairs[i][0]];
        uint32_t b = picture[(y + pairs[i][3]) * W + x + pairs[i][2]];
        sum += 2 * distance_between(a, b, key);
    }
    return sum / 9;
}

TEST(obs_chroma_key_weighs_its_neighbours_in_linear_light)
{
    static const struct keyer_settings set = {0.220, 0.080, 0.100};
    uint32_t picture[W * H];
    draw_plate(picture, 0x00ff00, 0x131313);
    for (int y = 2; y < H - 2; y++) {
        for (int x = 2; x < W - 2; x++) {
            double base = (obs_distance(picture, 0x00ff00, x, y) - 0.220) / 0.080;
            double alpha = pow(base < 0 ? 0 : base > 1 ? 1 : base, 1.5);
            struct keyed found =
                keyer_pixel(KEYER_OBS_CHROMA, &set, 0x00ff00, picture, W, H, x, y);
            CHECK(fabs(found.alpha - alpha) < 1e-6);
        }
    }
}

static bool in_disc(int x, int y)
{
    return (x - 11) * (x - 11) + (y - 8) * (y - 8) <= 40;
}

TEST(a_disc_keeps_its_edge_as_dialled_in_for_what_is_round_over_any_key)
{
    uint32_t picture[W * H];
    for (int i = 0; i < KEYS * KEYERS; i++) {
        uint32_t key = keys[i / KEYERS];
        enum keyer_formula formula = KEYER_TABLE[i % KEYERS].formula;
        struct keyer_settings set = keyer_tuned_round(formula, key);
        uint32_t disc = formula == KEYER_OBS_CHROMA ? 0x404040 : 0xf6f8fb;
        for (int at = 0; at < W * H; at++) {
            picture[at] = in_disc(at % W, at / W) ? disc : key;
        }
        for (int at = 0; at < W * H; at++) {
            struct keyed found =
                keyer_pixel(formula, &set, key, picture, W, H, at % W, at / W);
            CHECK(found.alpha == (in_disc(at % W, at / W) ? 1 : 0));
        }
    }
}

TEST(what_is_near_obs_chroma_key_loses_some_of_its_colour_and_none_of_its_light)
{
    static const uint32_t color = 0x50a038, key = 0x00ff00;
    double far = distance_between(color, color, key);
    const struct keyer_settings set = {far - 0.06, 0.08, 0.10};
    struct keyed found = keyer_flat(KEYER_OBS_CHROMA, &set, key, color);
    double kept = pow(0.06 / 0.10, 1.5);
    double grey = 0.2126 * light_of(color, 0) + 0.7152 * light_of(color, 1) +
                  0.0722 * light_of(color, 2);
    CHECK(fabs(found.alpha - pow(0.06 / 0.08, 1.5)) < 1e-6);
    for (int i = 0; i < 3; i++) {
        double light = grey * (1 - kept) + light_of(color, i) * kept;
        CHECK(fabs(found.rgb[i] - level_of(light)) < 1e-6);
    }
}

TEST(settings_are_told_in_the_words_and_units_of_the_dialog)
{
    static const struct {
        enum keyer_formula formula;
        uint32_t key;
        const char *words;
    } rows[] = {
        {KEYER_OBS_CHROMA, 0x00ff00, "similarity 203, smoothness 2, spill reduction 2"},
        {KEYER_OBS_CHROMA, 0x00b140, "similarity 116, smoothness 6, spill reduction 6"},
        {KEYER_OBS_COLOR, 0x00b140, "similarity 80, smoothness 50 (as installed)"},
        {KEYER_FFMPEG_CHROMA, 0x00ff00,
         "similarity 0.14, blend 0.02, the key given with yuv=1"},
        {KEYER_FFMPEG_CHROMA, 0x00b140,
         "similarity 0.084, blend 0.012, the key given with yuv=1"},
        {KEYER_FFMPEG_COLOR, 0xff00ff, "similarity 0.10, blend 0.05"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char words[96];
        struct keyer_settings set = keyer_tuned(rows[i].formula, rows[i].key);
        keyer_dial(rows[i].formula, &set, words, sizeof(words));
        CHECK_STR(words, rows[i].words);
    }
}

TEST(ffmpegs_filters_are_told_as_they_are_pasted)
{
    char filter[64];
    CHECK(keyer_filter(KEYER_FFMPEG_CHROMA, 0x00b140, filter, sizeof(filter)));
    CHECK_STR(filter, "chromakey=0x816037:0.084:0.012:yuv=1");
    CHECK(keyer_filter(KEYER_FFMPEG_COLOR, 0x00b140, filter, sizeof(filter)));
    CHECK_STR(filter, "colorkey=0x00b140:0.10:0.05");
    CHECK(!keyer_filter(KEYER_OBS_CHROMA, 0x00b140, filter, sizeof(filter)));
}

TEST(a_key_without_colour_still_takes_itself)
{
    struct keyer_settings set = keyer_tuned(KEYER_OBS_CHROMA, 0x808080);
    CHECK(keyer_flat(KEYER_OBS_CHROMA, &set, 0x808080, 0x808080).alpha == 0);
    CHECK(keyer_flat(KEYER_OBS_CHROMA, &set, 0x808080, 0xffffff).alpha == 0);
}

static const struct check_case cases[] = {
    CASE(obs_chroma_key_weighs_its_neighbours_in_linear_light),
    CASE(a_disc_keeps_its_edge_as_dialled_in_for_what_is_round_over_any_key),
    CASE(what_is_near_obs_chroma_key_loses_some_of_its_colour_and_none_of_its_light),
    CASE(settings_are_told_in_the_words_and_units_of_the_dialog),
    CASE(ffmpegs_filters_are_told_as_they_are_pasted),
    CASE(a_key_without_colour_still_takes_itself),
};

int main(void)
{
    return check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
}
