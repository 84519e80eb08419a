// Text: set in real fonts, measured and drawn alike, whatever the feeds send.
#include "check.h"
#include "fonts.h"

#include <stdint.h>
#include <stdlib.h>

static const struct text_style name_style = {.face = "heavy", .size = 62};
static const struct text_style clock_style = {
    .face = "heavy", .size = 62, .tabular = true};

static int width(struct text *text, const struct text_style *style, const char *line)
{
    struct measure measure = text_measure(text);
    return measure.width(measure.context, style, line);
}

// A copy, because a mask is only valid until the next one.
static unsigned char *ink(struct text *text, const struct text_style *style,
                          const char *line, struct text_mask *mask)
{
    if (!text_mask(text, style, line, mask)) {
        return NULL;
    }
    size_t size = (size_t)mask->stride * (size_t)mask->height;
    unsigned char *copy = malloc(size);
    memcpy(copy, mask->coverage, size);
    return copy;
}

// Columns with ink, from the pen.
static void ink_columns(const struct text_mask *mask, int *first, int *last)
{
    *first = mask->width;
    *last = -1;
    for (int y = 0; y < mask->height; y++) {
        for (int x = 0; x < mask->width; x++) {
            if (mask->coverage[y * mask->stride + x] > 32) {
                *first = x < *first ? x : *first;
                *last = x > *last ? x : *last;
            }
        }
    }
    *first += mask->x0;
    *last += mask->x0;
}

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

TEST(names_are_kerned)
{
    struct text *text = fonts_for_test();
    int apart = width(text, &name_style, "T") + width(text, &name_style, "o");
    CHECK(width(text, &name_style, "To") < apart - 2);
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

TEST(a_mixed_line_reads_hebrew_from_right_to_left)
{
    struct text *text = fonts_for_test();
    struct text_mask mixed;
    struct text_mask lone;
    int first = 0;
    int last = 0;
    // Levy, lamed vav yod, Omri: the name stands mirrored between the Latin words.
    CHECK(text_mask(text, &name_style, "Levy \xd7\x9c\xd7\x95\xd7\x99 Omri", &mixed));
    CHECK(text_mask(text, &name_style, "Levy ", &lone));
    int start = width(text, &name_style, "Levy ");
    unsigned char *whole =
        ink(text, &name_style, "Levy \xd7\x9c\xd7\x95\xd7\x99 Omri", &mixed);
    unsigned char *yod = ink(text, &name_style, "\xd7\x99", &lone);
    ink_columns(&lone, &first, &last);
    // Yod is the last letter, so it comes first from the left.
    int differing = 0;
    for (int y = 0; y < lone.height; y++) {
        for (int x = 0; x < lone.width; x++) {
            int row = y + lone.y0 - mixed.y0;
            int column = x + lone.x0 + start - mixed.x0;
            int off = yod[y * lone.stride + x] - whole[row * mixed.stride + column];
            differing += off > 32 || off < -32;
        }
    }
    CHECK(differing * 10 <= lone.width * lone.height);
    free(whole);
    free(yod);
    text_destroy(text);
}

TEST(a_line_in_hebrew_puts_its_number_on_the_left)
{
    struct text *text = fonts_for_test();
    struct text_mask mask;
    struct text_mask number;
    unsigned char *line = ink(text, &clock_style, "\xd7\x9c\xd7\x95\xd7\x99 23", &mask);
    unsigned char *alone = ink(text, &clock_style, "23", &number);
    CHECK_INT(mask.x0, number.x0);
    int row = number.y0 - mask.y0;
    for (int y = 0; y < number.height; y++) {
        CHECK(memcmp(alone + y * number.stride, line + (y + row) * mask.stride,
                     (size_t)number.width) == 0);
    }
    free(line);
    free(alone);
    text_destroy(text);
}

TEST(a_glyph_the_first_font_lacks_comes_from_the_next)
{
    struct text *text = fonts_for_test();
    // "medium" has no fallback here: zhe is a box there, a letter in "heavy".
    const struct text_style medium = {.face = "medium", .size = 62};
    const char *zhe = "\xd0\x96";
    const char *missing = "\xe4\xb8\xad";
    struct text_mask mask;
    CHECK_INT(width(text, &medium, zhe), width(text, &medium, missing));
    CHECK(width(text, &name_style, zhe) != width(text, &name_style, missing));
    CHECK(text_mask(text, &medium, zhe, &mask));
    CHECK(text_mask(text, &name_style, zhe, &mask));
    text_destroy(text);
}

TEST(marks_stay_with_their_letter)
{
    struct text *text = fonts_for_test();
    // e + combining acute is set as the letter that Latin-1 has.
    CHECK_INT(width(text, &name_style, "Ren\x65\xcc\x81"),
              width(text, &name_style, "Ren\xc3\xa9"));
    struct text_style tracked = name_style;
    tracked.tracking = 7;
    CHECK_INT(width(text, &tracked, "Ren\x65\xcc\x81"),
              width(text, &tracked, "Ren\xc3\xa9"));
    text_destroy(text);
}

static bool looks_the_same(struct text *text, const char *one, const char *other)
{
    struct text_mask masks[2];
    unsigned char *inks[2] = {ink(text, &name_style, one, &masks[0]),
                              ink(text, &name_style, other, &masks[1])};
    size_t size = (size_t)masks[0].stride * (size_t)masks[0].height;
    bool same = width(text, &name_style, one) == width(text, &name_style, other) &&
                !inks[0] == !inks[1] && masks[0].width == masks[1].width &&
                masks[0].height == masks[1].height && masks[0].x0 == masks[1].x0 &&
                (!inks[0] || memcmp(inks[0], inks[1], size) == 0);
    free(inks[0]);
    free(inks[1]);
    return same;
}

TEST(pictures_that_no_font_has_leave_neither_a_box_nor_a_gap)
{
    static const struct {
        const char *text, *like;
    } cases[] = {
        {"Anna \xf0\x9f\x8e\x89 Meier", "Anna Meier"},
        {"Anna\xf0\x9f\x8e\x89Meier", "AnnaMeier"},
        {"\xf0\x9f\x8f\x86 Anna", "Anna"},
        {"Anna \xf0\x9f\x8f\x86 \xf0\x9f\x8e\x89", "Anna"},
        // A family of two joined by ZWJ, a skin tone, a flag, a heart made an emoji.
        {"A \xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9 B", "A B"},
        {"A\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd", "A"},
        {"A\xf0\x9f\x87\xac\xf0\x9f\x87\xa7", "A"},
        {"A\xe2\x9d\xa4\xef\xb8\x8f", "A"},
        {"1\xef\xb8\x8f\xe2\x83\xa3", "1"},
        // Private use, and beyond everything assigned.
        {"A\xee\x80\x80", "A"},
        {"A\xf4\x8f\xbf\xbd", "A"},
        {"\xf0\x9f\x8e\x89", ""},
        // Blanks elsewhere are the theme's own.
        {"  A  \xf0\x9f\x8e\x89-B", "  A  -B"},
    };
    struct text *text = fonts_for_test();
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        CHECK(looks_the_same(text, cases[i].text, cases[i].like));
    }
    text_destroy(text);
}

TEST(a_mark_that_no_font_has_leaves_its_letter_and_what_else_is_on_it)
{
    static const struct {
        const char *text, *like;
    } cases[] = {
        {"Ade\xcc\xb4"
         "bayo",
         "Adebayo"}, // tilde through the middle
        {"Z\xcd\x91o", "Zo"},
        {"e\xcd\x91\xcc\x81X", "e\xcc\x81X"}, // an acute over it all stays
    };
    struct text *text = fonts_for_test();
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        CHECK(looks_the_same(text, cases[i].text, cases[i].like));
    }
    // Without a font for the mark the letter that has it is still found.
    CHECK(looks_the_same(text, "e\xcc\x81", "\xc3\xa9"));
    text_destroy(text);
}

TEST(a_letter_that_no_font_has_is_a_box_and_not_left_out)
{
    struct text *text = fonts_for_test();
    CHECK(width(text, &name_style, "\xe4\xb8\xad") > 0);
    CHECK(width(text, &name_style, "\xf0\xa0\x80\x80") > 0); // rare, but in names
    struct text_mask mask;
    CHECK(text_mask(text, &name_style, "\xf0\xa0\x80\x80", &mask));
    text_destroy(text);
}

TEST(line_breaks_and_tabs_are_blanks)
{
    struct text *text = fonts_for_test();
    CHECK_INT(width(text, &name_style, "a\nb\tc"), width(text, &name_style, "a b c"));
    CHECK_INT(width(text, &name_style,
                    "a\xe2\x80\x8f"
                    "b"),
              width(text, &name_style, "ab"));
    text_destroy(text);
}

TEST(broken_bytes_and_rubbish_are_set_as_boxes_and_never_crash)
{
    struct text *text = fonts_for_test();
    uint32_t seed = 4711;
    char line[900];
    for (int round = 0; round < 300; round++) {
        int len = 1 + (int)(seed % 120);
        for (int i = 0; i < len; i++) {
            seed = seed * 1664525 + 1013904223;
            // Half of the rounds favour bytes that look like the start of letters.
            line[i] = (char)((seed >> 24) | (round % 2 ? 0x80 : 0x01));
            line[i] = line[i] ? line[i] : 'x';
        }
        line[len] = 0;
        struct text_style style = {.face = "heavy",
                                   .size = 12 + round % 30,
                                   .tabular = round % 3 == 0,
                                   .tracking = round % 5,
                                   .outline = round % 4};
        struct text_mask mask;
        text_mask(text, &style, line, &mask);
        CHECK(width(text, &style, line) >= 0);
    }
    memset(line, 'W', sizeof(line) - 1);
    line[sizeof(line) - 1] = 0;
    struct text_mask mask;
    const struct text_style huge = {
        .face = "heavy", .size = 30000, .tabular = true, .tracking = 30000};
    text_mask(text, &huge, line, &mask);
    CHECK(width(text, &huge, line) > 0);
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

static int at(const struct text_mask *mask, int x, int y)
{
    bool inside = x >= 0 && y >= 0 && x < mask->width && y < mask->height;
    return inside ? mask->coverage[y * mask->stride + x] : 0;
}

TEST(an_outline_lies_all_round_its_letters_and_moves_nothing)
{
    struct text *text = fonts_for_test();
    struct text_style style = {.face = "heavy", .size = 62, .outline = 3, .hard = true};
    struct text_mask letters, outline;
    unsigned char *copy = ink(text, &name_style, "WOOD 8", &letters);
    letters.coverage = copy;
    CHECK(text_mask(text, &style, "WOOD 8", &outline));
    CHECK_INT(outline.x0, letters.x0 - 3);
    CHECK_INT(outline.y0, letters.y0 - 3);
    CHECK_INT(outline.width, letters.width + 6);
    CHECK_INT(outline.height, letters.height + 6);
    int bare = 0;
    for (int y = 0; y < letters.height; y++) {
        for (int x = 0; x < letters.width; x++) {
            bool letter = at(&letters, x, y) == 255;
            bare += letter && at(&outline, x + 3, y + 1) < 255;
            bare += letter && at(&outline, x + 5, y + 2) < 255;
        }
    }
    CHECK_INT(bare, 0);
    CHECK_INT(width(text, &style, "WOOD 8"), width(text, &name_style, "WOOD 8"));
    free(copy);
    text_destroy(text);
}

TEST(a_hard_outline_has_no_half_pixel_and_no_corner_that_a_keyer_rounds_off)
{
    static const char *const lines[] = {"Martha OKONKWO", "71.25 m", "\xc4\x8cS",
                                        "(x) Wy/jq; +1.4"};
    struct text *text = fonts_for_test();
    for (int i = 0; i < 8; i++) {
        struct text_style style = {
            .face = "heavy", .size = 34 + i * 9, .outline = 3 + i % 3, .hard = true};
        struct text_mask mask;
        int halves = 0, corners = 0, pixels = 0;
        CHECK(text_mask(text, &style, lines[i % 4], &mask));
        for (int y = -1; y <= mask.height; y++) {
            for (int x = -1; x <= mask.width; x++) {
                int here = at(&mask, x, y), sum = 0;
                for (int k = 0; k < 9; k++) {
                    sum += at(&mask, x + k % 3 - 1, y + k / 3 - 1) > 0;
                }
                halves += here != 0 && here != 255;
                corners += (sum >= 5) != (here > 0);
                pixels += here > 0;
            }
        }
        CHECK_INT(halves, 0);
        CHECK_INT(corners, 0);
        CHECK(pixels > 1000);
    }
    text_destroy(text);
}

TEST(an_outline_of_any_width_is_drawn_and_none_of_nothing)
{
    static const int widths[] = {-3, 1, 20, 32, 33, 2000000000};
    struct text *text = fonts_for_test();
    for (int i = 0; i < 12; i++) {
        struct text_style style = {
            .face = "heavy", .size = 28, .outline = widths[i / 2], .hard = i % 2};
        struct text_mask mask;
        CHECK(text_mask(text, &style, "i.", &mask));
        CHECK(!text_mask(text, &style, " ", &mask));
    }
    text_destroy(text);
}

static const struct check_case cases[] = {
    CASE(every_figure_of_a_clock_takes_the_same_room),
    CASE(a_number_put_together_from_figures_drawn_before_is_as_one_drawn_for_itself),
    CASE(a_figure_looks_the_same_wherever_it_stands_in_a_clock),
    CASE(names_are_kerned),
    CASE(tracking_stands_between_characters_only),
    CASE(nothing_has_no_width_and_no_ink),
    CASE(the_ink_stays_within_the_measured_width),
    CASE(a_mixed_line_reads_hebrew_from_right_to_left),
    CASE(a_line_in_hebrew_puts_its_number_on_the_left),
    CASE(a_glyph_the_first_font_lacks_comes_from_the_next),
    CASE(marks_stay_with_their_letter),
    CASE(pictures_that_no_font_has_leave_neither_a_box_nor_a_gap),
    CASE(a_mark_that_no_font_has_leaves_its_letter_and_what_else_is_on_it),
    CASE(a_letter_that_no_font_has_is_a_box_and_not_left_out),
    CASE(line_breaks_and_tabs_are_blanks),
    CASE(broken_bytes_and_rubbish_are_set_as_boxes_and_never_crash),
    CASE(an_unknown_face_is_set_in_the_first_one),
    CASE(a_file_that_is_no_font_is_refused_with_its_name),
    CASE(capitals_stand_on_the_baseline_and_are_as_high_as_told),
    CASE(more_sizes_than_stay_open_still_draw_right),
    CASE(warming_changes_nothing),
    CASE(an_outline_lies_all_round_its_letters_and_moves_nothing),
    CASE(a_hard_outline_has_no_half_pixel_and_no_corner_that_a_keyer_rounds_off),
    CASE(an_outline_of_any_width_is_drawn_and_none_of_nothing),
};

CHECK_MAIN(cases)
