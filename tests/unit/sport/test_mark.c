#include <stdlib.h>

#include "check.h"
#include "prng.h"
#include "sport/mark.h"

struct example {
    const char *sent;
    enum measure_kind measures;
    enum mark_kind kind;
    int value;
    int decimals;
    const char *text;
};

static bool meets(const struct example *example)
{
    struct mark mark = mark_parse(example->sent, example->measures);
    bool met = mark.kind == example->kind && mark.value == example->value &&
               mark.decimals == example->decimals &&
               strcmp(mark.text, example->text) == 0;
    if (!met) {
        printf("  \"%s\" gives kind %d value %d decimals %d \"%s\"\n", example->sent,
               (int)mark.kind, (int)mark.value, mark.decimals, mark.text);
    }
    return met;
}

static bool all_meet(const struct example *examples, size_t count)
{
    bool all = true;
    for (size_t i = 0; i < count; i++) {
        all &= meets(&examples[i]);
    }
    return all;
}

TEST(a_time_is_read_in_every_spelling_and_printed_without_leading_zeros)
{
    static const struct example examples[] = {
        {"10.35", MEASURES_TIME, MARK_TIME, 10350, 2, "10.35"},
        {"9.98", MEASURES_TIME, MARK_TIME, 9980, 2, "9.98"},
        {"09.98", MEASURES_TIME, MARK_TIME, 9980, 2, "9.98"},
        {"58.50", MEASURES_TIME, MARK_TIME, 58500, 2, "58.50"},
        {"0:58.50", MEASURES_TIME, MARK_TIME, 58500, 2, "58.50"},
        {"1:03.50", MEASURES_TIME, MARK_TIME, 63500, 2, "1:03.50"},
        {"01:03,50", MEASURES_TIME, MARK_TIME, 63500, 2, "1:03.50"},
        {"1;03.5", MEASURES_TIME, MARK_TIME, 63500, 1, "1:03.5"},
        {"1:52.60", MEASURES_TIME, MARK_TIME, 112600, 2, "1:52.60"},
        {" 4:11.579\t", MEASURES_TIME, MARK_TIME, 251579, 3, "4:11.579"},
        {"73:15", MEASURES_TIME, MARK_TIME, 4395000, 0, "73:15"},
        {"2:02:57", MEASURES_TIME, MARK_TIME, 7377000, 0, "2:02:57"},
        {"0:02:57", MEASURES_TIME, MARK_TIME, 177000, 0, "2:57"},
        {"1:00:00.05", MEASURES_TIME, MARK_TIME, 3600050, 2, "1:00:00.05"},
        {"73.15", MEASURES_TIME, MARK_TIME, 73150, 2, "73.15"},
        {"12", MEASURES_TIME, MARK_TIME, 12000, 0, "12"},
        {"10.3h", MEASURES_TIME, MARK_TIME, 10300, 1, "10.3h"},
        {"10.3 H", MEASURES_TIME, MARK_TIME, 10300, 1, "10.3h"},
        {"10.34410", MEASURES_TIME, MARK_TIME, 10345, 3, "10.345"},
        {"10.34400", MEASURES_TIME, MARK_TIME, 10344, 3, "10.344"},
    };
    CHECK(all_meet(examples, sizeof(examples) / sizeof(examples[0])));
}

TEST(a_distance_always_has_two_decimals)
{
    static const struct example examples[] = {
        {"48.67", MEASURES_DISTANCE, MARK_DISTANCE, 4867, 2, "48.67"},
        {"48.67m", MEASURES_DISTANCE, MARK_DISTANCE, 4867, 2, "48.67"},
        {"48,67 M ", MEASURES_DISTANCE, MARK_DISTANCE, 4867, 2, "48.67"},
        {"1.85", MEASURES_DISTANCE, MARK_DISTANCE, 185, 2, "1.85"},
        {"1.850", MEASURES_DISTANCE, MARK_DISTANCE, 185, 2, "1.85"},
        {"7.1", MEASURES_DISTANCE, MARK_DISTANCE, 710, 2, "7.10"},
        {"7", MEASURES_DISTANCE, MARK_DISTANCE, 700, 2, "7.00"},
        {"07.10", MEASURES_DISTANCE, MARK_DISTANCE, 710, 2, "7.10"},
        {"0.85", MEASURES_DISTANCE, MARK_DISTANCE, 85, 2, "0.85"},
        {"7.109", MEASURES_DISTANCE, MARK_DISTANCE, 710, 2, "7.10"},
        {"73.15", MEASURES_DISTANCE, MARK_DISTANCE, 7315, 2, "73.15"},
        // How far somebody ran in an hour is measured in metres.
        {"17654", MEASURES_DISTANCE, MARK_DISTANCE, 1765400, 0, "17654"},
        {"17654.20", MEASURES_DISTANCE, MARK_DISTANCE, 1765420, 2, "17654.20"},
    };
    CHECK(all_meet(examples, sizeof(examples) / sizeof(examples[0])));
}

TEST(points_are_whole)
{
    static const struct example examples[] = {
        {"5875", MEASURES_POINTS, MARK_POINTS, 5875, 0, "5875"},
        {"5875.0", MEASURES_POINTS, MARK_POINTS, 5875, 0, "5875"},
        {"0", MEASURES_POINTS, MARK_POINTS, 0, 0, "0"},
        {"58.5", MEASURES_POINTS, MARK_NONE, 0, 0, ""},
    };
    CHECK(all_meet(examples, sizeof(examples) / sizeof(examples[0])));
}

TEST(words_for_having_no_mark_are_known_in_any_case)
{
    static const struct example examples[] = {
        {"NM", MEASURES_DISTANCE, MARK_NM, 0, 0, "NM"},
        {"nh", MEASURES_DISTANCE, MARK_NM, 0, 0, "NH"},
        {"DNF", MEASURES_TIME, MARK_DNF, 0, 0, "DNF"},
        {"dns", MEASURES_TIME, MARK_DNS, 0, 0, "DNS"},
        {" DQ ", MEASURES_TIME, MARK_DQ, 0, 0, "DQ"},
        {"DSQ", MEASURES_UNKNOWN, MARK_DQ, 0, 0, "DQ"},
        {"DQ TR16.8", MEASURES_TIME, MARK_DQ, 0, 0, "DQ TR16.8"},
        {"dsq(TR17.3.1)", MEASURES_TIME, MARK_DQ, 0, 0, "DQ (TR17.3.1)"},
        {"DQ: a reason far too long to print", MEASURES_TIME, MARK_DQ, 0, 0,
         "DQ a reason far too lon"},
        {"DQ \xff\xfe", MEASURES_TIME, MARK_DQ, 0, 0, "DQ"},
        {"DNF (injured)", MEASURES_TIME, MARK_DNF, 0, 0, "DNF"},
        {"r", MEASURES_DISTANCE, MARK_DNF, 0, 0, "r"},
        {"Retired", MEASURES_TIME, MARK_DNF, 0, 0, "r"},
    };
    CHECK(all_meet(examples, sizeof(examples) / sizeof(examples[0])));
}

TEST(without_the_event_the_digits_stay_as_they_were_sent)
{
    static const struct example examples[] = {
        {"1:52.60", MEASURES_UNKNOWN, MARK_TIME, 112600, 2, "1:52.60"},
        {"48.67", MEASURES_UNKNOWN, MARK_TIME, 48670, 2, "48.67"},
        {"48.67m", MEASURES_UNKNOWN, MARK_DISTANCE, 4867, 2, "48.67"},
        {"5875", MEASURES_UNKNOWN, MARK_POINTS, 5875, 0, "5875"},
        {"10.3h", MEASURES_UNKNOWN, MARK_TIME, 10300, 1, "10.3h"},
    };
    CHECK(all_meet(examples, sizeof(examples) / sizeof(examples[0])));
}

TEST(text_that_is_no_mark_prints_nothing)
{
    static const char *const texts[] = {
        "",
        "  ",
        "x",
        "-",
        "o",
        "xxo",
        "abc",
        "1:75.00",
        "1:60:00",
        "1:2:3:4",
        "12.",
        ".5",
        "-3.20",
        "+3.20",
        "1:",
        ":30",
        "99999999999999999999",
        "9999999999.99",
        "999999:59:59",
        "10.3x",
        "0",
        "0.00",
        "0:00.00",
        "DNFX",
        "nmx",
        "12:34:567",
        "1.2.3",
        "4 8.67",
        "\xff",
        "48.67 metres",
        "1111111111111111111111111111111111111111111111111111111111111111111111111111",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        for (int measures = MEASURES_TIME; measures <= MEASURES_DISTANCE; measures++) {
            struct mark mark = mark_parse(texts[i], (enum measure_kind)measures);
            CHECK_INT(mark.kind, MARK_NONE);
            CHECK_STR(mark.text, "");
        }
    }
    CHECK_INT(mark_parse(NULL, MEASURES_TIME).kind, MARK_NONE);
}

TEST(fewer_than_two_decimals_are_hand_timing)
{
    CHECK(mark_parse("10.3", MEASURES_TIME).hand);
    CHECK(mark_parse("10.30h", MEASURES_TIME).hand);
    CHECK(!mark_parse("10.30", MEASURES_TIME).hand);
}

TEST(a_raw_time_is_rounded_up_by_integers)
{
    CHECK_STR(mark_from_raw_ms(27300, 0).text, "28");
    CHECK_STR(mark_from_raw_ms(20123, 2).text, "20.13");
    CHECK_STR(mark_from_raw_ms(3599100, 0).text, "1:00:00");
    CHECK_STR(mark_from_raw_ms(10344, 2).text, "10.35");
    CHECK_STR(mark_from_raw_ms(251579, 2).text, "4:11.58");
    CHECK_STR(mark_from_raw_ms(10340, 2).text, "10.34");
    CHECK_STR(mark_from_raw_ms(59995, 2).text, "1:00.00");
    CHECK_STR(mark_from_raw_ms(10344, 3).text, "10.344");
    CHECK_STR(mark_from_raw_ms(10344, 99).text, "10.344");
    CHECK_STR(mark_from_raw_ms(10344, -1).text, "11");
    CHECK_INT(mark_from_raw_ms(INT64_MAX, 2).kind, MARK_NONE);
    CHECK_INT(mark_from_raw_ms(INT32_MAX, 0).kind, MARK_NONE);
    CHECK_INT(mark_from_raw_ms(INT64_MIN, 2).kind, MARK_NONE);
}

TEST(a_gap_is_the_difference_of_the_printed_marks)
{
    static const struct {
        const char *from, *to;
        enum measure_kind measures;
        const char *gap;
    } rows[] = {
        {"1:52.60", "1:52.92", MEASURES_TIME, "+0.32"},
        {"1:52.92", "1:52.60", MEASURES_TIME, "-0.32"},
        {"10.35", "10.35", MEASURES_TIME, "+0.00"},
        {"4:11.58", "5:14.08", MEASURES_TIME, "+1:02.50"},
        {"10.3", "10.35", MEASURES_TIME, "+0.05"},
        {"10.3", "10.9", MEASURES_TIME, "+0.6"},
        {"10.344", "10.35", MEASURES_TIME, "+0.006"},
        {"2:02:57", "2:03:09", MEASURES_TIME, "+0:12"},
        {"2:02:57", "3:05:06", MEASURES_TIME, "+1:02:09"},
        {"7.91", "7.85", MEASURES_DISTANCE, "-0.06"},
        {"7.85", "17.91", MEASURES_DISTANCE, "+10.06"},
        {"5875", "5800", MEASURES_POINTS, "-75"},
        {"10.35", "DNF", MEASURES_TIME, ""},
        {"DNF", "DNF", MEASURES_TIME, ""},
        {"10.35", "", MEASURES_TIME, ""},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct mark from = mark_parse(rows[i].from, rows[i].measures);
        struct mark to = mark_parse(rows[i].to, rows[i].measures);
        char gap[MARK_TEXT];
        mark_gap(&from, &to, gap, sizeof(gap));
        CHECK_STR(gap, rows[i].gap);
    }
    struct mark time = mark_parse("10.35", MEASURES_TIME);
    struct mark distance = mark_parse("10.35", MEASURES_DISTANCE);
    char gap[MARK_TEXT];
    mark_gap(&time, &distance, gap, sizeof(gap));
    CHECK_STR(gap, "");
    mark_gap(&time, &time, gap, 1);
    CHECK_STR(gap, "");
}

TEST(better_marks_come_first_and_reasons_for_none_come_last)
{
    static const char *const order[] = {"9.98", "10.35", "10.36", "1:00.00", "NM",
                                        "DNF",  "DQ",    "DNS",   ""};
    int count = (int)(sizeof(order) / sizeof(order[0]));
    for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
            struct mark a = mark_parse(order[i], MEASURES_TIME);
            struct mark b = mark_parse(order[j], MEASURES_TIME);
            int compared = mark_compare(&a, &b);
            CHECK_INT((compared > 0) - (compared < 0), (i > j) - (i < j));
        }
    }
    struct mark near = mark_parse("7.85", MEASURES_DISTANCE);
    struct mark far = mark_parse("7.91", MEASURES_DISTANCE);
    CHECK(mark_compare(&far, &near) < 0);
    struct mark few = mark_parse("5800", MEASURES_POINTS);
    struct mark many = mark_parse("5875", MEASURES_POINTS);
    CHECK(mark_compare(&many, &few) < 0);
}

TEST(wind_is_read_and_printed_with_its_sign)
{
    static const struct {
        const char *sent;
        bool read;
        int tenths;
        const char *printed;
    } rows[] = {
        {"+0.8", true, 8, "+0.8"},
        {"-0.3", true, -3, "-0.3"},
        {"0.0", true, 0, "+0.0"},
        {"+2.5", true, 25, "+2.5"},
        {"1", true, 10, "+1.0"},
        {"\xE2\x88\x92"
         "1.2",
         true, -12, "-1.2"},
        {" -10.4 ", true, -104, "-10.4"},
        {"1.1000000000000001", true, 11, "+1.1"},
        {"1.0999999999", true, 11, "+1.1"},
        {"-1.0999999999", true, -11, "-1.1"},
        {"+2.03", true, 21, "+2.1"},
        {"-2.03", true, -20, "-2.0"},
        {"+0,8", true, 8, "+0.8"},
        {"+0.8 m/s", true, 8, "+0.8"},
        {"NWI", false, 0, ""},
        {"", false, 0, ""},
        {"+", false, 0, ""},
        {"100.5", false, 0, ""},
        {"99999999999999", false, 0, ""},
        {"0.8x", false, 0, ""},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        int tenths = 777;
        CHECK_INT(wind_parse(rows[i].sent, &tenths), rows[i].read);
        CHECK_INT(tenths, rows[i].read ? rows[i].tenths : 777);
        if (rows[i].read) {
            char printed[16];
            wind_print(tenths, printed, sizeof(printed));
            CHECK_STR(printed, rows[i].printed);
        }
    }
    int tenths;
    CHECK(!wind_parse(NULL, &tenths));
    char printed[16];
    wind_print(INT32_MIN, printed, sizeof(printed));
    CHECK_STR(printed, "-214748364.8");
}

TEST(wind_over_two_metres_assists)
{
    CHECK(wind_assisted(21));
    CHECK(!wind_assisted(20));
    CHECK(!wind_assisted(-30));
}

static const struct check_case cases[] = {
    CASE(a_time_is_read_in_every_spelling_and_printed_without_leading_zeros),
    CASE(a_distance_always_has_two_decimals),
    CASE(points_are_whole),
    CASE(words_for_having_no_mark_are_known_in_any_case),
    CASE(without_the_event_the_digits_stay_as_they_were_sent),
    CASE(text_that_is_no_mark_prints_nothing),
    CASE(fewer_than_two_decimals_are_hand_timing),
    CASE(a_raw_time_is_rounded_up_by_integers),
    CASE(a_gap_is_the_difference_of_the_printed_marks),
    CASE(better_marks_come_first_and_reasons_for_none_come_last),
    CASE(wind_is_read_and_printed_with_its_sign),
    CASE(wind_over_two_metres_assists),
};

CHECK_MAIN(cases)
