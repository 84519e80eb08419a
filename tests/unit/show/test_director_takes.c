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

TEST(what_the_operator_takes_stands_over_a_full_panel)
{
    CHECK(goes_as_written("at 0.0 put results event=100m\n"
                          "at 1.0 put winner name=Ada\n"
                          "at 1.5 lower on winner manual/winner\n"
                          "at 1.5 full on results manual/results\n"));
}

TEST(a_board_put_up_by_hand_takes_the_place_of_a_full_panel)
{
    CHECK(goes_as_written("at 0.0 put results event=100m\n"
                          "at 1.0 put leaderboard point=T2\n"
                          "at 1.0 board entering leaderboard manual/leaderboard\n"
                          "at 1.1 full leaving results manual/results\n"
                          "at 1.5 full off\n"
                          "at 2.0 put results event=100m\n"
                          "at 2.1 full entering results manual/results\n"
                          "at 2.5 board off\n"
                          "at 3.0 cue pin full\n"
                          "at 4.0 put leaderboard point=T2\n"
                          "at 4.5 full on results manual/results\n"));
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
    CASE(what_the_operator_takes_stands_over_a_full_panel),
    CASE(a_board_put_up_by_hand_takes_the_place_of_a_full_panel),
};

CHECK_MAIN(cases)
