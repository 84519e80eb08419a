#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "folder.h"
#include "theme_fixture.h"

// What is said about a scene (or a head) with a mistake.
static const char *scene_error(const char *scene)
{
    theme_destroy(fixture_theme(FIXTURE_HEAD, scene));
    return fixture_error;
}

static const char *head_error(const char *head)
{
    theme_destroy(fixture_theme(head, NULL));
    return fixture_error;
}

TEST(a_scene_that_is_right_loads)
{
    CHECK_STR(scene_error("// A comment\n{\"type\":\"text\",\"text\":\"{name}\","
                          "\"style\":\"big\" /* here too */}"),
              "");
}

TEST(the_words_of_a_scene_are_those_its_texts_show_but_for_its_list)
{
    struct theme *theme = fixture_theme(
        FIXTURE_HEAD,
        "{\"type\":\"column\",\"children\":["
        "{\"type\":\"text\",\"text\":\"WIND {wind} {name|upper}\",\"style\":\"big\"},"
        "{\"type\":\"text\",\"text\":\"{name}\",\"style\":\"big\"},"
        "{\"type\":\"rows\",\"row\":{\"type\":\"text\",\"text\":\"{team}\","
        "\"style\":\"big\"}}]}");
    CHECK_STR(fixture_error, "");
    CHECK_STR(theme_words(theme, "winner"), "wind name");
    CHECK_STR(theme_words(theme, "none"), "");
    theme_destroy(theme);
}

TEST(an_unknown_colour_names_the_nearest)
{
    CHECK_STR(scene_error("{\"type\":\"row\",\"children\":[{\"type\":\"box\"},"
                          "{\"type\":\"box\"},{\"type\":\"box\",\"fill\":\"goldd\"}]}"),
              "x/scenes/winner.json: $.children[2].fill: expected a colour name or "
              "#rrggbb, found \"goldd\" (did you mean \"gold\"?)");
    CHECK_STR(scene_error("{\"type\":\"box\",\"fill\":\"#12345\"}"),
              "x/scenes/winner.json: $.fill: expected a colour name or #rrggbb, found "
              "\"#12345\"");
    CHECK_STR(scene_error("{\"type\":\"box\",\"fill\":7}"),
              "x/scenes/winner.json: $.fill: expected a colour name or #rrggbb, found 7");
}

TEST(an_unknown_key_names_the_nearest)
{
    CHECK_STR(scene_error("{\"type\":\"row\",\"chidren\":[]}"),
              "x/scenes/winner.json: $: expected a known key, found \"chidren\" (did you "
              "mean \"children\"?)");
    CHECK_STR(
        scene_error("{\"type\":\"box\",\"in\":[{\"type\":\"wipe\",\"to\":\"left\"}]}"),
        "x/scenes/winner.json: $.in[0]: expected a known key, found \"to\"");
}

TEST(an_unknown_word_names_what_there_is)
{
    CHECK_STR(scene_error("{\"type\":\"rwo\"}"),
              "x/scenes/winner.json: $.type: expected \"box\", \"text\", \"image\", "
              "\"row\", \"column\" or \"rows\", found \"rwo\" (did you mean \"row\"?)");
    CHECK_STR(scene_error("{\"type\":\"box\",\"width\":\"filll\"}"),
              "x/scenes/winner.json: $.width: expected \"fit\" or \"fill\", found "
              "\"filll\" (did you mean \"fill\"?)");
    CHECK_STR(scene_error("{\"type\":\"text\",\"text\":\"a\",\"style\":\"bog\"}"),
              "x/scenes/winner.json: $.style: expected a style of this theme, found "
              "\"bog\" (did you mean \"big\"?)");
}

TEST(a_wrong_type_is_named)
{
    CHECK_STR(scene_error("[]"), "x/scenes/winner.json: $: expected an element with a "
                                 "\"type\", found array");
    CHECK_STR(scene_error("{\"type\":\"row\",\"children\":{}}"),
              "x/scenes/winner.json: $.children: expected an array of at most 64 "
              "elements, found object");
    CHECK_STR(scene_error("{\"type\":\"row\",\"gap\":\"4\"}"),
              "x/scenes/winner.json: $.gap: expected a number from 0 to 1000, found "
              "\"4\"");
    CHECK_STR(scene_error("{\"type\":\"box\",\"padding\":[1,2,3]}"),
              "x/scenes/winner.json: $.padding: expected a number, [sideways, upwards] "
              "or [left, top, right, bottom], each 0 to 1000, found array");
    CHECK_STR(scene_error("{\"type\":\"text\",\"style\":\"big\"}"),
              "x/scenes/winner.json: $.text: expected a text with values in braces, like "
              "\"WIND {wind}\", found nothing");
    CHECK_STR(scene_error("{\"type\":\"text\",\"text\":\"a\"}"),
              "x/scenes/winner.json: $: expected a text with a \"style\", found object");
    CHECK_STR(scene_error("{\"type\":\"box\",\"change\":[{\"type\":\"wipe\","
                          "\"duration\":9000}]}"),
              "x/scenes/winner.json: $.change[0].duration: expected a number from 0 to "
              "3000, found 9000");
    CHECK_STR(scene_error("{\"type\":\"rows\"}"),
              "x/scenes/winner.json: $.row: expected an element with a \"type\", found "
              "nothing");
}

TEST(rows_with_a_key_say_how_they_come_and_go)
{
    CHECK_STR(scene_error("{\"type\":\"rows\",\"key\":\"bib\",\"row\":{\"type\":"
                          "\"box\",\"height\":20}}"),
              "x/scenes/winner.json: $: expected a row with a \"change\": how it comes "
              "and goes, found object");
    CHECK_STR(scene_error("{\"type\":\"rows\",\"key\":[\"a\",\"b\",\"c\",\"d\",\"e\"],"
                          "\"row\":{\"type\":\"box\"}}"),
              "x/scenes/winner.json: $.key: expected at most 4 values, found \"e\"");
    CHECK_STR(scene_error("{\"type\":\"rows\",\"key\":[\"bib\",\"name|upper\"],\"row\":"
                          "{\"type\":\"box\",\"change\":[{\"type\":\"wipe\"}]}}"),
              "");
}

TEST(what_is_said_of_columns_is_checked)
{
    CHECK_STR(scene_error(
                  "{\"type\":\"row\",\"children\":[{\"type\":\"box\",\"each\":[3,2]}]}"),
              "x/scenes/winner.json: $.children[0].each: expected a number or [first, "
              "last], at most 64, found array");
    CHECK_STR(
        scene_error("{\"type\":\"row\",\"children\":[{\"type\":\"box\",\"each\":60},"
                    "{\"type\":\"box\",\"each\":5}]}"),
        "x/scenes/winner.json: $.children: expected an array of at most 64 "
        "elements, found array");
    CHECK_STR(
        scene_error(
            "{\"type\":\"text\",\"text\":\"a\",\"style\":\"small\",\"room\":\"00\","
            "\"point\":\".\"}"),
        "x/scenes/winner.json: $: expected a \"point\" with a \"room\" that has one, "
        "found object");
    CHECK_STR(scene_error("{\"type\":\"text\",\"text\":\"{c#}\",\"style\":\"small\"}"),
              "x/scenes/winner.json: $.text: expected a value's name with filters, like "
              "name|upper, found \"c#\"");
}

TEST(what_becomes_of_a_colour_is_checked)
{
    CHECK_STR(scene_error("{\"type\":\"box\",\"fill\":\"{home.color|or:gold|clear:ink|"
                          "ink}\"}"),
              "");
    CHECK_STR(scene_error("{\"type\":\"box\",\"fill\":\"{home.color|or:gild}\"}"),
              "x/scenes/winner.json: $.fill: expected a colour name or #rrggbb, found "
              "\"gild\" (did you mean \"gold\"?)");
    CHECK_STR(scene_error("{\"type\":\"box\",\"fill\":\"{home.color|inc}\"}"),
              "x/scenes/winner.json: $.fill: expected or:COLOUR, clear:COLOUR or ink, "
              "found \"inc\" (did you mean \"ink\"?)");
}

TEST(a_picture_that_is_not_there_is_named)
{
    CHECK_STR(scene_error("{\"type\":\"image\",\"image\":\"logo.png\",\"width\":10,"
                          "\"height\":10}"),
              "x/scenes/winner.json: $.image: expected a picture under the theme's "
              "images, found \"logo.png\"");
    CHECK_STR(scene_error("{\"type\":\"image\",\"image\":\"{flag}\"}"),
              "x/scenes/winner.json: $: expected an image with a width and a height in "
              "pixels, found object");
    CHECK_STR(scene_error("{\"type\":\"image\",\"image\":\"{flag}\",\"width\":10,"
                          "\"height\":10,\"fit\":\"covers\"}"),
              "x/scenes/winner.json: $.fit: expected \"contain\" or \"cover\", found "
              "\"covers\" (did you mean \"cover\"?)");
}

TEST(broken_json_says_where)
{
    CHECK(text_starts(scene_error("{\"type\":\n  oops}"), "x/scenes/winner.json:2:3: "));
    CHECK(text_starts(scene_error(""), "x/scenes/winner.json:1:1: "));
}

TEST(nesting_without_end_is_refused)
{
    struct buf deep = {0};
    for (int i = 0; i < 40; i++) {
        buf_text(&deep, "{\"type\":\"row\",\"children\":[");
    }
    for (int i = 0; i < 40; i++) {
        buf_text(&deep, "]}");
    }
    CHECK(!text_empty(scene_error(deep.data)));
    buf_finish(&deep);
}

TEST(a_head_with_a_mistake_names_it)
{
    CHECK_STR(head_error("{\"colours\":{}}"),
              "x/theme.json: $: expected a known key, found \"colours\" (did you mean "
              "\"colors\"?)");
    CHECK_STR(head_error("{\"colors\":{\"a\":\"red\"}}"),
              "x/theme.json: $.colors.a: expected a colour name or #rrggbb, found "
              "\"red\"");
    CHECK_STR(head_error("{\"faces\":{\"b\":\"b.ttf\"},\"styles\":{\"s\":{\"face\":"
                         "\"b\",\"size\":20}}}"),
              "x/theme.json: $.styles.s.size: expected a number from 28 to 400, found "
              "20");
    CHECK_STR(head_error("{\"faces\":{\"bold\":\"b.ttf\"},\"styles\":{\"s\":{\"face\":"
                         "\"bald\"}}}"),
              "x/theme.json: $.styles.s.face: expected a face of this theme, found "
              "\"bald\" (did you mean \"bold\"?)");
    CHECK_STR(head_error("{\"faces\":{\"b\":\"b.ttf\"},\"styles\":{\"s\":{\"face\":\"b\","
                         "\"size\":40,\"outline\":{\"width\":40}}}}"),
              "x/theme.json: $.styles.s.outline.width: expected a number from 0 to 12, "
              "found 40");
    CHECK_STR(head_error("{\"faces\":{\"b\":\"b.ttf\"},\"styles\":{\"s\":{\"face\":\"b\","
                         "\"size\":40,\"outline\":3}}}"),
              "x/theme.json: $.styles.s.outline: expected an object, found 3");
    CHECK_STR(head_error("{\"safe\":[96]}"),
              "x/theme.json: $.safe: expected two numbers from 0 to 1000, found array");
    CHECK_STR(head_error("{\"safe\":[960,54]}"),
              "x/theme.json: $.safe: expected at most a quarter of the design, 480 and "
              "270, found array");
}

TEST(the_stadium_theme_loads_and_knows_its_parts)
{
    char error[512];
    struct theme *theme = theme_load(SOURCE_DIR "/themes/stadium", error, sizeof(error));
    CHECK_STR(error, "");
    CHECK(theme);
    static const struct {
        const char *scene;
        int in_ms;
    } scenes[] = {{"attempt", 400},    {"height", 400},    {"winner", 400},
                  {"scorebug", 400},   {"raceclock", 400}, {"goal", 540},
                  {"leaderboard", 700}};
    for (size_t i = 0; i < sizeof(scenes) / sizeof(scenes[0]); i++) {
        CHECK(theme_has_scene(theme, scenes[i].scene));
        // In 15 to 20 frames at 50 p (the parts of a goal come one after the other, and
        // the rows of a board), out in 8 to 12.
        struct theme_timing timing = theme_timing(theme, scenes[i].scene);
        CHECK(timing.in_ms >= 300 && timing.in_ms <= scenes[i].in_ms);
        CHECK(timing.out_ms >= 160 && timing.out_ms <= 240);
        CHECK(timing.change_ms <= 400);
    }
    CHECK(!theme_has_scene(theme, "wimmer"));
    for (int i = 0; i < theme_face_count(theme); i++) {
        const char *name, *path;
        theme_face(theme, i, &name, &path);
        CHECK(path[0] == '/' && file_exists(path));
    }
    struct text_style styles[128];
    int count = theme_styles(theme, 1080, styles, 128);
    CHECK(count >= theme->style_count / 2 && count < 128);
    CHECK_INT(theme_styles(theme, 1080, styles, 3), 3);
    theme_destroy(theme);
}

TEST(a_folder_that_is_no_theme_is_refused)
{
    char error[512];
    CHECK(!theme_load(SOURCE_DIR "/tests", error, sizeof(error)));
    CHECK_STR(error, SOURCE_DIR "/tests/theme.json: No such file or directory");
}

// A theme in the test's folder with one font; what is said of it.
static const char *font_error(const char *font)
{
    static char error[1024];
    char head[400];
    snprintf(head, sizeof(head), "{\"faces\":{\"bold\":\"%s\"}}", font);
    struct theme *theme =
        file_write(in("theme.json"), head, strlen(head), error, sizeof(error))
            ? theme_load(folder, error, sizeof(error))
            : NULL;
    theme_destroy(theme);
    return error;
}

TEST(a_font_that_cannot_be_read_is_told_from_one_that_is_not_there)
{
    char expected[1024];
    snprintf(expected, sizeof(expected),
             "%s: $.faces.bold: expected a font file, found no %s", in("theme.json"),
             in("none.ttf"));
    CHECK_STR(font_error("none.ttf"), expected);
    // What root cannot read either.
    CHECK(symlink(in("loop.ttf"), in("loop.ttf")) == 0);
    snprintf(
        expected, sizeof(expected),
        "%s: $.faces.bold: expected a font file that can be read, found %s: Too many "
        "levels of symbolic links",
        in("theme.json"), in("loop.ttf"));
    CHECK_STR(font_error("loop.ttf"), expected);
}

static const struct check_case cases[] = {
    CASE(a_scene_that_is_right_loads),
    CASE(the_words_of_a_scene_are_those_its_texts_show_but_for_its_list),
    CASE(an_unknown_colour_names_the_nearest),
    CASE(an_unknown_key_names_the_nearest),
    CASE(an_unknown_word_names_what_there_is),
    CASE(a_wrong_type_is_named),
    CASE(rows_with_a_key_say_how_they_come_and_go),
    CASE(what_is_said_of_columns_is_checked),
    CASE(what_becomes_of_a_colour_is_checked),
    CASE(a_picture_that_is_not_there_is_named),
    CASE(broken_json_says_where),
    CASE(nesting_without_end_is_refused),
    CASE(a_head_with_a_mistake_names_it),
    CASE(the_stadium_theme_loads_and_knows_its_parts),
    CASE(a_folder_that_is_no_theme_is_refused),
    CASE(a_font_that_cannot_be_read_is_told_from_one_that_is_not_there),
};
CHECK_MAIN_IN_FOLDER(cases)
