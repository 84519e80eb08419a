// A match on air: its corner, from the first snapshot to two minutes after the end.
#include "live_hall.h"

TEST(the_first_snapshot_brings_the_bug_and_celebrates_nothing)
{
    struct hall hall = hall_open();
    struct match_entry goals[] = {goal_entry("1", SIDE_HOME, "Tea Kolar", 1, 0)};
    hear_match(&hall, CUP,
               &(struct match_message){.status = MATCH_LIVE,
                                       .home = 1,
                                       .entries = goals,
                                       .entry_count = 1,
                                       .whole = true,
                                       .backlog = true});
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    CHECK_INT(director_waiting_count(show_director(hall.show)), 0);
    CHECK_STR(on(&hall, LAYER_BUG)->reason, "match is followed: Harbour HC - Castle HC");
    hall_close(&hall);
}

TEST(a_named_match_stands_at_nil_before_it_starts)
{
    struct hall hall = hall_open();
    hear_match(
        &hall, CUP,
        &(struct match_message){.status = MATCH_BEFORE, .no_score = true, .period = ""});
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    CHECK_STR(shown(&hall, LAYER_BUG, "home.score"), "0");
    CHECK_STR(shown(&hall, LAYER_BUG, "away.score"), "0");
    CHECK_STR(shown(&hall, LAYER_BUG, "period"), "");
    hall_close(&hall);
}

TEST(a_match_that_was_over_before_we_came_has_no_bug)
{
    struct hall hall = hall_open();
    hear_match(&hall, CUP,
               &(struct match_message){.status = MATCH_OVER, .backlog = true});
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    pass(&hall, 300);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    hall_close(&hall);
}

TEST(the_bug_leaves_two_minutes_after_the_end)
{
    struct hall hall = hall_open();
    match_live(&hall, 3, 2, 599000);
    hear_match(&hall, CUP,
               &(struct match_message){
                   .status = MATCH_OVER, .home = 3, .away = 2, .period = "full time"});
    pass(&hall, 119.9);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    CHECK_STR(shown(&hall, LAYER_BUG, "period"), "full time");
    CHECK_STR(feed_says(&hall, CUP, "data"), "ended");
    pass(&hall, 0.2);
    CHECK_STR(standing(&hall, LAYER_BUG), "leaving scorebug cup/368");
    pass(&hall, 600);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    hall_close(&hall);
}

TEST(a_bug_that_the_operator_put_up_stays_after_the_end)
{
    struct hall hall = hall_open();
    match_live(&hall, 3, 2, 599000);
    say(&hall, "bug off", NULL);
    pass(&hall, 1);
    say(&hall, "take scorebug cup/368", NULL);
    hear_match(&hall, CUP,
               &(struct match_message){.status = MATCH_OVER, .home = 3, .away = 2});
    pass(&hall, 600);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    CHECK_STR(shown(&hall, LAYER_BUG, "home.score"), "3");
    hall_close(&hall);
}

TEST(a_match_without_a_result_never_looks_final)
{
    struct hall hall = hall_open();
    struct match_message said = {.id = "f-1", .status = MATCH_LIVE, .home = 1};
    hear_match(&hall, ARENA, &said);
    said.status = MATCH_BROKEN;
    hear_match(&hall, ARENA, &said);
    pass(&hall, 600);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug arena/f-1");
    CHECK_STR(shown(&hall, LAYER_BUG, "status"), "suspended");
    CHECK(strstr(feed_says(&hall, ARENA, "note"), "this is no result") != NULL);
    hall_close(&hall);
}

TEST(a_bug_that_was_switched_off_stays_off_until_it_is_wanted)
{
    struct hall hall = hall_open();
    bool obeyed;
    match_live(&hall, 0, 0, 1000);
    pass(&hall, 1);
    CHECK_STR(say(&hall, "bug off", &obeyed), "");
    CHECK(obeyed);
    pass(&hall, 5);
    struct match_entry goal = goal_entry("41", SIDE_HOME, NULL, 1, 0);
    goal_told(&hall, &goal);
    pass(&hall, 30);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    CHECK_STR(say(&hall, "bug off", &obeyed), "the bug is off already");
    CHECK_STR(say(&hall, "bug on", &obeyed), "");
    CHECK(obeyed);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    CHECK_STR(shown(&hall, LAYER_BUG, "home.score"), "1");
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "00:37");
    CHECK(!on(&hall, LAYER_BUG)->cued);
    say(&hall, "bug toggle", NULL);
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    hall_close(&hall);
}

TEST(after_clear_the_bug_comes_back_with_automation)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 1000);
    say(&hall, "clear", NULL);
    match_live(&hall, 1, 0, 9000);
    pass(&hall, 400);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    say(&hall, "auto on", NULL);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    hall_close(&hall);
}

TEST(bug_on_works_with_automation_off_and_for_a_match_that_is_over)
{
    struct hall hall = hall_open();
    bool obeyed;
    say(&hall, "auto off", NULL);
    CHECK_STR(say(&hall, "bug on", &obeyed), "nothing is known yet of fixture f-1");
    hear_match(&hall, CUP,
               &(struct match_message){
                   .status = MATCH_OVER, .home = 3, .away = 2, .backlog = true});
    CHECK_STR(say(&hall, "bug on", &obeyed), "");
    CHECK(obeyed);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    CHECK(on(&hall, LAYER_BUG)->cued);
    hall_close(&hall);
}

TEST(a_bug_with_a_hold_comes_again_when_the_score_changes)
{
    struct hall hall = hall_open();
    struct scene_rule rule =
        *director_rule(show_director(hall.show), scene_find("scorebug"));
    rule.hold_ms = 5000;
    rule.ceiling_ms = 5000;
    director_set_rule(show_director(hall.show), scene_find("scorebug"), &rule);
    match_live(&hall, 0, 0, 1000);
    pass(&hall, 30);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    match_live(&hall, 1, 0, 31000);
    CHECK_STR(standing(&hall, LAYER_BUG), "scorebug cup/368");
    pass(&hall, 30);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    hall_close(&hall);
}

TEST(a_match_of_a_rule_that_is_not_automatic_waits_for_take)
{
    struct hall hall = hall_open();
    bool obeyed;
    struct scene_rule rule =
        *director_rule(show_director(hall.show), scene_find("scorebug"));
    rule.automatic = false;
    director_set_rule(show_director(hall.show), scene_find("scorebug"), &rule);
    match_live(&hall, 0, 0, 1000);
    pass(&hall, 2);
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    CHECK_INT(director_waiting_count(show_director(hall.show)), 1);
    say(&hall, "take scorebug", &obeyed);
    CHECK(obeyed);
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "00:03");
    hall_close(&hall);
}

TEST(five_thousand_messages_end_in_the_last_score)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 0);
    for (int i = 1; i <= 5000; i++) {
        hear_match(&hall, CUP,
                   &(struct match_message){.status = MATCH_LIVE,
                                           .home = i % 40,
                                           .away = i * 7 % 40,
                                           .clock = true,
                                           .running = true,
                                           .clock_ms = i / 5});
        hall.now_ms += i % 5 == 0;
    }
    pass(&hall, 0.5);
    CHECK_STR(shown(&hall, LAYER_BUG, "home.score"), "0");
    CHECK_STR(shown(&hall, LAYER_BUG, "away.score"), "0");
    CHECK_STR(shown(&hall, LAYER_BUG, "clock"), "00:01");
    struct director_totals totals = director_totals(show_director(hall.show));
    CHECK_INT(totals.proposed, totals.shown + totals.merged + totals.dropped);
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(the_first_snapshot_brings_the_bug_and_celebrates_nothing),
    CASE(a_named_match_stands_at_nil_before_it_starts),
    CASE(a_match_that_was_over_before_we_came_has_no_bug),
    CASE(the_bug_leaves_two_minutes_after_the_end),
    CASE(a_bug_that_the_operator_put_up_stays_after_the_end),
    CASE(a_match_without_a_result_never_looks_final),
    CASE(a_bug_that_was_switched_off_stays_off_until_it_is_wanted),
    CASE(after_clear_the_bug_comes_back_with_automation),
    CASE(bug_on_works_with_automation_off_and_for_a_match_that_is_over),
    CASE(a_bug_with_a_hold_comes_again_when_the_score_changes),
    CASE(a_match_of_a_rule_that_is_not_automatic_waits_for_take),
    CASE(five_thousand_messages_end_in_the_last_score),
};

CHECK_MAIN(cases)
