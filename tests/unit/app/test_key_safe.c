// themes/stadium laid out and painted with its own fonts: what a keyer is given must hold
// in every frame, at rest and in motion.
#include "app/programme.h"
#include "base/json.h"
#include "base/str.h"
#include "check.h"

enum { WIDTH = 1920, HEIGHT = 1080, FRAME_MS = 20, REST_MS = 10000 };
enum { TOP = HEIGHT / 2 }; // of what is looked at: these scenes are lower thirds

static struct programme programme;
static struct arena arena;

static const char WINNER_PUSH[] =
    "{\"event\":\"200m - Women\",\"heat\":\"Heat 2\",\"name\":\"Martha Okonkwo\","
    "\"mark\":\"23.18\"}";
static const char WINNER[] =
    "{\"event\":\"200m - Women\",\"heat\":\"Heat 2\",\"name\":\"Martha Okonkwo\","
    "\"mark\":\"23.18\",\"place\":\"1\",\"team\":\"Leevale AC\",\"flag\":\"GBR\","
    "\"wind\":\"+1.4\",\"status\":\"OFFICIAL\",\"note\":\"PB\",\"second.name\":\"Joan "
    "Pereira\",\"second.mark\":\"23.60\",\"second.gap\":\"+0.42\",\"second.flag\":"
    "\"POR\",\"third.name\":\"Anna Lindqvist\",\"third.mark\":\"24.01\"}";
static const char WINNER_DQ[] =
    "{\"event\":\"200m - Women\",\"heat\":\"Heat 2\",\"name\":\"Martha Okonkwo\","
    "\"mark\":\"DQ\",\"status\":\"PROVISIONAL\",\"note\":\"TR17.5.2\",\"second.name\":"
    "\"Bartholomew Featherstonehaugh-Montgomery\",\"second.mark\":\"1:23.60\"}";
static const char ATTEMPT_PUSH[] =
    "{\"event\":\"Javelin - Men\",\"bib\":\"301\",\"name\":\"Victor Halloran\","
    "\"attempt\":\"5\",\"mark\":\"71.25\",\"valid\":\"o\"}";
static const char ATTEMPT[] =
    "{\"event\":\"Javelin - Men\",\"heat\":\"Final\",\"bib\":\"1042\",\"name\":"
    "\"Bartholomew Featherstonehaugh\",\"attempt\":\"5\",\"attempts\":\"6\",\"mark\":"
    "\"100.23\",\"valid\":\"o\",\"team\":\"Leevale AC\",\"flag\":\"IRL\",\"rank\":"
    "\"12\",\"best\":\"100.23\",\"note\":\"NR\",\"t1\":\"66.80\",\"t2\":\"x\",\"t5\":"
    "\"100.23\"}";
static const char ATTEMPT_FOUL[] =
    "{\"event\":\"Javelin - Men\",\"heat\":\"Final\",\"bib\":\"301\",\"name\":\"Victor "
    "Halloran\",\"attempt\":\"5\",\"attempts\":\"6\",\"mark\":\"x\",\"valid\":\"x\","
    "\"rank\":\"3\",\"best\":\"72.10\",\"t1\":\"72.10\",\"t5\":\"x\"}";
static const char HEIGHT_PUSH[] =
    "{\"event\":\"High Jump - Women\",\"bib\":\"118\",\"name\":\"Greta Sandoval\","
    "\"height\":\"1.88\",\"attempts\":\"xx\",\"valid\":\"x\"}";
static const char HEIGHT_CLEARED[] =
    "{\"event\":\"High Jump - "
    "Women\",\"heat\":\"Final\",\"bib\":\"118\",\"name\":\"Greta "
    "Sandoval\",\"height\":\"1.88\",\"attempts\":\"xxo\",\"valid\":\"o\",\"team\":\"CA "
    "Sierra Norte\",\"flag\":\"ESP\",\"note\":\"SB\",\"rank\":\"1\",\"best\":\"1.88\"}";

static const struct update {
    const char *scene;
    const char *before, *after;
} updates[] = {
    {"winner", WINNER_PUSH, WINNER},         {"winner", WINNER, WINNER_DQ},
    {"winner", WINNER_DQ, WINNER},           {"attempt", ATTEMPT_PUSH, ATTEMPT},
    {"attempt", ATTEMPT, ATTEMPT_FOUL},      {"attempt", ATTEMPT_FOUL, ATTEMPT_PUSH},
    {"height", HEIGHT_PUSH, HEIGHT_CLEARED}, {"height", HEIGHT_CLEARED, HEIGHT_PUSH},
};

enum { UPDATES = sizeof(updates) / sizeof(updates[0]) };

static const struct values *values_of(const char *text)
{
    char error[256];
    struct values *values = arena_alloc(&arena, sizeof(*values));
    *values = values_begin(&arena);
    struct json_doc *doc = json_parse(text, strlen(text), NULL, error, sizeof(error));
    if (!doc || !values_from_json(values, json_root(doc), error, sizeof(error))) {
        printf("  %s\n", error);
    }
    json_free(doc);
    return values;
}

static struct theme_moment standing(const char *scene, const struct values *values)
{
    return (struct theme_moment){.scene = scene,
                                 .values = values,
                                 .in_ms = REST_MS,
                                 .out_ms = -1,
                                 .change_ms = -1,
                                 .width = WIDTH,
                                 .height = HEIGHT,
                                 .even = true};
}

// The picture, rows without gaps; as the last paint() left it.
static uint32_t picture[WIDTH * HEIGHT];

static const uint32_t *row_at(int y)
{
    return picture + (size_t)y * WIDTH;
}

// Nothing half there, and every edge of what is there on even x and y: each block of two
// by two pixels is wholly plate or wholly key.
static bool keys_cleanly(const char *what, int at_ms)
{
    for (int y = TOP; y < HEIGHT; y += 2) {
        const uint32_t *upper = row_at(y), *lower = row_at(y + 1);
        for (int x = 0; x < WIDTH; x += 2) {
            uint32_t all = upper[x] & upper[x + 1] & lower[x] & lower[x + 1];
            uint32_t any = upper[x] | upper[x + 1] | lower[x] | lower[x + 1];
            if (any >> 24 != 0 && all >> 24 != 255) {
                printf("  %s at %d ms: %d,%d\n", what, at_ms, x, y);
                return false;
            }
        }
    }
    return true;
}

// What is shown is one rectangle: no key colour shines through between plates.
static bool in_one_piece(const char *what, int at_ms)
{
    int left = WIDTH, top = HEIGHT, right = 0, bottom = 0;
    long long shown = 0;
    for (int y = TOP; y < HEIGHT; y++) {
        const uint32_t *row = row_at(y);
        for (int x = 0; x < WIDTH; x++) {
            if (row[x] >> 24) {
                left = x < left ? x : left;
                right = x >= right ? x + 1 : right;
                top = y < top ? y : top;
                bottom = y + 1;
                shown++;
            }
        }
    }
    bool whole = shown == (long long)(right - left) * (bottom - top);
    if (!whole) {
        printf("  %s at %d ms: holes in %d,%d to %d,%d\n", what, at_ms, left, top, right,
               bottom);
    }
    return whole;
}

static void paint(const struct theme_moment *moment)
{
    struct damage damage = {0};
    programme_paint_scene(&programme, moment, &damage);
    for (int i = 0; i < damage.count; i++) {
        canvas_read(programme.canvas, damage.rects[i], picture, WIDTH);
    }
}

TEST(an_entrance_is_key_safe_in_every_frame)
{
    for (int i = 0; i < UPDATES; i++) {
        struct theme_moment moment =
            standing(updates[i].scene, values_of(updates[i].after));
        int end_ms = theme_timing(programme.theme, moment.scene).in_ms;
        for (int ms = 0; ms <= end_ms + FRAME_MS; ms += FRAME_MS) {
            moment.in_ms = ms;
            paint(&moment);
            CHECK(keys_cleanly(moment.scene, ms));
        }
        CHECK(in_one_piece(moment.scene, end_ms));
    }
}

TEST(an_exit_is_key_safe_in_every_frame_even_out_of_an_entrance)
{
    static const int entered_ms[] = {60, 180, REST_MS};
    for (int i = 0; i < UPDATES * 3; i++) {
        const struct update *update = &updates[i / 3];
        struct theme_moment moment = standing(update->scene, values_of(update->after));
        int end_ms = theme_timing(programme.theme, moment.scene).out_ms;
        moment.in_ms = entered_ms[i % 3];
        for (int ms = 0; ms <= end_ms; ms += FRAME_MS) {
            moment.out_ms = ms;
            paint(&moment);
            CHECK(keys_cleanly(moment.scene, ms));
        }
    }
}

TEST(an_update_is_key_safe_and_in_one_piece_in_every_frame)
{
    for (int i = 0; i < UPDATES; i++) {
        struct theme_moment moment =
            standing(updates[i].scene, values_of(updates[i].after));
        int end_ms = theme_timing(programme.theme, moment.scene).change_ms;
        moment.before = values_of(updates[i].before);
        for (int ms = 0; ms <= end_ms + FRAME_MS; ms += FRAME_MS) {
            moment.change_ms = ms;
            paint(&moment);
            CHECK(keys_cleanly(moment.scene, ms));
            CHECK(in_one_piece(moment.scene, ms));
        }
    }
}

TEST(an_update_in_the_middle_of_an_entrance_is_key_safe)
{
    for (int i = 0; i < UPDATES; i++) {
        struct theme_moment moment =
            standing(updates[i].scene, values_of(updates[i].after));
        moment.before = values_of(updates[i].before);
        for (int ms = 0; ms <= 320; ms += FRAME_MS) {
            moment.in_ms = 120 + ms;
            moment.change_ms = ms;
            paint(&moment);
            CHECK(keys_cleanly(moment.scene, ms));
        }
    }
}

static const struct check_case cases[] = {
    CASE(an_entrance_is_key_safe_in_every_frame),
    CASE(an_exit_is_key_safe_in_every_frame_even_out_of_an_entrance),
    CASE(an_update_is_key_safe_and_in_one_piece_in_every_frame),
    CASE(an_update_in_the_middle_of_an_entrance_is_key_safe),
};

int main(void)
{
    char error[512];
    if (!programme_init(&programme, SOURCE_DIR "/themes/stadium", WIDTH, HEIGHT,
                        key_init(KEY_CHROMA, 0x00ff00, KEY_RANGE_OWN), error,
                        sizeof(error))) {
        printf("%s\n", error);
        return 1;
    }
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    programme_finish(&programme);
    arena_finish(&arena);
    return failed;
}
