// Colours against the key: what vanishes, what tints, which key would serve better.
#include <math.h>
#include <stdio.h>

#include "app/check.h"
#include "base/str.h"
#include "output/keyer.h"

enum { NAMES = 12, HUES = 72, DIAL = 96 };

static const double GONE = 0.5, WHOLE = 0.98, TINT = 0.10;

enum fate { STAYS, TINTS, VANISHES };

static double largest_shift(const struct keyed *keyed, uint32_t color)
{
    double most = 0;
    for (int i = 0; i < 3; i++) {
        double off = fabs(keyed->rgb[i] - (color >> (16 - 8 * i) & 255) / 255.0);
        most = off > most ? off : most;
    }
    return most;
}

// What one keyer is set to for the show's key.
struct dialled {
    const struct keyer *keyer; // NULL: a luma key, which KEYER_TABLE has not
    const char *name;
    struct keyer_settings set;
    uint32_t key;
    char words[DIAL];
};

static struct dialled dial(const struct keyer *keyer, uint32_t key)
{
    struct dialled out = {.keyer = keyer,
                          .name = keyer->name,
                          .set = keyer_tuned(keyer->formula, key),
                          .key = key};
    keyer_dial(keyer->formula, &out.set, out.words, sizeof(out.words));
    return out;
}

static struct dialled dial_luma(void)
{
    struct dialled out = {.name = "a luma key",
                          .set = {KEYER_LUMA_CLIP, KEYER_LUMA_SOFT, 0}};
    snprintf(out.words, sizeof(out.words), "luma min %.2f, min smooth %.2f",
             KEYER_LUMA_CLIP, KEYER_LUMA_SOFT);
    return out;
}

static struct keyed key_luma(const struct keyer_settings *set, uint32_t color)
{
    const double rgb[3] = {(color >> 16 & 255) / 255.0, (color >> 8 & 255) / 255.0,
                           (color & 255) / 255.0};
    double luma = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    double way = (luma - set->similarity) / set->smoothness;
    way = way < 0 ? 0 : way > 1 ? 1 : way;
    return (struct keyed){{rgb[0], rgb[1], rgb[2]}, way * way * (3 - 2 * way), false};
}

static enum fate fate_of(const struct dialled *dialled, const struct keyer_settings *set,
                         uint32_t color)
{
    const struct keyer *keyer = dialled->keyer;
    struct keyed keyed = keyer ? keyer_flat(keyer->formula, set, dialled->key, color)
                               : key_luma(set, color);
    return keyed.alpha < GONE                                           ? VANISHES
           : keyed.alpha < WHOLE || largest_shift(&keyed, color) > TINT ? TINTS
                                                                        : STAYS;
}

static void check_own(struct report *report, const struct dialled *dialled,
                      const struct check_colors *colors)
{
    static const char *const words[] = {[TINTS] = "tints", [VANISHES] = "vanishes"};
    const struct keyer *keyer = dialled->keyer;
    for (int i = 0; i < colors->own; i++) {
        enum fate tuned = fate_of(dialled, &dialled->set, colors->rgb[i]);
        enum fate preset =
            keyer ? fate_of(dialled, &keyer->preset, colors->rgb[i]) : tuned;
        if (tuned != STAYS) {
            report_add(report, SEVERITY_WARNING, colors->where[i],
                       "#%06x %s in %s over key #%06x, even with %s",
                       (unsigned)colors->rgb[i], words[tuned], dialled->name,
                       (unsigned)dialled->key, dialled->words);
        } else if (preset != STAYS) {
            report_add(report, SEVERITY_NOTE, colors->where[i],
                       "#%06x %s in %s as installed, not with %s",
                       (unsigned)colors->rgb[i], words[preset], dialled->name,
                       dialled->words);
        }
    }
}

// Where a picture will be seen; NULL: it only might.
static const char *use_of(const struct check_used *used, const char *picture)
{
    for (int i = 0; i < used->count; i++) {
        if (text_equal(used->pictures[i], picture)) {
            return used->where[i];
        }
    }
    return NULL;
}

static void add_name(struct buf *names, int nth, const char *picture, const char *where)
{
    if (nth <= NAMES) {
        buf_printf(names, "%s%s", nth > 1 ? ", " : "", picture);
    }
    if (nth <= NAMES && where) {
        buf_printf(names, " (%s)", where);
    }
}

// Each picture once, although several of its colours may go.
static void check_others(struct report *report, const struct dialled *dialled,
                         const struct check_colors *colors, const struct check_used *used)
{
    struct buf names[2] = {0}; // of those that might be seen, and of those that will
    int hit[2] = {0};
    const char *before = "";
    for (int i = colors->own; i < colors->count; i++) {
        if (fate_of(dialled, &dialled->set, colors->rgb[i]) != STAYS &&
            !text_equal(colors->where[i], before)) {
            before = colors->where[i];
            const char *where = use_of(used, before);
            add_name(&names[where != NULL], ++hit[where != NULL], before, where);
        }
    }
    for (int in_use = 1; in_use >= 0; in_use--) {
        if (hit[in_use]) {
            report_add(report, in_use ? SEVERITY_WARNING : SEVERITY_NOTE,
                       in_use ? "pictures in use" : "pictures",
                       "%d would lose or tint a colour in %s over key #%06x with %s, and "
                       "%s painted off it: %s%s",
                       hit[in_use], dialled->name, (unsigned)dialled->key, dialled->words,
                       hit[in_use] == 1 ? "is" : "are", names[in_use].data,
                       hit[in_use] > NAMES ? ", ..." : "");
        }
        buf_finish(&names[in_use]);
    }
}

static uint32_t hue(int step)
{
    double h = step * 6.0 / HUES, channels[3];
    for (int i = 0; i < 3; i++) {
        double d = fabs(fmod(h + 4.0 * i / 2 + (i ? 0 : 6), 6) - 3) - 1;
        channels[i] = d < 0 ? 0 : d > 1 ? 1 : d;
    }
    return (uint32_t)(channels[0] * 255 + 0.5) << 16 |
           (uint32_t)(channels[1] * 255 + 0.5) << 8 | (uint32_t)(channels[2] * 255 + 0.5);
}

// Chroma distance to the nearest colour, as a chroma key measures it.
static double margin(uint32_t key, const struct check_colors *colors, int count)
{
    static const double weights[2][3] = {{-0.100644, -0.338572, 0.439216},
                                         {0.439216, -0.398942, -0.040274}};
    double least = 1;
    for (int i = 0; i < count; i++) {
        double sum[2] = {0};
        for (int k = 0; k < 3; k++) {
            double off = ((int)(colors->rgb[i] >> (16 - 8 * k) & 255) -
                          (int)(key >> (16 - 8 * k) & 255)) /
                         255.0;
            sum[0] += weights[0][k] * off;
            sum[1] += weights[1][k] * off;
        }
        double distance = hypot(sum[0], sum[1]);
        least = distance < least ? distance : least;
    }
    return least;
}

static void name_best_key(struct report *report, uint32_t key,
                          const struct check_colors *colors)
{
    struct keyer_settings set = keyer_tuned(KEYER_OBS_CHROMA, key);
    uint32_t best = key;
    double most = margin(key, colors, colors->count);
    for (int i = 0; i < HUES; i++) {
        double found = margin(hue(i), colors, colors->count);
        if (found > most + 0.01) {
            most = found;
            best = hue(i);
        }
    }
    report_add(report, SEVERITY_NOTE, "output.key_color",
               "#%06x is %.2f from the nearest colour of the theme and %.2f from that of "
               "its pictures (OBS chroma key needs %.2f)%s",
               (unsigned)key, margin(key, colors, colors->own),
               margin(key, colors, colors->count),
               set.similarity + fmax(set.smoothness, set.spill),
               best == key ? "; no hue is better" : "");
    if (best != key) {
        report_add(report, SEVERITY_NOTE, "output.key_color",
                   "best for these colours: #%06x, %.2f and %.2f", (unsigned)best,
                   margin(best, colors, colors->own), most);
    }
}

// What plates with square corners want, and what anything round does.
static void tell_settings(struct report *report, uint32_t key)
{
    for (int i = 0; i < KEYERS; i++) {
        const struct keyer *keyer = &KEYER_TABLE[i];
        struct dialled dialled = dial(keyer, key);
        struct keyer_settings round = keyer_tuned_round(keyer->formula, key);
        report_add(report, SEVERITY_NOTE, keyer->name, "dial in %s", dialled.words);
        if (round.similarity != dialled.set.similarity) {
            keyer_dial(keyer->formula, &round, dialled.words, sizeof(dialled.words));
            report_add(report, SEVERITY_NOTE, keyer->name,
                       "for rounded plates and text without a plate %s", dialled.words);
        }
    }
}

static void tell_filters(struct report *report, uint32_t key)
{
    for (int i = 0; i < KEYERS; i++) {
        char filter[DIAL];
        if (keyer_filter(KEYER_TABLE[i].formula, key, filter, sizeof(filter))) {
            bool chroma = KEYER_TABLE[i].formula == KEYER_FFMPEG_CHROMA;
            report_add(report, SEVERITY_NOTE, KEYER_TABLE[i].name, "-vf %s%s", filter,
                       chroma ? ", where the frames are BT.709" : "");
        }
    }
}

// Over black: what is as dark is taken for it.
static void check_luma(struct report *report, const struct check_colors *colors,
                       const struct check_used *used)
{
    struct dialled dialled = dial_luma();
    check_own(report, &dialled, colors);
    check_others(report, &dialled, colors, used);
    report_add(report, SEVERITY_NOTE, "OBS luma key", "dial in %s", dialled.words);
    report_add(report, SEVERITY_NOTE, "ATEM",
               "luma key: Pre Multiplied off, clip just above black, gain high");
}

static void check_chroma(struct report *report, uint32_t key,
                         const struct check_colors *colors, const struct check_used *used)
{
    for (int i = 0; i < KEYERS; i++) {
        struct dialled dialled = dial(&KEYER_TABLE[i], key);
        check_own(report, &dialled, colors);
        check_others(report, &dialled, colors, used);
    }
    name_best_key(report, key, colors);
    tell_settings(report, key);
    tell_filters(report, key);
    report_add(report, SEVERITY_NOTE, "ATEM",
               "chroma key: sample the key colour, or better, two outputs or one cable: "
               "upstream luma key with Pre Multiplied on, fill and matte");
}

void check_keying(struct report *report, const struct output_config *output,
                  const struct check_colors *colors, const struct check_used *used)
{
    struct key key = config_key(output);
    const char *trouble = config_matte_trouble(output);
    const char *alone = config_alpha_trouble(output);
    if (trouble) {
        report_add(report, SEVERITY_WARNING, "output.matte", "%s, found \"%s\"", trouble,
                   key_mode_name(key.mode));
    }
    if (key_mode_chroma(key.mode)) {
        check_chroma(report, key.color, colors, used);
    } else if (key.mode == KEY_LUMA) {
        check_luma(report, colors, used);
    } else {
        report_add(report, SEVERITY_NOTE, "output.key",
                   "%s: nothing is keyed by colour, so no colour can vanish",
                   key_mode_name(key.mode));
    }
    if (alone) {
        report_add(report, output->display[0] ? SEVERITY_WARNING : SEVERITY_NOTE,
                   "output.key", "%s", alone);
    }
}
