// What the operator asks of the director: pin, dismiss, clear, automation, take. Rules of
// the table: a winner has priority 50, holds 8 s, stays 3.5 s at least, 20 s at most,
// waits 60 s; an attempt 30, 6 s, 3 s, 15 s, 20 s.
#include "director_script.h"

TEST(pinned_stays_until_unpinned)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada\n"
                          "at 0.1 cue pin\n"
                          "at 0.1 pinned lower\n"
                          "at 100 lower on\n"
                          "at 100 next never\n"
                          "at 100 cue unpin\n"
                          "at 100 lower leaving\n"));
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada\n"
                          "at 1.0 cue pin lower\n"
                          "at 2.0 cue pin toggle\n"
                          "at 2.0 loose lower\n"
                          "at 8.3 lower leaving\n"));
}

TEST(pinned_still_takes_news_of_its_own_subject)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 mark=1\n"
                          "at 1.0 cue pin\n"
                          "at 50 news winner track/1 mark=2 -> merged\n"
                          "at 50 value lower mark 2\n"
                          "at 200 lower on\n"
                          "at 200 pinned lower\n"));
}

TEST(what_comes_while_something_is_pinned_waits_and_is_dropped_when_too_old)
{
    CHECK(goes_as_written("at 0.0 news attempt t/1 mark=1\n"
                          "at 1.0 cue pin\n"
                          "at 2.0 news winner track/1 name=Ada -> waiting\n"
                          "at 62 lower on attempt\n"
                          "at 62 queue track/1\n"
                          "at 62.001 queue\n"
                          "at 62.001 last waited too long: 60 s old\n"));
}

TEST(what_waited_comes_when_the_pin_goes)
{
    CHECK(goes_as_written("at 0.0 news attempt t/1 mark=1\n"
                          "at 1.0 cue pin\n"
                          "at 2.0 news attempt t/2 mark=1\n"
                          "at 10 cue unpin\n"
                          "at 10 lower leaving attempt t/1\n"
                          "at 10.2 lower entering attempt t/2\n"));
}

TEST(dismiss_leaves_animated_and_keeps_that_subject_away_until_it_says_something_new)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada\n"
                          "at 2.0 cue dismiss\n"
                          "at 2.0 lower leaving\n"
                          "at 2.2 lower off\n"
                          "at 3.0 news winner track/1 name=Ada -> dropped\n"
                          "at 3.0 last dismissed, and says nothing new\n"
                          "at 4.0 news winner track/1 name=Bea -> shown\n"));
}

TEST(what_was_dismissed_may_be_enriched_without_coming_back)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada\n"
                          "at 2.0 cue dismiss\n"
                          "at 3.0 update winner track/1 wind=+1.4 -> dropped\n"
                          "at 4.0 news winner track/1 name=Ada wind=+1.4 -> dropped\n"
                          "at 5.0 news winner track/1 name=Ada wind=+1.5 -> shown\n"));
}

TEST(dismissed_while_entering_it_turns_round)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada\n"
                          "at 0.1 cue dismiss lower\n"
                          "at 0.1 lower leaving\n"
                          "at 0.3 lower off\n"
                          "at 0.3 next never\n"));
}

TEST(dismissed_while_leaving_it_does_not_come_back)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada\n"
                          "at 8.4 lower leaving\n"
                          "at 8.4 refused dismiss lower: winner is leaving already\n"
                          "at 9.0 news winner track/1 name=Ada -> dropped\n"));
}

TEST(dismiss_takes_off_what_is_pinned)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada\n"
                          "at 1.0 cue pin\n"
                          "at 2.0 cue dismiss\n"
                          "at 2.0 lower leaving\n"
                          "at 2.0 loose lower\n"));
}

TEST(clear_cuts_every_layer_empties_the_queue_and_turns_automation_off)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada\n"
                          "at 0.0 news scorebug cup/1 home.score=1\n"
                          "at 0.0 news leaderboard tri/1 race=Sprint\n"
                          "at 0.1 news attempt t/1 mark=1\n"
                          "at 1.0 cue pin lower\n"
                          "at 2.0 cue clear\n"
                          "at 2.0 lower off\n"
                          "at 2.0 bug off\n"
                          "at 2.0 board off\n"
                          "at 2.0 queue\n"
                          "at 2.0 auto off\n"
                          "at 2.0 next never\n"
                          "at 3.0 news winner track/2 name=Bea -> waiting\n"
                          "at 3.0 lower off\n"));
}

TEST(with_automation_off_proposals_wait_for_take)
{
    CHECK(goes_as_written("at 0.0 cue auto off\n"
                          "at 1.0 news winner track/1 name=Ada -> waiting\n"
                          "at 1.0 held track/1\n"
                          "at 30 lower off\n"
                          "at 30 cue take\n"
                          "at 30 lower entering winner track/1\n"
                          "at 30 reason lower taken: script\n"
                          "at 38.3 lower leaving\n"));
}

TEST(with_automation_off_what_is_on_air_is_still_updated_and_still_leaves)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 mark=1\n"
                          "at 1.0 cue auto off\n"
                          "at 2.0 news winner track/1 mark=2 -> merged\n"
                          "at 2.0 news winner track/2 mark=3 -> waiting\n"
                          "at 10.0 lower leaving\n"
                          "at 11.0 lower off\n"));
}

TEST(what_is_held_waits_longer_but_not_for_ever)
{
    CHECK(goes_as_written("at 0.0 cue auto off\n"
                          "at 0.0 news attempt t/1 mark=1\n"
                          "at 300 queue t/1\n"
                          "at 300.001 queue\n"));
}

TEST(automation_on_lets_waiting_ones_flow_but_not_the_stale)
{
    CHECK(goes_as_written("at 0.0 cue auto off\n"
                          "at 0.0 news attempt t/1 mark=1\n"
                          "at 25 news attempt t/2 mark=1\n"
                          "at 30 cue auto on\n"
                          "at 30 lower entering attempt t/2\n"
                          "at 30 queue\n"));
    CHECK(goes_as_written("at 0.0 cue auto toggle\n"
                          "at 0.0 auto off\n"
                          "at 0.0 cue auto toggle\n"
                          "at 0.0 auto on\n"
                          "at 0.0 refused auto on: automation is on already\n"));
}

TEST(a_scene_whose_rule_is_not_automatic_waits_for_take)
{
    CHECK(goes_as_written("at 0.0 news athlete track/205 name=Ada -> waiting\n"
                          "at 0.0 held track/205\n"
                          "at 1.0 news winner track/1 name=Bea -> shown\n"
                          "at 2.0 cue take athlete\n"
                          "at 2.0 lower leaving winner\n"
                          "at 2.2 lower entering athlete\n"));
}

TEST(cues_without_a_layer_mean_the_selected_or_foremost_one)
{
    CHECK(goes_as_written("at 0.0 selected none\n"
                          "at 0.0 news winner track/1 name=Ada\n"
                          "at 0.0 news scorebug cup/1 home.score=1\n"
                          "at 0.0 selected lower\n"
                          "at 1.0 cue layer\n"
                          "at 1.0 selected bug\n"
                          "at 1.0 cue pin\n"
                          "at 1.0 pinned bug\n"
                          "at 1.0 cue layer lower\n"
                          "at 1.0 selected lower\n"
                          "at 1.0 refused layer lower: layer lower is selected already\n"
                          "at 1.0 refused layer full: nothing is on air on layer full\n"
                          "at 1.0 cue dismiss\n"
                          "at 1.0 selected bug\n"
                          "at 1.0 lower leaving\n"
                          "at 1.0 bug on\n"
                          "at 1.1 cue dismiss\n"
                          "at 1.1 bug leaving\n"));
}

TEST(cues_that_find_nothing_say_so)
{
    CHECK(goes_as_written("at 0.0 refused dismiss: nothing is on air\n"
                          "at 0.0 refused pin: nothing is on air\n"
                          "at 0.0 refused unpin board: nothing is on air on layer board\n"
                          "at 0.0 refused next: nothing is on air\n"
                          "at 0.0 refused layer: nothing is on air\n"
                          "at 0.0 refused veto: nothing is announced\n"
                          "at 0.0 news winner track/1 name=Ada\n"
                          "at 1.0 refused unpin: winner is not pinned\n"
                          "at 1.0 cue pin\n"
                          "at 1.0 refused pin: winner is pinned already\n"
                          "at 1.0 refused next: winner has no pages\n"));
}

TEST(bug_and_board_go_off_and_on_by_their_own_cues)
{
    CHECK(goes_as_written(
        "at 0.0 refused bug on: there is nothing for the bug: nothing is followed that "
        "has one\n"
        "at 0.0 news scorebug cup/1 home.score=1\n"
        "at 1.0 refused bug on: the bug is on already\n"
        "at 1.0 cue bug off\n"
        "at 1.0 bug leaving\n"
        "at 2.0 news scorebug cup/1 home.score=1 -> dropped\n"
        "at 3.0 cue bug toggle\n"
        "at 3.0 bug entering scorebug cup/1\n"
        "at 4.0 refused board off: the board is off already\n"));
}

static const struct check_case cases[] = {
    CASE(pinned_stays_until_unpinned),
    CASE(pinned_still_takes_news_of_its_own_subject),
    CASE(what_comes_while_something_is_pinned_waits_and_is_dropped_when_too_old),
    CASE(what_waited_comes_when_the_pin_goes),
    CASE(dismiss_leaves_animated_and_keeps_that_subject_away_until_it_says_something_new),
    CASE(what_was_dismissed_may_be_enriched_without_coming_back),
    CASE(dismissed_while_entering_it_turns_round),
    CASE(dismissed_while_leaving_it_does_not_come_back),
    CASE(dismiss_takes_off_what_is_pinned),
    CASE(clear_cuts_every_layer_empties_the_queue_and_turns_automation_off),
    CASE(with_automation_off_proposals_wait_for_take),
    CASE(with_automation_off_what_is_on_air_is_still_updated_and_still_leaves),
    CASE(what_is_held_waits_longer_but_not_for_ever),
    CASE(automation_on_lets_waiting_ones_flow_but_not_the_stale),
    CASE(a_scene_whose_rule_is_not_automatic_waits_for_take),
    CASE(cues_without_a_layer_mean_the_selected_or_foremost_one),
    CASE(cues_that_find_nothing_say_so),
    CASE(bug_and_board_go_off_and_on_by_their_own_cues),
};

CHECK_MAIN(cases)
