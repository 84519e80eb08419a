#include "check.h"
#include "net/backoff.h"

static const char address[] = "wss://ws-eu.example.org/app/key";

static bool within(int64_t delay_ms, int64_t base_ms)
{
    return delay_ms >= base_ms && delay_ms <= base_ms + base_ms / 5;
}

TEST(waits_double_from_one_second_to_thirty_and_go_on_for_ever)
{
    static const int64_t bases[] = {1000, 2000, 4000, 8000, 16000, 25000};
    struct backoff backoff;
    backoff_init(&backoff, address);
    for (int i = 0; i < 10000; i++) {
        int64_t delay_ms = backoff_next(&backoff, FEED_RETRY_BACKOFF, i * 40000LL);
        CHECK(within(delay_ms, i < 6 ? bases[i] : 25000));
        CHECK(delay_ms >= 1000 && delay_ms <= 30000);
    }
}

TEST(only_an_established_session_starts_the_waits_afresh)
{
    struct backoff backoff;
    backoff_init(&backoff, address);
    backoff_next(&backoff, FEED_RETRY_BACKOFF, 0);
    backoff_next(&backoff, FEED_RETRY_BACKOFF, 0);
    CHECK(within(backoff_next(&backoff, FEED_RETRY_BACKOFF, 0), 4000));
    backoff_ready(&backoff);
    CHECK(within(backoff_next(&backoff, FEED_RETRY_BACKOFF, 0), 1000));
}

TEST(at_once_is_at_once_and_backs_off_when_that_fails)
{
    struct backoff backoff;
    backoff_init(&backoff, address);
    backoff_ready(&backoff);
    CHECK_INT(backoff_next(&backoff, FEED_RETRY_NOW, 50000), 0);
    CHECK(within(backoff_next(&backoff, FEED_RETRY_BACKOFF, 50100), 1000));
    CHECK(within(backoff_next(&backoff, FEED_RETRY_NOW, 51200), 2000));
}

TEST(a_server_that_greets_and_hangs_up_again_and_again_is_not_called_in_a_loop)
{
    struct backoff backoff;
    backoff_init(&backoff, address);
    CHECK_INT(backoff_next(&backoff, FEED_RETRY_NOW, 0), 0);
    backoff_ready(&backoff);
    CHECK(within(backoff_next(&backoff, FEED_RETRY_NOW, 20), 1000));
    backoff_ready(&backoff);
    CHECK(within(backoff_next(&backoff, FEED_RETRY_NOW, 1100), 1000));
    backoff_ready(&backoff);
    CHECK_INT(backoff_next(&backoff, FEED_RETRY_NOW, BACKOFF_NOW_GAP_MS), 0);
}

TEST(slow_is_a_minute_and_stop_is_never)
{
    struct backoff backoff;
    backoff_init(&backoff, address);
    CHECK(within(backoff_next(&backoff, FEED_RETRY_SLOW, 0), 60000));
    CHECK_INT(backoff_next(&backoff, FEED_RETRY_STOP, 0), -1);
}

TEST(what_has_not_begun_is_asked_for_every_half_minute)
{
    struct backoff backoff;
    backoff_init(&backoff, address);
    for (int i = 0; i < 10; i++) {
        CHECK(within(backoff_next(&backoff, FEED_RETRY_LATER, 0), 30000));
    }
    // That was no failure.
    CHECK(within(backoff_next(&backoff, FEED_RETRY_BACKOFF, 0), 1000));
}

TEST(two_feeds_do_not_return_in_step_but_each_run_is_the_same)
{
    struct backoff one, two, again;
    backoff_init(&one, address);
    backoff_init(&two, "wss://other.example.org/app/key");
    backoff_init(&again, address);
    int same = 0;
    for (int i = 0; i < 20; i++) {
        int64_t first = backoff_next(&one, FEED_RETRY_BACKOFF, 0);
        CHECK_INT(backoff_next(&again, FEED_RETRY_BACKOFF, 0), first);
        same += backoff_next(&two, FEED_RETRY_BACKOFF, 0) == first;
    }
    CHECK(same < 5);
}

TEST(the_jitter_uses_its_whole_range)
{
    struct backoff backoff;
    backoff_init(&backoff, address);
    int64_t least = 30000, most = 0;
    for (int i = 0; i < 300; i++) {
        int64_t delay_ms = backoff_next(&backoff, FEED_RETRY_BACKOFF, 0);
        if (i >= 6) {
            least = delay_ms < least ? delay_ms : least;
            most = delay_ms > most ? delay_ms : most;
        }
    }
    CHECK(least < 25500);
    CHECK(most > 29500);
}

static const struct check_case cases[] = {
    CASE(waits_double_from_one_second_to_thirty_and_go_on_for_ever),
    CASE(only_an_established_session_starts_the_waits_afresh),
    CASE(at_once_is_at_once_and_backs_off_when_that_fails),
    CASE(a_server_that_greets_and_hangs_up_again_and_again_is_not_called_in_a_loop),
    CASE(slow_is_a_minute_and_stop_is_never),
    CASE(what_has_not_begun_is_asked_for_every_half_minute),
    CASE(two_feeds_do_not_return_in_step_but_each_run_is_the_same),
    CASE(the_jitter_uses_its_whole_range),
};

CHECK_MAIN(cases)
