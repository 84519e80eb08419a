// What takes the place of what, as keyers leave it, on the way and at rest: one leaves,
// then the other comes. With --table: each frame on the way.
#include "base/file.h"
#include "base/str.h"
#include "check.h"
#include "keyed_cut.h"

enum { FRAME_MS = 20, REST_MS = 2000 };

static struct programme programme;
static struct arena arena;
static const struct key chroma = {.mode = KEY_CHROMA, .color = 0x00ff00};

// What stands, and what the operator puts up then.
static const struct crossing {
    const char *first, *second;
} crossings[] = {
    {"results", "winner"}, {"winner", "results"},     {"series", "attempt"},
    {"attempt", "series"}, {"splits", "leaderboard"}, {"leaderboard", "splits"},
};

enum { CROSSINGS = sizeof(crossings) / sizeof(crossings[0]) };

static const struct values *sample(const char *scene)
{
    char error[256] = "";
    struct buf text = {0};
    const char *path = arena_printf(&arena, SOURCE_DIR "/assets/samples/%s.json", scene);
    if (!file_read(path, 1 << 20, &text, error, sizeof(error))) {
        printf("  %s\n", error);
    }
    const struct values *values =
        values_of(&arena, arena_strdup(&arena, text.data ? text.data : ""));
    buf_finish(&text);
    return values;
}

static void put(struct director *director, const char *scene, int64_t now_ms)
{
    director_step(director, now_ms);
    director_propose(director,
                     &(struct proposal){.scene = scene_find(scene),
                                        .subject = scene,
                                        .values = sample(scene),
                                        .reason = "a test",
                                        .born_ms = now_ms,
                                        .manual = true},
                     now_ms);
    director_step(director, now_ms);
}

static struct director *begin(const struct crossing *crossing)
{
    struct director *director = director_create();
    programme_tell_timing(&programme, director);
    put(director, crossing->first, 0);
    put(director, crossing->second, REST_MS);
    return director;
}

// As it is so long after the operator put up the second.
static struct cut shoot(struct director *director, int64_t after_ms)
{
    struct damage damage = {0};
    director_step(director, REST_MS + after_ms);
    programme_paint(&programme, director, REST_MS + after_ms, &damage);
    return cut_of(programme.canvas, &chroma);
}

static int outside(const struct cut *cut, enum keyer_formula formula)
{
    struct keyer_settings tuned = keyer_tuned(formula, chroma.color);
    return judge(cut, formula, &tuned, chroma.color, S444).outside;
}

static int outside_of_all(struct director *director, const struct crossing *crossing,
                          int64_t after_ms)
{
    struct cut cut = shoot(director, after_ms);
    int worst = 0;
    for (int k = 0; k < KEYERS; k++) {
        int found = outside(&cut, KEYER_TABLE[k].formula);
        if (found) {
            printf("  %s over %s, %d ms, %s: %d\n", crossing->second, crossing->first,
                   (int)after_ms, KEYER_TABLE[k].name, found);
        }
        worst = found > worst ? found : worst;
    }
    cut_drop(&cut);
    return worst;
}

TEST(what_takes_the_place_of_a_panel_leaves_no_key_colour_where_they_met)
{
    static const int64_t after_ms[] = {40, 100, 160, 260, REST_MS};
    for (int i = 0; i < CROSSINGS; i++) {
        struct director *director = begin(&crossings[i]);
        int worst = 0;
        for (size_t k = 0; k < sizeof(after_ms) / sizeof(after_ms[0]); k++) {
            int found = outside_of_all(director, &crossings[i], after_ms[k]);
            worst = found > worst ? found : worst;
        }
        director_destroy(director);
        CHECK_INT(worst, 0);
    }
}

static void print_frames(const struct crossing *crossing)
{
    struct director *director = begin(crossing);
    for (int ms = 0; ms <= 800; ms += FRAME_MS) {
        struct cut cut = shoot(director, ms);
        printf("%-12s %-12s %3d ms:", crossing->first, crossing->second, ms);
        for (int k = 0; k < KEYERS; k++) {
            printf(" %3d", outside(&cut, KEYER_TABLE[k].formula));
        }
        printf("\n");
        cut_drop(&cut);
    }
    director_destroy(director);
}

static const struct check_case cases[] = {
    CASE(what_takes_the_place_of_a_panel_leaves_no_key_colour_where_they_met),
};

int main(int argc, char **argv)
{
    char error[512];
    int failed = 0;
    if (!programme_init(&programme, SOURCE_DIR "/themes/stadium", WIDTH, HEIGHT, chroma,
                        error, sizeof(error))) {
        printf("%s\n", error);
        return 1;
    }
    if (argc > 1 && text_equal(argv[1], "--table")) {
        for (int i = 0; i < CROSSINGS; i++) {
            print_frames(&crossings[i]);
        }
    } else {
        failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    }
    programme_finish(&programme);
    arena_finish(&arena);
    return failed;
}
