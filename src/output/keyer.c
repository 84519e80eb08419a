#include "output/keyer.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>

const struct keyer KEYER_TABLE[KEYERS] = {
    {KEYER_OBS_CHROMA, "OBS chroma key", {0.400, 0.080, 0.100}},
    {KEYER_OBS_COLOR, "OBS color key", {0.080, 0.050, 0}},
    {KEYER_FFMPEG_CHROMA, "ffmpeg chromakey", {0.01, 0, 0}},
    {KEYER_FFMPEG_COLOR, "ffmpeg colorkey", {0.01, 0, 0}},
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

// The shader reads an sRGB texture, so that what lies between two neighbours is their
// mean in linear light, much nearer to the lighter one: half white and half key counts as
// three quarters white, half black and half key as a quarter black.
static double to_light(double level)
{
    return level <= 0.04045 ? level / 12.92 : pow((level + 0.055) / 1.055, 2.4);
}

static double from_light(double light)
{
    return light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055;
}

static double mean_of_light(double a, double b)
{
    return a == b ? a : from_light((to_light(a) + to_light(b)) / 2);
}

// Between two neighbours, by row and column of the square.
static const int TAPS[4][2][2] = {
    {{0, 0}, {1, 0}}, {{1, 2}, {2, 2}}, {{2, 0}, {2, 1}}, {{0, 1}, {0, 2}}};

static struct color between(const struct square *s, const int tap[2][2])
{
    struct color a = s->at[tap[0][0]][tap[0][1]], b = s->at[tap[1][0]][tap[1][1]];
    return (struct color){mean_of_light(a.r, b.r), mean_of_light(a.g, b.g),
                          mean_of_light(a.b, b.b)};
}

// The shader's four taps take all eight neighbours and count twice, the pixel itself
// once.
static double obs_distance(const struct square *s, struct color key)
{
    double sum = chroma_distance(s->at[1][1], key);
    for (int i = 0; i < 4; i++) {
        sum += 2 * chroma_distance(between(s, TAPS[i]), key);
    }
    return sum / 9;
}

static struct keyed straight(struct color c, double alpha)
{
    return (struct keyed){{c.r, c.g, c.b}, alpha, false};
}

static struct keyed obs(struct color c, double alpha)
{
    return (struct keyed){{c.r, c.g, c.b}, alpha, true};
}

double keyed_over(const struct keyed *keyed, int channel, double below)
{
    double own = keyed->rgb[channel], part = keyed->alpha;
    if (!keyed->in_light || part <= 0 || part >= 1) {
        return own * part + below * (1 - part);
    }
    return from_light(to_light(own) * part + to_light(below) * (1 - part));
}

// Grey of the same light, and `keep` of the colour.
static struct color desaturated(struct color c, double keep)
{
    struct color light = {to_light(c.r), to_light(c.g), to_light(c.b)};
    double grey = luma(light);
    return (struct color){from_light(grey + (light.r - grey) * keep),
                          from_light(grey + (light.g - grey) * keep),
                          from_light(grey + (light.b - grey) * keep)};
}

// Spill reduction is desaturation by nearness to the key.
static struct keyed obs_chroma(const struct square *s, struct color key,
                               const struct keyer_settings *set)
{
    struct color c = s->at[1][1];
    double base = obs_distance(s, key) - set->similarity;
    double keep = pow(clamp(base / set->spill), 1.5);
    struct color rest = keep < 1 ? desaturated(c, keep) : c;
    return obs(rest, pow(clamp(base / set->smoothness), 1.5));
}

static struct keyed obs_color(const struct square *s, struct color key,
                              const struct keyer_settings *set)
{
    double base = color_distance(s->at[1][1], key) - set->similarity;
    return obs(s->at[1][1], clamp(base / set->smoothness));
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

static double ffmpeg_distance(const struct square *s, struct color key)
{
    double sum = 0;
    for (int i = 0; i < 9; i++) {
        sum += chroma_distance(s->at[i / 3][i % 3], key) / sqrt(2);
    }
    return sum / 9;
}

static struct keyed ffmpeg_chroma(const struct square *s, struct color key,
                                  const struct keyer_settings *set)
{
    return ffmpeg(s->at[1][1], ffmpeg_distance(s, key), set);
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

double keyer_flat_distance(enum keyer_formula formula, uint32_t key, uint32_t color)
{
    struct color c = color_of(color), from = color_of(key);
    switch (formula) {
    case KEYER_OBS_CHROMA:
        return chroma_distance(c, from);
    case KEYER_FFMPEG_CHROMA:
        return chroma_distance(c, from) / sqrt(2);
    case KEYER_OBS_COLOR:
        return color_distance(c, from);
    case KEYER_FFMPEG_COLOR:
        break;
    }
    return color_distance(c, from) / sqrt(3);
}

double keyer_distance(enum keyer_formula formula, uint32_t key, const uint32_t *nine)
{
    struct square s;
    for (int i = 0; i < 9; i++) {
        s.at[i / 3][i % 3] = color_of(nine[i]);
    }
    switch (formula) {
    case KEYER_OBS_CHROMA:
        return obs_distance(&s, color_of(key));
    case KEYER_FFMPEG_CHROMA:
        return ffmpeg_distance(&s, color_of(key));
    case KEYER_OBS_COLOR:
    case KEYER_FFMPEG_COLOR:
        break; // they look at one pixel
    }
    return keyer_flat_distance(formula, key, nine[4]);
}
