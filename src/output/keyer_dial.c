// What to dial in, and how keyers' dialogs and command lines put it.
#include "output/keyer.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>

// Of nine pixels three are the plate's where the picture is still key, and four at a
// corner of the plate. What counts as key has to end between, a little above a third of
// the way from the key to neutral, and what is whole has to begin before four ninths.
// OBS chroma key's are worked out below: its means are of light.
static const struct tuning {
    struct keyer_settings set;
    bool of_chroma; // shares of the key's distance from neutral
    double unit;    // the dialog's 1
    const char *knobs[3], *also;
} TUNINGS[KEYERS] = {
    [KEYER_OBS_CHROMA] =
        {{0, 0, 0}, true, 0.001, {"similarity", "smoothness", "spill reduction"}, ""},
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

static double thousandths(double value)
{
    return floor(value / STEP + 0.5) * STEP;
}

// By shares of the way from the key to grey.
static struct keyer_settings scaled(enum keyer_formula formula, uint32_t key,
                                    struct keyer_settings set)
{
    double neutral = keyer_flat_distance(formula, key, 0x808080);
    double scale = fmax(neutral, PALEST);
    return (struct keyer_settings){thousandths(set.similarity * scale),
                                   thousandths(set.smoothness * scale),
                                   thousandths(set.spill * scale)};
}

// A pixel of a flat plate of this colour, or of the key, with the plate on its right
// (`row` 0) or to the right and below (1).
static double beside(uint32_t key, uint32_t plate, int column, int row)
{
    uint32_t nine[9];
    for (int i = 0; i < 9; i++) {
        nine[i] = i % 3 >= column && i / 3 >= row ? plate : key;
    }
    return keyer_distance(KEYER_OBS_CHROMA, key, nine);
}

// Light counts for more than dark: beside a white plate the key is nearly as far from
// itself as the corner of a black one. Hence a threshold right between, and a hard one.
static struct keyer_settings between_edge_and_corner(uint32_t key)
{
    double edge = beside(key, 0xffffff, 2, 0), corner = beside(key, 0x000000, 1, 1);
    if (corner - edge < 2 * STEP) {
        edge = beside(key, 0x808080, 2, 0); // lighter plates have a rim there (theme/rim)
    }
    double similarity = thousandths(edge + fmax(0, corner - edge) / 4);
    double left = floor((corner - similarity) / STEP + 1e-6) * STEP;
    double smooth = fmax(left, STEP);
    return (struct keyer_settings){fmax(similarity, STEP), smooth, smooth};
}

struct keyer_settings keyer_tuned(enum keyer_formula formula, uint32_t key)
{
    const struct tuning *tuning = &TUNINGS[formula];
    return formula == KEYER_OBS_CHROMA ? between_edge_and_corner(key)
           : tuning->of_chroma         ? scaled(formula, key, tuning->set)
                                       : tuning->set;
}

struct keyer_settings keyer_tuned_round(enum keyer_formula formula, uint32_t key)
{
    static const struct keyer_settings round = {0.46, 0.05, 0.05},
                                       dark_round = {0.46, 0.008, 0.008};
    const struct tuning *tuning = &TUNINGS[formula];
    bool obs = formula == KEYER_OBS_CHROMA;
    return tuning->of_chroma ? scaled(formula, key, obs ? dark_round : round)
                             : tuning->set;
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
