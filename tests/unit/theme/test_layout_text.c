// Where words go: in what room, how much of them, on which line.
#include "laid_out.h"

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

TEST(a_family_name_of_two_words_is_the_last_to_give_up_a_word)
{
    const char *whole =
        laid_out(NAME_SCENE, "{\"name\":\"Ana Ruiz Lo\",\"family\":\"Ruiz Lo\"}", &arena);
    CHECK(strstr(whole, "\"Ana\"") && strstr(whole, "bold 100 #ffffffff \"Ruiz Lo\""));
    const char *smaller = laid_out(
        NAME_SCENE, "{\"name\":\"Annabella Ruiz Abcdef\",\"family\":\"Ruiz Abcdef\"}",
        &arena);
    CHECK(strstr(smaller, "\"A.\"") && strstr(smaller, "\"Ruiz Abcdef\""));
}

TEST(what_stands_behind_a_shortened_name_follows_the_letters_that_are_set)
{
    static const char scene[] =
        "{\"type\":\"row\",\"anchor\":\"top-left\",\"width\":400,\"height\":60,"
        "\"children\":[{\"type\":\"text\",\"style\":\"small\",\"text\":\"{team}\","
        "\"shorter\":[\"{short}\"]},{\"type\":\"box\",\"width\":80,\"fill\":"
        "\"ink\"}]}";
    // 3 letters of 20 each
    CHECK(strstr(laid_out(scene,
                          "{\"team\":\"Anna Abcdefghij and Annabella\","
                          "\"short\":\"ABA\"}",
                          &arena),
                 "box 156,54 80x60"));
    CHECK(strstr(laid_out(scene, "{\"team\":\"Abcdef\",\"short\":\"ABA\"}", &arena),
                 "box 216,54 80x60"));
}

TEST(no_text_shrinks_below_28_pixels)
{
    CHECK(strstr(laid_out("{\"type\":\"text\",\"anchor\":\"top-left\",\"width\":100,"
                          "\"text\":\"abcdefghijkl\",\"style\":\"small\"}",
                          SOMETHING, &arena),
                 "thin 34 "));
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

// Its short form is not known: half of a name is more than nothing.
TEST(a_text_that_has_no_shorter_form_is_cut_and_not_left_out)
{
    const char *scene = "{\"type\":\"text\",\"anchor\":\"top-left\",\"style\":\"small\","
                        "\"height\":60,\"width\":100,\"text\":\"{team}\","
                        "\"shorter\":[\"{short|or:}\"]}";
    CHECK(strstr(laid_out(scene, "{\"team\":\"Thames Valley\"}", &arena), "\"Tham"));
    CHECK(strstr(laid_out(scene, "{\"team\":\"Thames Valley\",\"short\":\"TV\"}", &arena),
                 "\"TV\""));
}

static const struct check_case cases[] = {
    CASE(a_line_of_a_deeper_script_stands_higher_so_that_nothing_of_it_is_cut),
    CASE(a_line_of_a_deeper_script_stands_clear_of_the_next_in_a_column),
    CASE(a_text_that_has_no_shorter_form_is_cut_and_not_left_out),
    CASE(a_number_stands_by_its_decimal_point),
    CASE(a_text_keeps_room_for_its_widest_form),
    CASE(a_text_may_be_set_letter_by_letter),
    CASE(a_text_in_a_colour_that_is_not_sent_has_its_styles_own),
    CASE(outlines_of_a_line_lie_behind_all_of_its_letters_and_have_their_room),
    CASE(a_name_shrinks_then_gives_up_its_given_name_then_is_cut),
    CASE(a_family_name_of_two_words_is_the_last_to_give_up_a_word),
    CASE(what_stands_behind_a_shortened_name_follows_the_letters_that_are_set),
    CASE(no_text_shrinks_below_28_pixels),
};

int main(void)
{
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    arena_finish(&arena);
    return failed;
}
