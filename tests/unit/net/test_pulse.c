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
    CHECK_INT(pulse_look(&pulse, 3499), PULSE_WAIT);
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
    for (int64_t now_ms = 2000; now_ms < 60000; now_ms += 2500) {
        pulse_hear(&pulse, now_ms);
        CHECK_INT(pulse_look(&pulse, now_ms + 2499), PULSE_WAIT);
    }
}

TEST(a_look_for_another_s_sake_asks_from_half_of_the_time_on_and_nobody_dies_later)
{
    begin(60000);
    CHECK_INT(pulse_look(&pulse, 15999), PULSE_WAIT);
    CHECK_INT(pulse_look(&pulse, 16000), PULSE_ASK);
    CHECK_INT(pulse_look(&pulse, 45999), PULSE_WAIT); // asked already
    CHECK_INT(pulse_look(&pulse, 46000), PULSE_ASK);
    CHECK_INT(pulse_due(&pulse), 61000);
    CHECK_INT(pulse_look(&pulse, 60999), PULSE_WAIT);
    CHECK_INT(pulse_look(&pulse, 61000), PULSE_DEAD);
}

// The first to be due wakes the thread, and all are looked at.
static int rounds(struct pulse *peers, int count, int64_t until_ms)
{
    int made = 0;
    for (int64_t now_ms = 0; now_ms < until_ms; made++) {
        now_ms = INT64_MAX;
        for (int i = 0; i < count; i++) {
            now_ms = pulse_due(&peers[i]) < now_ms ? pulse_due(&peers[i]) : now_ms;
        }
        for (int i = 0; i < count; i++) {
            if (pulse_look(&peers[i], now_ms) == PULSE_ASK) {
                pulse_hear(&peers[i],
                           now_ms + 10 + 15 * i); // each is as far away as it is
            }
        }
    }
    return made;
}

TEST(peers_that_came_at_any_time_are_soon_asked_in_one_wake_up)
{
    for (int64_t apart_ms = 0; apart_ms < 30000; apart_ms += 500) {
        struct pulse peers[3];
        for (int i = 0; i < 3; i++) {
            peers[i] = (struct pulse){.silent_ms = 60000};
            pulse_begin(&peers[i], i * apart_ms);
        }
        rounds(peers, 3, 120000);
        CHECK_INT(rounds(peers, 3, pulse_due(&peers[0]) + 569000), 20);
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
    CASE(a_look_for_another_s_sake_asks_from_half_of_the_time_on_and_nobody_dies_later),
    CASE(peers_that_came_at_any_time_are_soon_asked_in_one_wake_up),
    CASE(an_answer_begins_the_silence_anew),
    CASE(an_answer_within_the_same_millisecond_is_one),
    CASE(a_peer_that_pings_each_second_is_missed_after_ten),
    CASE(a_peer_that_pings_at_its_ease_is_missed_after_five_beats),
    CASE(one_ping_is_no_pace),
    CASE(a_new_connection_knows_no_pace),
    CASE(who_is_not_watched_is_never_asked_and_never_dead),
};

CHECK_MAIN(cases)
