#include "check.h"
#include "race_hall.h"

#define AT_2 "1 2 18:00 0:00 1\n2 2 18:04 0:04 2\n3 1 9:00 0:00 1\n"

TEST(the_first_message_of_a_race_is_history)
{
    struct race_hall hall = race_hall_open();
    struct change change = push(&hall, "12:20:00Z", RACE_LIVE, "2", AT_2);
    CHECK_INT(change.novelty, HISTORY);
    CHECK(!change.new_point && !change.new_winner);
    CHECK_STR(change.unit.event, "4711");
    CHECK_STR(board_now(&hall), "1:1 2:2+0:04 -:3");
    race_hall_close(&hall);
}

TEST(another_point_reached_is_news)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "12:20:00Z", RACE_LIVE, "2", AT_2);
    struct change change = push(&hall, "12:22:00Z", RACE_LIVE, "3",
                                "1 2 18:00 0:00 1\n2 3 20:04 0:00 1\n3 1 9:00 0:00 1\n");
    CHECK_INT(change.novelty, NEWS);
    CHECK(change.new_point);
    CHECK_STR(board_now(&hall), "1:2(+1) -:1 -:3");
    change = push(&hall, "12:22:03Z", RACE_LIVE, "3",
                  "1 3 20:06 0:02 2\n2 3 20:04 0:00 1\n3 1 9:00 0:00 1\n");
    CHECK_INT(change.novelty, NEWS);
    CHECK(!change.new_point);
    CHECK_STR(board_now(&hall), "1:2(+1) 2:1+0:02(-1) -:3");
    race_hall_close(&hall);
}

TEST(the_same_message_again_is_a_duplicate)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "12:20:00Z", RACE_LIVE, "2", AT_2);
    CHECK_INT(push(&hall, "12:20:00Z", RACE_LIVE, "2", AT_2).novelty, DUPLICATE);
    CHECK_INT(push(&hall, "12:20:30Z", RACE_LIVE, "2", AT_2).novelty, DUPLICATE);
    race_hall_close(&hall);
}

TEST(a_webhook_that_comes_hours_late_changes_nothing)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "12:20:00Z", RACE_LIVE, "2", AT_2);
    struct change change = push(&hall, "12:10:00Z", RACE_LIVE, "1", "3 1 9:00 0:00 1\n");
    CHECK(change.novelty == HISTORY || change.novelty == DUPLICATE);
    CHECK_STR(board_now(&hall), "1:1 2:2+0:04 -:3");
    change = push(&hall, "02:10:00Z", RACE_LIVE, "1", "3 1 9:00 0:00 1\n");
    CHECK(change.novelty == HISTORY || change.novelty == DUPLICATE);
    CHECK_STR(board_now(&hall), "1:1 2:2+0:04 -:3");
    race_hall_close(&hall);
}

TEST(a_message_of_the_same_instant_counts_if_it_says_something_else)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "12:20:00Z", RACE_LIVE, "2", AT_2);
    push(&hall, "12:20:00Z", RACE_LIVE, "2", "1 2 18:00 0:00 1\n2 2 18:05 0:05 2\n3\n");
    CHECK_STR(board_now(&hall), "1:1 2:2+0:05 -:3");
    race_hall_close(&hall);
}

TEST(a_message_without_a_date_counts_when_it_arrives)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "12:20:00Z", RACE_LIVE, "2", AT_2);
    push(&hall, NULL, RACE_LIVE, "3", "1 3 20:00 0:00 1\n2 2\n3 1\n");
    CHECK_STR(race_of(&hall)->board->point, "3");
    push(&hall, "12:19:00Z", RACE_LIVE, "2", AT_2);
    CHECK_STR(race_of(&hall)->board->point, "3");
    race_hall_close(&hall);
}

TEST(a_timer_that_comes_back_with_another_zone_is_followed)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "12:20:00Z", RACE_LIVE, "2", AT_2);
    struct change change =
        push(&hall, "05:24:00Z", RACE_LIVE, "3", "1 3 20:00 0:00 1\n2 2\n3 1\n");
    CHECK(change.new_point);
    push(&hall, "05:26:00Z", RACE_LIVE, "4", "1 4 22:00 0:00 1\n2 2\n3 1\n");
    CHECK_STR(race_of(&hall)->board->point, "4");
    race_hall_close(&hall);
}

TEST(a_timer_whose_clock_was_two_hours_ahead_is_followed_from_its_second_message)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "12:20:00Z", RACE_LIVE, "2", AT_2);
    push(&hall, "10:24:00Z", RACE_LIVE, "3", "1 3 20:00 0:00 1\n2 2\n3 1\n");
    CHECK_STR(race_of(&hall)->board->point, "2");
    struct change change =
        push(&hall, "10:25:00Z", RACE_LIVE, "3", "1 3 20:00 0:00 1\n2 3 20:30\n3 1\n");
    CHECK(change.new_point);
    CHECK_STR(race_of(&hall)->board->point, "3");
    push(&hall, "10:26:00Z", RACE_LIVE, "4", "1 4 22:00 0:00 1\n2 3\n3 1\n");
    CHECK_STR(race_of(&hall)->board->point, "4");
    race_hall_close(&hall);
}

TEST(webhooks_that_come_late_know_less_and_are_no_other_zone)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "12:20:00Z", RACE_LIVE, "2", AT_2);
    push(&hall, "11:10:00Z", RACE_LIVE, "1", "3 1 9:00 0:00 1\n");
    push(&hall, "11:11:00Z", RACE_LIVE, "1", "3 1 9:00 0:00 1\n2 1 9:05\n");
    push(&hall, "11:12:00Z", RACE_LIVE, "1", "3 1 9:00 0:00 1\n2 1 9:05\n1 1 9:09\n");
    CHECK_STR(board_now(&hall), "1:1 2:2+0:04 -:3");
    race_hall_close(&hall);
}

static struct change fetch(struct race_hall *hall, const char *date,
                           enum race_status status, const char *point, const char *lines)
{
    struct race race = sheet(&hall->arena, status, point, "Point", lines);
    race.fetched = true;
    return race_told(hall, dated(hall, race, date), false);
}

TEST(an_answer_of_the_timers_old_zone_takes_nothing_back)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "12:20:00Z", RACE_LIVE, "2", AT_2);
    push(&hall, "05:24:00Z", RACE_LIVE, "3", "1 3 20:00 0:00 1\n2 2\n3 1\n");
    fetch(&hall, "12:20:00Z", RACE_LIVE, "2", AT_2);
    CHECK_STR(race_of(&hall)->board->point, "3");
    push(&hall, "05:26:00Z", RACE_LIVE, "4", "1 4 22:00 0:00 1\n2 2\n3 1\n");
    fetch(&hall, "12:20:00Z", RACE_LIVE, "2", AT_2);
    CHECK_STR(race_of(&hall)->board->point, "4");
    fetch(&hall, "05:26:00Z", RACE_LIVE, "4", "1 4 22:00 0:00 1\n2 2\n3 1\n");
    push(&hall, "05:28:00Z", RACE_LIVE, "5", "1 5 24:00 0:00 1\n2 2\n3 1\n");
    CHECK_STR(race_of(&hall)->board->point, "5");
    race_hall_close(&hall);
}

TEST(what_is_official_is_live_again_by_a_newer_push_only)
{
    static const char lines[] = "1 9 22:00 0:00 1\n2 2\n3 1\n";
    struct race_hall hall = race_hall_open();
    push(&hall, "12:20:00Z", RACE_OFFICIAL, "9", lines);
    fetch(&hall, "12:25:00Z", RACE_LIVE, "9", lines);
    CHECK_INT(race_of(&hall)->race->status, RACE_OFFICIAL);
    struct race race = sheet(&hall.arena, RACE_LIVE, "9", "Finish", lines);
    race_told(&hall, dated(&hall, race, "12:25:00Z"), true);
    CHECK_INT(race_of(&hall)->race->status, RACE_OFFICIAL);
    push(&hall, "12:26:00Z", RACE_LIVE, "9", lines);
    CHECK_INT(race_of(&hall)->race->status, RACE_LIVE);
    race_hall_close(&hall);
}

TEST(a_message_of_nothing_but_nulls_takes_nothing_back)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "12:20:00Z", RACE_LIVE, "2", AT_2);
    struct race race = sheet(&hall.arena, RACE_BEFORE, NULL, NULL, "");
    race.no_status = true;
    race_told(&hall, race, false);
    CHECK_INT(race_of(&hall)->race->status, RACE_LIVE);
    CHECK_STR(race_of(&hall)->race->point, "2");
    CHECK_STR(race_of(&hall)->race->point_name, "Point 2");
    CHECK_STR(board_now(&hall), "1:1 2:2+0:04 -:3");
    race = sheet(&hall.arena, RACE_LIVE, "2", NULL, AT_2);
    race_told(&hall, race, false);
    CHECK_STR(race_of(&hall)->race->point_name, "Point 2");
    race_hall_close(&hall);
}

TEST(there_are_never_fewer_starters_than_have_passed)
{
    struct race_hall hall = race_hall_open();
    struct race race = sheet(&hall.arena, RACE_LIVE, "2", "T1", "1 2 18:00 0:00 1\n");
    race.passed = 41;
    race.starters = 55;
    race_told(&hall, race, false);
    CHECK_INT(race_of(&hall)->board->starters, 55);
    race.starters = 1;
    race_told(&hall, race, false);
    CHECK_INT(race_of(&hall)->board->starters, RACE_UNKNOWN);
    race_hall_close(&hall);
}

TEST(a_message_without_athletes_keeps_the_list)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "12:20:00Z", RACE_LIVE, "2", AT_2);
    push(&hall, "12:21:00Z", RACE_LIVE, "2", "");
    CHECK_STR(board_now(&hall), "1:1 2:2+0:04 -:3");
    push(&hall, "12:22:00Z", RACE_OFFICIAL, "2", "");
    CHECK_INT(race_of(&hall)->race->status, RACE_OFFICIAL);
    CHECK_STR(board_now(&hall), "1:1 2:2+0:04 -:3");
    race_hall_close(&hall);
}

TEST(a_race_that_goes_back_a_point_is_a_correction)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "12:20:00Z", RACE_LIVE, "2", AT_2);
    struct change change =
        push(&hall, "12:21:00Z", RACE_LIVE, "1", "1 1 9:01 0:01 2\n2\n3 1 9:00 0:00 1\n");
    CHECK_INT(change.novelty, CORRECTION);
    CHECK(!change.new_point);
    CHECK_STR(board_now(&hall), "1:3 2:1+0:01 -:2");
    race_hall_close(&hall);
}

TEST(a_point_that_was_taken_back_is_not_announced_again)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "12:20:00Z", RACE_LIVE, "1", "1 1 9:00 0:00 1\n");
    CHECK(push(&hall, "12:21:00Z", RACE_LIVE, "2", "1 2 18:00 0:00 1\n").new_point);
    push(&hall, "12:22:00Z", RACE_LIVE, "1", "1 1 9:00 0:00 1\n");
    CHECK(!push(&hall, "12:23:00Z", RACE_LIVE, "2", "1 2 18:00 0:00 1\n").new_point);
    race_hall_close(&hall);
}

TEST(a_corrected_time_is_a_correction)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "12:20:00Z", RACE_LIVE, "2", AT_2);
    struct change change = push(&hall, "12:21:00Z", RACE_LIVE, "2",
                                "1 2 18:00 0:00 1\n2 2 18:06 0:06 2\n3 1 9:00 0:00 1\n");
    CHECK_INT(change.novelty, CORRECTION);
    race_hall_close(&hall);
}

TEST(pushes_without_splits_keep_those_of_earlier_messages)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "12:20:00Z", RACE_LIVE, "2",
         "1 2 18:00 0:00 1 | 1,Swim_Lap_1,9:01,2 2,Swim_Exit,18:00,1\n");
    push(&hall, "12:22:00Z", RACE_LIVE, "3", "1 3 20:00 0:00 1\n");
    const struct race_athlete *athlete = &race_of(&hall)->race->athletes[0];
    CHECK_INT(athlete->split_count, 3);
    CHECK_STR(athlete->splits[0].name, "Swim Lap 1");
    CHECK_INT(athlete->splits[0].leg_ms, 541000);
    CHECK_STR(athlete->splits[2].name, "Point 3");
    CHECK_INT(athlete->splits[2].total_ms, 1200000);
    CHECK_INT(athlete->splits[2].leg_ms, 120000);
    CHECK(race_of(&hall)->race->has_splits);
    race_hall_close(&hall);
}

TEST(the_answer_with_splits_that_comes_after_a_newer_push_still_gives_them)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "12:20:00Z", RACE_LIVE, "2", "1 2 18:00 0:00 1\n");
    push(&hall, "12:22:00Z", RACE_LIVE, "3", "1 3 20:00 0:00 1\n");
    push(&hall, "12:20:00Z", RACE_LIVE, "2",
         "1 2 18:00 0:00 1 | 1,Swim_Lap_1,9:01,2 2,Swim_Exit,18:00,1\n");
    const struct race_athlete *athlete = &race_of(&hall)->race->athletes[0];
    CHECK_STR(athlete->point, "3");
    CHECK_INT(athlete->split_count, 3);
    CHECK_STR(athlete->splits[1].name, "Swim Exit");
    race_hall_close(&hall);
}

TEST(a_split_that_a_full_message_no_longer_tells_is_gone)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "12:20:00Z", RACE_LIVE, "3",
         "1 3 20:00 0:00 1 | 1,Swim,9:01,2 2,Ghost,18:00,1 3,T1,20:00,1\n");
    push(&hall, "12:21:00Z", RACE_LIVE, "3",
         "1 3 20:00 0:00 1 | 1,Swim,9:01,2 3,T1,20:00,1\n");
    CHECK_INT(race_of(&hall)->race->athletes[0].split_count, 2);
    race_hall_close(&hall);
}

TEST(two_races_and_two_feeds_do_not_mix)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "12:20:00Z", RACE_LIVE, "2", AT_2);
    struct race other = sheet(&hall.arena, RACE_LIVE, "5", NULL, "7 5 1:00:00 0:00 1\n");
    struct event event = {.type = EVENT_RACE, .race = other};
    sport_apply(hall.state, 1, &event, 0);
    event.race.prog = "4712";
    sport_apply(hall.state, 0, &event, 0);
    CHECK_INT(sport_race_count(hall.state), 3);
    CHECK_STR(board_now(&hall), "1:1 2:2+0:04 -:3");
    CHECK_STR(sport_race(hall.state, 1, "4711")->board->point, "5");
    CHECK(!sport_race(hall.state, 1, "4712"));
    race_hall_close(&hall);
}

TEST(a_message_without_a_race_is_passed_over)
{
    struct race_hall hall = race_hall_open();
    struct event event = {.type = EVENT_RACE};
    struct change change = sport_apply(hall.state, 0, &event, 0);
    CHECK(!change.race);
    CHECK_INT(sport_race_count(hall.state), 0);
    race_hall_close(&hall);
}

TEST(an_athlete_told_twice_is_on_the_board_once)
{
    struct race_hall hall = race_hall_open();
    push(&hall, "12:20:00Z", RACE_LIVE, "2", "1 1 9:00 0:00 1\n2 2\n1 2 18:00 0:00 1\n");
    CHECK_STR(board_now(&hall), "1:1 2:2");
    race_hall_close(&hall);
}

TEST(more_races_than_fit_forget_the_oldest)
{
    struct race_hall hall = race_hall_open();
    for (int i = 0; i < 100; i++) {
        struct race race = sheet(&hall.arena, RACE_LIVE, "2", NULL, AT_2);
        race.prog = arena_printf(&hall.arena, "%d", i);
        race_told(&hall, race, false);
    }
    CHECK(sport_race_count(hall.state) < 100);
    CHECK(sport_race(hall.state, 0, "99"));
    CHECK(!sport_race(hall.state, 0, "0"));
    CHECK(strstr(sport_print(hall.state, &hall.arena), "dropped races 68"));
    race_hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(the_first_message_of_a_race_is_history),
    CASE(another_point_reached_is_news),
    CASE(the_same_message_again_is_a_duplicate),
    CASE(a_webhook_that_comes_hours_late_changes_nothing),
    CASE(a_message_of_the_same_instant_counts_if_it_says_something_else),
    CASE(a_message_without_a_date_counts_when_it_arrives),
    CASE(a_timer_that_comes_back_with_another_zone_is_followed),
    CASE(a_timer_whose_clock_was_two_hours_ahead_is_followed_from_its_second_message),
    CASE(webhooks_that_come_late_know_less_and_are_no_other_zone),
    CASE(an_answer_of_the_timers_old_zone_takes_nothing_back),
    CASE(what_is_official_is_live_again_by_a_newer_push_only),
    CASE(a_message_of_nothing_but_nulls_takes_nothing_back),
    CASE(there_are_never_fewer_starters_than_have_passed),
    CASE(a_message_without_athletes_keeps_the_list),
    CASE(a_race_that_goes_back_a_point_is_a_correction),
    CASE(a_point_that_was_taken_back_is_not_announced_again),
    CASE(a_corrected_time_is_a_correction),
    CASE(pushes_without_splits_keep_those_of_earlier_messages),
    CASE(the_answer_with_splits_that_comes_after_a_newer_push_still_gives_them),
    CASE(a_split_that_a_full_message_no_longer_tells_is_gone),
    CASE(two_races_and_two_feeds_do_not_mix),
    CASE(a_message_without_a_race_is_passed_over),
    CASE(an_athlete_told_twice_is_on_the_board_once),
    CASE(more_races_than_fit_forget_the_oldest),
};

CHECK_MAIN(cases)
