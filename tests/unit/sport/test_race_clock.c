#include "check.h"
#include "race_hall.h"

enum { MIN = 60000 };

static int64_t clock_of(const struct race_hall *hall)
{
    int64_t ms = -1;
    const struct race_state *race = race_of(hall);
    return race && race_state_clock(race, hall->now_ms, &ms) ? ms : -1;
}

// A message of a race that began at 12:00, if its start can be believed.
static void tell(struct race_hall *hall, const char *date, const char *start,
                 const char *leader, bool backlog)
{
    const char *lines =
        leader ? arena_printf(&hall->arena, "1 2 %s 0:00 1\n2 1 9:00 0:00 1\n", leader)
               : "1\n2\n";
    struct race race = sheet(&hall->arena, RACE_LIVE, leader ? "2" : NULL, "Swim", lines);
    race = start ? started(hall, race, start) : race;
    race_told(hall, dated(hall, race, date), backlog);
}

TEST(a_push_says_what_time_it_is_in_the_race)
{
    struct race_hall hall = race_hall_open();
    tell(&hall, "12:20:00Z", "12:00:00Z", "18:00", false);
    CHECK_INT(clock_of(&hall), 20 * MIN);
    hall.now_ms += 5000;
    CHECK_INT(clock_of(&hall), 20 * MIN + 5000);
    race_hall_close(&hall);
}

TEST(without_zones_both_are_of_the_same_clock)
{
    struct race_hall hall = race_hall_open();
    tell(&hall, "12:20:00", "12:00:00", "18:00", false);
    CHECK_INT(clock_of(&hall), 20 * MIN);
    race_hall_close(&hall);
}

TEST(a_start_that_is_still_to_come_is_not_believed_but_the_leader_is)
{
    struct race_hall hall = race_hall_open();
    tell(&hall, "12:20:00Z", "13:00:00Z", "18:00", false);
    CHECK_INT(clock_of(&hall), 18 * MIN);
    race_hall_close(&hall);
}

TEST(a_start_that_the_leader_contradicts_is_not_believed)
{
    struct race_hall hall = race_hall_open();
    tell(&hall, "12:20:00Z", "12:10:00Z", "18:00", false);
    CHECK_INT(clock_of(&hall), 18 * MIN);
    race_hall_close(&hall);
}

TEST(a_date_with_a_zone_and_a_start_without_cannot_be_compared)
{
    struct race_hall hall = race_hall_open();
    tell(&hall, "12:20:00Z", "12:00:00", "18:00", false);
    CHECK_INT(clock_of(&hall), 18 * MIN);
    race_hall_close(&hall);
}

TEST(nobody_can_tell_without_a_start_and_without_a_time)
{
    struct race_hall hall = race_hall_open();
    tell(&hall, "12:20:00Z", NULL, NULL, false);
    CHECK_INT(clock_of(&hall), -1);
    race_hall_close(&hall);
}

TEST(the_leaders_time_sets_the_clock_when_it_is_new_and_not_when_it_is_repeated)
{
    struct race_hall hall = race_hall_open();
    tell(&hall, "12:20:00Z", NULL, "18:00", false);
    hall.now_ms += 5 * MIN;
    tell(&hall, "12:25:00Z", NULL, "18:00", false);
    CHECK_INT(clock_of(&hall), 23 * MIN);
    hall.now_ms += MIN;
    tell(&hall, "12:26:00Z", NULL, "24:30", false);
    CHECK_INT(clock_of(&hall), 24 * MIN + 30000);
    race_hall_close(&hall);
}

TEST(a_snapshot_is_of_unknown_age_so_our_own_clock_tells)
{
    struct race_hall hall = race_hall_open();
    struct when noon;
    CHECK(when_read("2031-07-04T12:00:00Z", &noon));
    sport_set_wall(hall.state, noon.epoch_ms + 50 * MIN - hall.now_ms);
    tell(&hall, "12:20:00Z", "12:00:00Z", "18:00", true);
    CHECK_INT(clock_of(&hall), 50 * MIN);
    race_hall_close(&hall);
}

TEST(our_own_clock_is_not_believed_when_it_is_before_the_snapshot)
{
    struct race_hall hall = race_hall_open();
    struct when noon;
    CHECK(when_read("2031-07-04T12:00:00Z", &noon));
    sport_set_wall(hall.state, noon.epoch_ms + 5 * MIN - hall.now_ms);
    tell(&hall, "12:20:00Z", "12:00:00Z", "18:00", true);
    CHECK_INT(clock_of(&hall), 20 * MIN);
    race_hall_close(&hall);
}

TEST(a_snapshot_without_anything_else_gives_the_leaders_time_until_a_push_comes)
{
    struct race_hall hall = race_hall_open();
    tell(&hall, "12:20:00Z", "13:00:00Z", "18:00", true);
    CHECK_INT(clock_of(&hall), 18 * MIN);
    hall.now_ms += MIN;
    tell(&hall, "12:27:00Z", "13:00:00Z", "26:58", false);
    CHECK_INT(clock_of(&hall), 26 * MIN + 58000);
    race_hall_close(&hall);
}

TEST(a_stale_snapshot_does_not_pull_the_clock_that_a_push_has_set)
{
    struct race_hall hall = race_hall_open();
    tell(&hall, "12:20:00Z", "12:00:00Z", "18:00", false);
    hall.now_ms += 3 * MIN;
    tell(&hall, "12:21:00Z", "12:00:00Z", "18:00", true);
    CHECK_INT(clock_of(&hall), 23 * MIN);
    tell(&hall, "12:10:00Z", "12:00:00Z", "9:00", false); // a retried webhook
    CHECK_INT(clock_of(&hall), 23 * MIN);
    race_hall_close(&hall);
}

TEST(the_same_message_every_second_does_not_hold_the_clock_back)
{
    struct race_hall hall = race_hall_open();
    for (int i = 0; i < 60; i++) {
        tell(&hall, "12:20:00Z", "12:00:00Z", "18:00", false);
        hall.now_ms += 1000;
    }
    CHECK_INT(clock_of(&hall), 21 * MIN);
    race_hall_close(&hall);
}

// Messages take between nothing and 1.9 s, so each puts the clock somewhere else.
TEST(a_running_clock_does_not_jump_back_and_forth_with_the_network)
{
    static const int late_ms[] = {300, 1900, 100, 1200, 0,  1900,
                                  700, 5000, 200, 9000, 100};
    struct race_hall hall = race_hall_open();
    int64_t base_ms = hall.now_ms;
    int64_t last_ms = 0;
    for (int i = 0; i < 11; i++) {
        const char *date = arena_printf(&hall.arena, "12:%02d:00Z", 20 + i);
        hall.now_ms = base_ms + i * MIN + late_ms[i];
        int64_t shown_ms = clock_of(&hall);
        tell(&hall, date, "12:00:00Z", "18:00", false);
        CHECK(i == 0 || clock_of(&hall) >= shown_ms);
        CHECK(i == 0 || clock_of(&hall) - shown_ms < 2000);
        last_ms = clock_of(&hall) - (hall.now_ms - base_ms);
    }
    CHECK_INT(last_ms, 20 * MIN);
    race_hall_close(&hall);
}

TEST(a_clock_that_is_behind_in_two_pushes_was_wrong)
{
    struct race_hall hall = race_hall_open();
    tell(&hall, "12:25:00Z", "12:00:00Z", "18:00", false);
    hall.now_ms += MIN;
    tell(&hall, "12:25:40Z", "12:00:00Z", "18:00", false);
    CHECK_INT(clock_of(&hall), 26 * MIN);
    hall.now_ms += MIN;
    tell(&hall, "12:26:40Z", "12:00:00Z", "18:00", false);
    CHECK_INT(clock_of(&hall), 26 * MIN + 40000);
    race_hall_close(&hall);
}

TEST(a_start_that_was_put_right_is_taken_at_once)
{
    struct race_hall hall = race_hall_open();
    tell(&hall, "12:05:00Z", "12:00:00Z", NULL, false);
    hall.now_ms += 1000;
    tell(&hall, "12:05:01Z", "12:00:30Z", NULL, false);
    CHECK_INT(clock_of(&hall), 4 * MIN + 31000);
    race_hall_close(&hall);
}

TEST(a_clock_that_runs_does_not_leap_with_a_start_in_a_wrong_zone)
{
    struct race_hall hall = race_hall_open();
    tell(&hall, "18:30:00Z", "18:00:00Z", "29:00", false);
    hall.now_ms += MIN;
    tell(&hall, "18:31:00Z", "12:00:00Z", "30:40", false);
    CHECK_INT(clock_of(&hall), 31 * MIN);
    hall.now_ms += MIN;
    tell(&hall, "18:32:00Z", "12:00:00Z", "31:40", false);
    CHECK_INT(clock_of(&hall), 32 * MIN);
    race_hall_close(&hall);
}

TEST(a_start_in_a_wrong_zone_that_is_put_right_is_taken)
{
    struct race_hall hall = race_hall_open();
    tell(&hall, "18:30:00Z", "12:00:00Z", "29:00", false);
    hall.now_ms += MIN;
    tell(&hall, "18:31:00Z", "18:00:00Z", "30:40", false);
    CHECK_INT(clock_of(&hall), 31 * MIN);
    race_hall_close(&hall);
}

TEST(a_start_that_is_an_hour_too_early_is_found_out_by_two_new_times)
{
    struct race_hall hall = race_hall_open();
    tell(&hall, "19:29:00Z", "18:00:00Z", "29:00", false);
    CHECK_INT(clock_of(&hall), 89 * MIN); // nobody knows how long ago that was
    hall.now_ms += MIN;
    tell(&hall, "19:30:00Z", "18:00:00Z", "30:00", false);
    CHECK_INT(clock_of(&hall), 90 * MIN);
    hall.now_ms += 5000;
    tell(&hall, "19:30:05Z", "18:00:00Z", "30:04", false);
    CHECK_INT(clock_of(&hall), 30 * MIN + 4000);
    hall.now_ms += MIN;
    tell(&hall, "19:31:05Z", "18:00:00Z", "30:04", false); // somebody is out: no new time
    CHECK_INT(clock_of(&hall), 31 * MIN + 4000);
    hall.now_ms += MIN;
    tell(&hall, "19:32:05Z", "18:00:00Z", "32:05", false);
    CHECK_INT(clock_of(&hall), 32 * MIN + 5000);
    hall.now_ms += 1000;
    tell(&hall, "19:32:06Z", "19:00:00Z", "32:05", false); // and now the start is right
    CHECK_INT(clock_of(&hall), 32 * MIN + 6000);
    race_hall_close(&hall);
}

TEST(times_of_a_mat_that_was_cut_off_do_not_put_the_clock_back)
{
    struct race_hall hall = race_hall_open();
    tell(&hall, "12:40:00Z", "12:00:00Z", "10:00", false);
    hall.now_ms += MIN;
    tell(&hall, "12:41:00Z", "12:00:00Z", "20:00", false);
    hall.now_ms += 1000;
    tell(&hall, "12:41:01Z", "12:00:00Z", "25:00", false);
    hall.now_ms += 1000;
    tell(&hall, "12:41:02Z", "12:00:00Z", "41:01", false);
    CHECK_INT(clock_of(&hall), 41 * MIN + 2000);
    race_hall_close(&hall);
}

TEST(the_clock_is_hidden_before_the_start_and_when_it_is_official)
{
    struct race_hall hall = race_hall_open();
    struct race race = sheet(&hall.arena, RACE_BEFORE, NULL, NULL, "1\n");
    race = started(&hall, race, "12:00:00Z");
    race_told(&hall, dated(&hall, race, "11:50:00Z"), false);
    CHECK_INT(clock_of(&hall), -1);
    tell(&hall, "12:20:00Z", "12:00:00Z", "18:00", false);
    CHECK_INT(clock_of(&hall), 20 * MIN);
    race.status = RACE_OFFICIAL;
    race_told(&hall, dated(&hall, race, "15:00:00Z"), false);
    CHECK_INT(clock_of(&hall), -1);
    race_hall_close(&hall);
}

TEST(a_clock_of_more_than_twelve_hours_is_nonsense)
{
    struct race_hall hall = race_hall_open();
    tell(&hall, "12:20:00Z", "12:00:00Z", "18:00", false);
    hall.now_ms += 13 * 60 * MIN;
    CHECK_INT(clock_of(&hall), -1);
    race_hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(a_push_says_what_time_it_is_in_the_race),
    CASE(without_zones_both_are_of_the_same_clock),
    CASE(a_start_that_is_still_to_come_is_not_believed_but_the_leader_is),
    CASE(a_start_that_the_leader_contradicts_is_not_believed),
    CASE(a_date_with_a_zone_and_a_start_without_cannot_be_compared),
    CASE(nobody_can_tell_without_a_start_and_without_a_time),
    CASE(the_leaders_time_sets_the_clock_when_it_is_new_and_not_when_it_is_repeated),
    CASE(a_snapshot_is_of_unknown_age_so_our_own_clock_tells),
    CASE(our_own_clock_is_not_believed_when_it_is_before_the_snapshot),
    CASE(a_snapshot_without_anything_else_gives_the_leaders_time_until_a_push_comes),
    CASE(a_stale_snapshot_does_not_pull_the_clock_that_a_push_has_set),
    CASE(the_same_message_every_second_does_not_hold_the_clock_back),
    CASE(a_running_clock_does_not_jump_back_and_forth_with_the_network),
    CASE(a_clock_that_is_behind_in_two_pushes_was_wrong),
    CASE(a_start_that_was_put_right_is_taken_at_once),
    CASE(a_clock_that_runs_does_not_leap_with_a_start_in_a_wrong_zone),
    CASE(a_start_in_a_wrong_zone_that_is_put_right_is_taken),
    CASE(a_start_that_is_an_hour_too_early_is_found_out_by_two_new_times),
    CASE(times_of_a_mat_that_was_cut_off_do_not_put_the_clock_back),
    CASE(the_clock_is_hidden_before_the_start_and_when_it_is_official),
    CASE(a_clock_of_more_than_twelve_hours_is_nonsense),
};

CHECK_MAIN(cases)
