// Where elements go: rows, columns, lists, and what is there at all.
#include "laid_out.h"

TEST(a_row_gives_the_room_that_is_left_to_who_fills)
{
    CHECK_STR(laid_out("{\"type\":\"row\",\"anchor\":\"top-left\",\"width\":600,"
                       "\"height\":60,\"gap\":10,\"children\":["
                       "{\"type\":\"box\",\"width\":100,\"fill\":\"gold\"},"
                       "{\"type\":\"box\",\"width\":\"fill\",\"fill\":\"ink\"},"
                       "{\"type\":\"box\",\"width\":50,\"fill\":\"#ff0000\"}]}",
                       SOMETHING, &arena),
              "panel 96,54 600x60 move 0,0 clip 96,54 600x60\n"
              "  box 96,54 100x60 #fff4b91f border 2 #ff141414\n"
              "  box 206,54 430x60 #ff0b1322\n"
              "  box 646,54 50x60 #ffff0000 border 2 #ff141414\n"
              "end\n");
}

TEST(what_hides_leaves_no_hole)
{
    static const char scene[] =
        "{\"type\":\"row\",\"anchor\":\"top-left\",\"gap\":10,\"height\":60,\"children\":"
        "["
        "{\"type\":\"text\",\"text\":\"{a}\",\"style\":\"small\"},"
        "{\"type\":\"text\",\"text\":\"{b}\",\"style\":\"small\"},"
        "{\"type\":\"text\",\"text\":\"{c}\",\"style\":\"small\"}]}";
    CHECK_STR(laid_out(scene, "{\"a\":\"aa\",\"c\":\"cc\"}", &arena),
              "panel 96,54 90x60 move 0,0 clip 96,54 90x60\n"
              "  text 96,54 40x60 base 98 thin 40 tabular #fff4b91f \"aa\"\n"
              "  text 146,54 40x60 base 98 thin 40 tabular #fff4b91f \"cc\"\n"
              "end\n");
    CHECK_STR(laid_out(scene, SOMETHING, &arena), "");
}

TEST(a_scene_is_anchored_to_the_safe_area)
{
    CHECK_STR(laid_out("{\"type\":\"box\",\"anchor\":\"bottom-right\",\"width\":100,"
                       "\"height\":50,\"fill\":\"ink\"}",
                       SOMETHING, &arena),
              "panel 1724,976 100x50 move 0,0 clip 1724,976 100x50\n"
              "  box 1724,976 100x50 #ff0b1322\n"
              "end\n");
}

TEST(variants_change_the_look_by_value)
{
    static const char scene[] =
        "{\"type\":\"text\",\"anchor\":\"top-left\",\"text\":\"{v}\",\"style\":\"small\","
        "\"fill\":\"ink\",\"variants\":[{\"is\":{\"v\":\"x\"},\"fill\":\"gold\","
        "\"color\":\"ink\"}]}";
    CHECK(strstr(laid_out(scene, "{\"v\":\"x\"}", &arena), "#ff0b1322 \"x\""));
    CHECK(strstr(laid_out(scene, "{\"v\":\"o\"}", &arena), "#fff4b91f \"o\""));
}

TEST(a_colour_may_be_a_value)
{
    static const char scene[] = "{\"type\":\"box\",\"anchor\":\"top-left\",\"width\":10,"
                                "\"height\":10,\"fill\":\"{home.color}\"}";
    CHECK(strstr(laid_out(scene, "{\"home.color\":\"#3366cc\"}", &arena), "#ff3366cc"));
    CHECK(strstr(laid_out(scene, "{\"home.color\":\"#003366cc\"}", &arena), "#ff3366cc"));
    CHECK_STR(laid_out(scene, SOMETHING, &arena), "");
}

static const char ROWS_SCENE[] =
    "{\"type\":\"column\",\"anchor\":\"top-left\",\"width\":300,\"children\":["
    "{\"type\":\"rows\",\"max\":2,\"row\":{\"type\":\"text\",\"height\":50,"
    "\"text\":\"{pos} {name}\",\"style\":\"small\"}},"
    "{\"type\":\"text\",\"text\":\"{page}/{pages}\",\"style\":\"small\"}]}";

TEST(rows_repeat_and_page)
{
    struct theme *theme = fixture_theme(FIXTURE_HEAD, ROWS_SCENE);
    CHECK_STR(fixture_error, "");
    struct values values = fixture_values(
        "{\"rows\":[{\"pos\":\"1\",\"name\":\"a\"},{\"pos\":\"2\",\"name\":\"b\"},"
        "{\"pos\":\"3\",\"name\":\"c\"}]}",
        &arena);
    struct theme_moment moment = fixture_moment("winner", &values);
    struct draw_list list = fixture_list(theme, &moment, &arena);
    const char *first = draw_list_print(&list, &arena);
    CHECK(strstr(first, "\"1 a\"") && strstr(first, "\"2 b\"") &&
          strstr(first, "\"1/2\""));
    CHECK(!strstr(first, "\"3 c\""));
    moment.page = 1;
    list = fixture_list(theme, &moment, &arena);
    const char *second = draw_list_print(&list, &arena);
    CHECK(strstr(second, "\"3 c\"") && strstr(second, "\"2/2\""));
    moment.page = 99;
    struct draw_list last = fixture_list(theme, &moment, &arena);
    CHECK(draw_list_equal(&list, &last));
    theme_destroy(theme);
}

TEST(a_scene_the_theme_lacks_appends_nothing)
{
    struct theme *theme = fixture_theme(FIXTURE_HEAD, ROWS_SCENE);
    struct values values = values_begin(&arena);
    struct theme_moment moment = fixture_moment("leaderboard", &values);
    CHECK_INT(fixture_list(theme, &moment, &arena).count, 0);
    CHECK_INT(theme_next_motion(theme, &moment), -1);
    theme_destroy(theme);
}

TEST(who_fills_shares_what_the_bounded_leave)
{
    // 600: two of at most 100, one that takes the rest; or one of at least 500.
    static const char scene[] =
        "{\"type\":\"row\",\"anchor\":\"top-left\",\"width\":600,\"height\":60,"
        "\"children\":["
        "{\"type\":\"box\",\"width\":\"fill\",\"min_width\":%s,\"fill\":\"gold\"},"
        "{\"type\":\"box\",\"each\":2,\"width\":\"fill\",\"max_width\":100,\"fill\":"
        "\"ink\"}]}";
    CHECK_STR(laid_out(arena_printf(&arena, scene, "0"), SOMETHING, &arena),
              "panel 96,54 600x60 move 0,0 clip 96,54 600x60\n"
              "  box 96,54 400x60 #fff4b91f border 2 #ff141414\n"
              "  box 496,54 100x60 #ff0b1322\n"
              "  box 596,54 100x60 #ff0b1322\n"
              "end\n");
    CHECK_STR(laid_out(arena_printf(&arena, scene, "500"), SOMETHING, &arena),
              "panel 96,54 600x60 move 0,0 clip 96,54 600x60\n"
              "  box 96,54 500x60 #fff4b91f border 2 #ff141414\n"
              "  box 596,54 50x60 #ff0b1322\n"
              "  box 646,54 50x60 #ff0b1322\n"
              "end\n");
}

TEST(who_fills_gives_up_its_least_before_anything_is_pushed_out)
{
    // 600: 200 are fixed, and those who fill ask for 300 and 200.
    static const char scene[] =
        "{\"type\":\"row\",\"anchor\":\"top-left\",\"width\":600,\"height\":60,"
        "\"children\":["
        "{\"type\":\"box\",\"width\":\"fill\",\"min_width\":300,\"fill\":\"gold\"},"
        "{\"type\":\"box\",\"width\":\"fill\",\"min_width\":200,\"fill\":\"ink\"},"
        "{\"type\":\"box\",\"width\":200,\"fill\":\"gold\"}]}";
    CHECK_STR(laid_out(scene, SOMETHING, &arena),
              "panel 96,54 600x60 move 0,0 clip 96,54 600x60\n"
              "  box 96,54 240x60 #fff4b91f border 2 #ff141414\n"
              "  box 336,54 160x60 #ff0b1322\n"
              "  box 496,54 200x60 #fff4b91f border 2 #ff141414\n"
              "end\n");
}

TEST(the_longest_of_a_row_gives_way_before_a_mark_is_cut)
{
    // 600, at 20 a letter: a name of 40 letters, a team of 20, a mark of 8.
    static const char scene[] =
        "{\"type\":\"row\",\"anchor\":\"top-left\",\"width\":600,\"height\":60,"
        "\"children\":[{\"type\":\"text\",\"text\":\"{name}\",\"style\":\"small\"},"
        "{\"type\":\"text\",\"text\":\"{mark}\",\"style\":\"small\"},"
        "{\"type\":\"text\",\"text\":\"{team}\",\"style\":\"small\",%s}]}";
    static const char values[] = "{\"name\":\"Abcdefghijabcdefghijabcdefghijabcdefghij\","
                                 "\"mark\":\"10:52.60\",\"team\":%s}";
    const char *two = laid_out(arena_printf(&arena, scene, "\"padding\":0"),
                               arena_printf(&arena, values, "null"), &arena);
    CHECK(strstr(two, "thin 40 tabular #fff4b91f \"10:52.60\""));
    CHECK(strstr(two, "536,54 160x60"));
    const char *team = arena_printf(&arena, values, "\"Abcdefghijabcdefghij\"");
    const char *three =
        laid_out(arena_printf(&arena, scene, "\"padding\":0"), team, &arena);
    CHECK(strstr(three, "316,54 160x60"));
    CHECK(strstr(three, "text 476,54 "));
    // Who must have 260 keeps them.
    const char *bounded =
        laid_out(arena_printf(&arena, scene, "\"min_width\":260"), team, &arena);
    CHECK(strstr(bounded, "276,54 160x60"));
    CHECK(strstr(bounded, "text 436,54 "));
}

TEST(alike_elements_are_written_once)
{
    static const char scene[] =
        "{\"type\":\"row\",\"anchor\":\"top-left\",\"height\":60,\"children\":["
        "{\"type\":\"text\",\"each\":[2,4],\"when\":\"c#\",\"style\":\"small\",\"text\":"
        "\"{#}:{c#}\"},"
        "{\"type\":\"text\",\"style\":\"small\",\"text\":\"#\"}]}";
    CHECK_STR(laid_out(scene, "{\"c1\":\"a\",\"c2\":\"b\",\"c4\":\"d\"}", &arena),
              "panel 96,54 140x60 move 0,0 clip 96,54 140x60\n"
              "  text 96,54 60x60 base 98 thin 40 tabular #fff4b91f \"2:b\"\n"
              "  text 156,54 60x60 base 98 thin 40 tabular #fff4b91f \"4:d\"\n"
              "  text 216,54 20x60 base 98 thin 40 tabular #fff4b91f \"#\"\n"
              "end\n");
}

TEST(a_column_is_there_when_some_row_has_it)
{
    static const char scene[] =
        "{\"type\":\"rows\",\"anchor\":\"top-left\",\"max\":1,\"row\":{\"type\":\"row\","
        "\"height\":60,"
        "\"children\":[{\"type\":\"box\",\"keep\":true,\"some\":[\"lane\",\"bib\"],"
        "\"width\":50,"
        "\"fill\":\"ink\"},{\"type\":\"text\",\"text\":\"{n}\",\"style\":\"small\"}]}}";
    CHECK_STR(
        laid_out(scene, "{\"rows\":[{\"n\":\"a\"},{\"n\":\"b\",\"bib\":\"7\"}]}", &arena),
        "panel 96,54 70x60 move 0,0 clip 96,54 70x60\n"
        "  box 96,54 50x60 #ff0b1322\n"
        "  text 146,54 20x60 base 98 thin 40 tabular #fff4b91f \"a\"\n"
        "end\n");
    CHECK_STR(laid_out(scene, "{\"bib\":\"7\",\"rows\":[{\"n\":\"a\"}]}", &arena),
              "panel 96,54 20x60 move 0,0 clip 96,54 20x60\n"
              "  text 96,54 20x60 base 98 thin 40 tabular #fff4b91f \"a\"\n"
              "end\n");
}

TEST(what_says_that_a_list_is_empty_goes_when_some_row_has_the_value)
{
    static const char scene[] =
        "{\"type\":\"text\",\"text\":\"Nobody\",\"style\":\"small\","
        "\"none\":[\"name\",\"bib\"]}";
    CHECK(strstr(laid_out(scene, "{\"a\":\"b\"}", &arena), "Nobody"));
    CHECK(strstr(laid_out(scene, "{\"bib\":\"7\",\"rows\":[{\"x\":\"1\"}]}", &arena),
                 "Nobody"));
    CHECK_STR(laid_out(scene, "{\"rows\":[{\"x\":\"1\"},{\"bib\":\"7\"}]}", &arena), "");
}

TEST(a_scene_of_which_nothing_is_known_is_no_empty_plate)
{
    const char *plate = "{\"type\":\"box\",\"width\":100,\"height\":50,"
                        "\"fill\":\"ink\"}";
    CHECK_STR(laid_out(plate, "{}", &arena), "");
    CHECK_STR(laid_out(plate, "{\"rows\":[]}", &arena), "");
    CHECK(*laid_out(plate, "{\"rows\":[{}]}", &arena));
}

TEST(a_picture_is_shown_whole_unless_it_is_to_cover_its_box)
{
    static const char scene[] =
        "{\"type\":\"row\",\"anchor\":\"top-left\",\"children\":["
        "{\"type\":\"image\",\"image\":\"{p}\",\"width\":50,\"height\":60},"
        "{\"type\":\"image\",\"image\":\"{p}\",\"width\":50,\"height\":60,"
        "\"fit\":\"cover\"}]}";
    CHECK_STR(laid_out(scene, "{\"p\":\"" SOURCE_DIR "/LICENSE\"}", &arena),
              "panel 96,54 100x60 move 0,0 clip 96,54 100x60\n"
              "  image 96,54 50x60 LICENSE\n"
              "  image 146,54 50x60 LICENSE cover\n"
              "end\n");
}

static const struct check_case cases[] = {
    CASE(a_picture_is_shown_whole_unless_it_is_to_cover_its_box),
    CASE(a_scene_of_which_nothing_is_known_is_no_empty_plate),
    CASE(who_fills_shares_what_the_bounded_leave),
    CASE(who_fills_gives_up_its_least_before_anything_is_pushed_out),
    CASE(the_longest_of_a_row_gives_way_before_a_mark_is_cut),
    CASE(alike_elements_are_written_once),
    CASE(a_column_is_there_when_some_row_has_it),
    CASE(what_says_that_a_list_is_empty_goes_when_some_row_has_the_value),
    CASE(a_row_gives_the_room_that_is_left_to_who_fills),
    CASE(what_hides_leaves_no_hole),
    CASE(a_scene_is_anchored_to_the_safe_area),
    CASE(variants_change_the_look_by_value),
    CASE(a_colour_may_be_a_value),
    CASE(rows_repeat_and_page),
    CASE(a_scene_the_theme_lacks_appends_nothing),
};

int main(void)
{
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    arena_finish(&arena);
    return failed;
}
