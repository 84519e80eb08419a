// What the operator corrects: on air, waiting, in a list, and what becomes of it.
#include "director_script.h"

enum { OVERRIDES = 64, SUBJECTS = 32 };

TEST(a_value_that_was_set_by_hand_stands_whatever_feeds_say_until_it_is_live_again)
{
    CHECK(goes_as_written("at 0.0 news winner track/1/1/1 name=Aad mark=10.01\n"
                          "at 1.0 cue set name Ada Lovelace\n"
                          "at 1.0 value lower name Ada Lovelace\n"
                          "at 1.0 value lower before.name Aad\n"
                          "at 1.0 override lower name Ada Lovelace\n"
                          "at 1.0 last set by hand: name = Ada Lovelace\n"
                          "at 2.0 whole winner track/1/1/1 name=Aad mark=10.02\n"
                          "at 2.0 value lower name Ada Lovelace\n"
                          "at 2.0 value lower mark 10.02\n"
                          "at 3.0 update winner track/1/1/1 team=THH\n"
                          "at 3.0 value lower name Ada Lovelace\n"
                          "at 3.0 value lower team THH\n"
                          "at 4.0 cue unset name\n"
                          "at 4.0 last live again: name\n"
                          "at 4.0 value lower name Aad\n"
                          "at 4.0 value lower team THH\n"
                          "at 4.0 value lower before.name Ada Lovelace\n"
                          "at 4.0 override lower name \n"));
}

TEST(what_becomes_live_again_is_what_the_feed_said_meanwhile)
{
    CHECK(goes_as_written("at 0.0 news winner track/1/1/1 name=Aad\n"
                          "at 1.0 cue set name Ada\n"
                          "at 2.0 update winner track/1/1/1 name=Bea\n"
                          "at 2.0 value lower name Ada\n"
                          "at 3.0 cue unset all\n"
                          "at 3.0 last live again: all\n"
                          "at 3.0 value lower name Bea\n"));
}

TEST(a_correction_is_an_update_that_may_be_read)
{
    CHECK(goes_as_written("at 0.0 news winner track/1/1/1 name=Aad\n"
                          "at 7.0 next 8.3\n"
                          "at 7.0 cue set name Ada\n"
                          "at 7.0 lower on winner track/1/1/1\n"
                          "at 7.0 next 15\n"
                          "at 7.0 reason lower script\n"));
}

TEST(news_that_only_change_what_was_set_by_hand_animate_nothing)
{
    CHECK(goes_as_written("at 0.0 news winner track/1/1/1 name=Aad\n"
                          "at 1.0 cue set name Ada\n"
                          "at 2.0 update winner track/1/1/1 name=Bea\n"
                          "at 2.0 last set by hand: name = Ada\n"
                          "at 2.0 value lower before.name Aad\n"
                          "at 2.0 next 9\n"));
}

// A word would leave the theme's plain colour on air.
TEST(a_colour_is_set_in_figures_and_anything_else_is_refused)
{
    CHECK(goes_as_written("at 0.0 news scorebug cup/1 home.color=#0b4f9c\n"
                          "at 1.0 refused set home.color red: home.color: expected "
                          "#rrggbb, found \"red\"\n"
                          "at 1.0 value bug home.color #0b4f9c\n"
                          "at 2.0 cue set home.color #d03020\n"
                          "at 2.0 value bug home.color #d03020\n"));
}

TEST(several_values_are_set_at_once_or_none)
{
    CHECK(goes_as_written(
        "at 0.0 news winner track/1/1/1 name=Aad mark=10.01 team=THH\n"
        "at 1.0 cue {\"cue\":\"set\",\"values\":{\"name\":\"Ada\",\"mark\":\"10.00\"}}\n"
        "at 1.0 last set by hand: name = Ada, mark = 10.00\n"
        "at 1.0 value lower name Ada\n"
        "at 1.0 value lower mark 10.00\n"
        "at 2.0 refused {\"cue\":\"set\",\"values\":{\"team\":\"X\",\"maark\":\"1\"}}: "
        "winner has no value \"maark\", did you mean \"mark\"?\n"
        "at 2.0 value lower team THH\n"
        "at 3.0 cue {\"cue\":\"set\",\"values\":{\"team\":\"BRA\",\"name\":null}}\n"
        "at 3.0 last set by hand: team = BRA; live again: name\n"
        "at 3.0 value lower name Aad\n"
        "at 3.0 value lower mark 10.00\n"
        "at 4.0 cue {\"cue\":\"set\",\"values\":{},\"live\":true}\n"
        "at 4.0 value lower team THH\n"
        "at 4.0 value lower mark 10.01\n"));
}

TEST(what_waits_is_set_by_its_scene_and_comes_on_corrected)
{
    CHECK(goes_as_written(
        "at 0.0 news winner track/1/1/1 name=Ada\n"
        "at 1.0 news winner track/2/1/1 name=Bae\n"
        "at 2.0 cue {\"cue\":\"set\",\"scene\":\"winner\",\"subject\":\"track/2/1/1\","
        "\"values\":{\"name\":\"Bea\"}}\n"
        "at 2.0 waiting track/2/1/1 name Bea\n"
        "at 2.0 value lower name Ada\n"
        "at 3.0 update winner track/2/1/1 name=Baee team=THH\n"
        "at 3.0 waiting track/2/1/1 name Bea\n"
        "at 3.0 waiting track/2/1/1 team THH\n"
        "at 9.0 lower on winner track/2/1/1\n"
        "at 9.0 value lower name Bea\n"
        "at 9.0 override lower name Bea\n"
        "at 10.0 cue unset name\n"
        "at 10.0 value lower name Baee\n"));
}

TEST(a_scene_without_a_subject_means_the_one_on_air_else_the_newest_that_waits)
{
    CHECK(goes_as_written(
        "at 0.0 news attempt track/9/1/1/7/1 mark=7.00\n"
        "at 1.0 news winner track/1/1/1 name=Ada\n"
        "at 1.0 cue {\"cue\":\"set name Eve\",\"scene\":\"winner\"}\n"
        "at 1.0 waiting track/1/1/1 name Eve\n"
        "at 1.0 cue {\"cue\":\"set mark 7.01\",\"scene\":\"attempt\"}\n"
        "at 1.0 value lower mark 7.01\n"
        "at 1.0 refused {\"cue\":\"set name Eve\",\"scene\":\"goal\"}: goal is neither "
        "on "
        "air nor waiting\n"
        "at 1.0 refused {\"cue\":\"set name "
        "Eve\",\"scene\":\"winner\",\"subject\":\"track/7/1/1\"}: winner track/7/1/1 is "
        "neither on air nor waiting\n"));
}

TEST(without_a_scene_it_is_the_layer_that_is_selected_or_named)
{
    CHECK(goes_as_written("at 0.0 news scorebug cup/1 home.score=1\n"
                          "at 0.0 news winner track/1/1/1 name=Ada\n"
                          "at 1.0 cue {\"cue\":\"set home.score 2\",\"layer\":\"bug\"}\n"
                          "at 1.0 value bug home.score 2\n"
                          "at 1.0 cue set name Eve\n"
                          "at 1.0 value lower name Eve\n"
                          "at 1.0 cue layer bug\n"
                          "at 1.0 cue unset home.score\n"
                          "at 1.0 value bug home.score 1\n"));
}

TEST(with_nothing_on_air_there_is_nothing_to_set)
{
    CHECK(goes_as_written("at 0.0 refused set name Ada: nothing is on air\n"
                          "at 0.0 refused unset all: nothing is on air\n"
                          "at 0.0 news winner track/1/1/1 name=Ada\n"
                          "at 1.0 refused unset all: all of winner is live already\n"
                          "at 1.0 refused unset name: name of winner is live already\n"
                          "at 1.0 cue dismiss\n"
                          "at 1.1 refused set name Ada: winner is leaving already\n"));
}

TEST(what_is_live_already_stays_so_when_all_fields_of_a_form_come)
{
    CHECK(goes_as_written(
        "at 0.0 news winner track/1/1/1 name=Ada mark=7.00\n"
        "at 1.0 cue "
        "{\"cue\":\"set\",\"values\":{\"name\":\"Eve\",\"mark\":null}}\n"
        "at 1.0 last set by hand: name = Eve\n"
        "at 1.0 value lower name Eve\n"
        "at 1.0 value lower mark 7.00\n"
        "at 1.0 refused "
        "{\"cue\":\"set\",\"values\":{\"mark\":null,\"wind\":null}}: mark of winner is "
        "live already\n"));
}

TEST(a_name_that_the_scene_does_not_know_is_refused_with_the_nearest)
{
    CHECK(goes_as_written(
        "at 0.0 news winner track/1/1/1 name=Ada own.words=x\n"
        "at 1.0 refused set nmae Ada: winner has no value \"nmae\", did you mean "
        "\"name\"?\n"
        "at 1.0 refused set zzzzzzzz Ada: winner has no value \"zzzzzzzz\"\n"
        "at 1.0 refused set sceond.mark 10: winner has no value \"sceond.mark\", did you "
        "mean \"second.mark\"?\n"));
}

TEST(a_value_that_no_feed_told_may_be_set_if_the_scene_has_it)
{
    CHECK(goes_as_written("at 0.0 news winner track/1/1/1 name=Ada own=x\n"
                          "at 1.0 cue set country GBR\n"
                          "at 1.0 cue set own y\n"
                          "at 1.0 value lower country GBR\n"
                          "at 1.0 value lower own y\n"
                          "at 2.0 cue unset country\n"
                          "at 2.0 value lower country \n"));
}

TEST(a_cell_of_a_list_is_set_by_the_number_of_its_row)
{
    CHECK(goes_as_written(
        "at 0.0 news leaderboard tri/1 bibs=7,9,4\n"
        "at 1.0 cue set rows.2.name Ada Lovelace\n"
        "at 1.0 value board rows.2.name Ada Lovelace\n"
        "at 1.0 value board before.rows.2.name \n"
        "at 1.0 override board rows.2.name Ada Lovelace\n"
        "at 1.0 refused set rows.4.name Ada: leaderboard has 3 rows, so no "
        "\"rows.4.name\"\n"
        "at 1.0 refused set rows.0.name Ada: leaderboard has 3 rows, so no "
        "\"rows.0.name\"\n"
        "at 1.0 refused set rows.2.naem Ada: leaderboard has no value \"rows.2.naem\", "
        "did you mean \"rows.2.name\"?\n"
        "at 1.0 refused set rows.x.name Ada: leaderboard has no value "
        "\"rows.x.name\"\n"
        "at 1.0 refused unset rows.1.name: rows.1.name of leaderboard is live already\n"
        "at 2.0 cue unset rows.2.name\n"
        "at 2.0 value board rows.2.name \n"));
}

TEST(what_was_set_of_an_athlete_goes_with_him_when_the_order_changes)
{
    CHECK(goes_as_written("at 0.0 news leaderboard tri/1 bibs=7,9,4\n"
                          "at 1.0 cue set rows.2.name Ada\n"
                          "at 1.0 cue set rows.2.bib 90\n"
                          "at 2.0 news leaderboard tri/1 bibs=9,7,4\n"
                          "at 2.0 value board rows.1.name Ada\n"
                          "at 2.0 value board rows.1.bib 90\n"
                          "at 2.0 value board rows.2.name \n"
                          "at 2.0 override board rows.1.name Ada\n"
                          "at 2.0 override board rows.2.name \n"
                          "at 3.0 news leaderboard tri/1 bibs=7,4\n"
                          "at 3.0 value board rows.1.name \n"
                          "at 4.0 news leaderboard tri/1 bibs=7,4,9\n"
                          "at 4.0 value board rows.3.name Ada\n"
                          "at 5.0 cue unset rows.3.name\n"
                          "at 5.0 value board rows.3.name \n"
                          "at 5.0 value board rows.3.bib 90\n"));
}

TEST(rows_that_nothing_tells_apart_are_set_where_they_stand)
{
    CHECK(goes_as_written("at 0.0 news leaderboard tri/1 bibs=7,7,4\n"
                          "at 1.0 cue set rows.2.name Ada\n"
                          "at 1.0 value board rows.1.name \n"
                          "at 1.0 value board rows.2.name Ada\n"
                          "at 2.0 news leaderboard tri/1 rows=3\n"
                          "at 2.0 value board rows.2.name Ada\n"
                          "at 3.0 news leaderboard tri/1 rows=1\n"
                          "at 3.0 value board rows.1.name \n"));
}

TEST(a_clock_that_was_set_by_hand_does_not_tick_until_it_is_live_again)
{
    CHECK(goes_as_written("at 0.0 news scorebug cup/1 clock=10:00\n"
                          "at 1.0 cue set clock 12:00\n"
                          "at 2.0 tick bug clock=10:02\n"
                          "at 2.0 value bug clock 12:00\n"
                          "at 3.0 cue unset clock\n"
                          "at 3.0 value bug clock 10:02\n"));
}

TEST(a_list_turns_its_pages_and_keeps_what_was_set)
{
    CHECK(goes_as_written("at 0.0 fits results 2\n"
                          "at 0.0 news results track/1/1/1 bibs=1,2,3,4\n"
                          "at 0.0 cue take\n"
                          "at 1.0 cue set rows.3.name Ada\n"
                          "at 1.0 page full 1/2\n"
                          "at 9.0 page full 2/2, turned 1\n"
                          "at 9.0 value full rows.3.name Ada\n"));
}

TEST(what_was_set_leaves_with_its_subject)
{
    CHECK(goes_as_written("at 0.0 news winner track/1/1/1 name=Aad\n"
                          "at 1.0 cue set name Ada\n"
                          "at 2.0 news winner track/2/1/1 name=Bea\n"
                          "at 10 lower on winner track/2/1/1\n"
                          "at 10 value lower name Bea\n"
                          "at 10 override lower name \n"
                          "at 20 news winner track/1/1/1 name=Aad place=1\n"
                          "at 21 value lower name Aad\n"));
}

TEST(what_is_taken_again_is_as_it_was_set)
{
    CHECK(goes_as_written("at 0.0 news winner track/1/1/1 name=Aad\n"
                          "at 1.0 cue set name Ada\n"
                          "at 2.0 cue dismiss\n"
                          "at 3.0 lower off\n"
                          "at 4.0 update winner track/1/1/1 team=THH\n"
                          "at 5.0 cue take winner\n"
                          "at 5.0 value lower name Ada\n"
                          "at 5.0 value lower team THH\n"
                          "at 6.0 cue unset all\n"
                          "at 6.0 value lower name Aad\n"));
}

TEST(what_was_dismissed_stays_away_although_it_was_set_otherwise)
{
    CHECK(goes_as_written("at 0.0 news winner track/1/1/1 name=Aad\n"
                          "at 1.0 cue set name Ada\n"
                          "at 2.0 cue dismiss\n"
                          "at 3.0 news winner track/1/1/1 name=Aad -> dropped\n"
                          "at 3.0 last dismissed, and says nothing new\n"));
}

TEST(values_of_ones_own_say_everything_anew)
{
    CHECK(goes_as_written("at 0.0 put winner name=Ada team=THH\n"
                          "at 1.0 cue set name Eve\n"
                          "at 2.0 put winner name=Bea\n"
                          "at 2.0 value lower name Bea\n"
                          "at 2.0 override lower name \n"
                          "at 2.0 value lower before.name Eve\n"));
}

TEST(what_cannot_be_shown_is_cleaned)
{
    CHECK(goes_as_written(
        "at 0.0 news winner track/1/1/1 name=Aad\n"
        "at 1.0 cue {\"cue\":\"set\",\"values\":{\"name\":\" Ada\\n\\u0007 "
        "L\\u202Eovelace \"}}\n"
        "at 1.0 value lower name Ada Lovelace\n"
        "at 1.0 cue {\"cue\":\"set\",\"values\":{\"name\":\" \\n \"}}\n"
        "at 1.0 value lower name Aad\n"));
}

TEST(there_is_a_limit_to_what_can_be_set)
{
    struct script script = {.director = director_create()};
    script_line(&script, "put", "results rows=100");
    let_time_pass(&script, 1000);
    for (int i = 1; i <= OVERRIDES; i++) {
        script_line(&script, "cue",
                    arena_printf(&script.arena, "set rows.%d.name Ada", i));
    }
    CHECK_STR(script.found, "");
    script_line(&script, "refused",
                "set rows.70.name Ada: at most 64 values of results can be set by hand");
    script_line(&script, "cue", "set rows.64.name Bea");
    script_line(&script, "value", "full rows.64.name Bea");
    script_line(&script, "cue", "unset all");
    script_line(&script, "value", "full rows.64.name ");
    CHECK_STR(script.found, "");
    director_destroy(script.director);
    arena_finish(&script.arena);
}

TEST(there_is_a_limit_to_the_subjects_of_which_something_is_set)
{
    struct script script = {.director = director_create()};
    script_line(&script, "cue", "auto off");
    for (int i = 0; i <= SUBJECTS; i++) {
        script_line(&script, "news",
                    arena_printf(&script.arena, "winner track/%d/1/1 name=Ada", i));
        script_line(&script, i < SUBJECTS ? "cue" : "refused",
                    arena_printf(
                        &script.arena,
                        "{\"cue\":\"set name "
                        "Bea\",\"scene\":\"winner\",\"subject\":\"track/%d/1/1\"}%s",
                        i,
                        i < SUBJECTS ? ""
                                     : ": values of 32 subjects are set by hand already: "
                                       "make some live again first"));
        CHECK_STR(script.found, "");
    }
    script_line(&script, "retract", "winner track/3/1/1 taken back");
    script_line(&script, "cue", "{\"cue\":\"set name Bea\",\"scene\":\"winner\"}");
    CHECK_STR(script.found, "");
    director_destroy(script.director);
    arena_finish(&script.arena);
}

static const struct check_case cases[] = {
    CASE(a_value_that_was_set_by_hand_stands_whatever_feeds_say_until_it_is_live_again),
    CASE(what_becomes_live_again_is_what_the_feed_said_meanwhile),
    CASE(a_correction_is_an_update_that_may_be_read),
    CASE(news_that_only_change_what_was_set_by_hand_animate_nothing),
    CASE(a_colour_is_set_in_figures_and_anything_else_is_refused),
    CASE(several_values_are_set_at_once_or_none),
    CASE(what_waits_is_set_by_its_scene_and_comes_on_corrected),
    CASE(a_scene_without_a_subject_means_the_one_on_air_else_the_newest_that_waits),
    CASE(without_a_scene_it_is_the_layer_that_is_selected_or_named),
    CASE(with_nothing_on_air_there_is_nothing_to_set),
    CASE(what_is_live_already_stays_so_when_all_fields_of_a_form_come),
    CASE(a_name_that_the_scene_does_not_know_is_refused_with_the_nearest),
    CASE(a_value_that_no_feed_told_may_be_set_if_the_scene_has_it),
    CASE(a_cell_of_a_list_is_set_by_the_number_of_its_row),
    CASE(what_was_set_of_an_athlete_goes_with_him_when_the_order_changes),
    CASE(rows_that_nothing_tells_apart_are_set_where_they_stand),
    CASE(a_clock_that_was_set_by_hand_does_not_tick_until_it_is_live_again),
    CASE(a_list_turns_its_pages_and_keeps_what_was_set),
    CASE(what_was_set_leaves_with_its_subject),
    CASE(what_is_taken_again_is_as_it_was_set),
    CASE(what_was_dismissed_stays_away_although_it_was_set_otherwise),
    CASE(values_of_ones_own_say_everything_anew),
    CASE(what_cannot_be_shown_is_cleaned),
    CASE(there_is_a_limit_to_what_can_be_set),
    CASE(there_is_a_limit_to_the_subjects_of_which_something_is_set),
};

CHECK_MAIN(cases)
