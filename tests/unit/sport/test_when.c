#include "sport/when.h"

#include "base/arena.h"
#include "check.h"

static int64_t epoch_of(const char *text)
{
    struct when when = {.epoch_ms = -999};
    return when_read(text, &when) ? when.epoch_ms : -999;
}

static bool zoned(const char *text)
{
    struct when when;
    return when_read(text, &when) && when.zoned;
}

static int64_t span_of(const char *text)
{
    int64_t ms = -999999;
    span_read(text, &ms);
    return ms;
}

TEST(a_date_with_a_blank_and_one_with_a_t_are_the_same)
{
    CHECK_INT(epoch_of("1970-01-02 00:00:01+00:00"), 86401000);
    CHECK_INT(epoch_of("1970-01-02T00:00:01Z"), 86401000);
    CHECK_INT(epoch_of("  1970-01-02t00:00:01z "), 86401000);
}

TEST(zones_are_read_in_every_spelling_also_with_the_minus_of_typesetters)
{
    int64_t noon = epoch_of("2031-07-04T12:00:00Z");
    CHECK_INT(noon, 1940932800000);
    CHECK_INT(epoch_of("2031-07-04 21:00:00+09:00"), noon);
    CHECK_INT(epoch_of("2031-07-04 21:00:00+0900"), noon);
    CHECK_INT(epoch_of("2031-07-04 21:00:00 +09"), noon);
    CHECK_INT(epoch_of("2031-07-04 08:00:00.000\xe2\x88\x92"
                       "04:00"),
              noon);
    CHECK_INT(epoch_of("2031-07-04 06:30:00-05:30"), noon);
}

TEST(a_date_without_a_zone_is_known_to_have_none)
{
    CHECK(zoned("2031-07-04T12:00:00Z"));
    CHECK(zoned("2031-07-04T12:00:00-04"));
    CHECK(!zoned("2031-07-04T12:00:00"));
    CHECK_INT(epoch_of("2031-07-04T12:00:00"), 1940932800000);
}

TEST(fractions_of_any_length_are_cut_to_milliseconds)
{
    CHECK_INT(epoch_of("1970-01-01T00:00:00.5Z"), 500);
    CHECK_INT(epoch_of("1970-01-01T00:00:00.1239999999Z"), 123);
    CHECK_INT(epoch_of("1970-01-01T00:00:00.Z"), 0);
    CHECK_INT(epoch_of("1970-01-01T00:00Z"), 0);
}

TEST(leap_years_and_days_before_1970_are_counted_right)
{
    CHECK_INT(epoch_of("2032-02-29T00:00:00Z") + 86400000,
              epoch_of("2032-03-01T00:00:00Z"));
    CHECK_INT(epoch_of("2100-02-29T00:00:00Z"), -999);
    CHECK_INT(epoch_of("1969-12-31T23:59:59Z"), -1000);
    CHECK_INT(epoch_of("2016-12-31T23:59:60Z"), epoch_of("2017-01-01T00:00:00Z"));
}

TEST(what_is_no_date_is_unknown_never_zero)
{
    static const char *const texts[] = {
        NULL,
        "",
        "null",
        "2031-07-04",
        "0000-00-00 00:00:00",
        "2031-13-01T00:00:00Z",
        "2031-04-31T00:00:00Z",
        "2031-07-04T24:00:00Z",
        "2031-07-04T12:60:00Z",
        "2031-07-04T12:00:00+",
        "2031-07-04T12:00:00+9",
        "2031-07-04T12:00:00+09:",
        "2031-07-04T12:00:00Zulu",
        "04.07.2031 12:00",
        "31-07-04T12:00:00Z",
        "2031-07-04T12:00:00\xe2\x88",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        CHECK_INT(epoch_of(texts[i]), -999);
    }
}

TEST(a_date_prints_as_it_can_be_read_again)
{
    static const char *const texts[] = {
        "2031-07-04T12:00:00.123Z", "2031-07-04T12:00:00.123",
        "1969-12-31T23:59:59.999Z", "2000-02-29T00:00:00.000Z",
        "0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.000",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct when when;
        char text[WHEN_TEXT];
        CHECK(when_read(texts[i], &when));
        when_print(&when, text, sizeof(text));
        CHECK_STR(text, texts[i]);
    }
}

TEST(spans_are_read_with_and_without_hours_fractions_and_signs)
{
    CHECK_INT(span_of("01:02:03.456"), 3723456);
    CHECK_INT(span_of("01:46:50"), 6410000);
    CHECK_INT(span_of("2:03"), 123000);
    CHECK_INT(span_of("102:10"), 6130000);
    CHECK_INT(span_of("+0:12"), 12000);
    CHECK_INT(span_of("-00:00:06.080"), -6080);
    CHECK_INT(span_of("\xe2\x88\x92"
                      "0:12"),
              -12000);
    CHECK_INT(span_of(" 0:00 "), 0);
}

TEST(what_is_no_span_is_unknown_never_zero)
{
    static const char *const texts[] = {
        NULL,      "",         "-",      "null",      "12",      "12.5",
        ":12",     "1:2",      "1:60",   "1:02:60",   "1:2:3:4", "1:02:03:04",
        "1:02 pm", "00:00:0a", "LAP",    "123456:00", "1:-2",    "0x1:02",
        "1:02:",   "1:02:3",   "--1:02", "1.5:02",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        CHECK_INT(span_of(texts[i]), -999999);
    }
}

TEST(clocks_and_gaps_print_as_viewers_read_them)
{
    struct arena arena = {0};
    CHECK_STR(span_clock(&arena, 7999), "0:07");
    CHECK_STR(span_clock(&arena, 727000), "12:07");
    CHECK_STR(span_clock(&arena, 3727000), "1:02:07");
    CHECK_STR(span_clock(&arena, -7000), "-0:07");
    CHECK_STR(span_gap(&arena, 0), "+0:00");
    CHECK_STR(span_gap(&arena, 12999), "+0:12");
    CHECK_STR(span_gap(&arena, 3729000), "+1:02:09");
    CHECK_STR(span_gap(&arena, -12000), "-0:12");
    CHECK_STR(span_match(&arena, 2317), "00:02");
    CHECK_STR(span_match(&arena, 5399000), "89:59");
    CHECK_STR(span_match(&arena, 6130000), "102:10");
    CHECK_STR(span_match(&arena, -5), "00:00");
    arena_finish(&arena);
}

TEST(no_span_is_too_big_to_print)
{
    struct arena arena = {0};
    CHECK(span_clock(&arena, INT64_MAX) && span_clock(&arena, INT64_MIN));
    CHECK(span_gap(&arena, INT64_MIN) && span_match(&arena, INT64_MAX));
    arena_finish(&arena);
}

static const struct check_case cases[] = {
    CASE(a_date_with_a_blank_and_one_with_a_t_are_the_same),
    CASE(zones_are_read_in_every_spelling_also_with_the_minus_of_typesetters),
    CASE(a_date_without_a_zone_is_known_to_have_none),
    CASE(fractions_of_any_length_are_cut_to_milliseconds),
    CASE(leap_years_and_days_before_1970_are_counted_right),
    CASE(what_is_no_date_is_unknown_never_zero),
    CASE(a_date_prints_as_it_can_be_read_again),
    CASE(spans_are_read_with_and_without_hours_fractions_and_signs),
    CASE(what_is_no_span_is_unknown_never_zero),
    CASE(clocks_and_gaps_print_as_viewers_read_them),
    CASE(no_span_is_too_big_to_print),
};

CHECK_MAIN(cases)
