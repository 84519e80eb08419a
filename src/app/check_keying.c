// Colours against the key: what vanishes, what tints, which key would serve better.
#include <math.h>
#include <stdio.h>
#include <string.h>

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

static enum fate fate_of(const struct keyer *keyer, const struct keyer_settings *set,
                         uint32_t key, uint32_t color)
{
    struct keyed keyed = keyer_flat(keyer->formula, set, key, color);
    return keyed.alpha < GONE                                           ? VANISHES
           : keyed.alpha < WHOLE || largest_shift(&keyed, color) > TINT ? TINTS
                                                                        : STAYS;
}

// What one keyer is set to for the show's key.
struct dialled {
    const struct keyer *keyer;
    struct keyer_settings set;
    char words[DIAL];
};

static struct dialled dial(const struct keyer *keyer, uint32_t key)
{
    struct dialled out = {.keyer = keyer, .set = keyer_tuned(keyer->formula, key)};
    keyer_dial(keyer->formula, &out.set, out.words, sizeof(out.words));
    return out;
}

static void check_own(struct report *report, const struct dialled *dialled, uint32_t key,
                      const struct check_colors *colors)
{
    static const char *const words[] = {[TINTS] = "tints", [VANISHES] = "vanishes"};
    const struct keyer *keyer = dialled->keyer;
    for (int i = 0; i < colors->own; i++) {
        enum fate tuned = fate_of(keyer, &dialled->set, key, colors->rgb[i]);
        enum fate preset = fate_of(keyer, &keyer->preset, key, colors->rgb[i]);
        if (tuned != STAYS) {
            report_add(report, SEVERITY_WARNING, colors->where[i],
                       "#%06x %s in %s over key #%06x, even with %s",
                       (unsigned)colors->rgb[i], words[tuned], keyer->name, (unsigned)key,
                       dialled->words);
        } else if (preset != STAYS) {
            report_add(report, SEVERITY_NOTE, colors->where[i],
                       "#%06x %s in %s as installed, not with %s",
                       (unsigned)colors->rgb[i], words[preset], keyer->name,
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
                         uint32_t key, const struct check_colors *colors,
                         const struct check_used *used)
{
    struct buf names[2] = {0}; // of those that might be seen, and of those that will
    int hit[2] = {0};
    const char *before = "";
    for (int i = colors->own; i < colors->count; i++) {
        if (fate_of(dialled->keyer, &dialled->set, key, colors->rgb[i]) == VANISHES &&
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
                       "%d lose%s a colour in %s over key #%06x with %s: %s%s",
                       hit[in_use], hit[in_use] == 1 ? "s" : "", dialled->keyer->name,
                       (unsigned)key, dialled->words, names[in_use].data,
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

void check_keying(struct report *report, const struct output_config *output,
                  const struct check_colors *colors, const struct check_used *used)
{
    struct key key = config_key(output);
    if (key.mode != KEY_CHROMA && key.mode != KEY_CHROMA_SOFT) {
        report_add(report, SEVERITY_NOTE, "output.key",
                   "%s: nothing is keyed by colour, so no colour can vanish",
                   key_mode_name(key.mode));
        return;
    }
    for (int i = 0; i < KEYERS; i++) {
        struct dialled dialled = dial(&KEYER_TABLE[i], key.color);
        check_own(report, &dialled, key.color, colors);
        check_others(report, &dialled, key.color, colors, used);
    }
    name_best_key(report, key.color, colors);
    for (int i = 0; i < KEYERS; i++) {
        struct dialled dialled = dial(&KEYER_TABLE[i], key.color);
        report_add(report, SEVERITY_NOTE, KEYER_TABLE[i].name, "dial in %s",
                   dialled.words);
    }
    tell_filters(report, key.color);
    report_add(report, SEVERITY_NOTE, "ATEM",
               "chroma key: sample the key colour, or better, two outputs or one cable: "
               "upstream luma key with Pre Multiplied on, fill and matte");
}
