// Text: set in real fonts, measured and drawn alike, whatever the feeds send.
#include "set_text.h"

TEST(every_figure_of_a_clock_takes_the_same_room)
{
    struct text *text = fonts_for_test();
    int zero = width(text, &clock_style, "0");
    CHECK(zero > 10);
    for (char digit = '0'; digit <= '9'; digit++) {
        const char line[2] = {digit, 0};
        CHECK_INT(width(text, &clock_style, line), zero);
    }
    CHECK_INT(width(text, &clock_style, "+"), zero);
    CHECK_INT(width(text, &clock_style, "-"), zero);
    CHECK_INT(width(text, &clock_style, "\xe2\x88\x92"), zero);
    CHECK_INT(width(text, &clock_style, "\xe2\x80\x92"), zero);
    CHECK_INT(width(text, &clock_style, "1:11:11"), width(text, &clock_style, "0:48:52"));
    CHECK(width(text, &name_style, "1111") < width(text, &name_style, "0000"));
    text_destroy(text);
}

TEST(a_number_put_together_from_figures_drawn_before_is_as_one_drawn_for_itself)
{
    static const struct text_style tracked = {.face = "heavy", .size = 40, .tracking = 3};
    static const char *const lines[] = {"12.34", "+1:02:09", "-0.32", "AV 11", "jij"};
    struct text *text = fonts_for_test();
    struct text_mask warm, fresh;
    free(ink(text, &clock_style, "0123456789.,:+-", &warm));
    free(ink(text, &tracked, "0123456789.,:+-AVij", &warm));
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]) * 2; i++) {
        const struct text_style *style = i % 2 ? &tracked : &clock_style;
        struct text *other = fonts_for_test();
        unsigned char *a = ink(text, style, lines[i / 2], &warm);
        unsigned char *b = ink(other, style, lines[i / 2], &fresh);
        CHECK(a && b && warm.width == fresh.width && warm.height == fresh.height);
        CHECK(warm.x0 == fresh.x0 && warm.y0 == fresh.y0);
        CHECK(memcmp(a, b, (size_t)warm.stride * (size_t)warm.height) == 0);
        free(a);
        free(b);
        text_destroy(other);
    }
    text_destroy(text);
}

TEST(a_figure_looks_the_same_wherever_it_stands_in_a_clock)
{
    struct text *text = fonts_for_test();
    struct text_mask one;
    struct text_mask many;
    unsigned char *alone = ink(text, &clock_style, "1", &one);
    unsigned char *row = ink(text, &clock_style, "1111", &many);
    int cell = width(text, &clock_style, "1");
    CHECK(alone && row);
    for (int i = 0; i < 4; i++) {
        for (int y = 0; y < one.height; y++) {
            CHECK(memcmp(alone + y * one.stride, row + y * many.stride + i * cell,
                         (size_t)one.width) == 0);
        }
    }
    free(alone);
    free(row);
    text_destroy(text);
}

// "UNDER-20", "HALF-TIME" and "9-Kampf" in a head that also counts.
TEST(a_hyphen_within_a_word_stays_a_hyphen_where_figures_are_tabular)
{
    struct text *text = fonts_for_test();
    int plain = width(text, &name_style, "-");
    struct text_style tabular = name_style;
    tabular.tabular = true;
    CHECK(width(text, &tabular, "-") > plain + 2);
    CHECK(abs(width(text, &tabular, "HALF-TIME") -
              width(text, &name_style, "HALF-TIME")) <= 2);
    CHECK(abs(width(text, &tabular, "\xc3\x85-\xc3\x85") -
              width(text, &name_style, "\xc3\x85-\xc3\x85")) <= 2);
    int zero = width(text, &tabular, "0");
    CHECK(width(text, &tabular, "R-20") < width(text, &tabular, "R") + 3 * zero - 2);
    CHECK(width(text, &tabular, "9-K") < width(text, &tabular, "K") + 2 * zero - 2);
    CHECK_INT(width(text, &tabular, "20-18"), 5 * zero);
    text_destroy(text);
}

TEST(names_are_kerned)
{
    struct text *text = fonts_for_test();
    int apart = width(text, &name_style, "T") + width(text, &name_style, "o");
    CHECK(width(text, &name_style, "To") < apart - 2);
    text_destroy(text);
}

// In the fonts as they come it is wide by a third too much.
TEST(an_o_with_a_stroke_takes_no_more_room_than_one_without)
{
    static const char *const faces[] = {"heavy", "medium"};
    struct text *text = fonts_for_test();
    for (int i = 0; i < 2; i++) {
        struct text_style style = {.face = faces[i], .size = 200};
        int plain = width(text, &style, "OOOOOOOOOO");
        int stroked = width(text, &style, "ØØØØØØØØØØ");
        CHECK(abs(stroked - plain) <= 20);
    }
    text_destroy(text);
}

TEST(tracking_stands_between_characters_only)
{
    struct text *text = fonts_for_test();
    struct text_style tracked = name_style;
    tracked.tracking = 5;
    int plain = width(text, &name_style, "WOMEN");
    int wide = width(text, &tracked, "WOMEN");
    CHECK(wide >= plain + 4 * 5 - 1 && wide <= plain + 4 * 5 + 1);
    CHECK_INT(width(text, &tracked, "W"), width(text, &name_style, "W"));
    struct text_style clock = clock_style;
    clock.tracking = 3;
    CHECK_INT(width(text, &clock, "1234"), width(text, &clock_style, "1234") + 9);
    text_destroy(text);
}

TEST(nothing_has_no_width_and_no_ink)
{
    struct text *text = fonts_for_test();
    struct text_mask mask;
    const struct text_style none = {.face = "heavy", .size = 0};
    CHECK_INT(width(text, &name_style, ""), 0);
    CHECK_INT(width(text, &name_style, NULL), 0);
    CHECK_INT(width(text, &none, "A"), 0);
    CHECK(!text_mask(text, &name_style, "", &mask));
    CHECK(!text_mask(text, &name_style, NULL, &mask));
    CHECK(!text_mask(text, &name_style, "   ", &mask));
    CHECK(width(text, &name_style, "   ") > 0);
    text_destroy(text);
}

TEST(the_ink_stays_within_the_measured_width)
{
    static const char *const lines[] = {"Martha OKONKWO",
                                        "J\xc3\xb3zef W\xc3\x93JCIK",
                                        "jolly",
                                        "AVATAR",
                                        "\xd7\xa2\xd7\x9e\xd7\xa8\xd7\x99",
                                        "\xd9\x85\xd8\xad\xd9\x85\xd8\xaf",
                                        "\xd0\x92\xd0\xbb\xd0\xb0\xd0\xb4",
                                        "fi ffi"};
    struct text *text = fonts_for_test();
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        for (int size = 20; size <= 110; size += 30) {
            struct text_style style = {.face = "heavy", .size = size};
            struct text_mask mask;
            int first = 0;
            int last = 0;
            CHECK(text_mask(text, &style, lines[i], &mask));
            ink_columns(&mask, &first, &last);
            int advance = width(text, &style, lines[i]);
            // A letter may reach over its own advance, like j; not by more than this.
            int over = 2 + size / 12;
            CHECK(first >= -over && last < advance + over);
            CHECK(last > advance - 4 - size / 5 && first < 4 + size / 5);
        }
    }
    text_destroy(text);
}

TEST(an_unknown_face_is_set_in_the_first_one)
{
    struct text *text = fonts_for_test();
    const struct text_style unknown = {.face = "nobody", .size = 62};
    const struct text_style nameless = {.size = 62};
    CHECK_INT(width(text, &unknown, "OKONKWO"), width(text, &name_style, "OKONKWO"));
    CHECK_INT(width(text, &nameless, "OKONKWO"), width(text, &name_style, "OKONKWO"));
    text_clear(text);
    CHECK_INT(width(text, &name_style, "OKONKWO"), 0);
    fonts_for_test_add(text, "heavy", "BarlowCondensed_800ExtraBold.ttf");
    CHECK(width(text, &name_style, "OKONKWO") > 100);
    text_destroy(text);
}

TEST(a_file_that_is_no_font_is_refused_with_its_name)
{
    struct text *text = fonts_for_test();
    char error[512];
    CHECK(!text_add_face(text, "x", SOURCE_DIR "/LICENSE", error, sizeof(error)));
    CHECK(strstr(error, "LICENSE") != NULL);
    CHECK(!text_add_face(text, "x", SOURCE_DIR "/nothing.ttf", error, sizeof(error)));
    CHECK(strstr(error, "nothing.ttf") != NULL);
    text_destroy(text);
}

TEST(capitals_stand_on_the_baseline_and_are_as_high_as_told)
{
    struct text *text = fonts_for_test();
    struct measure measure = text_measure(text);
    struct text_mask mask;
    CHECK(text_mask(text, &name_style, "HE", &mask));
    int cap = measure.cap_height(measure.context, &name_style);
    CHECK_INT(mask.y0, -cap);
    CHECK_INT(mask.height, cap);
    CHECK(measure.ascent(measure.context, &name_style) >= cap);
    CHECK(measure.descent(measure.context, &name_style) > 0);
    text_destroy(text);
}

TEST(more_sizes_than_stay_open_still_draw_right)
{
    struct text *text = fonts_for_test();
    struct text_mask mask;
    int before = width(text, &name_style, "OKONKWO");
    for (int size = 10; size < 150; size++) {
        struct text_style style = {.face = "heavy", .size = size};
        CHECK(text_mask(text, &style, "OKONKWO", &mask));
    }
    CHECK(text_mask(text, &name_style, "PEREIRA", &mask));
    CHECK_INT(width(text, &name_style, "OKONKWO"), before);
    text_destroy(text);
}

TEST(warming_changes_nothing)
{
    struct text *text = fonts_for_test();
    int before = width(text, &clock_style, "1:23.45");
    text_warm(text, &clock_style);
    text_warm(text, &name_style);
    CHECK_INT(width(text, &clock_style, "1:23.45"), before);
    text_destroy(text);
}

static const struct check_case cases[] = {
    CASE(every_figure_of_a_clock_takes_the_same_room),
    CASE(a_number_put_together_from_figures_drawn_before_is_as_one_drawn_for_itself),
    CASE(a_figure_looks_the_same_wherever_it_stands_in_a_clock),
    CASE(a_hyphen_within_a_word_stays_a_hyphen_where_figures_are_tabular),
    CASE(names_are_kerned),
    CASE(an_o_with_a_stroke_takes_no_more_room_than_one_without),
    CASE(tracking_stands_between_characters_only),
    CASE(nothing_has_no_width_and_no_ink),
    CASE(the_ink_stays_within_the_measured_width),
    CASE(an_unknown_face_is_set_in_the_first_one),
    CASE(a_file_that_is_no_font_is_refused_with_its_name),
    CASE(capitals_stand_on_the_baseline_and_are_as_high_as_told),
    CASE(more_sizes_than_stay_open_still_draw_right),
    CASE(warming_changes_nothing),
};

CHECK_MAIN(cases)
