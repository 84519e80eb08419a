// Text of other scripts, and what no font has.
#include "set_text.h"

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
    // "medium" has no fallback here: zhe is left out there, a letter in "heavy".
    const struct text_style medium = {.face = "medium", .size = 62};
    const char *zhe = "\xd0\x96";
    struct text_mask mask;
    CHECK_INT(width(text, &medium, zhe), 0);
    CHECK(!text_mask(text, &medium, zhe, &mask));
    CHECK(width(text, &name_style, zhe) > 0);
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

TEST(a_letter_that_no_font_has_gives_way_to_the_plain_one)
{
    static const struct {
        const char *text, *like;
    } cases[] = {
        {"K\xc9\x94"
         "fi Agy\xc9\x9b"
         "man",
         "Kofi Agyeman"},
        {"\xc6\x90YA", "EYA"},
        {"M\xe1\xb8\x91u", "Mdu"},                // d with a cedilla
        {"\xc7\xa6oran", "Goran"},                // G with a caron
        {"Il\xca\xb9in", "Il\xe2\x80\x99in"},     // soft sign, transcribed
        {"\xef\xbc\xa1\xef\xbc\xac 12", "AL 12"}, // full width
        {"12\xe2\x81\x9f"
         "500",
         "12 500"}, // a narrow blank
        {"1\xe2\x80\x92"
         "2",
         "1-2"}, // a dash as wide as a figure
    };
    struct text *text = fonts_for_test();
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        CHECK(looks_the_same(text, cases[i].text, cases[i].like));
    }
    text_destroy(text);
}

TEST(a_word_with_a_letter_that_nothing_stands_for_is_left_out_whole)
{
    static const struct {
        const char *text, *like;
    } cases[] = {
        {"\xe7\x94\xb0\xe4\xb8\xad", ""}, // Chinese
        {"Yuki \xe7\x94\xb0\xe4\xb8\xad 7", "Yuki 7"},
        {"\xe7\x94\xb0\xe4\xb8\xad (JPN)", "(JPN)"},
        {"A\xf0\xa0\x80\x80 B", "A B"},          // rare, but in names
        {"\xe0\xb8\x99\xe0\xb8\xb4 Ann", "Ann"}, // Thai, a mark on it
        {"\xd0\x90\xd0\xb1 \xd4\xb1\xd5\xb4 x", "\xd0\x90\xd0\xb1 x"}, // Armenian
        {"\xd0\x90\xd4\xad\xd0\xb1 x", "x"}, // one letter of Cyrillic
        {"A\xef\xbf\xbd"
         "B",
         "AB"}, // what bytes no longer say
    };
    struct text *text = fonts_for_test();
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        CHECK(looks_the_same(text, cases[i].text, cases[i].like));
    }
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

TEST(broken_bytes_and_rubbish_never_crash)
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

static const struct check_case cases[] = {
    CASE(a_mixed_line_reads_hebrew_from_right_to_left),
    CASE(a_line_in_hebrew_puts_its_number_on_the_left),
    CASE(a_glyph_the_first_font_lacks_comes_from_the_next),
    CASE(marks_stay_with_their_letter),
    CASE(pictures_that_no_font_has_leave_neither_a_box_nor_a_gap),
    CASE(a_mark_that_no_font_has_leaves_its_letter_and_what_else_is_on_it),
    CASE(a_letter_that_no_font_has_gives_way_to_the_plain_one),
    CASE(a_word_with_a_letter_that_nothing_stands_for_is_left_out_whole),
    CASE(line_breaks_and_tabs_are_blanks),
    CASE(broken_bytes_and_rubbish_never_crash),
};

CHECK_MAIN(cases)
