// What comes on by itself is announced first where the rule says so, and can be stopped.
#include "director_script.h"

TEST(what_is_announced_comes_on_when_its_countdown_is_over)
{
    CHECK(goes_as_written("at 0.0 rule winner announce=3\n"
                          "at 1.0 news winner track/1 name=Ada -> waiting\n"
                          "at 1.0 announced track/1 in 3.0\n"
                          "at 1.0 fate track/1 announced: script\n"
                          "at 1.0 next 4.0\n"
                          "at 3.5 announced track/1 in 0.5\n"
                          "at 3.999 lower off\n"
                          "at 4.0 lower entering winner track/1\n"
                          "at 4.0 reason lower script\n"
                          "at 4.0 announced none\n"));
}

TEST(it_is_announced_before_what_is_on_air_leaves_so_that_no_time_is_lost)
{
    CHECK(goes_as_written("at 0.0 rule attempt announce=3\n"
                          "at 0.0 cue auto off\n"
                          "at 0.0 news attempt t/1 mark=1\n"
                          "at 0.0 cue take\n"
                          "at 0.1 cue auto on\n"
                          "at 1.0 news attempt t/2 mark=1 -> waiting\n"
                          "at 1.0 announced none\n"
                          "at 1.0 next 3.5\n"
                          "at 3.5 announced t/2 in 3.0\n"
                          "at 6.5 lower entering attempt t/2\n"));
}

TEST(a_higher_priority_comes_when_both_minimum_and_countdown_are_over)
{
    CHECK(goes_as_written("at 0.0 rule winner announce=2\n"
                          "at 0.0 news attempt t/1 mark=1 -> shown\n"
                          "at 0.5 news winner track/1 name=Ada -> waiting\n"
                          "at 1.499 announced none\n"
                          "at 1.5 announced track/1 in 2.0\n"
                          "at 3.3 lower leaving attempt\n"
                          "at 3.5 lower entering winner\n"));
    CHECK(goes_as_written("at 0.0 rule winner announce=2\n"
                          "at 0.0 news attempt t/1 mark=1 -> shown\n"
                          "at 3.5 news winner track/1 name=Ada -> waiting\n"
                          "at 3.5 announced track/1 in 2.0\n"
                          "at 5.299 lower on attempt\n"
                          "at 5.3 lower leaving attempt\n"
                          "at 5.5 lower entering winner\n"));
}

TEST(what_is_vetoed_stays_away_until_it_says_something_new)
{
    CHECK(goes_as_written("at 0.0 rule winner announce=3\n"
                          "at 0.0 news winner track/1 name=Ada\n"
                          "at 1.0 cue veto\n"
                          "at 1.0 announced none\n"
                          "at 1.0 queue\n"
                          "at 1.0 fate track/1 vetoed by the operator\n"
                          "at 1.0 next never\n"
                          "at 2.0 news winner track/1 name=Ada -> dropped\n"
                          "at 2.0 fate track/1 dismissed, and says nothing new\n"
                          "at 2.0 update winner track/1 wind=+1.0 -> dropped\n"
                          "at 9.0 lower off\n"
                          "at 9.0 news winner track/1 name=Bea -> waiting\n"
                          "at 12.0 lower entering winner track/1\n"
                          "at 12.0 value lower name Bea\n"));
}

TEST(a_veto_without_words_means_the_one_that_comes_first)
{
    CHECK(goes_as_written("at 0.0 rule winner announce=5\n"
                          "at 0.0 rule leaderboard announce=3\n"
                          "at 0.0 news winner track/1 name=Ada\n"
                          "at 1.0 news leaderboard tri/1 race=Sprint\n"
                          "at 1.0 announced tri/1 in 3.0 track/1 in 4.0\n"
                          "at 1.0 cue veto\n"
                          "at 1.0 announced track/1 in 4.0\n"
                          "at 1.0 cue veto\n"
                          "at 1.0 queue\n"));
    CHECK(goes_as_written("at 0.0 rule winner announce=5\n"
                          "at 0.0 news winner track/1 name=Ada\n"
                          "at 1.0 cue veto\n"
                          "at 1.0 refused veto: nothing is announced\n"));
}

TEST(a_veto_may_name_what_it_means_even_if_it_only_waits)
{
    CHECK(goes_as_written("at 0.0 rule winner announce=5\n"
                          "at 0.0 news winner track/1 name=Ada\n"
                          "at 0.1 news winner track/2 name=Bea\n"
                          "at 0.2 news attempt t/1 mark=1\n"
                          "at 1.0 cue veto track/2\n"
                          "at 1.0 queue track/1 t/1\n"
                          "at 1.0 cue veto attempt\n"
                          "at 1.0 queue track/1\n"
                          "at 1.0 announced track/1 in 4.0\n"
                          "at 1.0 refused veto track/9: track/9 is neither announced nor "
                          "waiting\n"
                          "at 1.0 cue veto winner track/1\n"
                          "at 1.0 queue\n"));
}

// A race's board and its winner share a subject.
TEST(a_subject_alone_vetoes_what_is_about_to_come_rather_than_what_waits)
{
    CHECK(goes_as_written("at 0.0 rule leaderboard announce=3\n"
                          "at 0.0 news winner track/1 name=Ada -> shown\n"
                          "at 1.0 cue pin lower\n"
                          "at 2.0 news winner tri/1 name=Bea\n"
                          "at 2.0 news leaderboard tri/1 race=Sprint\n"
                          "at 2.0 announced tri/1 in 3.0\n"
                          "at 3.0 cue veto tri/1\n"
                          "at 3.0 announced none\n"
                          "at 3.0 queue tri/1\n"
                          "at 9.0 board off\n"
                          "at 9.0 cue veto tri/1\n"
                          "at 9.0 queue\n"));
}

TEST(take_brings_what_is_announced_at_once)
{
    CHECK(goes_as_written("at 0.0 rule winner announce=5\n"
                          "at 0.0 news leaderboard tri/1 race=Sprint -> shown\n"
                          "at 0.0 news winner track/1 name=Ada\n"
                          "at 1.0 cue take\n"
                          "at 1.0 lower entering winner track/1\n"
                          "at 1.0 reason lower taken: script\n"
                          "at 1.0 announced none\n"));
    CHECK(goes_as_written("at 0.0 rule winner announce=5\n"
                          "at 0.0 news winner track/1 name=Ada\n"
                          "at 0.0 cue take winner track/1\n"
                          "at 0.0 lower entering winner track/1\n"));
}

TEST(an_update_of_what_is_announced_does_not_start_the_countdown_again)
{
    CHECK(goes_as_written("at 0.0 rule winner announce=3\n"
                          "at 0.0 news winner track/1 name=Ada\n"
                          "at 1.0 news winner track/1 name=Bea -> merged\n"
                          "at 1.0 fate track/1 updated while announced: script\n"
                          "at 2.0 update winner track/1 wind=+1.0 -> merged\n"
                          "at 2.0 waiting track/1 wind +1.0\n"
                          "at 2.0 announced track/1 in 1.0\n"
                          "at 3.0 lower entering winner track/1\n"
                          "at 3.0 value lower name Bea\n"));
}

TEST(automation_off_makes_what_is_announced_wait_again)
{
    CHECK(goes_as_written("at 0.0 rule winner announce=3\n"
                          "at 0.0 news winner track/1 name=Ada\n"
                          "at 2.0 cue auto off\n"
                          "at 2.0 announced none\n"
                          "at 2.0 queue track/1\n"
                          "at 2.0 held track/1\n"
                          "at 2.0 fate track/1 no longer announced: automation is off: "
                          "waits for take\n"
                          "at 9.0 lower off\n"
                          "at 9.0 cue auto on\n"
                          "at 9.0 announced track/1 in 3.0\n"
                          "at 12.0 lower entering winner track/1\n"));
}

TEST(clear_drops_what_is_announced)
{
    CHECK(goes_as_written("at 0.0 rule winner announce=3\n"
                          "at 0.0 news winner track/1 name=Ada\n"
                          "at 2.0 cue clear\n"
                          "at 2.0 announced none\n"
                          "at 2.0 queue\n"
                          "at 2.0 fate track/1 cleared by the operator\n"
                          "at 9.0 lower off\n"));
}

TEST(dismissing_what_is_on_air_keeps_the_countdown_of_the_next)
{
    CHECK(goes_as_written("at 0.0 rule attempt announce=3\n"
                          "at 0.0 news attempt t/1 mark=1\n"
                          "at 3.0 lower entering attempt t/1\n"
                          "at 4.0 news attempt t/2 mark=1\n"
                          "at 7.0 announced t/2 in 2.5\n"
                          "at 7.0 cue dismiss lower\n"
                          "at 7.0 announced t/2 in 2.5\n"
                          "at 7.2 lower off\n"
                          "at 9.499 lower off\n"
                          "at 9.5 lower entering attempt t/2\n"));
}

TEST(a_pin_makes_what_is_announced_wait_and_it_is_announced_anew)
{
    CHECK(
        goes_as_written("at 0.0 rule winner announce=2\n"
                        "at 0.0 news attempt t/1 mark=1 -> shown\n"
                        "at 2.0 news winner track/1 name=Ada\n"
                        "at 2.0 announced track/1 in 2.0\n"
                        "at 2.5 cue pin lower\n"
                        "at 2.5 announced none\n"
                        "at 2.5 fate track/1 no longer announced: attempt t/1 is pinned\n"
                        "at 2.5 waits track/1 attempt t/1 is pinned\n"
                        "at 9.0 lower on attempt t/1\n"
                        "at 9.0 cue unpin lower\n"
                        "at 9.0 announced track/1 in 2.0\n"
                        "at 11.0 lower entering winner\n"));
}

TEST(what_comes_first_takes_the_turn_of_what_is_announced)
{
    CHECK(goes_as_written("at 0.0 rule attempt announce=3\n"
                          "at 0.0 news attempt t/1 mark=1\n"
                          "at 1.0 news winner track/1 name=Ada -> shown\n"
                          "at 1.0 announced none\n"
                          "at 1.0 waits t/1 winner track/1 is on air\n"));
    CHECK(goes_as_written("at 0.0 rule attempt announce=3\n"
                          "at 0.0 rule winner announce=3\n"
                          "at 0.0 news attempt t/1 mark=1\n"
                          "at 1.0 news winner track/1 name=Ada -> waiting\n"
                          "at 1.0 announced track/1 in 3.0\n"
                          "at 1.0 fate t/1 no longer announced: winner track/1 comes "
                          "first\n"
                          "at 4.0 lower entering winner\n"));
}

TEST(a_longer_hold_is_told_by_the_countdown)
{
    CHECK(goes_as_written("at 0.0 rule attempt announce=3\n"
                          "at 0.0 news attempt t/1 mark=1\n"
                          "at 3.1 news attempt t/2 mark=1\n"
                          "at 8.0 announced t/2 in 1.5\n"
                          "at 8.0 news attempt t/1 mark=2\n"
                          "at 8.0 announced t/2 in 6.2\n"
                          "at 14.2 lower entering attempt t/2\n"));
}

TEST(what_is_retracted_is_not_announced_any_more)
{
    CHECK(goes_as_written("at 0.0 rule goal announce=3\n"
                          "at 0.0 news goal cup/1/goal/4 player=Ada\n"
                          "at 1.0 retract goal cup/1/goal/4 taken back\n"
                          "at 1.0 announced none\n"
                          "at 9.0 lower off\n"));
}

TEST(what_the_operator_puts_up_is_not_announced)
{
    CHECK(goes_as_written("at 0.0 rule winner announce=3\n"
                          "at 0.0 put winner name=Guest\n"
                          "at 0.0 lower entering winner manual/winner\n"));
}

TEST(a_full_panel_makes_what_is_announced_wait)
{
    CHECK(goes_as_written("at 0.0 rule winner announce=3\n"
                          "at 0.0 news winner track/1 name=Ada\n"
                          "at 1.0 put results event=100m\n"
                          "at 1.0 announced none\n"
                          "at 1.0 waits track/1 a full panel is on air\n"
                          "at 5.0 cue dismiss full\n"
                          "at 5.0 announced track/1 in 3.0\n"
                          "at 8.0 lower entering winner track/1\n"));
}

TEST(a_scene_rests_after_it_left_while_others_come_on)
{
    CHECK(goes_as_written("at 0.0 rule attempt cooldown=20 max_age=60\n"
                          "at 0.0 news attempt t/1 mark=1 -> shown\n"
                          "at 1.0 news attempt t/2 mark=1 -> waiting\n"
                          "at 2.0 news height t/3 height=1.85 -> waiting\n"
                          "at 6.5 lower entering height t/3\n"
                          "at 13.0 lower off\n"
                          "at 13.0 waits t/2 attempt rests for another 14 s\n"
                          "at 13.0 next 26.5\n"
                          "at 26.5 lower entering attempt t/2\n"));
}

TEST(take_does_not_wait_for_a_scene_to_rest)
{
    CHECK(goes_as_written("at 0.0 rule attempt cooldown=20 max_age=60\n"
                          "at 0.0 news attempt t/1 mark=1 -> shown\n"
                          "at 7.0 news attempt t/2 mark=1 -> waiting\n"
                          "at 8.0 cue take\n"
                          "at 8.0 lower entering attempt t/2\n"));
}

TEST(a_scene_that_rests_is_announced_while_it_does)
{
    CHECK(goes_as_written("at 0.0 rule attempt cooldown=20 announce=5 max_age=60\n"
                          "at 0.0 news attempt t/1 mark=1\n"
                          "at 5.0 lower entering attempt t/1\n"
                          "at 11.5 lower off\n"
                          "at 12.0 news attempt t/2 mark=1\n"
                          "at 12.0 announced none\n"
                          "at 12.0 next 26.5\n"
                          "at 26.5 announced t/2 in 5.0\n"
                          "at 31.5 lower entering attempt t/2\n"));
}

static const struct check_case cases[] = {
    CASE(what_is_announced_comes_on_when_its_countdown_is_over),
    CASE(it_is_announced_before_what_is_on_air_leaves_so_that_no_time_is_lost),
    CASE(a_higher_priority_comes_when_both_minimum_and_countdown_are_over),
    CASE(what_is_vetoed_stays_away_until_it_says_something_new),
    CASE(a_veto_without_words_means_the_one_that_comes_first),
    CASE(a_veto_may_name_what_it_means_even_if_it_only_waits),
    CASE(a_subject_alone_vetoes_what_is_about_to_come_rather_than_what_waits),
    CASE(take_brings_what_is_announced_at_once),
    CASE(an_update_of_what_is_announced_does_not_start_the_countdown_again),
    CASE(automation_off_makes_what_is_announced_wait_again),
    CASE(clear_drops_what_is_announced),
    CASE(dismissing_what_is_on_air_keeps_the_countdown_of_the_next),
    CASE(a_pin_makes_what_is_announced_wait_and_it_is_announced_anew),
    CASE(what_comes_first_takes_the_turn_of_what_is_announced),
    CASE(a_longer_hold_is_told_by_the_countdown),
    CASE(what_is_retracted_is_not_announced_any_more),
    CASE(what_the_operator_puts_up_is_not_announced),
    CASE(a_full_panel_makes_what_is_announced_wait),
    CASE(a_scene_rests_after_it_left_while_others_come_on),
    CASE(take_does_not_wait_for_a_scene_to_rest),
    CASE(a_scene_that_rests_is_announced_while_it_does),
};
CHECK_MAIN(cases)
