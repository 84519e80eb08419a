#include "base/alike.h"

#include <string.h>

#include "check.h"

static bool alike(const char *a, const char *b, size_t from, size_t to)
{
    uint64_t places[8] = {0};
    alike_mark(places, from, to);
    return alike_but_digits(str_of(a), str_of(b), places);
}

TEST(digits_may_differ_where_they_do_not_matter)
{
    CHECK(alike("", "", 0, 0));
    CHECK(alike("a1b2", "a1b2", 0, 0));
    CHECK(alike("a1b2", "a9b2", 1, 2));
    CHECK(alike("a1b2", "a9b8", 0, 4));
    CHECK(!alike("a1b2", "a9b8", 1, 3));
    CHECK(!alike("a1b2", "a9b2", 2, 4));
}

TEST(nothing_but_digits_may_differ)
{
    CHECK(!alike("a1", "b1", 0, 2));
    CHECK(!alike("a1", "a ", 0, 2));
    CHECK(!alike("a/", "a0", 0, 2));
    CHECK(!alike("a9", "a:", 0, 2));
    CHECK(!alike("a1", "a12", 0, 3));
    CHECK(!alike("a\xb1", "a1", 0, 2));
}

TEST(every_place_of_a_long_text_is_looked_at)
{
    enum { LONG = 200 };
    char a[LONG + 1], b[LONG + 1];
    memset(a, '1', LONG);
    a[LONG] = '\0';
    for (size_t at = 0; at < LONG; at++) {
        memcpy(b, a, sizeof(b));
        b[at] = '2';
        CHECK(alike(a, b, at, at + 1));
        CHECK(alike(a, b, 0, LONG));
        CHECK(!alike(a, b, 0, at) && !alike(a, b, at + 1, LONG));
        b[at] = 'x';
        CHECK(!alike(a, b, 0, LONG));
    }
}

TEST(many_bytes_at_a_time_are_compared_as_each_for_itself)
{
    static const char signs[] = "0189/:ax";
    unsigned seed = 1;
    for (int round = 0; round < 5000; round++) {
        char a[LANES_BLOCK], b[LANES_BLOCK];
        for (int i = 0; i < LANES_BLOCK; i++) {
            seed = seed * 1103515245u + 12345u;
            a[i] = signs[seed >> 16 & 7];
            b[i] = signs[(seed >> 19 & 1 ? seed >> 20 : seed >> 16) & 7];
        }
        struct alike_block quick = alike_block_quick(a, b);
        struct alike_block plain = alike_block_plain(a, b);
        CHECK(quick.differ == plain.differ && quick.digits == plain.digits);
    }
}

static const struct check_case cases[] = {
    CASE(digits_may_differ_where_they_do_not_matter),
    CASE(nothing_but_digits_may_differ),
    CASE(every_place_of_a_long_text_is_looked_at),
    CASE(many_bytes_at_a_time_are_compared_as_each_for_itself),
};

CHECK_MAIN(cases)
