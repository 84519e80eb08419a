// Goals of a match on air: seen live, told twice, taken back, overtaken.
#include "live_hall.h"

TEST(a_goal_seen_live_is_shown_and_the_score_changes_in_place)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 30000);
    pass(&hall, 1);
    struct match_entry goal = goal_entry("41", SIDE_HOME, "Tea Kolar", 1, 0);
    goal_told(&hall, &goal);
    CHECK_STR(standing(&hall, LAYER_LOWER), "goal cup/368/goal/41");
    CHECK_STR(shown(&hall, LAYER_LOWER, "player"), "Tea Kolar");
    CHECK_STR(shown(&hall, LAYER_LOWER, "team.short"), "HAR");
    CHECK_STR(shown(&hall, LAYER_LOWER, "score"), "1:0");
    CHECK_STR(shown(&hall, LAYER_LOWER, "minute"), "8'");
    CHECK_STR(on(&hall, LAYER_LOWER)->reason, "goal for Harbour HC, 1:0");
    CHECK_STR(shown(&hall, LAYER_BUG, "home.score"), "1");
    CHECK_INT(on(&hall, LAYER_BUG)->changed_ms, hall.now_ms);
    CHECK_STR(values_get(on(&hall, LAYER_BUG)->before, "home.score"), "0");
    hall_close(&hall);
}

TEST(an_own_goal_says_so_to_the_viewers_and_to_the_operator)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 30000);
    struct match_entry goal = goal_entry("41", SIDE_HOME, "Tea Kolar", 1, 0);
    goal.own = true;
    goal_told(&hall, &goal);
    CHECK_STR(shown(&hall, LAYER_LOWER, "note"), "own goal");
    CHECK_STR(on(&hall, LAYER_LOWER)->reason, "own goal for Harbour HC, 1:0");
    goal.own = false; // it was given to the one who shot
    goal_told(&hall, &goal);
    CHECK_STR(shown(&hall, LAYER_LOWER, "note"), "");
    hall_close(&hall);
}

TEST(a_goal_told_twice_is_celebrated_once)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 30000);
    struct match_entry goal = goal_entry("41", SIDE_HOME, "Tea Kolar", 1, 0);
    goal_told(&hall, &goal);
    pass(&hall, 2);
    int64_t entered = on(&hall, LAYER_LOWER)->entered_ms;
    goal_told(&hall, &goal);
    CHECK_INT(on(&hall, LAYER_LOWER)->entered_ms, entered);
    pass(&hall, 20);
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    goal_told(&hall, &goal);
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    CHECK_INT(director_waiting_count(show_director(hall.show)), 0);
    hall_close(&hall);
}

// What the service sends when a goal is taken back: the lower score and the whole list.
static void take_back(struct hall *hall)
{
    hear_match(hall, CUP, &(struct match_message){.status = MATCH_LIVE, .whole = true});
}

TEST(a_goal_that_is_taken_back_leaves_at_once_and_does_not_come_again)
{
    struct hall hall = hall_open();
    bool obeyed;
    match_live(&hall, 0, 0, 30000);
    struct match_entry goal = goal_entry("41", SIDE_HOME, NULL, 1, 0);
    goal_told(&hall, &goal);
    pass(&hall, 2);
    take_back(&hall);
    CHECK_STR(standing(&hall, LAYER_LOWER), "leaving goal cup/368/goal/41");
    CHECK_STR(shown(&hall, LAYER_BUG, "home.score"), "0");
    pass(&hall, 1);
    CHECK_STR(say(&hall, "take goal", &obeyed), "nothing is known of goal");
    CHECK(!obeyed);
    hall_close(&hall);
}

TEST(a_goal_that_is_taken_back_while_it_waits_is_never_shown)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 30000);
    say(&hall, "auto off", NULL);
    struct match_entry goal = goal_entry("41", SIDE_HOME, NULL, 1, 0);
    goal_told(&hall, &goal);
    CHECK_INT(director_waiting_count(show_director(hall.show)), 1);
    take_back(&hall);
    CHECK_INT(director_waiting_count(show_director(hall.show)), 0);
    say(&hall, "auto on", NULL);
    pass(&hall, 1);
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    hall_close(&hall);
}

// The last decision that names this subject.
static const char *fate(const struct hall *hall, const char *subject)
{
    const struct director *director = show_director(hall->show);
    for (int i = director_decision_count(director) - 1; i >= 0; i--) {
        const struct decision *decision = director_decision(director, i);
        if (text_equal(decision->subject, subject)) {
            return decision->text;
        }
    }
    return "";
}

TEST(a_goal_that_waits_is_overtaken_by_the_next_one)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 1000);
    pass(&hall, 1);
    struct match_entry goals[] = {goal_entry("41", SIDE_HOME, NULL, 1, 0),
                                  goal_entry("42", SIDE_HOME, NULL, 2, 0),
                                  goal_entry("43", SIDE_AWAY, NULL, 2, 1)};
    goal_told(&hall, &goals[0]);
    pass(&hall, 2);
    goal_told(&hall, &goals[1]);
    pass(&hall, 1);
    CHECK_INT(director_waiting_count(show_director(hall.show)), 1);
    goal_told(&hall, &goals[2]);
    CHECK_STR(standing(&hall, LAYER_LOWER), "goal cup/368/goal/41");
    CHECK_STR(fate(&hall, "cup/368/goal/42"), "overtaken by a later goal");
    CHECK_INT(director_waiting_count(show_director(hall.show)), 1);
    pass(&hall, 5);
    CHECK_STR(standing(&hall, LAYER_LOWER), "goal cup/368/goal/43");
    CHECK_STR(shown(&hall, LAYER_LOWER, "score"), "2:1");
    hall_close(&hall);
}

TEST(a_goal_that_is_told_after_the_one_that_followed_it_is_not_celebrated)
{
    struct hall hall = hall_open();
    match_live(&hall, 1, 1, 1000);
    pass(&hall, 1);
    struct match_entry late = goal_entry("42", SIDE_HOME, NULL, 2, 1);
    struct match_entry next = goal_entry("43", SIDE_HOME, NULL, 3, 1);
    goal_told(&hall, &next);
    hear_match(&hall, CUP,
               &(struct match_message){.status = MATCH_LIVE,
                                       .home = 3,
                                       .away = 1,
                                       .entries = &late,
                                       .entry_count = 1});
    CHECK_STR(fate(&hall, "cup/368/goal/42"), "overtaken by a later goal");
    CHECK_INT(director_waiting_count(show_director(hall.show)), 0);
    CHECK_STR(standing(&hall, LAYER_LOWER), "goal cup/368/goal/43");
    hall_close(&hall);
}

TEST(a_goal_that_waits_is_dropped_when_another_match_is_followed)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 1000);
    hear_match(&hall, CUP, &(struct match_message){.id = "371", .status = MATCH_LIVE});
    struct match_entry first = goal_entry("41", SIDE_HOME, NULL, 1, 0);
    struct match_entry next = goal_entry("42", SIDE_AWAY, NULL, 1, 1);
    goal_told(&hall, &first);
    pass(&hall, 1);
    goal_told(&hall, &next);
    say(&hall, "follow cup 368", NULL);
    CHECK_INT(director_waiting_count(show_director(hall.show)), 1);
    say(&hall, "follow cup 371", NULL);
    CHECK_STR(fate(&hall, "cup/368/goal/42"), "its match is no longer followed");
    pass(&hall, 9);
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    hall_close(&hall);
}

// Beside the bug of the other match it would contradict it.
TEST(a_goal_on_air_leaves_when_another_match_is_followed)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 1000);
    hear_match(&hall, CUP, &(struct match_message){.id = "371", .status = MATCH_LIVE});
    struct match_entry goal = goal_entry("41", SIDE_HOME, NULL, 1, 0);
    goal_told(&hall, &goal);
    pass(&hall, 1);
    say(&hall, "follow cup 368", NULL);
    CHECK_STR(standing(&hall, LAYER_LOWER), "goal cup/368/goal/41");
    say(&hall, "follow cup 371", NULL);
    CHECK_STR(standing(&hall, LAYER_LOWER), "leaving goal cup/368/goal/41");
    CHECK_STR(fate(&hall, "cup/368/goal/41"), "leaves: its match is no longer followed");
    hall_close(&hall);
}

TEST(a_goal_that_the_operator_pinned_or_took_stays_when_another_match_is_followed)
{
    static const char *const cues[] = {"pin lower", "take goal"};
    for (int i = 0; i < 2; i++) {
        struct hall hall = hall_open();
        say(&hall, i ? "auto off" : "auto on", NULL);
        match_live(&hall, 0, 0, 1000);
        hear_match(&hall, CUP,
                   &(struct match_message){.id = "371", .status = MATCH_LIVE});
        struct match_entry goal = goal_entry("41", SIDE_HOME, NULL, 1, 0);
        goal_told(&hall, &goal);
        say(&hall, cues[i], NULL);
        pass(&hall, 1);
        say(&hall, "follow cup 371", NULL);
        CHECK_STR(standing(&hall, LAYER_LOWER), "goal cup/368/goal/41");
        hall_close(&hall);
    }
}

TEST(a_goal_does_not_overtake_one_of_another_match)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 1000);
    hear_match(&hall, ARENA, &(struct match_message){.id = "f-1", .status = MATCH_LIVE});
    struct match_entry first = goal_entry("40", SIDE_HOME, NULL, 1, 0);
    struct match_entry other = goal_entry("9", SIDE_AWAY, NULL, 0, 1);
    struct match_entry next = goal_entry("41", SIDE_HOME, NULL, 2, 0);
    goal_told(&hall, &first);
    hear_match(&hall, ARENA,
               &(struct match_message){.id = "f-1",
                                       .status = MATCH_LIVE,
                                       .away = 1,
                                       .entries = &other,
                                       .entry_count = 1});
    goal_told(&hall, &next);
    CHECK_INT(director_waiting_count(show_director(hall.show)), 2);
    hall_close(&hall);
}

TEST(a_goal_that_waited_for_more_than_ten_seconds_is_not_shown)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 1000);
    pass(&hall, 1);
    struct match_entry before = goal_entry("40", SIDE_AWAY, NULL, 3, 3);
    goal_told(&hall, &before);
    CHECK_STR(say(&hall, "pin lower", NULL), "");
    struct match_entry goal = goal_entry("41", SIDE_HOME, NULL, 4, 3);
    goal_told(&hall, &goal);
    pass(&hall, 12);
    CHECK_STR(say(&hall, "dismiss lower", NULL), "");
    pass(&hall, 3);
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    CHECK_STR(fate(&hall, "cup/368/goal/41"), "waited too long: 10 s old");
    hall_close(&hall);
}

TEST(a_pinned_goal_that_is_taken_back_leaves_when_it_is_unpinned)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 30000);
    struct match_entry goal = goal_entry("41", SIDE_HOME, NULL, 1, 0);
    goal_told(&hall, &goal);
    say(&hall, "pin lower", NULL);
    take_back(&hall);
    pass(&hall, 60);
    CHECK_STR(standing(&hall, LAYER_LOWER), "goal cup/368/goal/41");
    say(&hall, "unpin lower", NULL);
    CHECK_STR(standing(&hall, LAYER_LOWER), "leaving goal cup/368/goal/41");
    hall_close(&hall);
}

TEST(a_name_that_comes_later_completes_the_goal_on_air)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 30000);
    struct match_entry goal = goal_entry("41", SIDE_HOME, NULL, 1, 0);
    goal_told(&hall, &goal);
    pass(&hall, 1);
    CHECK_STR(shown(&hall, LAYER_LOWER, "player"), "");
    goal.player = "Ana Brod";
    goal_told(&hall, &goal);
    CHECK_STR(shown(&hall, LAYER_LOWER, "player"), "Ana Brod");
    goal.player = "Ana Brodova";
    goal_told(&hall, &goal);
    CHECK_STR(shown(&hall, LAYER_LOWER, "player"), "Ana Brodova");
    hall_close(&hall);
}

TEST(what_was_said_while_the_link_was_down_is_history)
{
    struct hall hall = hall_open();
    match_live(&hall, 0, 0, 30000);
    struct match_entry goals[] = {goal_entry("41", SIDE_HOME, "Tea Kolar", 1, 0),
                                  goal_entry("42", SIDE_AWAY, "Ida Lam", 1, 1)};
    hear_match(&hall, CUP,
               &(struct match_message){.status = MATCH_LIVE,
                                       .home = 1,
                                       .away = 1,
                                       .entries = goals,
                                       .entry_count = 2,
                                       .whole = true,
                                       .backlog = true});
    CHECK_STR(shown(&hall, LAYER_BUG, "away.score"), "1");
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    struct match_entry next = goal_entry("43", SIDE_AWAY, "Ida Lam", 1, 2);
    goal_told(&hall, &next);
    CHECK_STR(standing(&hall, LAYER_LOWER), "goal cup/368/goal/43");
    hall_close(&hall);
}

TEST(goals_of_a_match_that_is_not_followed_stay_silent)
{
    struct hall hall = hall_open();
    struct match_entry goal = goal_entry("9", SIDE_HOME, NULL, 1, 0);
    struct match_message other = {.id = "371", .status = MATCH_LIVE};
    hear_match(&hall, CUP, &other);
    other.home = 1;
    other.entries = &goal;
    other.entry_count = 1;
    hear_match(&hall, CUP, &other);
    CHECK_STR(standing(&hall, LAYER_LOWER), "");
    CHECK_STR(standing(&hall, LAYER_BUG), "");
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(a_goal_seen_live_is_shown_and_the_score_changes_in_place),
    CASE(an_own_goal_says_so_to_the_viewers_and_to_the_operator),
    CASE(a_goal_told_twice_is_celebrated_once),
    CASE(a_goal_that_is_taken_back_leaves_at_once_and_does_not_come_again),
    CASE(a_goal_that_is_taken_back_while_it_waits_is_never_shown),
    CASE(a_goal_that_waits_is_overtaken_by_the_next_one),
    CASE(a_goal_that_is_told_after_the_one_that_followed_it_is_not_celebrated),
    CASE(a_goal_that_waits_is_dropped_when_another_match_is_followed),
    CASE(a_goal_on_air_leaves_when_another_match_is_followed),
    CASE(a_goal_that_the_operator_pinned_or_took_stays_when_another_match_is_followed),
    CASE(a_goal_does_not_overtake_one_of_another_match),
    CASE(a_goal_that_waited_for_more_than_ten_seconds_is_not_shown),
    CASE(a_pinned_goal_that_is_taken_back_leaves_when_it_is_unpinned),
    CASE(a_name_that_comes_later_completes_the_goal_on_air),
    CASE(what_was_said_while_the_link_was_down_is_history),
    CASE(goals_of_a_match_that_is_not_followed_stay_silent),
};

CHECK_MAIN(cases)
