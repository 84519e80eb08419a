#include "base/utf8.h"

#include <string.h>

#include "check.h"

static bool valid(const char *text)
{
    return utf8_valid(text, strlen(text));
}

TEST(well_formed_utf8_is_told_from_broken)
{
    CHECK(valid(""));
    CHECK(valid("Løvås Čanak 北京 \xF0\x9F\x8F\x85"));
    CHECK(valid("\xF4\x8F\xBF\xBF"));
    CHECK(!valid("\xF4\x90\x80\x80")); // past the last code point
    CHECK(!valid("\xC0\xAF"));         // overlong
    CHECK(!valid("\xE0\x80\xAF"));
    CHECK(!valid("\xF0\x80\x80\xAF"));
    CHECK(!valid("\xED\xA0\x80")); // a surrogate
    CHECK(!valid("\x80"));
    CHECK(!valid("\x9F\x80")); // no beginning
    CHECK(!valid("\xF8\x90\x80\x80"));
    CHECK(!valid("abc\xC3")); // cut
    CHECK(!valid("\xFF"));
}

TEST(what_is_good_ends_before_the_first_broken_byte)
{
    CHECK_INT(utf8_good("", 0), 0);
    CHECK_INT(utf8_good("Løvås", 7), 7);
    CHECK_INT(utf8_good("Løvås", 6), 6);
    CHECK_INT(utf8_good("Løvås", 5), 4); // in the middle of a letter
    CHECK_INT(utf8_good("twelve bytes\xFF and more", 22), 12);
}

TEST(code_points_go_round)
{
    static const uint32_t points[] = {'a',   0x7F,   0x80,    0x7FF,
                                      0x800, 0xFFFD, 0x10000, 0x10FFFF};
    for (size_t i = 0; i < sizeof(points) / sizeof(points[0]); i++) {
        char text[5] = {0};
        const char *at = text;
        int size = utf8_put(text, points[i]);
        CHECK_INT(utf8_next(&at), points[i]);
        CHECK_INT(at - text, size);
        CHECK_INT(utf8_next(&at), 0);
        CHECK_INT(at - text, size);
    }
}

TEST(a_broken_byte_counts_as_one_replacement)
{
    const char *at = "a\xFF\xC3";
    CHECK_INT(utf8_next(&at), 'a');
    CHECK_INT(utf8_next(&at), 0xFFFD);
    CHECK_INT(utf8_next(&at), 0xFFFD);
    CHECK_INT(utf8_next(&at), 0);
    CHECK_INT(utf8_count("Ærna"), 4);
}

static const struct check_case cases[] = {
    CASE(well_formed_utf8_is_told_from_broken),
    CASE(what_is_good_ends_before_the_first_broken_byte),
    CASE(code_points_go_round),
    CASE(a_broken_byte_counts_as_one_replacement),
};

CHECK_MAIN(cases)
