// What holds of any mark, tried with random ones.
#include <stdlib.h>

#include "check.h"
#include "prng.h"
#include "sport/mark.h"

static bool same_mark(const struct mark *a, const struct mark *b)
{
    return a->kind == b->kind && a->value == b->value && a->decimals == b->decimals &&
           strcmp(a->text, b->text) == 0;
}

static struct mark random_mark(void)
{
    static const char *const words[] = {"NM", "DNF", "DQ TR16.8", "DNS", "", "r", "DQ"};
    switch (prng_below(6)) {
    case 0:
        return mark_parse(words[prng_below(7)], MEASURES_TIME);
    case 1:
        return mark_from_cm(1 + prng_below(300));
    case 2:
        return mark_from_raw_ms(1 + prng_below(2000), prng_below(4));
    case 3:
        return mark_from_raw_ms(1 + prng_below(INT32_MAX - 1), prng_below(4));
    case 4:
        return mark_from_cm(1 + prng_below(INT32_MAX - 1));
    default:
        return (struct mark){.kind = MARK_NONE};
    }
}

static enum measure_kind measure_of(const struct mark *mark)
{
    return mark->kind == MARK_DISTANCE ? MEASURES_DISTANCE : MEASURES_TIME;
}

TEST(what_is_printed_reads_as_the_same_mark_again)
{
    prng_seed(1);
    for (int i = 0; i < 20000; i++) {
        struct mark mark = random_mark();
        struct mark again = mark_parse(mark.text, measure_of(&mark));
        CHECK(same_mark(&mark, &again));
    }
}

TEST(comparing_is_a_total_order_over_any_marks)
{
    prng_seed(2);
    for (int i = 0; i < 20000; i++) {
        struct mark a = random_mark();
        struct mark b = random_mark();
        struct mark c = random_mark();
        CHECK_INT(mark_compare(&a, &a), 0);
        CHECK((mark_compare(&a, &b) > 0) == (mark_compare(&b, &a) < 0));
        CHECK((mark_compare(&a, &b) == 0) == (mark_compare(&b, &a) == 0));
        if (mark_compare(&a, &b) <= 0 && mark_compare(&b, &c) <= 0) {
            CHECK(mark_compare(&a, &c) <= 0);
        }
    }
}

// Numbers rounded by dividing, not by the steps that the code takes.
TEST(rounding_up_never_makes_a_time_shorter_or_a_step_too_long)
{
    prng_seed(3);
    static const int steps[] = {1000, 100, 10, 1};
    for (int i = 0; i < 20000; i++) {
        int raw = 1 + prng_below(100000000);
        int decimals = prng_below(4);
        struct mark mark = mark_from_raw_ms(raw, decimals);
        CHECK(mark.value >= raw && mark.value - raw < steps[decimals]);
        CHECK_INT(mark.value % steps[decimals], 0);
        struct mark sent = mark_parse(mark.text, MEASURES_TIME);
        CHECK_INT(sent.value, mark.value);
    }
}

TEST(random_text_never_breaks_reading_and_always_prints_terminated)
{
    prng_seed(4);
    static const char alphabet[] = "0123456789::;;..,,hmxXoO-+ \tDNFQSRTr\xC3\xA9\xFF";
    for (int i = 0; i < 50000; i++) {
        char text[90];
        int len = prng_below((int)sizeof(text));
        for (int at = 0; at < len; at++) {
            text[at] = alphabet[prng_below((int)sizeof(alphabet) - 1)];
        }
        text[len] = '\0';
        struct mark mark = mark_parse(text, (enum measure_kind)prng_below(4));
        CHECK(memchr(mark.text, '\0', sizeof(mark.text)) != NULL);
        CHECK((mark.kind == MARK_NONE) == (mark.text[0] == '\0'));
        CHECK(mark.decimals >= 0 && mark.decimals <= 3 && mark.value >= 0);
        int tenths;
        wind_parse(text, &tenths);
    }
}

static const struct check_case cases[] = {
    CASE(what_is_printed_reads_as_the_same_mark_again),
    CASE(comparing_is_a_total_order_over_any_marks),
    CASE(rounding_up_never_makes_a_time_shorter_or_a_step_too_long),
    CASE(random_text_never_breaks_reading_and_always_prints_terminated),
};

CHECK_MAIN(cases)
