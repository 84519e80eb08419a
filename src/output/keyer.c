#include "output/keyer.h"

#include <math.h>
#include <stddef.h>

const struct keyer KEYER_TABLE[KEYERS] = {
    {KEYER_OBS_CHROMA,
     "OBS chroma key",
     {0.400, 0.080, 0.100},
     {0.220, 0.080, 0.100},
     "similarity 220, smoothness 80, spill reduction 100"},
    {KEYER_OBS_COLOR,
     "OBS color key",
     {0.080, 0.050, 0},
     {0.080, 0.050, 0},
     "similarity 80, smoothness 50 (as installed)"},
    {KEYER_FFMPEG_CHROMA,
     "ffmpeg chromakey",
     {0.01, 0, 0},
     {0.13, 0.03, 0},
     "similarity 0.13, blend 0.03, the key given with yuv=1"},
    {KEYER_FFMPEG_COLOR,
     "ffmpeg colorkey",
     {0.01, 0, 0},
     {0.10, 0.05, 0},
     "similarity 0.10, blend 0.05"},
};

struct color {
    double r, g, b; // 0..1
};

static struct color color_of(uint32_t rgb)
{
    return (struct color){(rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0,
                          (rgb & 255) / 255.0};
}

static double clamp(double value)
{
    return value < 0 ? 0 : value > 1 ? 1 : value;
}

static double luma(struct color c)
{
    return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b;
}

uint32_t keyer_video(uint32_t color)
{
    struct color c = color_of(color);
    double y = luma(c);
    uint32_t levels[3] = {(uint32_t)(16 + 219 * y + 0.5),
                          (uint32_t)(128 + 224 * (c.b - y) / 1.8556 + 0.5),
                          (uint32_t)(128 + 224 * (c.r - y) / 1.5748 + 0.5)};
    return levels[0] << 16 | levels[1] << 8 | levels[2];
}

static double chroma_distance(struct color c, struct color key)
{
    double cb =
        -0.100644 * (c.r - key.r) - 0.338572 * (c.g - key.g) + 0.439216 * (c.b - key.b);
    double cr =
        0.439216 * (c.r - key.r) - 0.398942 * (c.g - key.g) - 0.040274 * (c.b - key.b);
    return hypot(cb, cr);
}

static double color_distance(struct color c, struct color key)
{
    return sqrt((c.r - key.r) * (c.r - key.r) + (c.g - key.g) * (c.g - key.g) +
                (c.b - key.b) * (c.b - key.b));
}

// The pixel and its neighbours, row by row.
struct square {
    struct color at[3][3];
};

static struct color between(const struct square *s, int row, int column)
{
    struct color a = s->at[row][column], b = s->at[row][column + 1],
                 c = s->at[row + 1][column], d = s->at[row + 1][column + 1];
    return (struct color){(a.r + b.r + c.r + d.r) / 4, (a.g + b.g + c.g + d.g) / 4,
                          (a.b + b.b + c.b + d.b) / 4};
}

// Four taps between the pixels count twice, the pixel itself once.
static double obs_distance(const struct square *s, struct color key)
{
    double sum = chroma_distance(s->at[1][1], key);
    for (int i = 0; i < 4; i++) {
        sum += 2 * chroma_distance(between(s, i / 2, i % 2), key);
    }
    return sum / 9;
}

static struct keyed straight(struct color c, double alpha)
{
    return (struct keyed){{c.r, c.g, c.b}, alpha};
}

// Spill reduction is desaturation by nearness to the key.
static struct keyed obs_chroma(const struct square *s, struct color key,
                               const struct keyer_settings *set)
{
    struct color c = s->at[1][1];
    double base = obs_distance(s, key) - set->similarity;
    double keep = pow(clamp(base / set->spill), 1.5);
    double grey = luma(c);
    struct color rest = {grey + (c.r - grey) * keep, grey + (c.g - grey) * keep,
                         grey + (c.b - grey) * keep};
    return straight(rest, pow(clamp(base / set->smoothness), 1.5));
}

static struct keyed obs_color(const struct square *s, struct color key,
                              const struct keyer_settings *set)
{
    double base = color_distance(s->at[1][1], key) - set->similarity;
    return straight(s->at[1][1], clamp(base / set->smoothness));
}

static struct keyed ffmpeg(struct color c, double distance,
                           const struct keyer_settings *set)
{
    double base = distance - set->similarity;
    double alpha = set->smoothness > 0.0001 ? clamp(base / set->smoothness)
                   : base > 0               ? 1
                                            : 0;
    return straight(c, alpha);
}

static struct keyed ffmpeg_chroma(const struct square *s, struct color key,
                                  const struct keyer_settings *set)
{
    double sum = 0;
    for (int i = 0; i < 9; i++) {
        sum += chroma_distance(s->at[i / 3][i % 3], key) / sqrt(2);
    }
    return ffmpeg(s->at[1][1], sum / 9, set);
}

static struct keyed ffmpeg_color(const struct square *s, struct color key,
                                 const struct keyer_settings *set)
{
    return ffmpeg(s->at[1][1], color_distance(s->at[1][1], key) / sqrt(3), set);
}

static struct keyed (*const FORMULAS[KEYERS])(const struct square *s, struct color key,
                                              const struct keyer_settings *set) = {
    [KEYER_OBS_CHROMA] = obs_chroma,
    [KEYER_OBS_COLOR] = obs_color,
    [KEYER_FFMPEG_CHROMA] = ffmpeg_chroma,
    [KEYER_FFMPEG_COLOR] = ffmpeg_color,
};

struct keyed keyer_flat(enum keyer_formula formula, const struct keyer_settings *set,
                        uint32_t key, uint32_t color)
{
    struct square s;
    for (int i = 0; i < 9; i++) {
        s.at[i / 3][i % 3] = color_of(color);
    }
    return FORMULAS[formula](&s, color_of(key), set);
}

static int within(int at, int size)
{
    return at < 0 ? 0 : at >= size ? size - 1 : at;
}

struct keyed keyer_pixel(enum keyer_formula formula, const struct keyer_settings *set,
                         uint32_t key, const uint32_t *picture, int w, int h, int x,
                         int y)
{
    struct square s;
    for (int i = 0; i < 9; i++) {
        int at_y = within(y + i / 3 - 1, h), at_x = within(x + i % 3 - 1, w);
        s.at[i / 3][i % 3] = color_of(picture[(size_t)at_y * (size_t)w + (size_t)at_x]);
    }
    return FORMULAS[formula](&s, color_of(key), set);
}
