// Outlines of text: all round its letters, hard or soft, of any width.
#include "set_text.h"

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
    CASE(an_outline_lies_all_round_its_letters_and_moves_nothing),
    CASE(a_hard_outline_has_no_half_pixel_and_no_corner_that_a_keyer_rounds_off),
    CASE(an_outline_of_any_width_is_drawn_and_none_of_nothing),
};

CHECK_MAIN(cases)
