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

// Of nine pixels three are the plate's where the picture is still key, and four at a
// corner of the plate. What counts as key has to end between, a little above a third of
// the way from the key to neutral, and what is whole has to begin before four ninths.
static const struct tuning {
    struct keyer_settings set;
    bool of_chroma; // shares of the key's distance from neutral
    double unit;    // the dialog's 1
    const char *knobs[3], *also;
} TUNINGS[KEYERS] = {
    [KEYER_OBS_CHROMA] = {{0.382, 0.048, 0.048},
                          true,
                          0.001,
                          {"similarity", "smoothness", "spill reduction"},
                          ""},
    [KEYER_OBS_COLOR] = {{0.080, 0.050, 0},
                         false,
                         0.001,
                         {"similarity", "smoothness"},
                         " (as installed)"},
    [KEYER_FFMPEG_CHROMA] = {{0.378, 0.054, 0},
                             true,
                             1,
                             {"similarity", "blend"},
                             ", the key given with yuv=1"},
    [KEYER_FFMPEG_COLOR] = {{0.10, 0.05, 0}, false, 1, {"similarity", "blend"}, ""},
};

// A key without colour cannot be told from grey; its threshold still has to be one.
static const double PALEST = 0.05, STEP = 0.001;

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

// Between two neighbours, by row and column of the square.
static const int TAPS[4][2][2] = {
    {{0, 0}, {1, 0}}, {{1, 2}, {2, 2}}, {{2, 0}, {2, 1}}, {{0, 1}, {0, 2}}};

static struct color between(const struct square *s, const int tap[2][2])
{
    struct color a = s->at[tap[0][0]][tap[0][1]], b = s->at[tap[1][0]][tap[1][1]];
    return (struct color){(a.r + b.r) / 2, (a.g + b.g) / 2, (a.b + b.b) / 2};
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

static double thousandths(double value)
{
    return floor(value / STEP + 0.5) * STEP;
}

static double distance_of(enum keyer_formula formula, struct color c, struct color key)
{
    double distance = chroma_distance(c, key);
    return formula == KEYER_FFMPEG_CHROMA ? distance / sqrt(2) : distance;
}

// By shares of the way from the key to grey.
static struct keyer_settings scaled(enum keyer_formula formula, uint32_t key,
                                    struct keyer_settings set)
{
    double neutral = distance_of(formula, color_of(0x808080), color_of(key));
    double scale = fmax(neutral, PALEST);
    return (struct keyer_settings){thousandths(set.similarity * scale),
                                   thousandths(set.smoothness * scale),
                                   thousandths(set.spill * scale)};
}

struct keyer_settings keyer_tuned(enum keyer_formula formula, uint32_t key)
{
    const struct tuning *tuning = &TUNINGS[formula];
    return tuning->of_chroma ? scaled(formula, key, tuning->set) : tuning->set;
}

struct keyer_settings keyer_tuned_round(enum keyer_formula formula, uint32_t key)
{
    static const struct keyer_settings round = {0.46, 0.05, 0.05};
    const struct tuning *tuning = &TUNINGS[formula];
    return tuning->of_chroma ? scaled(formula, key, round) : tuning->set;
}

// ffmpeg's people write two decimals; a pale key needs three.
static void put_number(char *out, size_t size, double value, double unit)
{
    double hundredths = value * 100;
    bool fine = fabs(hundredths - floor(hundredths + 0.5)) > 1e-6;
    snprintf(out, size, "%.*f", unit < 1 ? 0 : fine ? 3 : 2, value / unit);
}

void keyer_dial(enum keyer_formula formula, const struct keyer_settings *set, char *out,
                size_t size)
{
    const struct tuning *tuning = &TUNINGS[formula];
    const double values[3] = {set->similarity, set->smoothness, set->spill};
    size_t len = 0;
    for (int i = 0; i < 3 && tuning->knobs[i] && len < size; i++) {
        char number[16];
        put_number(number, sizeof(number), values[i], tuning->unit);
        len += (size_t)snprintf(out + len, size - len, "%s%s %s", i ? ", " : "",
                                tuning->knobs[i], number);
    }
    if (len < size) {
        snprintf(out + len, size - len, "%s", tuning->also);
    }
}

bool keyer_filter(enum keyer_formula formula, uint32_t key, char *out, size_t size)
{
    bool chroma = formula == KEYER_FFMPEG_CHROMA;
    struct keyer_settings set = keyer_tuned(formula, key);
    char similarity[16], blend[16];
    put_number(similarity, sizeof(similarity), set.similarity, 1);
    put_number(blend, sizeof(blend), set.smoothness, 1);
    if (!chroma && formula != KEYER_FFMPEG_COLOR) {
        return false;
    }
    snprintf(out, size, chroma ? "chromakey=0x%06X:%s:%s:yuv=1" : "colorkey=0x%06x:%s:%s",
             (unsigned)(chroma ? keyer_video(key) : key & 0xffffff), similarity, blend);
    return true;
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
