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
                          "at 2.3 value lower before.note \n"
                          "at 2.3 value lower earlier.name Ada\n"
                          "at 2.3 value lower earlier.wind \n"));
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

TEST(news_while_the_same_leaves_comes_afterwards_if_it_is_news)
{
    CHECK(goes_as_written("at 0.0 news winner track/1 name=Ada\n"
                          "at 8.4 news winner track/1 name=Ada -> dropped\n"
                          "at 8.4 news winner track/1 name=Bea -> waiting\n"
                          "at 8.5 lower entering winner track/1\n"
                          "at 8.5 value lower name Bea\n"
                          "at 8.5 value lower before.name \n"));
}

TEST(news_older_than_it_may_wait_is_not_shown_at_all)
{
    CHECK(goes_as_written("at 0.0 old 70 winner track/1 name=Ada -> dropped\n"
                          "at 0.0 lower off\n"
                          "at 0.0 last waited too long: 70 s old\n"));
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
    CASE(news_while_the_same_leaves_comes_afterwards_if_it_is_news),
    CASE(news_older_than_it_may_wait_is_not_shown_at_all),
    CASE(a_full_panel_has_the_screen_for_itself_but_for_the_bug),
    CASE(when_too_many_wait_the_last_in_line_goes),
    CASE(time_that_runs_backwards_undoes_nothing),
};

CHECK_MAIN(cases)
