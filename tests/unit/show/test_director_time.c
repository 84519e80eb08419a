// What is not news: clocks, and what is no longer so.
#include "director_script.h"

TEST(a_tick_changes_what_is_shown_and_nothing_else)
{
    CHECK(
        goes_as_written("at 0.0 news leaderboard tri/1 race=Sprint clock=0:01\n"
                        "at 1.0 news leaderboard tri/1 race=Sprint clock=0:01 passed=2\n"
                        "at 2.0 last updated on air: script\n"
                        "at 2.0 tick board clock=0:02\n"
                        "at 2.0 value board clock 0:02\n"
                        "at 2.0 value board passed 2\n"
                        "at 2.0 value board before.clock 0:01\n"
                        "at 2.0 last updated on air: script\n"
                        "at 9.0 tick board clock=0:09\n"
                        "at 15.2 board on leaderboard tri/1\n"
                        "at 15.4 tick board clock=0:15\n"
                        "at 16.1 board leaving leaderboard tri/1\n"));
}

TEST(a_tick_starts_nothing)
{
    CHECK(goes_as_written("at 0.0 tick bug clock=0:01\n"
                          "at 0.0 bug off\n"
                          "at 0.0 next never\n"));
}

TEST(what_is_retracted_leaves_at_once_and_is_not_taken_again)
{
    CHECK(goes_as_written("at 0.0 news goal cup/1/goal/4 player=Ada\n"
                          "at 2.0 retract goal cup/1/goal/4 taken back\n"
                          "at 2.0 lower leaving goal cup/1/goal/4\n"
                          "at 2.0 last leaves: taken back\n"
                          "at 3.0 refused take goal: nothing is known of goal\n"
                          "at 4.0 news goal cup/1/goal/4 player=Ada -> shown\n"));
}

TEST(what_is_retracted_while_it_enters_turns_back)
{
    CHECK(goes_as_written("at 0.0 news goal cup/1/goal/4 player=Ada\n"
                          "at 0.1 retract goal cup/1/goal/4 taken back\n"
                          "at 0.1 lower leaving goal cup/1/goal/4\n"
                          "at 0.3 lower off\n"));
}

TEST(what_is_retracted_while_it_waits_never_comes)
{
    CHECK(goes_as_written("at 0.0 news winner track/1/1/1 name=Ada\n"
                          "at 1.0 news attempt track/2/1/1/7/1 mark=7.00 -> waiting\n"
                          "at 2.0 retract attempt track/2/1/1/7/1 taken back\n"
                          "at 2.0 last taken back\n"
                          "at 2.0 queue \n"));
}

TEST(what_is_pinned_goes_when_it_is_unpinned_unless_it_is_so_again)
{
    CHECK(goes_as_written("at 0.0 news goal cup/1/goal/4 player=Ada\n"
                          "at 0.1 cue pin lower\n"
                          "at 0.2 retract goal cup/1/goal/4 taken back\n"
                          "at 0.2 last leaves when it is unpinned: taken back\n"
                          "at 60 lower on goal cup/1/goal/4\n"
                          "at 60 cue unpin lower\n"
                          "at 60 lower leaving\n"));
    CHECK(goes_as_written("at 0.0 news goal cup/1/goal/4 player=Ada\n"
                          "at 1.0 cue pin lower\n"
                          "at 2.0 retract goal cup/1/goal/4 taken back\n"
                          "at 3.0 whole goal cup/1/goal/4 player=Ada\n"
                          "at 4.0 cue unpin lower\n"
                          "at 4.0 lower on goal cup/1/goal/4\n"));
}

static const struct check_case cases[] = {
    CASE(a_tick_changes_what_is_shown_and_nothing_else),
    CASE(a_tick_starts_nothing),
    CASE(what_is_retracted_leaves_at_once_and_is_not_taken_again),
    CASE(what_is_retracted_while_it_enters_turns_back),
    CASE(what_is_retracted_while_it_waits_never_comes),
    CASE(what_is_pinned_goes_when_it_is_unpinned_unless_it_is_so_again),
};

CHECK_MAIN(cases)
