// What the operator takes, or brings with values of his own. The rules are those of
// test_director_cues.c.
#include "director_script.h"

TEST(take_replaces_what_is_there_even_pinned)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada\n"
                          "at 1.0 cue pin\n"
                          "at 2.0 news winner track/2 name=Bea\n"
                          "at 2.0 lower on winner track/1\n"
                          "at 3.0 cue take\n"
                          "at 3.0 lower leaving winner track/1\n"
                          "at 3.2 lower entering winner track/2\n"
                          "at 3.2 loose lower\n"));
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada\n"
                          "at 0.1 news winner track/2 name=Bea\n"
                          "at 0.1 cue take\n"
                          "at 0.1 lower leaving winner track/1\n"
                          "at 0.3 lower entering winner track/2\n"));
}

TEST(what_the_operator_took_keeps_its_hold_against_a_higher_priority)
{
    CHECK(goes_as_written("at 0.0 cue auto off\n"
                          "at 0.0 news attempt t/1 mark=1\n"
                          "at 0.0 cue take\n"
                          "at 0.1 cue auto on\n"
                          "at 1.0 news winner track/1 name=Ada\n"
                          "at 6.299 lower on attempt\n"
                          "at 6.3 lower leaving attempt\n"));
}

TEST(taking_another_before_the_first_came_lets_the_first_wait_again)
{
    CHECK(goes_as_written("at 0.0 news attempt t/1 mark=1\n"
                          "at 1.0 news attempt t/2 mark=1\n"
                          "at 1.0 news attempt t/3 mark=1\n"
                          "at 2.0 cue take attempt t/2\n"
                          "at 2.1 cue take attempt t/3\n"
                          "at 2.2 lower entering attempt t/3\n"
                          "at 2.2 queue t/2\n"
                          "at 8.7 lower entering attempt t/2\n"));
}

TEST(take_of_a_scene_takes_its_newest)
{
    CHECK(goes_as_written("at 0.0 cue auto off\n"
                          "at 1.0 news winner track/1 name=Ada\n"
                          "at 2.0 news winner track/2 name=Bea\n"
                          "at 3.0 news attempt t/1 mark=1\n"
                          "at 4.0 cue take winner\n"
                          "at 4.0 lower entering winner track/2\n"
                          "at 5.0 cue take winner track/1\n"
                          "at 5.2 lower entering winner track/1\n"));
}

TEST(take_of_a_scene_shows_the_last_again_when_none_waits)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada\n"
                          "at 1.0 update winner track/1 wind=+1.4\n"
                          "at 9.0 lower off\n"
                          "at 10 cue take winner\n"
                          "at 10 lower entering winner track/1\n"
                          "at 10 value lower wind +1.4\n"
                          "at 11 refused take winner: winner track/1 is on air already\n"
                          "at 30 cue take winner track/1\n"
                          "at 30 lower entering\n"));
}

TEST(take_of_what_was_dismissed_brings_it_back)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada\n"
                          "at 1.0 cue dismiss\n"
                          "at 5.0 cue take winner\n"
                          "at 5.0 lower entering winner track/1\n"
                          "at 20 news winner track/1 name=Ada -> shown\n"));
}

TEST(take_with_nothing_to_take_says_so)
{
    CHECK(goes_as_written(
        "at 0.0 refused take: nothing is waiting\n"
        "at 0.0 refused take winner: nothing is known of winner\n"
        "at 0.0 refused take winner track/1: nothing is known of winner track/1\n"));
}

TEST(take_without_a_scene_looks_at_the_foremost_layer_first)
{
    CHECK(goes_as_written("at 0.0 cue auto off\n"
                          "at 0.0 news winner track/1 name=Ada\n"
                          "at 1.0 news leaderboard tri/1 race=Sprint\n"
                          "at 2.0 cue take\n"
                          "at 2.0 board entering leaderboard\n"
                          "at 2.0 lower off\n"
                          "at 3.0 cue take\n"
                          "at 3.0 lower entering winner\n"));
}

TEST(values_of_ones_own_come_on_whatever_automation_does)
{
    CHECK(goes_as_written("at 0.0 cue auto off\n"
                          "at 0.0 put winner name=Guest\n"
                          "at 0.0 lower entering winner manual/winner\n"
                          "at 0.0 reason lower put up by the operator\n"
                          "at 2.0 put winner name=Guest mark=1\n"
                          "at 2.0 lower on winner manual/winner\n"
                          "at 2.0 value lower mark 1\n"
                          "at 10.0 lower leaving\n"));
}

TEST(values_of_ones_own_that_were_overtaken_do_not_come_by_themselves)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada\n"
                          "at 1.0 put attempt name=Guest\n"
                          "at 1.1 put height name=Other\n"
                          "at 1.2 lower entering height manual/height\n"
                          "at 1.2 held manual/attempt\n"
                          "at 60 lower off\n"
                          "at 60 queue manual/attempt\n"));
}

// A full panel and what is below it have no room beside each other: the newest word of
// the operator counts, pinned or not.
#define PANEL "at 0.0 put results event=100m\nat 0.9 full on results\n"

TEST(a_panel_makes_room_for_the_lower_third_or_board_that_the_operator_takes)
{
    CHECK(goes_as_written(PANEL "at 1.0 put winner name=Ada\n"
                                "at 1.0 full leaving results manual/results\n"
                                "at 1.0 fate manual/results makes room for what the "
                                "operator took: winner manual/winner\n"
                                "at 1.1 lower off\n"
                                "at 1.2 full off\n"
                                "at 1.2 lower entering winner manual/winner\n"
                                "at 1.5 lower on winner manual/winner\n"));
    CHECK(goes_as_written(PANEL "at 0.9 cue pin full\n"
                                "at 1.0 put leaderboard point=T2\n"
                                "at 1.0 full leaving results manual/results\n"
                                "at 1.2 full off\n"
                                "at 1.2 board entering leaderboard manual/leaderboard\n"
                                "at 1.5 board on\n"));
    CHECK(goes_as_written("at 0.0 put results event=100m\n"
                          "at 0.1 put winner name=Ada\n"
                          "at 0.1 full leaving results\n"
                          "at 0.3 lower entering winner\n"));
}

TEST(what_waits_behind_a_panel_waits_until_it_is_taken)
{
    CHECK(goes_as_written(PANEL "at 1.0 news winner w/1 name=Ada -> waiting\n"
                                "at 1.0 news winner w/2 name=Bea -> waiting\n"
                                "at 1.0 waits w/1 a full panel is on air\n"
                                "at 9.0 full on results\n"
                                "at 9.0 cue take\n"
                                "at 9.0 full leaving results\n"
                                "at 9.2 lower entering winner w/1\n"
                                "at 9.2 queue w/2\n"));
}

TEST(a_panel_that_the_operator_takes_sends_away_what_is_pinned_below_it)
{
    CHECK(
        goes_as_written("at 0.0 news winner w/1 name=Ada\n"
                        "at 0.0 news leaderboard l/1 point=T2\n"
                        "at 1.0 cue pin lower\n"
                        "at 1.0 cue pin board\n"
                        "at 2.0 put results event=100m\n"
                        "at 2.0 full off\n"
                        "at 2.0 lower leaving winner w/1\n"
                        "at 2.0 board leaving leaderboard l/1\n"
                        "at 2.0 fate w/1 makes room for what the operator took: results "
                        "manual/results\n"
                        "at 2.2 full entering results\n"
                        "at 2.2 lower off\n"
                        "at 2.2 board off\n"));
}

TEST(a_panel_that_comes_by_itself_waits_for_what_is_pinned_below_it)
{
    CHECK(goes_as_written("at 0.0 rule results auto=1\n"
                          "at 0.0 news winner w/1 name=Ada\n"
                          "at 1.0 cue pin lower\n"
                          "at 2.0 news results r/1 event=100m -> waiting\n"
                          "at 2.0 waits r/1 winner w/1 is pinned\n"
                          "at 9.0 cue unpin lower\n"
                          "at 9.0 lower leaving winner w/1\n"
                          "at 9.2 full entering results r/1\n"));
}

TEST(a_panel_that_comes_by_itself_waits_for_the_hold_of_what_the_operator_put_up)
{
    CHECK(goes_as_written("at 0.0 rule results auto=1\n"
                          "at 0.0 rule winner hold=8 ceiling=8\n"
                          "at 0.0 put winner name=Ada\n"
                          "at 2.0 news results r/1 event=100m -> waiting\n"
                          "at 2.0 waits r/1 winner manual/winner is on air\n"
                          "at 8.2 lower on\n"
                          "at 8.3 lower leaving\n"
                          "at 8.5 full entering results r/1\n"));
}

TEST(a_panel_that_is_announced_comes_when_it_was_said_to)
{
    CHECK(goes_as_written("at 0.0 rule results auto=1 announce=5\n"
                          "at 0.0 rule winner hold=60 ceiling=60\n"
                          "at 0.0 news winner w/1 name=Ada\n"
                          "at 1.0 news results r/1 event=100m -> waiting\n"
                          "at 5.7 lower on\n"
                          "at 5.8 lower leaving\n"
                          "at 5.9 full off\n"
                          "at 6.0 full entering results r/1\n"));
}

TEST(between_two_panels_nothing_comes_by_itself)
{
    CHECK(goes_as_written(PANEL
                          "at 1.0 news winner w/1 name=Ada -> waiting\n"
                          "at 2.0 put startlist event=100m\n"
                          "at 2.0 full leaving results\n"
                          "at 2.1 lower off\n"
                          "at 2.1 waits w/1 startlist manual/startlist comes first\n"
                          "at 2.2 full entering startlist\n"
                          "at 2.2 lower off\n"));
    CHECK(goes_as_written("at 0.0 rule results auto=1 hold=5 ceiling=5\n"
                          "at 0.0 news results r/1 event=100m\n"
                          "at 1.0 news winner w/1 name=Ada -> waiting\n"
                          "at 1.0 news results r/2 event=200m -> waiting\n"
                          "at 5.3 full leaving results r/1\n"
                          "at 5.5 full entering results r/2\n"
                          "at 5.5 lower off\n"));
}

TEST(of_a_panel_and_a_lower_third_taken_at_once_the_later_word_counts)
{
    CHECK(goes_as_written("at 0.0 put results event=100m\n"
                          "at 0.0 put winner name=Ada\n"
                          "at 0.0 full leaving results\n"
                          "at 0.5 lower on winner\n"));
    CHECK(goes_as_written("at 0.0 put winner name=Ada\n"
                          "at 0.0 put results event=100m\n"
                          "at 0.0 lower leaving winner\n"
                          "at 0.5 full on results\n"));
    // Also while the first word still waits for its place.
    CHECK(goes_as_written(PANEL "at 1.0 put startlist event=100m\n"
                                "at 1.1 put winner name=Ada\n"
                                "at 1.2 lower entering winner\n"
                                "at 1.2 held manual/startlist\n"
                                "at 1.4 full off\n"));
    CHECK(goes_as_written("at 0.0 news attempt a/1 mark=1\n"
                          "at 1.0 put winner name=Ada\n"
                          "at 1.1 put results event=100m\n"
                          "at 1.2 full entering results\n"
                          "at 1.2 held manual/winner\n"
                          "at 1.4 lower off\n"));
}

static const struct check_case cases[] = {
    CASE(take_replaces_what_is_there_even_pinned),
    CASE(what_the_operator_took_keeps_its_hold_against_a_higher_priority),
    CASE(taking_another_before_the_first_came_lets_the_first_wait_again),
    CASE(take_of_a_scene_takes_its_newest),
    CASE(take_of_a_scene_shows_the_last_again_when_none_waits),
    CASE(take_of_what_was_dismissed_brings_it_back),
    CASE(take_with_nothing_to_take_says_so),
    CASE(take_without_a_scene_looks_at_the_foremost_layer_first),
    CASE(values_of_ones_own_come_on_whatever_automation_does),
    CASE(values_of_ones_own_that_were_overtaken_do_not_come_by_themselves),
    CASE(a_panel_makes_room_for_the_lower_third_or_board_that_the_operator_takes),
    CASE(what_waits_behind_a_panel_waits_until_it_is_taken),
    CASE(a_panel_that_the_operator_takes_sends_away_what_is_pinned_below_it),
    CASE(a_panel_that_comes_by_itself_waits_for_what_is_pinned_below_it),
    CASE(a_panel_that_comes_by_itself_waits_for_the_hold_of_what_the_operator_put_up),
    CASE(a_panel_that_is_announced_comes_when_it_was_said_to),
    CASE(between_two_panels_nothing_comes_by_itself),
    CASE(of_a_panel_and_a_lower_third_taken_at_once_the_later_word_counts),
};

CHECK_MAIN(cases)
