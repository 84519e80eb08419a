// Lists that are longer than a page. Entrances take 0.3 s; a page of the leaderboard
// stands 8 s, and the leaderboard itself 15 s after its last news, 60 s at most.
#include "director_script.h"

TEST(a_list_that_fits_has_one_page_and_does_not_turn)
{
    CHECK(goes_as_written("at 0.0 fits leaderboard 10\n"
                          "at 0.0 news leaderboard tri/1 rows=10\n"
                          "at 1.0 page board 1/1\n"
                          "at 1.0 next 15.3\n"
                          "at 1.0 refused next: leaderboard has only one page\n"
                          "at 1.0 refused prev: leaderboard has only one page\n"));
    CHECK(goes_as_written("at 0.0 news results track/1/1/1 rows=200\n"
                          "at 0.0 cue take\n"
                          "at 1.0 page full 1/1\n"
                          "at 1.0 next never\n"));
    CHECK(goes_as_written("at 0.0 news winner track/1/1/1 name=Ada\n"
                          "at 1.0 page lower 1/0\n"
                          "at 1.0 refused next: winner has no pages\n"));
}

TEST(a_long_list_turns_by_itself_and_begins_again_after_its_last_page)
{
    CHECK(goes_as_written("at 0.0 fits results 10\n"
                          "at 0.0 news results track/1/1/1 rows=21\n"
                          "at 0.0 cue take\n"
                          "at 0.3 page full 1/3\n"
                          "at 0.3 next 8.3\n"
                          "at 8.2 page full 1/3\n"
                          "at 8.3 page full 2/3, turned 1\n"
                          "at 16.3 page full 3/3, turned 1\n"
                          "at 24.2 page full 3/3, turned 1\n"
                          "at 24.3 page full 1/3, turned -2\n"
                          "at 32.3 page full 2/3, turned 1\n"));
}

TEST(a_pinned_list_turns_as_well)
{
    CHECK(goes_as_written("at 0.0 fits leaderboard 10\n"
                          "at 0.0 news leaderboard tri/1 rows=15\n"
                          "at 1.0 cue pin board\n"
                          "at 100 page board 1/2, turned -1\n"
                          "at 105 page board 2/2, turned 1\n"));
}

TEST(a_board_that_leaves_by_itself_stays_until_each_page_was_there)
{
    // Two pages of 8 s, though its hold is only 15 s; three, and no fourth.
    CHECK(goes_as_written("at 0.0 fits leaderboard 10\n"
                          "at 0.0 news leaderboard tri/1 rows=11\n"
                          "at 16.2 board on\n"
                          "at 16.2 page board 2/2, turned 1\n"
                          "at 16.3 board leaving\n"));
    CHECK(goes_as_written("at 0.0 fits leaderboard 10\n"
                          "at 0.0 news leaderboard tri/1 rows=30\n"
                          "at 24.2 page board 3/3, turned 1\n"
                          "at 24.3 board leaving\n"));
}

TEST(the_board_of_a_new_point_begins_on_its_first_page)
{
    CHECK(goes_as_written("at 0.0 fits leaderboard 10\n"
                          "at 0.0 news leaderboard tri/1 rows=30 point=Swim passed=1\n"
                          "at 9.0 page board 2/3, turned 1\n"
                          "at 9.0 update leaderboard tri/1 rows=30 point=Swim passed=2\n"
                          "at 9.0 page board 2/3\n"
                          "at 12 update leaderboard tri/1 rows=30 point=T1 passed=1\n"
                          "at 12 page board 1/3, turned -1\n"
                          "at 19.9 page board 1/3, turned -1\n"
                          "at 20.0 page board 2/3, turned 1\n"
                          "at 28.0 page board 3/3, turned 1\n"
                          "at 35.9 board on\n"
                          "at 36.0 board leaving\n"));
    CHECK(goes_as_written("at 0.0 fits leaderboard 10\n"
                          "at 0.0 news leaderboard tri/1 rows=30 point=Swim\n"
                          "at 1.0 cue pin board\n"
                          "at 17.0 page board 3/3, turned 1\n"
                          "at 17.0 news leaderboard tri/1 rows=30 point=T1\n"
                          "at 17.0 page board 1/3, turned -2\n"));
}

TEST(a_board_whose_pages_need_longer_than_its_ceiling_leaves_at_the_ceiling)
{
    CHECK(goes_as_written("at 0.0 fits leaderboard 5\n"
                          "at 0.0 news leaderboard tri/1 rows=65\n"
                          "at 60.2 page board 8/13, turned 1\n"
                          "at 60.2 board on\n"
                          "at 60.3 board leaving\n"));
}

TEST(the_first_page_does_not_come_back_just_before_the_list_leaves)
{
    // 17 s from the last news: the second page ends at 16.3, the list at 18.
    CHECK(goes_as_written("at 0.0 fits leaderboard 10\n"
                          "at 0.0 news leaderboard tri/1 rows=11\n"
                          "at 3.0 news leaderboard tri/1 rows=11 passed=12\n"
                          "at 11.0 page board 2/2, turned 1\n"
                          "at 18.9 page board 2/2, turned 1\n"
                          "at 18.9 board on\n"
                          "at 19.0 board leaving\n"));
}

TEST(what_is_taken_over_it_does_not_wait_for_the_pages)
{
    CHECK(goes_as_written("at 0.0 fits leaderboard 10\n"
                          "at 0.0 news leaderboard tri/1 rows=30\n"
                          "at 4.0 put leaderboard rows=1\n"
                          "at 4.0 board leaving leaderboard tri/1\n"));
}

TEST(pages_turn_by_key_and_turning_keeps_the_list_on_air)
{
    CHECK(goes_as_written("at 0.0 fits leaderboard 1\n"
                          "at 0.0 news leaderboard tri/1 rows=3\n"
                          "at 3 refused prev: leaderboard is at its first page, 1 of 3\n"
                          "at 3 cue next\n"
                          "at 3 page board 2/3, turned 1\n"
                          "at 3 next 11\n"
                          "at 4 cue next\n"
                          "at 4 page board 3/3, turned 1\n"
                          "at 4 refused next: leaderboard is at its last page, 3 of 3\n"
                          "at 5 cue prev\n"
                          "at 5 page board 2/3, turned -1\n"
                          "at 5 next 13\n"
                          "at 20.9 page board 3/3, turned 1\n"
                          "at 24.2 board on\n"
                          "at 24.3 board leaving\n"));
}

TEST(the_key_turns_while_the_list_comes_in_and_the_page_gets_its_whole_time)
{
    CHECK(goes_as_written("at 0.0 fits results 10\n"
                          "at 0.0 news results track/1/1/1 rows=30\n"
                          "at 0.0 cue take\n"
                          "at 0.1 cue next\n"
                          "at 0.1 page full 2/3, turned 1\n"
                          "at 8.2 page full 2/3, turned 1\n"
                          "at 8.3 page full 3/3, turned 1\n"));
}

TEST(keys_pressed_in_one_go_are_one_motion)
{
    CHECK(goes_as_written("at 0.0 fits results 10\n"
                          "at 0.0 news results track/1/1/1 rows=30\n"
                          "at 0.0 cue take\n"
                          "at 2.0 cue next\n"
                          "at 2.1 cue next\n"
                          "at 2.1 page full 3/3, turned 2\n"));
}

TEST(a_turn_shows_the_same_values_on_another_page)
{
    CHECK(goes_as_written("at 0.0 fits results 10\n"
                          "at 0.0 news results track/1/1/1 event=100m rows=30\n"
                          "at 0.0 cue take\n"
                          "at 1.0 update results track/1/1/1 event=200m\n"
                          "at 1.0 value full before.event 100m\n"
                          "at 9.0 page full 2/3, turned 1\n"
                          "at 9.0 value full before.event 200m\n"
                          "at 9.0 value full event 200m\n"));
}

TEST(news_keep_the_page_and_let_it_be_read)
{
    CHECK(goes_as_written("at 0.0 fits leaderboard 10\n"
                          "at 0.0 news leaderboard tri/1 rows=30\n"
                          "at 8.3 page board 2/3, turned 1\n"
                          "at 10.3 news leaderboard tri/1 rows=30 passed=9\n"
                          "at 10.3 page board 2/3\n"
                          "at 18.2 page board 2/3\n"
                          "at 18.3 page board 3/3, turned 1\n"));
}

TEST(a_list_that_changes_all_the_time_turns_nevertheless)
{
    char script[4000] = "at 0.0 fits leaderboard 10\n"
                        "at 0.0 news leaderboard tri/1 rows=30\n";
    for (int i = 1; i < 34; i++) {
        size_t len = strlen(script);
        snprintf(script + len, sizeof(script) - len,
                 "at %d news leaderboard tri/1 rows=30 passed=%d\n", i, i);
    }
    CHECK(strlen(script) < sizeof(script) - 100);
    strcat(script, "at 33 page board 3/3\n");
    CHECK(goes_as_written(script));
}

TEST(news_in_the_middle_of_a_turn_join_its_motion)
{
    CHECK(goes_as_written("at 0.0 fits leaderboard 10\n"
                          "at 0.0 news leaderboard tri/1 rows=30\n"
                          "at 8.3 page board 2/3, turned 1\n"
                          "at 8.4 news leaderboard tri/1 rows=30 passed=9\n"
                          "at 8.4 page board 2/3, turned 1\n"
                          "at 8.4 value board passed 9\n"));
}

TEST(a_list_that_shrinks_shows_its_last_page)
{
    CHECK(goes_as_written("at 0.0 fits leaderboard 10\n"
                          "at 0.0 news leaderboard tri/1 rows=30\n"
                          "at 17 page board 3/3, turned 1\n"
                          "at 18 news leaderboard tri/1 rows=12\n"
                          "at 18 page board 2/2, turned -1\n"
                          "at 19 news leaderboard tri/1 rows=3\n"
                          "at 19 page board 1/1, turned -1\n"
                          "at 20 news leaderboard tri/1 passed=7\n"
                          "at 20 page board 1/0\n"));
}

TEST(a_list_that_grows_over_a_page_begins_to_turn)
{
    CHECK(goes_as_written("at 0.0 fits results 10\n"
                          "at 0.0 news results track/1/1/1 rows=8\n"
                          "at 0.0 cue take\n"
                          "at 60 update results track/1/1/1 rows=12\n"
                          "at 60 page full 1/2\n"
                          "at 60 next 68\n"
                          "at 68 page full 2/2, turned 1\n"));
}

TEST(another_theme_counts_the_pages_again)
{
    CHECK(goes_as_written("at 0.0 fits results 4\n"
                          "at 0.0 news results track/1/1/1 rows=12\n"
                          "at 0.0 cue take\n"
                          "at 17 page full 3/3, turned 1\n"
                          "at 18 fits results 8\n"
                          "at 18 page full 2/2\n"));
}

TEST(a_clock_does_not_disturb_the_pages)
{
    CHECK(goes_as_written("at 0.0 fits leaderboard 10\n"
                          "at 0.0 news leaderboard tri/1 clock=0:01 rows=30\n"
                          "at 5.0 tick board clock=0:02\n"
                          "at 5.0 next 8.3\n"
                          "at 8.4 tick board clock=0:05\n"
                          "at 8.4 page board 2/3, turned 1\n"
                          "at 8.4 value board before.clock 0:02\n"
                          "at 8.4 next 16.3\n"));
}

static bool turns_with(int page_ms, int64_t *next_ms)
{
    struct script script = {.director = director_create()};
    const struct scene *scene = scene_find("results");
    struct scene_rule rule = *director_rule(script.director, scene);
    rule.page_ms = page_ms;
    director_set_rule(script.director, scene, &rule);
    script_line(&script, "fits", "results 10");
    script_line(&script, "put", "results rows=30");
    let_time_pass(&script, 1000);
    *next_ms = director_next(script.director);
    let_time_pass(&script, 3600000);
    bool turned = director_air(script.director, LAYER_FULL)->changed_ms >= 0;
    director_destroy(script.director);
    arena_finish(&script.arena);
    return turned;
}

TEST(the_show_file_says_how_long_a_page_stands_or_that_only_the_key_turns_it)
{
    int64_t next_ms;
    CHECK(turns_with(3000, &next_ms));
    CHECK_INT(next_ms, 3300);
    CHECK(!turns_with(0, &next_ms));
    CHECK(next_ms == INT64_MAX);
}

// Looks at every page that a board of this length shows before it leaves by itself.
static bool shows_every_row(int rows, int page_rows)
{
    struct script script = {.director = director_create()};
    bool seen[64] = {false};
    const struct scene *scene = scene_find("leaderboard");
    struct scene_rule rule = *director_rule(script.director, scene);
    rule.ceiling_ms = 3600000;
    director_set_rule(script.director, scene, &rule);
    script_line(&script, "fits",
                arena_printf(&script.arena, "leaderboard %d", page_rows));
    script_line(&script, "news",
                arena_printf(&script.arena, "leaderboard tri/1 rows=%d", rows));
    const struct air *air = director_air(script.director, LAYER_BOARD);
    while (air->state == AIR_ENTERING || air->state == AIR_ON) {
        int first = air->page * page_rows;
        for (int i = first; i < rows && i < first + page_rows; i++) {
            seen[i] = true;
        }
        let_time_pass(&script, director_next(script.director));
    }
    bool all = script.now_ms >= 15300;
    for (int i = 0; i < rows; i++) {
        all = all && seen[i];
    }
    director_destroy(script.director);
    arena_finish(&script.arena);
    return all;
}

TEST(every_row_of_a_list_is_on_some_page_that_is_shown)
{
    for (int rows = 1; rows < 64; rows++) {
        for (int page_rows = 1; page_rows < 14; page_rows++) {
            bool all = shows_every_row(rows, page_rows);
            if (!all) {
                printf("  %d rows, %d a page\n", rows, page_rows);
            }
            CHECK(all);
        }
    }
}

static const struct check_case cases[] = {
    CASE(a_list_that_fits_has_one_page_and_does_not_turn),
    CASE(a_long_list_turns_by_itself_and_begins_again_after_its_last_page),
    CASE(a_pinned_list_turns_as_well),
    CASE(a_board_that_leaves_by_itself_stays_until_each_page_was_there),
    CASE(the_board_of_a_new_point_begins_on_its_first_page),
    CASE(a_board_whose_pages_need_longer_than_its_ceiling_leaves_at_the_ceiling),
    CASE(the_first_page_does_not_come_back_just_before_the_list_leaves),
    CASE(what_is_taken_over_it_does_not_wait_for_the_pages),
    CASE(pages_turn_by_key_and_turning_keeps_the_list_on_air),
    CASE(the_key_turns_while_the_list_comes_in_and_the_page_gets_its_whole_time),
    CASE(keys_pressed_in_one_go_are_one_motion),
    CASE(a_turn_shows_the_same_values_on_another_page),
    CASE(news_keep_the_page_and_let_it_be_read),
    CASE(a_list_that_changes_all_the_time_turns_nevertheless),
    CASE(news_in_the_middle_of_a_turn_join_its_motion),
    CASE(a_list_that_shrinks_shows_its_last_page),
    CASE(a_list_that_grows_over_a_page_begins_to_turn),
    CASE(another_theme_counts_the_pages_again),
    CASE(a_clock_does_not_disturb_the_pages),
    CASE(the_show_file_says_how_long_a_page_stands_or_that_only_the_key_turns_it),
    CASE(every_row_of_a_list_is_on_some_page_that_is_shown),
};

CHECK_MAIN(cases)
