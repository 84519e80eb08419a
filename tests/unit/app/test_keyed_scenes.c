// Scenes as a keyer leaves them, against the exact composite: through the signal's
// sampling, four keyers and over four cameras. With --table: the figures for README.
#include "app/programme.h"
#include "base/str.h"
#include "check.h"
#include "keyed_cut.h"

enum { REST_MS = 10000 };

static struct programme programme, free_text;
static struct arena arena;

static const struct shot {
    const char *scene, *what;
    int in_ms, out_ms;
    const char *values;
} shots[] = {
    {"winner", "winner, at rest", REST_MS, -1,
     "{\"event\":\"200m - Women\",\"heat\":\"Heat 2\",\"name\":\"Martha Okonkwo\","
     "\"mark\":\"23.18\",\"place\":\"1\",\"team\":\"Leevale AC\",\"flag\":\"GBR\","
     "\"wind\":\"+1.4\",\"status\":\"OFFICIAL\",\"note\":\"PB\"}"},
    {"winner", "winner, coming in", 140, -1,
     "{\"event\":\"200m - Women\",\"name\":\"Martha Okonkwo\",\"mark\":\"23.18\"}"},
    {"attempt", "attempt, going out", REST_MS, 100,
     "{\"event\":\"Javelin - Men\",\"bib\":\"301\",\"name\":\"Victor Halloran\","
     "\"attempt\":\"5\",\"mark\":\"71.25\",\"valid\":\"o\"}"},
    {"scorebug", "score bug", REST_MS, -1,
     "{\"home.name\":\"Norrland\",\"home.short\":\"NOR\",\"home.score\":\"21\","
     "\"home.color\":\"#d01c1c\",\"away.name\":\"Vale\",\"away.short\":\"VAL\","
     "\"away.score\":\"19\",\"away.color\":\"#1b4fd0\",\"clock\":\"42:10\","
     "\"clock.running\":\"true\",\"period\":\"2nd half\"}"},
    // The wipe cuts a dark figure on gold.
    {"scorebug", "score bug, coming in", 140, -1,
     "{\"home.short\":\"NOR\",\"home.score\":\"21\",\"away.short\":\"VAL\","
     "\"away.score\":\"19\",\"clock\":\"42:10\",\"clock.running\":\"true\","
     "\"period\":\"1. polocas\"}"},
    // And a flag.
    {"results", "results, coming in", 180, -1,
     "{\"event\":\"200m - Women\",\"rows\":["
     "{\"place\":\"1\",\"name\":\"Martha Okonkwo\",\"flag\":\"POL\",\"mark\":\"23.18\"},"
     "{\"place\":\"2\",\"name\":\"Ada Berg\",\"flag\":\"POL\",\"mark\":\"23.20\"},"
     "{\"place\":\"3\",\"name\":\"Ida Holm\",\"flag\":\"POL\",\"mark\":\"23.31\"},"
     "{\"place\":\"4\",\"name\":\"Una Vale\",\"flag\":\"POL\",\"mark\":\"23.40\"}]}"},
};

enum { SHOTS = sizeof(shots) / sizeof(shots[0]) };

// Letters without a plate, in a theme that gives them an outline of 3 pixels.
static const struct shot free_shots[] = {
    {"winner", "free winner, at rest", REST_MS, -1,
     "{\"event\":\"200m - Women\",\"heat\":\"Heat 2\",\"name\":\"Martha Okonkwo\","
     "\"mark\":\"23.18\",\"team\":\"Leevale AC\",\"country\":\"IRL\",\"wind\":\"+1.4\","
     "\"note\":\"PB\"}"},
    {"winner", "free winner, coming in", 140, -1,
     "{\"event\":\"Javelin - Men\",\"name\":\"Victor Halloran\",\"mark\":\"71.25\"}"},
    {"scorebug", "free score bug", REST_MS, -1,
     "{\"home.short\":\"NOR\",\"home.score\":\"21\",\"away.short\":\"VAL\","
     "\"away.score\":\"19\",\"clock\":\"42:10\"}"},
};

enum { FREE_SHOTS = sizeof(free_shots) / sizeof(free_shots[0]) };

static struct cut shoot(struct programme *theme, const struct shot *shot,
                        const struct key *key)
{
    struct damage damage = {0};
    const struct theme_moment moment = {.scene = shot->scene,
                                        .values = values_of(&arena, shot->values),
                                        .in_ms = shot->in_ms,
                                        .out_ms = shot->out_ms,
                                        .change_ms = -1,
                                        .width = WIDTH,
                                        .height = HEIGHT,
                                        .even = key_mode_safe(key->mode)};
    programme_paint_scene(theme, &moment, &damage);
    return cut_of(theme->canvas, key);
}

// Fill and matte through the same signal, put together by a mixer.
static double fill_and_matte_db(const struct cut *cut, enum sampling sampling)
{
    int w = cut->rect.w, h = cut->rect.h;
    uint32_t *fill = xalloc((size_t)w * (size_t)h * sizeof(uint32_t));
    uint32_t *matte = xalloc((size_t)w * (size_t)h * sizeof(uint32_t));
    struct deviation out = {0};
    for (int i = 0; i < w * h; i++) {
        fill[i] = cut->exact[i] | 0xff000000;
        matte[i] = 0xff000000 | (cut->exact[i] >> 24) * 0x010101;
    }
    signal_pass(fill, w, h, sampling);
    signal_pass(matte, w, h, sampling);
    for (int i = 0; i < w * h; i++) {
        double a = (matte[i] >> 8 & 255) / 255.0;
        struct keyed keyed = {.alpha = a};
        for (int k = 0; k < 3 && a > 0; k++) {
            keyed.rgb[k] = (fill[i] >> (16 - 8 * k) & 255) / 255.0 / a;
        }
        if (cut->edge[i]) {
            weigh(&out, &keyed, cut->exact[i], i % w, i / w, true);
        }
    }
    free(fill);
    free(matte);
    return out.sum > 0 ? 10 * log10(255.0 * 255 * (double)out.edge_pixels / out.sum) : 99;
}

static const struct key chroma = {.mode = KEY_CHROMA, .color = 0x00ff00};

TEST(tuned_keyers_leave_nothing_of_ours_outside_our_silhouette_in_444)
{
    for (int i = 0; i < SHOTS; i++) {
        struct cut cut = shoot(&programme, &shots[i], &chroma);
        for (int k = 0; k < KEYERS; k++) {
            const struct keyer *keyer = &KEYER_TABLE[k];
            struct keyer_settings tuned = keyer_tuned(keyer->formula, chroma.color);
            struct deviation found =
                judge(&cut, keyer->formula, &tuned, chroma.color, S444);
            if (found.outside) {
                printf("  %s, %s: %d\n", shots[i].what, keyer->name, found.outside);
            }
            CHECK_INT(found.outside, 0);
        }
        cut_drop(&cut);
    }
}

// Green, the paler green of studios, magenta.
static const uint32_t key_colors[] = {0x00ff00, 0x00b140, 0xff00ff};

TEST(plates_keep_45_decibels_in_422_at_rest_and_in_motion_as_dialled_in)
{
    for (int i = 0; i < SHOTS * 3; i++) {
        struct key key = key_init(KEY_CHROMA, key_colors[i % 3], KEY_RANGE_OWN);
        struct cut cut = shoot(&programme, &shots[i / 3], &key);
        for (int k = 0; k < KEYERS; k++) {
            const struct keyer *keyer = &KEYER_TABLE[k];
            struct keyer_settings tuned = keyer_tuned(keyer->formula, key.color);
            struct deviation found =
                judge(&cut, keyer->formula, &tuned, key.color, S422_PAIR);
            if (found.edge_db < 45) {
                printf("  %s, %s over #%06x: %.1f dB\n", shots[i / 3].what, keyer->name,
                       (unsigned)key.color, found.edge_db);
            }
            CHECK(found.edge_db >= 45);
        }
        cut_drop(&cut);
    }
}

// What an operator finds by turning the knobs.
static struct deviation best_of_grid(const struct cut *cut, enum keyer_formula formula,
                                     enum sampling sampling, struct keyer_settings *set)
{
    static const double similarities[] = {0.13, 0.15, 0.17, 0.19, 0.21, 0.24, 0.26};
    static const double blends[] = {0.003, 0.01, 0.03, 0.06};
    struct deviation best = {0};
    for (int i = 0; i < 28; i++) {
        double blend = blends[i / 7];
        struct keyer_settings tried = {similarities[i % 7], blend, blend};
        struct deviation found = judge(cut, formula, &tried, chroma.color, sampling);
        if (found.edge_db > best.edge_db) {
            best = found;
            *set = tried;
        }
    }
    return best;
}

// Between four and five of nine pixels: the threshold that round outlines need. It takes
// the corners of plates, so a show without free text keeps the tuned one.
static const struct keyer_settings round_edges = {0.17, 0.03, 0};

TEST(free_text_with_an_outline_keeps_30_decibels_in_444)
{
    static const struct key soft = {.mode = KEY_CHROMA_SOFT, .color = 0x00ff00};
    static const struct key *const keys[] = {&chroma, &soft};
    for (int i = 0; i < 2 * FREE_SHOTS; i++) {
        struct cut cut = shoot(&free_text, &free_shots[i / 2], keys[i % 2]);
        struct deviation found =
            judge(&cut, KEYER_FFMPEG_CHROMA, &round_edges, chroma.color, S444);
        if (found.edge_db < 30) {
            printf("  %s, %s: %.1f dB\n", free_shots[i / 2].what,
                   key_mode_name(keys[i % 2]->mode), found.edge_db);
        }
        CHECK(found.edge_db >= 30);
        cut_drop(&cut);
    }
}

TEST(a_flat_colour_is_keyed_as_the_published_tables_say)
{
    const struct keyer_settings *preset = &KEYER_TABLE[KEYER_OBS_CHROMA].preset;
    static const struct {
        uint32_t color;
        double green, magenta;
    } rows[] = {{0xffffff, 1, 1},    {0x000000, 1, 1},    {0xffff00, 0.50, 1},
                {0x00ffff, 0.37, 1}, {0xe10600, 1, 0.30}, {0x0033a0, 1, 1},
                {0x008c45, 0, 1}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        double green =
            keyer_flat(KEYER_OBS_CHROMA, preset, 0x00ff00, rows[i].color).alpha;
        double magenta =
            keyer_flat(KEYER_OBS_CHROMA, preset, 0xff00ff, rows[i].color).alpha;
        CHECK(fabs(green - rows[i].green) < 0.006);
        CHECK(fabs(magenta - rows[i].magenta) < 0.006);
    }
}

static void print_row(const char *name, const double *db)
{
    printf("| %s |", name);
    for (int s = 0; s < SAMPLINGS; s++) {
        printf(" %.1f |", db[s]);
    }
    printf("\n");
}

// Decibels within two pixels of an outline, the mean of all shots.
static void print_table(void)
{
    double db[KEYERS + 1][SAMPLINGS] = {{0}};
    for (int i = 0; i < SHOTS; i++) {
        struct cut cut = shoot(&programme, &shots[i], &chroma);
        for (int s = 0; s < SAMPLINGS; s++) {
            for (int k = 0; k < KEYERS; k++) {
                const struct keyer *keyer = &KEYER_TABLE[k];
                struct keyer_settings tuned = keyer_tuned(keyer->formula, chroma.color);
                struct deviation found =
                    judge(&cut, keyer->formula, &tuned, chroma.color, (enum sampling)s);
                db[k][s] += found.edge_db / SHOTS;
                printf("%-20s %-18s %-15s %5.1f dB, outside %d\n", shots[i].what,
                       keyer->name, SAMPLING_NAMES[s], found.edge_db, found.outside);
            }
            db[KEYERS][s] += fill_and_matte_db(&cut, (enum sampling)s) / SHOTS;
        }
        cut_drop(&cut);
    }
    printf("\n| keyer |");
    for (int s = 0; s < SAMPLINGS; s++) {
        printf(" %s |", SAMPLING_NAMES[s]);
    }
    printf("\n|---|--:|--:|--:|--:|\n");
    for (int k = 0; k < KEYERS; k++) {
        print_row(KEYER_TABLE[k].name, db[k]);
    }
    print_row("fill and matte", db[KEYERS]);
}

static void print_free_text(void)
{
    double db[KEYERS][SAMPLINGS] = {{0}};
    for (int i = 0; i < FREE_SHOTS; i++) {
        struct cut cut = shoot(&free_text, &free_shots[i], &chroma);
        for (int c = 0; c < KEYERS * SAMPLINGS; c++) {
            int k = c / SAMPLINGS, s = c % SAMPLINGS;
            struct keyer_settings set = {0};
            struct deviation found =
                best_of_grid(&cut, (enum keyer_formula)k, (enum sampling)s, &set);
            db[k][s] += found.edge_db / FREE_SHOTS;
            printf("%-24s %-18s %-15s %5.1f dB at %.2f, %.2f, outside %d\n",
                   free_shots[i].what, KEYER_TABLE[k].name, SAMPLING_NAMES[s],
                   found.edge_db, set.similarity, set.smoothness, found.outside);
        }
        cut_drop(&cut);
    }
    printf("\n");
    for (int k = 0; k < KEYERS; k++) {
        print_row(KEYER_TABLE[k].name, db[k]);
    }
}

static const struct check_case cases[] = {
    CASE(tuned_keyers_leave_nothing_of_ours_outside_our_silhouette_in_444),
    CASE(plates_keep_45_decibels_in_422_at_rest_and_in_motion_as_dialled_in),
    CASE(free_text_with_an_outline_keeps_30_decibels_in_444),
    CASE(a_flat_colour_is_keyed_as_the_published_tables_say),
};

int main(int argc, char **argv)
{
    char error[512];
    int failed = 0;
    if (!programme_init(&programme, SOURCE_DIR "/themes/stadium", WIDTH, HEIGHT, chroma,
                        error, sizeof(error)) ||
        !programme_init(&free_text, SOURCE_DIR "/tests/fixtures/free", WIDTH, HEIGHT,
                        chroma, error, sizeof(error))) {
        printf("%s\n", error);
        return 1;
    }
    if (argc > 1 && text_equal(argv[1], "--table")) {
        print_table();
        print_free_text();
    } else {
        failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    }
    programme_finish(&programme);
    programme_finish(&free_text);
    arena_finish(&arena);
    return failed;
}
