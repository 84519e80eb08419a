// With a memo or without: the same list in every frame of every scene.
#include "check.h"
#include "stadium.h"
#include "stadium_cases.h"
#include "theme_fixture.h"

enum { STEPS = 300, CHANGES = 40 };

// The same on every machine.
static int random_below(uint32_t *seed, int count)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (int)((*seed >> 8) % (uint32_t)count);
}

static const char *printed(struct theme_moment moment, struct theme_memo *memo,
                           struct arena *arena)
{
    moment.memo = memo;
    struct draw_list list = fixture_list(theme, &moment, arena);
    return draw_list_print(&list, arena);
}

// A scene that enters, stands, changes or leaves, at one size or another.
static struct theme_moment any_moment(uint32_t *seed, const struct values *values,
                                      const struct values *before, const char *scene)
{
    static const int widths[] = {1920, 1920, 1280}, heights[] = {1080, 1080, 720};
    struct theme_moment moment = fixture_moment(scene, values);
    int size = random_below(seed, 3);
    moment.width = widths[size];
    moment.height = heights[size];
    moment.even = random_below(seed, 4) > 0;
    moment.page = random_below(seed, 2);
    moment.in_ms = random_below(seed, 2) ? random_below(seed, 500) : 100000;
    moment.out_ms = random_below(seed, 8) ? -1 : random_below(seed, 300);
    moment.before = before;
    moment.change_ms = before ? random_below(seed, 400) : -1;
    moment.earlier = before && random_below(seed, 2) ? values : NULL; // there and back
    moment.cut_ms = random_below(seed, 400);
    return moment;
}

TEST(what_is_remembered_is_what_would_be_laid_out)
{
    struct theme_memo *memo = theme_memo_create();
    uint32_t seed = 3;
    int differs = 0;
    for (int step = 0; step < STEPS; step++) {
        struct arena arena = {0};
        const struct stadium_case *one =
            &stadium_cases[random_below(&seed, STADIUM_CASES)];
        const struct stadium_case *two =
            &stadium_cases[random_below(&seed, STADIUM_CASES)];
        struct values now = fixture_values(one->values, &arena);
        struct values was = fixture_values(two->values, &arena);
        struct theme_moment moment = any_moment(
            &seed, &now, strcmp(one->scene, two->scene) ? NULL : &was, one->scene);
        for (int frame = 0; frame < 3; frame++) {
            const char *found = printed(moment, memo, &arena);
            differs += !text_equal(found, printed(moment, NULL, &arena));
            moment.change_ms += moment.before ? 40 : 0;
        }
        arena_finish(&arena);
    }
    CHECK_INT(differs, 0);
    theme_memo_destroy(memo);
}

// Of a row or of the scene: another text, a number, a colour, or nothing any more.
static void change_value(struct values *values, uint32_t *seed)
{
    static const char *const texts[] = {
        "",  "7",       "x",   "12.34", "Oyelaran-Whitcombe",
        "-", "#2060c0", "GBR", "NM",    "Round 1 - Final"};
    if (values->count > 0) {
        const char *name = values->items[random_below(seed, values->count)].name;
        values_read(values, name, texts[random_below(seed, 10)]);
    }
}

static void swap_rows(struct values *values, int a, int b)
{
    struct values row = values->rows[a];
    values->rows[a] = values->rows[b];
    values->rows[b] = row;
}

// A column that nobody needs any more.
static void empty_column(struct values *values, uint32_t *seed)
{
    const struct values *first = &values->rows[0];
    const char *name =
        first->count > 0 ? first->items[random_below(seed, first->count)].name : "";
    for (int i = 0; i < values->row_count; i++) {
        values_text(&values->rows[i], name, NULL);
    }
}

static void mutate(struct values *values, uint32_t *seed)
{
    int rows = values->row_count;
    int row = rows > 0 ? random_below(seed, rows) : 0;
    switch (rows > 0 ? random_below(seed, 7) : 0) {
    case 0:
    case 1:
        change_value(values, seed);
        break;
    case 2:
    case 3:
        change_value(&values->rows[row], seed);
        break;
    case 4:
        swap_rows(values, row, random_below(seed, rows));
        break;
    case 5:
        empty_column(values, seed);
        break;
    default:
        values->row_count -= random_below(seed, 4) == 0;
    }
}

// Compares a scene at rest and while it changes, through a walk of small changes.
static int walk(const struct stadium_case *one, uint32_t *seed)
{
    struct arena arena = {0};
    struct theme_memo *memo = theme_memo_create();
    struct values values = fixture_values(one->values, &arena);
    int differs = 0;
    for (int step = 0; step < CHANGES; step++) {
        struct values before = values_copy(&values, &arena);
        for (int i = random_below(seed, 3); i >= 0; i--) {
            mutate(&values, seed);
        }
        struct theme_moment moment = fixture_moment(one->scene, &values);
        moment.page = random_below(seed, 8) == 0;
        moment.turned = moment.page;
        moment.in_ms = 100000;
        moment.before = &before;
        for (moment.change_ms = 20; moment.change_ms < 500; moment.change_ms += 160) {
            const char *found = printed(moment, memo, &arena);
            differs += !text_equal(found, printed(moment, NULL, &arena));
        }
    }
    theme_memo_destroy(memo);
    arena_finish(&arena);
    return differs;
}

TEST(what_is_made_of_what_stayed_is_what_would_be_laid_out)
{
    uint32_t seed = 11;
    for (int i = 0; i < STADIUM_CASES; i++) {
        int differs = walk(&stadium_cases[i], &seed);
        if (differs > 0) {
            printf("  case %d, %s\n", i, stadium_cases[i].scene);
        }
        CHECK_INT(differs, 0);
    }
}

TEST(a_column_goes_from_every_row_when_the_last_that_needs_it_does)
{
    struct arena arena = {0};
    struct theme_memo *memo = theme_memo_create();
    struct values values =
        fixture_values("{\"event\":\"High Jump\",\"h1\":\"1.70\",\"rows\":["
                       "{\"best\":\"1.70\",\"name\":\"Ana Kovac\",\"bib\":\"3\"},"
                       "{\"name\":\"Bea Lund\",\"bib\":\"4\"}]}",
                       &arena);
    struct theme_moment moment = fixture_moment("heights", &values);
    CHECK_STR(printed(moment, memo, &arena), printed(moment, NULL, &arena));
    values_text(&values.rows[0], "best", NULL);
    CHECK_STR(printed(moment, memo, &arena), printed(moment, NULL, &arena));
    theme_memo_destroy(memo);
    arena_finish(&arena);
}

// The push has the name, the unit the family name.
TEST(a_family_name_that_is_told_later_parts_the_name_anew)
{
    struct arena arena = {0};
    struct theme_memo *memo = theme_memo_create();
    struct values values = fixture_values(
        "{\"event\":\"800m\",\"name\":\"Ana Ruiz Soler\",\"mark\":\"2:01.60\"}", &arena);
    struct theme_moment moment = fixture_moment("winner", &values);
    CHECK(strstr(printed(moment, memo, &arena), "\"SOLER\""));
    values_text(&values, "family", "Ruiz Soler");
    CHECK(strstr(printed(moment, memo, &arena), "\"RUIZ SOLER\""));
    CHECK_STR(printed(moment, memo, &arena), printed(moment, NULL, &arena));
    theme_memo_destroy(memo);
    arena_finish(&arena);
}

// As the director does: new values where the old ones were, which it moved.
TEST(other_values_in_the_same_place_are_other_values)
{
    struct arena arena = {0};
    struct theme_memo *memo = theme_memo_create();
    struct values values = fixture_values("{\"event\":\"800m\",\"name\":\"Harry Fold\","
                                          "\"mark\":\"1:52.60\"}",
                                          &arena);
    struct theme_moment moment = fixture_moment("winner", &values);
    CHECK(strstr(printed(moment, memo, &arena), "1:52.60"));
    struct values before = values_copy(&values, &arena);
    values_text(&values, "mark", "1:52.61");
    moment.before = &before;
    moment.change_ms = 20;
    CHECK(strstr(printed(moment, memo, &arena), "1:52.60"));
    CHECK_STR(printed(moment, memo, &arena), printed(moment, NULL, &arena));
    moment.change_ms = 100000;
    CHECK(!strstr(printed(moment, memo, &arena), "1:52.60"));
    CHECK(strstr(printed(moment, memo, &arena), "1:52.61"));
    CHECK_STR(printed(moment, memo, &arena), printed(moment, NULL, &arena));
    theme_memo_destroy(memo);
    arena_finish(&arena);
}

// Its short form stays, and what stands behind that comes, goes and moves.
TEST(a_word_that_comes_to_a_shortened_name_stands_behind_its_letters)
{
    struct arena arena = {0};
    struct theme_memo *memo = theme_memo_create();
    struct values values = fixture_values(
        "{\"title\":\"A\",\"rows\":[{\"pos\":\"1\",\"short\":\"LGM\",\"team\":"
        "\"Leichtathletik-Gemeinschaft Stadtwerke von 1860 eingetragener Verein\","
        "\"played\":\"3\",\"won\":\"2\",\"drawn\":\"0\",\"lost\":\"1\","
        "\"score\":\"7:2\",\"points\":\"6\"}]}",
        &arena);
    struct theme_moment moment = fixture_moment("table", &values);
    CHECK(strstr(printed(moment, memo, &arena), "\"LGM\""));
    static const char *const turns[] = {"true", "false", "true"};
    for (int i = 0; i < 3; i++) {
        values_text(&values.rows[0], "playing", turns[i]);
        CHECK_STR(printed(moment, memo, &arena), printed(moment, NULL, &arena));
    }
    values_text(&values.rows[0], "drawn", NULL);
    CHECK_STR(printed(moment, memo, &arena), printed(moment, NULL, &arena));
    theme_memo_destroy(memo);
    arena_finish(&arena);
}

static const struct check_case cases[] = {
    CASE(what_is_remembered_is_what_would_be_laid_out),
    CASE(what_is_made_of_what_stayed_is_what_would_be_laid_out),
    CASE(a_column_goes_from_every_row_when_the_last_that_needs_it_does),
    CASE(a_family_name_that_is_told_later_parts_the_name_anew),
    CASE(other_values_in_the_same_place_are_other_values),
    CASE(a_word_that_comes_to_a_shortened_name_stands_behind_its_letters),
};

int main(void)
{
    return stadium_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
}
