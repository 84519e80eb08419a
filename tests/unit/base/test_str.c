#include "base/str.h"

#include <limits.h>

#include "base/arena.h"
#include "check.h"

TEST(foreign_bytes_cannot_steer_the_terminal)
{
    char text[] = "a\x1b[31mred\n\xff \xc2\x9b"
                  "Novák";
    text_defuse(text);
    CHECK_STR(text, "a [31mred     Novák");
}

TEST(a_copy_never_splits_a_character)
{
    char out[5];
    CHECK(text_copy(out, sizeof(out), "abcd"));
    CHECK_STR(out, "abcd");
    CHECK(!text_copy(out, sizeof(out), "abcde"));
    CHECK_STR(out, "abcd");
    CHECK(!text_copy(out, sizeof(out), "abcø"));
    CHECK_STR(out, "abc");
    CHECK(!text_copy(out, 1, "a"));
    CHECK_STR(out, "");
}

TEST(text_from_strangers_is_made_fit_for_the_screen)
{
    struct arena arena = {0};
    CHECK_STR(text_clean(&arena, "  Men \t\r\n 800m\x01  ", 80), "Men 800m");
    CHECK_STR(text_clean(&arena, "a\xFFz", 80), "a\xEF\xBF\xBDz");
    CHECK_STR(text_clean(&arena, "x\xE2\x80\xAEy", 80), "xy"); // right-to-left override
    CHECK_STR(text_clean(&arena, "\xC2\xA0", 80), "");
    CHECK(!text_clean(&arena, NULL, 80));
    arena_finish(&arena);
}

TEST(a_capped_text_ends_at_a_character_and_never_joins_words)
{
    struct arena arena = {0};
    CHECK_STR(text_clean(&arena, "ÆØÅæøå", 3), "ÆØÅ");
    CHECK_STR(text_clean(&arena, "ab cd", 3), "ab");
    CHECK_STR(text_clean(&arena, "ab cd", 4), "ab c");
    CHECK_STR(text_clean(&arena, "abc", 0), "");
    CHECK_STR(text_clean(&arena, "ab cd", 5), "ab cd");
    CHECK_STR(text_clean(&arena, "ab cd ", 9), "ab cd");
    CHECK_STR(text_clean(&arena, "ab  cd", 9), "ab cd");
    CHECK_STR(text_clean(&arena, " ", 9), "");
    CHECK_STR(text_clean(&arena, "", 9), "");
    arena_finish(&arena);
}

TEST(texts_compare_with_null_as_a_value)
{
    CHECK(text_equal("a", "a") && !text_equal("a", "A") && !text_equal("a", NULL));
    CHECK(text_equal(NULL, NULL) && text_equal_nocase("dnf", "DNF"));
    CHECK(text_starts("pusher:ping", "pusher:") && !text_starts("push", "pusher:"));
    CHECK(text_ends("heat/json/", "json/") && !text_ends("/", "json/"));
    CHECK(!text_starts(NULL, "a") && !text_ends(NULL, "a"));
    CHECK(text_empty(NULL) && text_empty("") && !text_empty(" "));
}

TEST(the_nearest_known_word_is_found)
{
    static const char *const known[] = {"competition", "channels", "cluster"};
    CHECK_STR(text_nearest("compettion", known, 3), "competition");
    CHECK_STR(text_nearest("Chanels", known, 3), "channels");
    CHECK_STR(text_nearest("clutser", known, 3), "cluster");
    CHECK(!text_nearest("xyz", known, 3));
    CHECK(!text_nearest("", known, 0));
}

TEST(whole_numbers_are_read_within_limits)
{
    long long number = 7;
    CHECK(text_int("42", 0, 100, &number));
    CHECK_INT(number, 42);
    CHECK(text_int("-3", -5, 5, &number));
    CHECK_INT(number, -3);
    CHECK(!text_int("101", 0, 100, &number));
    CHECK(!text_int("4x", 0, 100, &number));
    CHECK(!text_int(" 4", 0, 100, &number));
    CHECK(!text_int("", 0, 100, &number));
    CHECK(!text_int(NULL, 0, 100, &number));
    CHECK(!text_int("99999999999999999999", LLONG_MIN, LLONG_MAX, &number));
    CHECK_INT(number, -3);
}

TEST(a_secret_is_the_same_only_whole)
{
    CHECK(text_same_secret("abc", "abc"));
    CHECK(!text_same_secret("abcabc", "abc"));
    CHECK(!text_same_secret("ab", "abc"));
    CHECK(!text_same_secret("abd", "abc"));
    CHECK(!text_same_secret("", "abc"));
    CHECK(text_same_secret("", ""));
}

TEST(colours_are_six_hexadecimal_digits)
{
    uint32_t rgb = 1;
    CHECK(text_color("#00b140", &rgb));
    CHECK_INT(rgb, 0x00b140);
    CHECK(text_color("#D500ff", &rgb));
    CHECK_INT(rgb, 0xd500ff);
    CHECK(!text_color("00b140", &rgb));
    CHECK(!text_color("#00b14", &rgb));
    CHECK(!text_color("#00b14g", &rgb));
    CHECK(!text_color("#00b1400", &rgb));
    CHECK(!text_color("", &rgb));
    CHECK(!text_color(NULL, &rgb));
    CHECK_INT(rgb, 0xd500ff);
}

static const struct check_case cases[] = {
    CASE(foreign_bytes_cannot_steer_the_terminal),
    CASE(a_copy_never_splits_a_character),
    CASE(text_from_strangers_is_made_fit_for_the_screen),
    CASE(a_capped_text_ends_at_a_character_and_never_joins_words),
    CASE(texts_compare_with_null_as_a_value),
    CASE(the_nearest_known_word_is_found),
    CASE(whole_numbers_are_read_within_limits),
    CASE(colours_are_six_hexadecimal_digits),
    CASE(a_secret_is_the_same_only_whole),
};

CHECK_MAIN(cases)
