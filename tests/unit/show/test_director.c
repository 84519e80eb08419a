// The director, as the operator would tell it. Rules of the table: a winner has priority
// 50, holds 8 s, stays 3.5 s at least, 20 s at most, waits 60 s; an attempt 30, 6 s,
// 3 s, 15 s, 20 s.
#include "director_script.h"

TEST(a_scene_comes_holds_and_leaves_by_itself)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada -> shown\n"
                          "at 0.0 lower entering winner track/1\n"
                          "at 0.299 lower entering\n"
                          "at 0.3 lower on winner track/1\n"
                          "at 0.3 next 8.3\n"
                          "at 8.299 lower on\n"
                          "at 8.3 lower leaving\n"
                          "at 8.499 lower leaving\n"
                          "at 8.5 lower off\n"
                          "at 8.5 next never\n"));
}

TEST(what_cannot_come_yet_waits_its_turn_oldest_first)
{
    CHECK(goes_as_written("at 0.0 news attempt t/1 name=Ada -> shown\n"
                          "at 1.0 news attempt t/2 name=Bea -> waiting\n"
                          "at 2.0 news attempt t/3 name=Cleo -> waiting\n"
                          "at 2.0 queue t/2 t/3\n"
                          "at 6.3 lower leaving attempt t/1\n"
                          "at 6.5 lower entering attempt t/2\n"
                          "at 12.8 lower leaving attempt t/2\n"
                          "at 13.0 lower entering attempt t/3\n"
                          "at 13.0 queue\n"));
}

TEST(news_of_the_same_subject_updates_in_place_and_holds_again)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada mark=10.31\n"
                          "at 4.0 news winner track/1 name=Ada mark=10.29 -> merged\n"
                          "at 4.0 lower on\n"
                          "at 4.0 value lower mark 10.29\n"
                          "at 4.0 value lower before.mark 10.31\n"
                          "at 11.999 lower on\n"
                          "at 12.0 lower leaving\n"));
}

TEST(updates_never_extend_it_past_the_ceiling)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 mark=1\n"
                          "at 7.0 news winner track/1 mark=2\n"
                          "at 14.0 news winner track/1 mark=3\n"
                          "at 20.0 news winner track/1 mark=4\n"
                          "at 20.299 lower on\n"
                          "at 20.3 lower leaving\n"));
}

TEST(an_update_right_after_another_joins_its_motion)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada\n"
                          "at 2.0 update winner track/1 wind=+1.4\n"
                          "at 2.1 update winner track/1 team=Vale\n"
                          "at 2.1 value lower team Vale\n"
                          "at 2.1 value lower before.name Ada\n"
                          "at 2.1 value lower before.wind \n"
                          "at 2.3 update winner track/1 note=PB\n"
                          "at 2.3 value lower before.team Vale\n"
                          "at 2.3 value lower before.note \n"));
}

TEST(an_update_while_entering_changes_it_and_the_hold_begins_when_it_stands)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 mark=1\n"
                          "at 0.1 news winner track/1 mark=2 -> merged\n"
                          "at 0.1 lower entering\n"
                          "at 0.1 value lower mark 2\n"
                          "at 0.3 lower on\n"
                          "at 8.3 lower leaving\n"));
}

TEST(enrichment_only_keeps_it_long_enough_to_be_read)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada\n"
                          "at 1.0 update winner track/1 wind=+1.4 -> merged\n"
                          "at 1.0 value lower name Ada\n"
                          "at 1.0 value lower wind +1.4\n"
                          "at 1.0 next 8.3\n"
                          "at 7.0 update winner track/1 team=MAL\n"
                          "at 7.0 next 10.0\n"
                          "at 10.0 lower leaving\n"));
}

TEST(a_correction_holds_again_like_news)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada mark=10.31\n"
                          "at 6.0 update winner track/1 mark=10.33 -> merged\n"
                          "at 6.0 next 14.0\n"
                          "at 6.0 value lower name Ada\n"
                          "at 6.0 value lower mark 10.33\n"));
}

TEST(what_the_whole_truth_lacks_is_taken_away)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada flag=NOR wind=+2.4w\n"
                          "at 1.0 whole winner track/1 name=Bea wind=+2.4w -> merged\n"
                          "at 1.0 value lower name Bea\n"
                          "at 1.0 value lower flag \n"));
}

TEST(an_update_that_says_nothing_new_changes_nothing)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada\n"
                          "at 5.0 update winner track/1 name=Ada -> merged\n"
                          "at 5.0 value lower before.name \n"
                          "at 5.0 next 8.3\n"
                          "at 5.0 news winner track/1 name=Ada -> merged\n"
                          "at 5.0 next 8.3\n"));
}

TEST(enrichment_starts_nothing_by_itself)
{
    CHECK(goes_as_written("at 0.0 update winner track/1 name=Ada -> dropped\n"
                          "at 0.0 lower off\n"
                          "at 0.0 queue\n"
                          "at 0.0 last neither on air nor waiting: nothing to update\n"));
}

TEST(news_of_what_waits_replaces_it_there_and_keeps_its_place)
{
    CHECK(goes_as_written("at 0.0 news attempt t/1 mark=1\n"
                          "at 1.0 news attempt t/2 mark=1\n"
                          "at 2.0 news attempt t/3 mark=1\n"
                          "at 3.0 news attempt t/2 mark=2 -> merged\n"
                          "at 3.0 queue t/2 t/3\n"
                          "at 4.0 update attempt t/3 rank=2 -> merged\n"
                          "at 6.5 lower entering attempt t/2\n"
                          "at 6.5 value lower mark 2\n"
                          "at 13.0 lower entering attempt t/3\n"
                          "at 13.0 value lower rank 2\n"
                          "at 13.0 value lower mark 1\n"));
}

TEST(what_waits_ages_from_its_newest_news)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 mark=1\n"
                          "at 0.3 cue pin\n"
                          "at 1.0 news attempt t/2 mark=1\n"
                          "at 11.0 news attempt t/2 mark=2\n"
                          "at 31.0 queue t/2\n"
                          "at 31.001 queue\n"
                          "at 31.001 last waited too long: 20 s old\n"));
}

TEST(a_higher_priority_makes_what_is_on_air_leave_after_its_minimum)
{
    CHECK(goes_as_written("at 0.0 news attempt t/1 mark=1\n"
                          "at 1.0 news winner track/1 name=Ada -> waiting\n"
                          "at 3.299 lower on attempt\n"
                          "at 3.3 lower leaving attempt\n"
                          "at 3.5 lower entering winner\n"));
    CHECK(goes_as_written("at 0.0 news attempt t/1 mark=1\n"
                          "at 5.0 news winner track/1 name=Ada -> waiting\n"
                          "at 5.0 lower leaving attempt\n"
                          "at 5.2 lower entering winner\n"));
}

TEST(a_higher_priority_overtakes_what_waits)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada\n"
                          "at 1.0 news attempt t/1 mark=1\n"
                          "at 2.0 news winner track/2 name=Bea\n"
                          "at 2.0 queue track/2 t/1\n"
                          "at 8.5 lower entering winner track/2\n"
                          "at 21.001 queue\n"));
}

TEST(an_equal_priority_waits_for_the_hold)
{
    CHECK(goes_as_written("at 0.0 news attempt t/1 mark=1\n"
                          "at 0.1 news height t/2 height=1.85\n"
                          "at 6.299 lower on attempt\n"
                          "at 6.5 lower entering height\n"));
}

TEST(layers_do_not_wait_for_each_other)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada -> shown\n"
                          "at 0.0 news leaderboard tri/1 race=Sprint -> shown\n"
                          "at 0.0 news scorebug cup/1 home.score=1 -> shown\n"
                          "at 0.3 lower on\n"
                          "at 0.3 board on\n"
                          "at 0.3 bug on\n"
                          "at 60 bug on\n"
                          "at 60 lower off\n"
                          "at 60 board off\n"));
}

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

TEST(news_while_the_same_leaves_comes_afterwards_if_it_is_news)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada\n"
                          "at 8.4 news winner track/1 name=Ada -> dropped\n"
                          "at 8.4 news winner track/1 name=Bea -> waiting\n"
                          "at 8.5 lower entering winner track/1\n"
                          "at 8.5 value lower name Bea\n"
                          "at 8.5 value lower before.name \n"));
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

TEST(news_older_than_it_may_wait_is_not_shown_at_all)
{
    CHECK(goes_as_written("at 0.0 old 70 winner track/1 name=Ada -> dropped\n"
                          "at 0.0 lower off\n"
                          "at 0.0 last waited too long: 70 s old\n"));
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

TEST(a_full_panel_has_the_screen_for_itself_but_for_the_bug)
{
    CHECK(goes_as_written("at 0.0 news scorebug cup/1 clock=0:00 -> shown\n"
                          "at 0.0 news winner track/1/1/1 name=Ada -> shown\n"
                          "at 1.0 put results event=100m\n"
                          "at 1.1 lower leaving winner track/1/1/1\n"
                          "at 1.5 lower off\n"
                          "at 2.0 news winner track/2/1/1 name=Eve -> waiting\n"
                          "at 2.1 lower off\n"
                          "at 2.1 bug on scorebug cup/1\n"
                          "at 3.0 cue dismiss full\n"
                          "at 3.2 lower entering winner track/2/1/1\n"));
}

TEST(what_the_operator_takes_stands_over_a_full_panel)
{
    CHECK(goes_as_written("at 0.0 put results event=100m\n"
                          "at 1.0 put winner name=Ada\n"
                          "at 1.5 lower on winner manual/winner\n"
                          "at 1.5 full on results manual/results\n"));
}

TEST(when_too_many_wait_the_last_in_line_goes)
{
    struct director *director = director_create();
    struct arena arena = {0};
    struct values values = values_begin(&arena);
    values_text(&values, "name", "Ada");
    const char *why;
    director_cue(director, &(struct cue){.kind = CUE_AUTO, .layer = -1}, 0, &why);
    enum outcome last = OUTCOME_SHOWN, urgent = OUTCOME_SHOWN;
    for (int i = 0; i <= DIRECTOR_QUEUE; i++) {
        struct proposal proposal = {.scene = scene_find("attempt"),
                                    .subject = arena_printf(&arena, "t/%d", i),
                                    .values = &values};
        last = director_propose(director, &proposal, 0);
    }
    struct proposal winner = {
        .scene = scene_find("winner"), .subject = "track/1", .values = &values};
    urgent = director_propose(director, &winner, 0);
    int count = director_waiting_count(director);
    bool first = strcmp(director_waiting(director, 0)->subject, "track/1") == 0;
    bool gone = strcmp(director_waiting(director, count - 1)->subject, "t/62") == 0;
    director_destroy(director);
    arena_finish(&arena);
    CHECK_INT(last, OUTCOME_DROPPED);
    CHECK_INT(urgent, OUTCOME_WAITING);
    CHECK_INT(count, DIRECTOR_QUEUE);
    CHECK(first);
    CHECK(gone);
}

TEST(time_that_runs_backwards_undoes_nothing)
{
    struct director *director = director_create();
    struct arena arena = {0};
    struct values values = values_begin(&arena);
    values_text(&values, "name", "Ada");
    struct proposal proposal = {.scene = scene_find("winner"),
                                .subject = "track/1",
                                .values = &values,
                                .born_ms = 5000};
    director_propose(director, &proposal, 5000);
    director_step(director, 6000);
    int64_t next = director_next(director);
    bool changed = director_step(director, 1000);
    enum air_state state = director_air(director, LAYER_LOWER)->state;
    int64_t next_then = director_next(director);
    director_destroy(director);
    arena_finish(&arena);
    CHECK(!changed);
    CHECK_INT(state, AIR_ON);
    CHECK_INT(next_then, next);
}

static const struct check_case cases[] = {
    CASE(a_scene_comes_holds_and_leaves_by_itself),
    CASE(what_cannot_come_yet_waits_its_turn_oldest_first),
    CASE(news_of_the_same_subject_updates_in_place_and_holds_again),
    CASE(updates_never_extend_it_past_the_ceiling),
    CASE(an_update_right_after_another_joins_its_motion),
    CASE(an_update_while_entering_changes_it_and_the_hold_begins_when_it_stands),
    CASE(enrichment_only_keeps_it_long_enough_to_be_read),
    CASE(a_correction_holds_again_like_news),
    CASE(what_the_whole_truth_lacks_is_taken_away),
    CASE(an_update_that_says_nothing_new_changes_nothing),
    CASE(enrichment_starts_nothing_by_itself),
    CASE(news_of_what_waits_replaces_it_there_and_keeps_its_place),
    CASE(what_waits_ages_from_its_newest_news),
    CASE(a_higher_priority_makes_what_is_on_air_leave_after_its_minimum),
    CASE(a_higher_priority_overtakes_what_waits),
    CASE(an_equal_priority_waits_for_the_hold),
    CASE(layers_do_not_wait_for_each_other),
    CASE(pinned_stays_until_unpinned),
    CASE(pinned_still_takes_news_of_its_own_subject),
    CASE(what_comes_while_something_is_pinned_waits_and_is_dropped_when_too_old),
    CASE(what_waited_comes_when_the_pin_goes),
    CASE(dismiss_leaves_animated_and_keeps_that_subject_away_until_it_says_something_new),
    CASE(what_was_dismissed_may_be_enriched_without_coming_back),
    CASE(dismissed_while_entering_it_turns_round),
    CASE(dismissed_while_leaving_it_does_not_come_back),
    CASE(dismiss_takes_off_what_is_pinned),
    CASE(news_while_the_same_leaves_comes_afterwards_if_it_is_news),
    CASE(clear_cuts_every_layer_empties_the_queue_and_turns_automation_off),
    CASE(with_automation_off_proposals_wait_for_take),
    CASE(with_automation_off_what_is_on_air_is_still_updated_and_still_leaves),
    CASE(what_is_held_waits_longer_but_not_for_ever),
    CASE(automation_on_lets_waiting_ones_flow_but_not_the_stale),
    CASE(a_scene_whose_rule_is_not_automatic_waits_for_take),
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
    CASE(news_older_than_it_may_wait_is_not_shown_at_all),
    CASE(cues_without_a_layer_mean_the_selected_or_foremost_one),
    CASE(cues_that_find_nothing_say_so),
    CASE(bug_and_board_go_off_and_on_by_their_own_cues),
    CASE(a_full_panel_has_the_screen_for_itself_but_for_the_bug),
    CASE(what_the_operator_takes_stands_over_a_full_panel),
    CASE(when_too_many_wait_the_last_in_line_goes),
    CASE(time_that_runs_backwards_undoes_nothing),
};

CHECK_MAIN(cases)
