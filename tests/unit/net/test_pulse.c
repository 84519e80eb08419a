#include "check.h"
#include "net/pulse.h"

static struct pulse pulse;

static void begin(int silent_ms)
{
    pulse = (struct pulse){.silent_ms = silent_ms};
    pulse_begin(&pulse, 1000);
}

// A peer that pings each `every_ms`, `times` times from now on.
static int64_t beats(int64_t now_ms, int every_ms, int times)
{
    for (int i = 0; i < times; i++) {
        now_ms += every_ms;
        pulse_hear(&pulse, now_ms);
        pulse_beat(&pulse, now_ms);
    }
    return now_ms;
}

TEST(a_silent_peer_is_asked_at_half_of_what_is_borne_and_dead_at_all_of_it)
{
    begin(10000);
    CHECK_INT(pulse_due(&pulse), 6000);
    CHECK_INT(pulse_look(&pulse, 5999), PULSE_WAIT);
    CHECK_INT(pulse_look(&pulse, 6000), PULSE_ASK);
    CHECK_INT(pulse_look(&pulse, 6001), PULSE_WAIT);
    CHECK_INT(pulse_due(&pulse), 11000);
    CHECK_INT(pulse_look(&pulse, 11000), PULSE_DEAD);
}

TEST(long_patience_asks_each_half_minute)
{
    begin(100000);
    CHECK_INT(pulse_due(&pulse), 31000);
    CHECK_INT(pulse_look(&pulse, 31000), PULSE_ASK);
    CHECK_INT(pulse_due(&pulse), 61000);
    CHECK_INT(pulse_look(&pulse, 61000), PULSE_ASK);
    CHECK_INT(pulse_look(&pulse, 91000), PULSE_ASK);
    CHECK_INT(pulse_due(&pulse), 101000);
    CHECK_INT(pulse_look(&pulse, 101000), PULSE_DEAD);
}

TEST(who_stood_still_himself_asks_before_he_calls_a_peer_dead)
{
    begin(10000);
    CHECK_INT(pulse_look(&pulse, 6000), PULSE_ASK);
    CHECK_INT(pulse_look(&pulse, 60000), PULSE_ASK);
    CHECK_INT(pulse_look(&pulse, 65000), PULSE_ASK);
    CHECK_INT(pulse_look(&pulse, 70000), PULSE_DEAD);
}

TEST(a_look_that_is_a_little_late_still_finds_who_is_dead)
{
    begin(10000);
    CHECK_INT(pulse_look(&pulse, 6000), PULSE_ASK);
    CHECK_INT(pulse_look(&pulse, 12000), PULSE_DEAD);
}

TEST(a_peer_that_speaks_is_not_asked)
{
    begin(10000);
    for (int64_t now_ms = 2000; now_ms < 60000; now_ms += 4000) {
        pulse_hear(&pulse, now_ms);
        CHECK_INT(pulse_look(&pulse, now_ms + 3999), PULSE_WAIT);
    }
}

TEST(an_answer_begins_the_silence_anew)
{
    begin(10000);
    CHECK_INT(pulse_look(&pulse, 6000), PULSE_ASK);
    pulse_hear(&pulse, 6100);
    CHECK_INT(pulse_due(&pulse), 11100);
    CHECK_INT(pulse_look(&pulse, 11100), PULSE_ASK);
    CHECK_INT(pulse_due(&pulse), 16100);
}

TEST(an_answer_within_the_same_millisecond_is_one)
{
    begin(10000);
    CHECK_INT(pulse_look(&pulse, 6000), PULSE_ASK);
    pulse_hear(&pulse, 6000);
    CHECK_INT(pulse_look(&pulse, 11000), PULSE_ASK);
    CHECK_INT(pulse_look(&pulse, 16000), PULSE_DEAD);
}

TEST(a_peer_that_pings_each_second_is_missed_after_ten)
{
    begin(60000);
    int64_t now_ms = beats(1000, 1000, 3);
    CHECK_INT(pulse_patience(&pulse), 10000);
    CHECK_INT(pulse_look(&pulse, now_ms + 5000), PULSE_ASK);
    CHECK_INT(pulse_look(&pulse, now_ms + 10000), PULSE_DEAD);
}

TEST(a_peer_that_pings_at_its_ease_is_missed_after_five_beats)
{
    begin(60000);
    beats(1000, 4000, 2);
    CHECK_INT(pulse_patience(&pulse), 20000);
    beats(9000, 20000, 2);
    CHECK_INT(pulse_patience(&pulse), 60000);
}

TEST(one_ping_is_no_pace)
{
    begin(60000);
    beats(1000, 1000, 1);
    CHECK_INT(pulse_patience(&pulse), 60000);
}

TEST(a_new_connection_knows_no_pace)
{
    begin(60000);
    int64_t now_ms = beats(1000, 1000, 5);
    pulse_begin(&pulse, now_ms);
    CHECK_INT(pulse_patience(&pulse), 60000);
    beats(now_ms, 1000, 1);
    CHECK_INT(pulse_patience(&pulse), 60000);
}

TEST(who_is_not_watched_is_never_asked_and_never_dead)
{
    begin(0);
    CHECK_INT(pulse_due(&pulse), INT64_MAX);
    CHECK_INT(pulse_look(&pulse, 1000000), PULSE_WAIT);
    beats(1000, 1000, 3);
    CHECK_INT(pulse_due(&pulse), INT64_MAX);
}

static const struct check_case cases[] = {
    CASE(a_silent_peer_is_asked_at_half_of_what_is_borne_and_dead_at_all_of_it),
    CASE(long_patience_asks_each_half_minute),
    CASE(who_stood_still_himself_asks_before_he_calls_a_peer_dead),
    CASE(a_look_that_is_a_little_late_still_finds_who_is_dead),
    CASE(a_peer_that_speaks_is_not_asked),
    CASE(an_answer_begins_the_silence_anew),
    CASE(an_answer_within_the_same_millisecond_is_one),
    CASE(a_peer_that_pings_each_second_is_missed_after_ten),
    CASE(a_peer_that_pings_at_its_ease_is_missed_after_five_beats),
    CASE(one_ping_is_no_pace),
    CASE(a_new_connection_knows_no_pace),
    CASE(who_is_not_watched_is_never_asked_and_never_dead),
};

CHECK_MAIN(cases)
