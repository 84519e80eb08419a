#include <math.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/str.h"
#include "base/utf8.h"
#include "check.h"
#include "show/values.h"

static struct arena arena;

static bool read(const char *json, struct values *out, char error[200])
{
    *out = values_begin(&arena);
    struct json_doc *doc = json_parse(json, strlen(json), NULL, error, 200);
    bool ok = doc && values_from_json(out, json_root(doc), error, 200);
    json_free(doc);
    return ok;
}

static const char *written(const struct values *values)
{
    struct buf buf = {0};
    values_to_json(values, &buf);
    const char *text = arena_strdup(&arena, buf.data);
    buf_finish(&buf);
    return text;
}

TEST(what_is_not_known_is_absent)
{
    struct values values = values_begin(&arena);
    CHECK(!values_find(&values, "name"));
    values_text(&values, "name", "Ada Fenwick");
    CHECK_STR(values_get(&values, "name"), "Ada Fenwick");
    values_text(&values, "name", NULL);
    CHECK(!values_get(&values, "name"));
    values_text(&values, "name", "Ada Fenwick");
    values_text(&values, "name", "");
    CHECK_INT(values.count, 0);
    values_number(&values, "age", (double)NAN);
    CHECK_INT(values.count, 0);
    CHECK(!values_get(NULL, "name"));
}

TEST(the_later_text_of_a_name_wins_and_the_text_is_a_copy)
{
    char mark[] = "48.67";
    struct values values = values_begin(&arena);
    values_text(&values, "mark", "47.00");
    values_text(&values, "mark", mark);
    mark[0] = '9';
    CHECK_INT(values.count, 1);
    CHECK_STR(values_get(&values, "mark"), "48.67");
}

TEST(numbers_and_colours_have_a_text_ready_to_print)
{
    struct values values = values_begin(&arena);
    values_number(&values, "score", 3);
    values_number(&values, "minus", -0.0);
    values_number(&values, "share", 0.25);
    values_color(&values, "home.color", 0xFFE10600);
    values_color(&values, "away.color", 0x80E10600);
    values_printf(&values, "minute", "%d'", 45);
    CHECK_STR(values_get(&values, "score"), "3");
    CHECK_STR(values_get(&values, "minus"), "0");
    CHECK_STR(values_get(&values, "share"), "0.25");
    CHECK_STR(values_get(&values, "home.color"), "#e10600");
    CHECK_STR(values_get(&values, "away.color"), "#80e10600");
    CHECK_STR(values_get(&values, "minute"), "45'");
    CHECK_INT(values_find(&values, "score")->kind, VALUE_NUMBER);
}

TEST(a_text_too_long_ends_between_two_characters)
{
    char text[VALUES_MAX_TEXT * 2 + 2];
    for (size_t i = 0; i + 2 < sizeof(text); i += 2) {
        memcpy(text + i, "\xC3\xA9", 3);
    }
    struct values values = values_begin(&arena);
    values_text(&values, "name", text);
    values_printf(&values, "team", "x%s", text);
    const char *name = values_get(&values, "name");
    const char *team = values_get(&values, "team");
    CHECK_INT(strlen(name), VALUES_MAX_TEXT - 2);
    CHECK(utf8_valid(name, strlen(name)));
    CHECK_INT(strlen(team), VALUES_MAX_TEXT - 1);
    CHECK(utf8_valid(team, strlen(team)));
}

TEST(a_list_that_is_full_keeps_what_it_has)
{
    struct values values = values_begin(&arena);
    for (int i = 0; i < VALUES_MAX + 10; i++) {
        values_number(&values, arena_printf(&arena, "v%d", i), i);
    }
    CHECK_INT(values.count, VALUES_MAX);
    values_text(&values, "v0", "changed");
    CHECK_STR(values_get(&values, "v0"), "changed");
    int rows = 0;
    while (values_add_row(&values)) {
        rows++;
    }
    CHECK_INT(rows, VALUES_MAX_ROWS);
    values_text(values_add_row(&values), "name", "one too many");
    CHECK_INT(values.row_count, VALUES_MAX_ROWS);
}

TEST(lists_are_equal_whatever_their_order)
{
    struct values a, b;
    char error[200];
    CHECK(read("{\"a\":\"1\",\"b\":\"2\",\"rows\":[{\"x\":\"1\"}]}", &a, error));
    CHECK(read("{\"b\":\"2\",\"a\":\"1\",\"rows\":[{\"x\":\"1\"}]}", &b, error));
    CHECK(values_equal(&a, &b));
    values_text(&b.rows[0], "x", "2");
    CHECK(!values_equal(&a, &b));
    values_text(&b.rows[0], "x", "1");
    values_text(&b, "c", "3");
    CHECK(!values_equal(&a, &b));
    values_text(&b, "c", NULL);
    values_number(&b, "a", 1);
    CHECK(!values_equal(&a, &b));
    struct values empty = values_begin(&arena);
    CHECK(values_equal(&empty, NULL));
}

TEST(a_copy_outlives_its_source)
{
    struct arena other = {0};
    struct values source = values_begin(&other);
    values_text(&source, "name", "Ada Fenwick");
    for (int i = 0; i < 20; i++) {
        values_number(values_add_row(&source), "pos", i + 1);
    }
    struct values copy = values_copy(&source, &arena);
    CHECK(values_equal(&copy, &source));
    arena_finish(&other);
    CHECK_STR(values_get(&copy, "name"), "Ada Fenwick");
    CHECK_STR(values_get(&copy.rows[0], "pos"), "1");
    CHECK_STR(values_get(&copy.rows[19], "pos"), "20");
}

TEST(merging_lets_the_newer_win_and_keeps_what_it_lacks)
{
    struct values shown, news;
    char error[200];
    CHECK(read("{\"name\":\"A. FENWICK\",\"mark\":\"10.31\"}", &shown, error));
    CHECK(read("{\"name\":\"Ada Fenwick\",\"wind\":\"+1.4\",\"rows\":[{\"x\":\"1\"}]}",
               &news, error));
    values_merge(&shown, &news);
    CHECK_STR(written(&shown), "{\"name\":\"Ada Fenwick\",\"mark\":\"10.31\","
                               "\"wind\":\"+1.4\",\"rows\":[{\"x\":\"1\"}]}");
    CHECK_INT(shown.row_count, 1);
}

TEST(enrichment_is_told_from_correction)
{
    struct values said, enriched, corrected;
    char error[200];
    CHECK(read("{\"name\":\"Ada Fenwick\",\"mark\":\"10.31\"}", &said, error));
    CHECK(read("{\"mark\":\"10.31\",\"wind\":\"+1.4\",\"name\":\"Ada Fenwick\"}",
               &enriched, error));
    CHECK(read("{\"name\":\"Ada Fenwick\",\"mark\":\"10.33\"}", &corrected, error));
    CHECK(values_only_adds(&said, &enriched));
    CHECK(values_only_adds(&said, &said));
    CHECK(!values_only_adds(&said, &corrected));
    CHECK(!values_only_adds(&enriched, &said));
}

TEST(what_was_written_as_json_reads_back_the_same)
{
    struct values values = values_begin(&arena);
    values_text(&values, "name", "Zo\xC3\xAB \"Z\" O'Brien \\");
    values_number(&values, "score", 12);
    values_number(&values, "share", -0.125);
    values_color(&values, "home.color", 0xFF0033A0);
    values_color(&values, "glass.color", 0x400033A0);
    values_image(&values, "flag", "NOR");
    for (int i = 0; i < 9; i++) {
        struct values *row = values_add_row(&values);
        values_number(row, "pos", i);
        values_image(row, "flag", "SWE");
    }
    struct values again;
    char error[200] = "";
    CHECK(read(written(&values), &again, error));
    CHECK(values_equal(&values, &again));
    CHECK_INT(values_find(&again, "home.color")->color, 0xFF0033A0);
    CHECK_INT(values_find(&again, "glass.color")->color, 0x400033A0);
    CHECK_INT(values_find(&again, "flag")->kind, VALUE_IMAGE);
}

TEST(null_false_and_empty_texts_are_unknown)
{
    struct values values;
    char error[200];
    CHECK(read("{\"a\":null,\"b\":\"\",\"c\":false,\"d\":true,\"e\":\"  \"}", &values,
               error));
    CHECK_STR(written(&values), "{\"d\":\"true\"}");
}

TEST(control_characters_and_line_breaks_do_not_reach_the_screen)
{
    struct values values;
    char error[200];
    CHECK(read("{\"name\":\" Ada\\u0007\\n Fenwick \"}", &values, error));
    CHECK_STR(values_get(&values, "name"), "Ada Fenwick");
}

TEST(the_bars_of_a_vertical_event_and_what_rows_have_there_are_lists)
{
    struct values values;
    char error[200] = "";
    CHECK(read(
        "{\"rows\":[{\"name\":\"A\",\"1.85\":\"xo\"},{\"cells\":[\"o\",\"-\",\"xx\"]}],"
        "\"heights\":[\"1.80\",1.85,1.9]}",
        &values, error));
    CHECK_STR(
        written(&values),
        "{\"heights.count\":\"3\",\"h1\":\"1.80\",\"h2\":\"1.85\",\"h3\":\"1.90\","
        "\"rows\":["
        "{\"name\":\"A\",\"c2\":\"xo\"},{\"c1\":\"o\",\"c2\":\"-\",\"c3\":\"xx\"}]}");
    CHECK(!read("{\"heights\":[1,2,3,4,5,6,7,8,9,10,11,12,13]}", &values, error));
    CHECK_STR(error, "heights[12]: expected at most 12 texts, found more");
    CHECK(!read("{\"rows\":[{\"cells\":[{}]}]}", &values, error));
    CHECK_STR(error, "rows[0].cells[0]: expected at most 12 texts, found object");
}

TEST(mistakes_name_their_path)
{
    static const struct {
        const char *json, *error;
    } cases[] = {
        {"[]", "expected an object of values, found array"},
        {"{\"home\":{\"score\":1}}",
         "home: expected text, a number or a colour, found object (names are flat: "
         "\"home.score\")"},
        {"{\"name\":[1]}", "name: expected text, a number or a colour, found array"},
        {"{\"rows\":{}}", "rows: expected an array of objects, found object"},
        {"{\"rows\":[{},7]}", "rows[1]: expected an object of values, found number"},
        {"{\"rows\":[{\"rows\":[]}]}",
         "rows[0].rows: expected text, a number or a colour, found array"},
        {"{\"\":1}", ": expected a name of 1 to 63 bytes, found 0"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct values values;
        char error[200] = "";
        CHECK(!read(cases[i].json, &values, error));
        CHECK_STR(error, cases[i].error);
    }
}

TEST(more_values_or_rows_than_fit_are_refused)
{
    struct buf json = {0};
    buf_text(&json, "{\"v\":1");
    for (int i = 0; i < VALUES_MAX; i++) {
        buf_printf(&json, ",\"v%d\":1", i);
    }
    buf_text(&json, "}");
    struct values values;
    char error[200] = "";
    CHECK(!read(json.data, &values, error));
    CHECK_STR(error, "v127: expected at most 128 values, found more");

    buf_clear(&json);
    buf_text(&json, "{\"rows\":[{}");
    for (int i = 0; i < VALUES_MAX_ROWS; i++) {
        buf_text(&json, ",{}");
    }
    buf_text(&json, "]}");
    CHECK(!read(json.data, &values, error));
    CHECK_STR(error, "rows: expected at most 256 rows, found 257");
    buf_finish(&json);
}

static const struct check_case cases[] = {
    CASE(what_is_not_known_is_absent),
    CASE(the_later_text_of_a_name_wins_and_the_text_is_a_copy),
    CASE(numbers_and_colours_have_a_text_ready_to_print),
    CASE(a_text_too_long_ends_between_two_characters),
    CASE(a_list_that_is_full_keeps_what_it_has),
    CASE(lists_are_equal_whatever_their_order),
    CASE(a_copy_outlives_its_source),
    CASE(merging_lets_the_newer_win_and_keeps_what_it_lacks),
    CASE(enrichment_is_told_from_correction),
    CASE(what_was_written_as_json_reads_back_the_same),
    CASE(null_false_and_empty_texts_are_unknown),
    CASE(control_characters_and_line_breaks_do_not_reach_the_screen),
    CASE(the_bars_of_a_vertical_event_and_what_rows_have_there_are_lists),
    CASE(mistakes_name_their_path),
    CASE(more_values_or_rows_than_fit_are_refused),
};

int main(void)
{
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    arena_finish(&arena);
    return failed;
}
