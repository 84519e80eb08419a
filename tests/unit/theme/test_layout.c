#include "check.h"
#include "theme_fixture.h"

// The list of a scene of its own, printed.
static const char *laid_out(const char *scene, const char *json, struct arena *arena)
{
    struct theme *theme = fixture_theme(FIXTURE_HEAD, scene);
    if (!theme) {
        return fixture_error;
    }
    struct values values = fixture_values(json, arena);
    struct theme_moment moment = fixture_moment("winner", &values);
    struct draw_list list = fixture_list(theme, &moment, arena);
    const char *printed = arena_strdup(arena, draw_list_print(&list, arena));
    theme_destroy(theme);
    return printed;
}

static struct arena arena;

// A scene of which nothing is known is not drawn.
static const char SOMETHING[] = "{\"known\":\"yes\"}";

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

TEST(outlines_of_a_line_lie_behind_all_of_its_letters_and_have_their_room)
{
    static const char scene[] = "{\"type\":\"text\",\"anchor\":\"top-left\",\"style\":"
                                "\"free\",\"apart\":true,\"runs\":["
                                "{\"text\":\"{a}\"},{\"text\":\"{b}\"}]}";
    CHECK_STR(laid_out(scene, "{\"a\":\"AB\",\"b\":\"C\"}", &arena),
              "panel 96,54 84x74 move 0,0 clip 96,54 84x74\n"
              "  text 100,58 50x66 base 108 bold 50 hard outline 3 #ff0b1322 \"AB\"\n"
              "  text 150,58 25x66 base 108 bold 50 hard outline 3 #ff0b1322 \"C\"\n"
              "  text 100,58 50x66 base 108 bold 50 #ffffffff \"AB\"\n"
              "  text 150,58 25x66 base 108 bold 50 #ffffffff \"C\"\n"
              "end\n");
}

static const char NAME_SCENE[] =
    "{\"type\":\"text\",\"anchor\":\"top-left\",\"width\":600,\"height\":100,"
    "\"gap\":10,\"runs\":[{\"text\":\"{name|given}\",\"style\":\"small\","
    "\"shorter\":[\"{name|initial}\",\"\"]},"
    "{\"text\":\"{name|family}\",\"style\":\"big\"}]}";

TEST(a_name_shrinks_then_gives_up_its_given_name_then_is_cut)
{
    // 80 + 10 + 500
    CHECK(strstr(laid_out(NAME_SCENE, "{\"name\":\"Anna Abcdefghij\"}", &arena),
                 "bold 100 #ffffffff \"Abcdefghij\""));
    // 140 + 10 + 500: smaller
    const char *smaller =
        laid_out(NAME_SCENE, "{\"name\":\"Annabel Abcdefghij\"}", &arena);
    CHECK(strstr(smaller, "\"Annabel\""));
    CHECK(strstr(smaller, "bold 90 #ffffffff \"Abcdefghij\""));
    CHECK(strstr(laid_out(NAME_SCENE, "{\"name\":\"Annabella Abcdefghijk\"}", &arena),
                 "\"A.\""));
    const char *alone =
        laid_out(NAME_SCENE, "{\"name\":\"Annabella Abcdefghijklmn\"}", &arena);
    CHECK(!strstr(alone, "\"A.\""));
    CHECK(strstr(alone, "bold 85 #ffffffff \"Abcdefghijklmn\""));
    CHECK(
        strstr(laid_out(NAME_SCENE, "{\"name\":\"Annabella Abcdefghijklmnopq\"}", &arena),
               "bold 85 #ffffffff \"Abcdefghijklm…\""));
}

TEST(no_text_shrinks_below_28_pixels)
{
    CHECK(strstr(laid_out("{\"type\":\"text\",\"anchor\":\"top-left\",\"width\":100,"
                          "\"text\":\"abcdefghijkl\",\"style\":\"small\"}",
                          SOMETHING, &arena),
                 "thin 34 "));
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

TEST(a_text_keeps_room_for_its_widest_form)
{
    static const char scene[] =
        "{\"type\":\"text\",\"anchor\":\"top-left\",\"text\":\"{a}\",\"style\":"
        "\"small\",\"height\":60,\"room\":\"00:00\",\"align\":\"right\",\"fill\":"
        "\"ink\"}";
    CHECK_STR(laid_out(scene, "{\"a\":\"9:59\"}", &arena),
              "panel 96,54 100x60 move 0,0 clip 96,54 100x60\n"
              "  box 96,54 100x60 #ff0b1322\n"
              "  text 116,54 80x60 base 98 thin 40 tabular #fff4b91f \"9:59\"\n"
              "end\n");
    CHECK_STR(laid_out(scene, "{\"a\":\"105:12\"}", &arena),
              "panel 96,54 120x60 move 0,0 clip 96,54 120x60\n"
              "  box 96,54 120x60 #ff0b1322\n"
              "  text 96,54 120x60 base 98 thin 40 tabular #fff4b91f \"105:12\"\n"
              "end\n");
}

TEST(a_text_may_be_set_letter_by_letter)
{
    CHECK_STR(laid_out("{\"type\":\"text\",\"anchor\":\"top-left\",\"text\":\"1:Ž\","
                       "\"style\":\"small\",\"height\":60,\"apart\":true}",
                       SOMETHING, &arena),
              "panel 96,54 60x60 move 0,0 clip 96,54 60x60\n"
              "  text 96,54 20x60 base 98 thin 40 tabular #fff4b91f \"1\"\n"
              "  text 116,54 20x60 base 98 thin 40 tabular #fff4b91f \":\"\n"
              "  text 136,54 20x60 base 98 thin 40 tabular #fff4b91f \"Ž\"\n"
              "end\n");
}

TEST(a_text_in_a_colour_that_is_not_sent_has_its_styles_own)
{
    CHECK_STR(laid_out("{\"type\":\"text\",\"anchor\":\"top-left\",\"text\":\"a\","
                       "\"style\":\"small\",\"height\":60,\"color\":\"{x.color}\"}",
                       SOMETHING, &arena),
              "panel 96,54 20x60 move 0,0 clip 96,54 20x60\n"
              "  text 96,54 20x60 base 98 thin 40 tabular #fff4b91f \"a\"\n"
              "end\n");
}

TEST(a_number_stands_by_its_decimal_point)
{
    static const char scene[] =
        "{\"type\":\"text\",\"anchor\":\"top-left\",\"width\":300,\"height\":60,"
        "\"text\":\"{a}\",\"style\":\"small\",\"room\":\"00.00\",\"point\":\".\","
        "\"align\":\"right\"}";
    static const struct {
        const char *values, *text; // a letter is 20 wide, the room's point at 336
    } marks[] = {
        {"{\"a\":\"10.02\"}", "  text 296,54 100x60"},
        {"{\"a\":\"9.98\"}", "  text 316,54 80x60"},
        {"{\"a\":\"24.9\"}", "  text 296,54 80x60"},
        {"{\"a\":\"7.625\"}", "  text 296,54 100x60"},
        {"{\"a\":\"DNF\"}", "  text 336,54 60x60"},
        {"{\"a\":\"J.\"}", "  text 356,54 40x60"},
    };
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        CHECK(strstr(laid_out(scene, marks[i].values, &arena), marks[i].text));
    }
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

// Its short form is not known: half of a name is more than nothing.
static int depth_of_arabic(void *context, const struct text_style *style,
                           const char *text)
{
    (void)context;
    return (unsigned char)text[0] >= 0xd8 ? style->size * 4 / 10 : 0;
}

TEST(a_line_of_a_deeper_script_stands_higher_so_that_nothing_of_it_is_cut)
{
    static const char scene[] =
        "{\"type\":\"text\",\"anchor\":\"top-left\",\"height\":%d,\"text\":\"{a}\","
        "\"style\":\"small\",\"valign\":\"bottom\",\"padding\":[0,0,0,4]}";
    static const struct {
        int height;
        const char *values;
        int baseline;
    } cases[] = {
        {50, "{\"a\":\"Ali\"}", 54 + 46},
        {50, "{\"a\":\"علي\"}", 54 + 34}, // 16 pixels are below
        {40, "{\"a\":\"علي\"}", 54 + 28}, // its top is not cut instead
        {90, "{\"a\":\"علي\"}", 54 + 74},
    };
    struct measure measure = fixture_measure;
    measure.depth = depth_of_arabic;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct theme *theme =
            fixture_theme(FIXTURE_HEAD, arena_printf(&arena, scene, cases[i].height));
        struct values values = fixture_values(cases[i].values, &arena);
        struct theme_moment moment = fixture_moment("winner", &values);
        struct draw_list list = draw_list_begin(&arena);
        theme_layout(theme, &moment, &measure, &list);
        theme_destroy(theme);
        CHECK_INT(list.items[1].kind, DRAW_TEXT);
        CHECK_INT(list.items[1].baseline, cases[i].baseline);
    }
}

TEST(a_line_of_a_deeper_script_stands_clear_of_the_next_in_a_column)
{
    // The column is high enough for it, but another line begins where it ends.
    static const char scene[] =
        "{\"type\":\"column\",\"anchor\":\"top-left\",\"height\":120,\"children\":["
        "{\"type\":\"text\",\"height\":50,\"text\":\"{a}\",\"style\":\"small\","
        "\"valign\":\"bottom\",\"padding\":[0,0,0,4]},"
        "{\"type\":\"text\",\"height\":50,\"text\":\"{b}\",\"style\":\"small\"}]}";
    static const struct {
        const char *values;
        int baseline;
    } cases[] = {{"{\"a\":\"علي\",\"b\":\"x\"}", 54 + 34}, {"{\"a\":\"علي\"}", 54 + 46}};
    struct measure measure = fixture_measure;
    measure.depth = depth_of_arabic;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct theme *theme = fixture_theme(FIXTURE_HEAD, scene);
        struct values values = fixture_values(cases[i].values, &arena);
        struct theme_moment moment = fixture_moment("winner", &values);
        struct draw_list list = draw_list_begin(&arena);
        theme_layout(theme, &moment, &measure, &list);
        theme_destroy(theme);
        CHECK_INT(list.items[1].kind, DRAW_TEXT);
        CHECK_INT(list.items[1].baseline, cases[i].baseline);
    }
}

TEST(a_text_that_has_no_shorter_form_is_cut_and_not_left_out)
{
    const char *scene = "{\"type\":\"text\",\"anchor\":\"top-left\",\"style\":\"small\","
                        "\"height\":60,\"width\":100,\"text\":\"{team}\","
                        "\"shorter\":[\"{short|or:}\"]}";
    CHECK(strstr(laid_out(scene, "{\"team\":\"Thames Valley\"}", &arena), "\"Tham"));
    CHECK(strstr(laid_out(scene, "{\"team\":\"Thames Valley\",\"short\":\"TV\"}", &arena),
                 "\"TV\""));
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
    CASE(a_line_of_a_deeper_script_stands_higher_so_that_nothing_of_it_is_cut),
    CASE(a_line_of_a_deeper_script_stands_clear_of_the_next_in_a_column),
    CASE(a_text_that_has_no_shorter_form_is_cut_and_not_left_out),
    CASE(a_scene_of_which_nothing_is_known_is_no_empty_plate),
    CASE(a_number_stands_by_its_decimal_point),
    CASE(who_fills_shares_what_the_bounded_leave),
    CASE(who_fills_gives_up_its_least_before_anything_is_pushed_out),
    CASE(the_longest_of_a_row_gives_way_before_a_mark_is_cut),
    CASE(alike_elements_are_written_once),
    CASE(a_column_is_there_when_some_row_has_it),
    CASE(what_says_that_a_list_is_empty_goes_when_some_row_has_the_value),
    CASE(a_text_keeps_room_for_its_widest_form),
    CASE(a_text_may_be_set_letter_by_letter),
    CASE(a_text_in_a_colour_that_is_not_sent_has_its_styles_own),
    CASE(a_row_gives_the_room_that_is_left_to_who_fills),
    CASE(what_hides_leaves_no_hole),
    CASE(outlines_of_a_line_lie_behind_all_of_its_letters_and_have_their_room),
    CASE(a_scene_is_anchored_to_the_safe_area),
    CASE(a_name_shrinks_then_gives_up_its_given_name_then_is_cut),
    CASE(no_text_shrinks_below_28_pixels),
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
