#include "sport/match.h"

#include "check.h"

static struct match_clock up(int64_t value_ms, int64_t at_ms)
{
    return (struct match_clock){
        .way = CLOCK_UP, .running = true, .value_ms = value_ms, .at_ms = at_ms};
}

static struct match_clock down(int64_t value_ms, int64_t at_ms)
{
    return (struct match_clock){
        .way = CLOCK_DOWN, .running = true, .value_ms = value_ms, .at_ms = at_ms};
}

static struct match_clock stopped(struct match_clock clock)
{
    clock.running = false;
    return clock;
}

static void hear(struct match_ticker *ticker, struct match_clock clock)
{
    match_ticker_hear(ticker, &clock, false, clock.at_ms);
}

static int64_t reads(const struct match_ticker *ticker, int64_t now_ms)
{
    int64_t ms = -1;
    return match_ticker_read(ticker, now_ms, &ms) ? ms : -1;
}

TEST(a_clock_nobody_told_of_is_not_shown)
{
    struct match_ticker ticker = {0};
    CHECK_INT(reads(&ticker, 5000), -1);
    CHECK(match_ticker_next(&ticker, 5000) == INT64_MAX);
    hear(&ticker, (struct match_clock){.way = CLOCK_NONE, .at_ms = 1000});
    CHECK_INT(reads(&ticker, 5000), -1);
}

TEST(a_running_clock_goes_on_between_messages)
{
    struct match_ticker ticker = {0};
    hear(&ticker, up(2317, 1000));
    CHECK_INT(reads(&ticker, 1000), 2317);
    CHECK_INT(reads(&ticker, 11000), 12317);
    CHECK_INT(match_ticker_next(&ticker, 1000), 1683);
    CHECK_INT(match_ticker_next(&ticker, 1683), 2683);
}

TEST(a_stopped_clock_stands_at_what_the_feed_says)
{
    struct match_ticker ticker = {0};
    hear(&ticker, up(60000, 1000));
    hear(&ticker, stopped(up(64000, 5500)));
    CHECK_INT(reads(&ticker, 99000), 64000);
    CHECK(match_ticker_next(&ticker, 5500) == INT64_MAX);
}

TEST(the_clock_holds_at_the_end_of_the_half_when_the_link_is_down)
{
    struct match_ticker ticker = {0};
    struct match_clock clock = up(590000, 0);
    clock.limit_ms = 600000;
    hear(&ticker, clock);
    CHECK_INT(match_ticker_next(&ticker, 9500), 10000);
    CHECK_INT(reads(&ticker, 60000), 600000);
    CHECK(match_ticker_next(&ticker, 10000) == INT64_MAX);
}

TEST(a_clock_beyond_its_limit_is_shown_as_it_was_told)
{
    struct match_ticker ticker = {0};
    struct match_clock clock = up(603000, 0);
    clock.limit_ms = 600000;
    hear(&ticker, clock);
    CHECK_INT(reads(&ticker, 60000), 603000);
}

TEST(a_clock_that_counts_down_shows_the_second_that_is_running_out)
{
    struct match_ticker ticker = {0};
    hear(&ticker, down(599400, 0));
    CHECK_INT(reads(&ticker, 0), 600000);
    CHECK_INT(reads(&ticker, 400), 599000);
    hear(&ticker, down(9000, 1000000));
    CHECK_INT(reads(&ticker, 1000000), 9000);
    CHECK_INT(match_ticker_next(&ticker, 1000000), 1001000);
    CHECK_INT(reads(&ticker, 1008999), 1000);
    CHECK_INT(reads(&ticker, 1009000), 0);
    CHECK_INT(reads(&ticker, 1020000), 0);
    CHECK(match_ticker_next(&ticker, 1009000) == INT64_MAX);
}

// A feed that cuts its seconds says 21:25 at 21:25.9.
TEST(a_feed_that_is_a_second_behind_does_not_set_the_clock_back)
{
    struct match_ticker ticker = {0};
    hear(&ticker, up(1285000, 0));
    hear(&ticker, up(1285000, 900));
    CHECK_INT(reads(&ticker, 900), 1285900);
    CHECK_INT(reads(&ticker, 10000), 1295000);
}

TEST(a_clock_that_is_ahead_waits_instead_of_going_back)
{
    struct match_ticker ticker = {0};
    hear(&ticker, up(100000, 0));
    hear(&ticker, up(108000, 10000));
    CHECK_INT(reads(&ticker, 10000), 110000);
    int64_t last = 110000;
    for (int64_t now = 10000; now <= 20000; now += 10) {
        int64_t ms = reads(&ticker, now);
        CHECK(ms >= last);
        last = ms;
    }
    CHECK_INT(reads(&ticker, 20000), 118000);
}

TEST(a_clock_that_is_behind_catches_up_without_a_jump)
{
    struct match_ticker ticker = {0};
    hear(&ticker, up(100000, 0));
    hear(&ticker, up(111000, 10000));
    CHECK_INT(reads(&ticker, 10000), 110000);
    int64_t last = 110000;
    for (int64_t now = 10010; now <= 20000; now += 10) {
        int64_t ms = reads(&ticker, now);
        CHECK(ms >= last && ms - last <= 13);
        last = ms;
    }
    CHECK_INT(reads(&ticker, 20000), 121000);
}

TEST(a_clock_that_is_wrong_by_more_is_put_right_at_once)
{
    struct match_ticker ticker = {0};
    hear(&ticker, up(100000, 0));
    hear(&ticker, up(105000, 10000));
    CHECK_INT(reads(&ticker, 10000), 105000);
    hear(&ticker, up(300000, 11000));
    CHECK_INT(reads(&ticker, 11000), 300000);
}

TEST(an_adjustment_is_taken_at_once_also_backwards)
{
    struct match_ticker ticker = {0};
    hear(&ticker, up(100000, 0));
    struct match_clock clock = up(108900, 10000);
    clock.set = true;
    hear(&ticker, clock);
    CHECK_INT(reads(&ticker, 10000), 108900);
}

TEST(a_new_period_begins_where_the_feed_says)
{
    struct match_ticker ticker = {0};
    hear(&ticker, up(1000, 0));
    struct match_clock clock = up(0, 500);
    match_ticker_hear(&ticker, &clock, true, 500);
    CHECK_INT(reads(&ticker, 500), 0);
}

TEST(a_venue_that_is_cut_off_freezes_the_clock_where_it_stands)
{
    struct match_ticker ticker = {0};
    hear(&ticker, up(100000, 0));
    match_ticker_hold(&ticker, true, 5000);
    match_ticker_hold(&ticker, true, 9000);
    CHECK_INT(reads(&ticker, 60000), 105000);
    CHECK(match_ticker_next(&ticker, 5000) == INT64_MAX);
    match_ticker_hold(&ticker, false, 60000);
    CHECK_INT(reads(&ticker, 61000), 106000);
    hear(&ticker, up(162000, 62000));
    CHECK_INT(reads(&ticker, 62000), 162000);
}

TEST(a_clock_that_nobody_knows_cannot_be_held)
{
    struct match_ticker ticker = {0};
    match_ticker_hold(&ticker, true, 5000);
    match_ticker_hold(&ticker, false, 6000);
    CHECK_INT(reads(&ticker, 7000), -1);
}

// Each second is announced, and nothing else is.
TEST(every_change_of_a_second_is_announced_when_it_happens)
{
    static const struct {
        enum clock_way way;
        int64_t later_ms;
    } rows[] = {{CLOCK_UP, 1}, {CLOCK_UP, -1500}, {CLOCK_DOWN, 1}, {CLOCK_UP, 1300}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct match_ticker ticker = {0};
        struct match_clock clock = {
            .way = rows[i].way, .running = true, .value_ms = 30456, .at_ms = 0};
        hear(&ticker, clock);
        clock.value_ms += (rows[i].way == CLOCK_UP ? 3000 : -3000) + rows[i].later_ms;
        clock.at_ms = 3000;
        hear(&ticker, clock);
        int64_t next = match_ticker_next(&ticker, 3000);
        for (int64_t now = 3001; now < 20000; now++) {
            bool changed = reads(&ticker, now) / 1000 != reads(&ticker, now - 1) / 1000;
            CHECK_INT(changed, now == next);
            next = changed ? match_ticker_next(&ticker, now) : next;
        }
    }
}

static const struct check_case cases[] = {
    CASE(a_clock_nobody_told_of_is_not_shown),
    CASE(a_running_clock_goes_on_between_messages),
    CASE(a_stopped_clock_stands_at_what_the_feed_says),
    CASE(the_clock_holds_at_the_end_of_the_half_when_the_link_is_down),
    CASE(a_clock_beyond_its_limit_is_shown_as_it_was_told),
    CASE(a_clock_that_counts_down_shows_the_second_that_is_running_out),
    CASE(a_feed_that_is_a_second_behind_does_not_set_the_clock_back),
    CASE(a_clock_that_is_ahead_waits_instead_of_going_back),
    CASE(a_clock_that_is_behind_catches_up_without_a_jump),
    CASE(a_clock_that_is_wrong_by_more_is_put_right_at_once),
    CASE(an_adjustment_is_taken_at_once_also_backwards),
    CASE(a_new_period_begins_where_the_feed_says),
    CASE(a_venue_that_is_cut_off_freezes_the_clock_where_it_stands),
    CASE(a_clock_that_nobody_knows_cannot_be_held),
    CASE(every_change_of_a_second_is_announced_when_it_happens),
};

CHECK_MAIN(cases)
