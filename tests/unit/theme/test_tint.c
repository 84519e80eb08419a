#include "theme/tint.h"

#include "check.h"

static const uint32_t PLATE = 0xFF121D33, WHITE = 0xFFFFFFFF, BLACK = 0xFF000000;

static int channel(uint32_t color, int index)
{
    return (int)(color >> 8 * (2 - index) & 255);
}

// The most and the least of red, green and blue.
static int spread(uint32_t color)
{
    int most = 0, least = 255;
    for (int i = 0; i < 3; i++) {
        int level = channel(color, i);
        most = level > most ? level : most;
        least = level < least ? level : least;
    }
    return most - least;
}

TEST(contrast_is_as_wcag_has_it)
{
    CHECK((int)(tint_contrast(WHITE, BLACK) + 0.5) == 21);
    CHECK(tint_contrast(PLATE, PLATE) == 1.0);
    CHECK(tint_contrast(WHITE, 0xFF767676) >= 4.5);
    CHECK(tint_contrast(WHITE, 0xFF777777) < 4.5);
}

TEST(what_stands_out_already_stays_as_it_is)
{
    CHECK_INT(tint_clear(0xFFD2303C, BLACK), 0xFFD2303C);
    CHECK_INT(tint_clear(WHITE, PLATE), WHITE);
    CHECK_INT(tint_off_key(0xFFD2303C, 0xFF00FF00), 0xFFD2303C);
    CHECK_INT(tint_off_key(0xFF00A040, 0xFFD500FF), 0xFF00A040);
}

TEST(a_dark_colour_is_lifted_off_a_dark_plate_in_its_own_hue)
{
    uint32_t navy = tint_clear(0xFF0A1F44, PLATE), black = tint_clear(BLACK, PLATE);
    CHECK(tint_contrast(navy, PLATE) >= 3.0);
    CHECK(tint_contrast(navy, PLATE) < 3.3); // no more than needed
    CHECK(channel(navy, 2) > channel(navy, 1) && channel(navy, 1) > channel(navy, 0));
    CHECK(tint_contrast(black, PLATE) >= 3.0);
    CHECK_INT(spread(black), 0);
}

TEST(a_light_colour_is_lowered_on_a_light_plate)
{
    uint32_t cream = tint_clear(0xFFFFF0C0, WHITE);
    CHECK(tint_contrast(cream, WHITE) >= 3.0);
    CHECK(channel(cream, 0) > channel(cream, 2));
}

TEST(the_colour_of_the_key_turns_grey_and_stays_as_light)
{
    uint32_t green = tint_off_key(0xFF00FF00, 0xFF00FF00);
    CHECK(spread(green) < 32);
    CHECK(channel(green, 1) > 170 && channel(green, 1) < 200);
    uint32_t magenta = tint_off_key(0xFFFF00FF, 0xFFFF00FF);
    CHECK(spread(magenta) < 48);
    // Grey itself is never taken for a key, nor does a grey key take anything.
    CHECK_INT(tint_off_key(0xFF808080, 0xFF00FF00), 0xFF808080);
    CHECK_INT(tint_off_key(0xFF808080, 0xFF808080), 0xFF808080);
}

TEST(black_does_not_open_a_luma_key)
{
    uint32_t lifted = tint_off_key(BLACK, 0xFF00FF00);
    CHECK(channel(lifted, 0) >= 12 && channel(lifted, 0) <= 20);
}

TEST(a_text_takes_the_ink_that_is_read)
{
    static const uint32_t dark = 0xFF131313, light = 0xFFF6F8FB;
    CHECK_INT(tint_ink(WHITE, dark, light), dark);
    CHECK_INT(tint_ink(0xFFFFD400, dark, light), dark);
    CHECK_INT(tint_ink(BLACK, dark, light), light);
    CHECK_INT(tint_ink(0xFF0033A0, dark, light), light);
}

TEST(every_colour_keeps_its_alpha)
{
    CHECK_INT(tint_clear(0x80000000, PLATE) >> 24, 0x80);
    CHECK_INT(tint_off_key(0x8000FF00, 0xFF00FF00) >> 24, 0x80);
}

static const struct check_case cases[] = {
    CASE(contrast_is_as_wcag_has_it),
    CASE(what_stands_out_already_stays_as_it_is),
    CASE(a_dark_colour_is_lifted_off_a_dark_plate_in_its_own_hue),
    CASE(a_light_colour_is_lowered_on_a_light_plate),
    CASE(the_colour_of_the_key_turns_grey_and_stays_as_light),
    CASE(black_does_not_open_a_luma_key),
    CASE(a_text_takes_the_ink_that_is_read),
    CASE(every_colour_keeps_its_alpha),
};
CHECK_MAIN(cases)
