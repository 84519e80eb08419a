#include "check.h"
#include "unit_maker.h"

static struct maker maker;

TEST(the_higher_jump_wins_then_fewer_failures_at_it_then_fewer_in_all)
{
    maker_begin(&maker, "HJ");
    maker_jumps(&maker, "11", "1.70:o 1.75:xo 1.80:xxx");
    maker_jumps(&maker, "12", "1.70:xo 1.75:o 1.80:xo 1.85:xxx");
    maker_jumps(&maker, "13", "1.70:o 1.75:xo 1.80:o 1.85:xxx");
    maker_jumps(&maker, "14", "1.70:o 1.75:o 1.80:o 1.85:xxx");
    CHECK_STR(maker_ranking(&maker), "1:14 2:13 3:12 4:11");
    struct standing last = maker_standing(&maker, "12");
    CHECK_STR(last.best.text, "1.80");
    CHECK_INT(last.failures_at_best, 1);
    CHECK_INT(last.failures_total, 2);
    CHECK_STR(last.best_trial->height, "1.80");
    CHECK_STR(last.best_trial->result, "o");
    CHECK(last.out);
    maker_finish(&maker);
}

TEST(jumpers_that_nothing_parts_share_the_place_and_the_next_is_skipped)
{
    maker_begin(&maker, "PV");
    maker_jumps(&maker, "3", "4.00:o 4.10:xxx");
    maker_jumps(&maker, "1", "4.00:o 4.20:xo 4.30:xxx");
    maker_jumps(&maker, "2", "4.00:o 4.20:xo 4.30:xr");
    CHECK_STR(maker_ranking(&maker), "1:1 1:2 3:3");
    maker_finish(&maker);
}

TEST(failures_after_the_last_clearance_do_not_count)
{
    maker_begin(&maker, "HJ");
    maker_jumps(&maker, "1", "1.80:o 1.85:xx 1.88:x");
    maker_jumps(&maker, "2", "1.80:o");
    CHECK_STR(maker_ranking(&maker), "1:1 1:2");
    CHECK(maker_standing(&maker, "1").out);
    CHECK(!maker_standing(&maker, "2").out);
    maker_finish(&maker);
}

TEST(a_failure_at_a_height_that_was_passed_afterwards_still_counts)
{
    maker_begin(&maker, "HJ");
    maker_jumps(&maker, "1", "1.80:x- 1.85:o 1.90:xxx");
    maker_jumps(&maker, "2", "1.80:- 1.85:o 1.90:xxx");
    CHECK_STR(maker_ranking(&maker), "1:2 2:1");
    CHECK_INT(maker_standing(&maker, "1").failures_total, 1);
    CHECK_INT(maker_standing(&maker, "1").failures_at_best, 0);
    maker_finish(&maker);
}

TEST(three_failures_in_a_row_across_heights_end_the_series)
{
    maker_begin(&maker, "HJ");
    maker_jumps(&maker, "1", "1.80:o 1.85:x- 1.90:xx");
    maker_jumps(&maker, "2", "1.80:o 1.85:x- 1.90:x");
    CHECK(maker_standing(&maker, "1").out);
    CHECK(!maker_standing(&maker, "2").out);
    maker_finish(&maker);
}

TEST(a_jumper_without_a_clearance_has_no_place_and_is_nh_only_when_out)
{
    maker_begin(&maker, "HJ");
    maker_jumps(&maker, "1", "1.70:xxx");
    maker_jumps(&maker, "2", "1.70:xx");
    maker_jumps(&maker, "3", "1.70:xo");
    maker_jumps(&maker, "4", "1.70:r");
    maker_entry(&maker, "5", NULL);
    CHECK_STR(maker_ranking(&maker), "1:3 -:2 -:5 -:1 -:4");
    CHECK_STR(maker_standing(&maker, "1").best.text, "NH");
    CHECK_STR(maker_standing(&maker, "2").best.text, "");
    CHECK_STR(maker_standing(&maker, "4").best.text, "NH");
    maker.unit.results = RESULTS_OFFICIAL;
    CHECK_STR(maker_standing(&maker, "2").best.text, "NH");
    CHECK_STR(maker_standing(&maker, "5").best.text, "");
    maker_finish(&maker);
}

TEST(only_the_tie_for_first_is_jumped_off_up_and_down_again)
{
    maker_begin(&maker, "HJ");
    maker_jumps(&maker, "53", "2.09:o 2.12:xxx 2.12:x 2.10:o 2.12:x 2.10:o 2.12:x");
    maker_jumps(&maker, "81", "2.09:o 2.12:xxx 2.12:x 2.10:o 2.12:x 2.10:o 2.12:x");
    maker_jumps(&maker, "85", "2.09:xo 2.12:xxx");
    CHECK_STR(maker_ranking(&maker), "1:53 1:81 3:85");
    maker_trial(&maker, "53", 0, "2.10", "x");
    maker_trial(&maker, "81", 0, "2.10", "o");
    CHECK_STR(maker_ranking(&maker), "1:81 2:53 3:85");
    // What is cleared in a jump-off counts as a mark too.
    CHECK_STR(maker_standing(&maker, "53").best.text, "2.10");
    CHECK_STR(maker_standing(&maker, "85").best.text, "2.09");
    CHECK_INT(maker_standing(&maker, "53").failures_at_best, 0);
    maker_finish(&maker);
}

TEST(of_three_in_a_jump_off_those_who_fail_together_stay_tied)
{
    maker_begin(&maker, "PV");
    maker_jumps(&maker, "1", "5.00:o 5.10:xxx 5.10:x");
    maker_jumps(&maker, "2", "5.00:o 5.10:xxx 5.10:o");
    maker_jumps(&maker, "3", "5.00:o 5.10:xxx 5.10:x");
    maker_jumps(&maker, "4", "4.90:o 5.00:xxx");
    CHECK_STR(maker_ranking(&maker), "1:2 2:1 2:3 4:4");
    maker_finish(&maker);
}

TEST(capital_signs_and_joined_attempts_are_understood)
{
    maker_begin(&maker, "HJ");
    maker_entry(&maker, "1", NULL);
    maker_entry(&maker, "2", NULL);
    maker_trial(&maker, "1", 0, "1.80", "XXO");
    maker_trial(&maker, "1", 0, "1.85", "XXX");
    maker_trial(&maker, "2", 0, "1.80", "xo");
    maker_trial(&maker, "2", 0, "1.85", "xxr");
    CHECK_STR(maker_ranking(&maker), "1:2 2:1");
    CHECK_INT(maker_standing(&maker, "1").failures_at_best, 2);
    CHECK(maker_standing(&maker, "2").out);
    maker_finish(&maker);
}

TEST(a_series_is_ranked_by_its_best_then_second_best_then_third)
{
    maker_begin(&maker, "LJ");
    maker_throws(&maker, "14", "7.50 7.91 7.85 x");
    maker_throws(&maker, "17", "7.91 x 7.84 7.84");
    maker_throws(&maker, "18", "7.10 x x x");
    maker_throws(&maker, "19", "7.91 - - x");
    maker_throws(&maker, "20", "7.10 x x r");
    CHECK_STR(maker_ranking(&maker), "1:14 2:17 3:19 4:18 4:20");
    CHECK_INT(maker_standing(&maker, "14").best_trial->round, 2);
    CHECK_STR(maker_standing(&maker, "14").best.text, "7.91");
    CHECK(maker_standing(&maker, "20").out);
    maker_finish(&maker);
}

TEST(a_thrower_without_a_valid_trial_is_nm_when_the_series_is_over)
{
    maker_begin(&maker, "SP7.26K");
    maker_throws(&maker, "1", "x x x");
    maker_throws(&maker, "2", "x x");
    maker_throws(&maker, "3", "18.02 x");
    maker_throws(&maker, "4", "x r");
    maker_entry(&maker, "5", NULL);
    maker.unit.rounds = 3;
    CHECK_STR(maker_ranking(&maker), "1:3 -:2 -:5 -:1 -:4");
    CHECK_STR(maker_standing(&maker, "1").best.text, "NM");
    CHECK_STR(maker_standing(&maker, "2").best.text, "");
    CHECK_STR(maker_standing(&maker, "4").best.text, "NM");
    maker.unit.results = RESULTS_PROVISIONAL;
    CHECK_STR(maker_standing(&maker, "2").best.text, "NM");
    CHECK_STR(maker_standing(&maker, "5").best.text, "");
    maker_finish(&maker);
}

TEST(the_performance_is_the_last_word_over_the_trials)
{
    maker_begin(&maker, "DT");
    maker_throws(&maker, "1", "50.00 48.00");
    maker_throws(&maker, "2", "49.00 47.00");
    maker_throws(&maker, "3", "52.00 51.00");
    maker.entries[0].performance = "48.00"; // the 50.00 was taken back
    maker.entries[2].performance = "DQ";
    CHECK_STR(maker_ranking(&maker), "1:2 2:1 -:3");
    CHECK_INT(maker_standing(&maker, "1").best_trial->round, 2);
    maker_finish(&maker);
}

TEST(a_thrower_who_stops_keeps_the_place_of_the_marks_so_far)
{
    maker_begin(&maker, "JT");
    maker_throws(&maker, "1", "70.00");
    maker_throws(&maker, "2", "60.00");
    maker.entries[0].performance = "r";
    CHECK_STR(maker_ranking(&maker), "1:1 2:2");
    CHECK(maker_standing(&maker, "1").out);
    maker_finish(&maker);
}

TEST(a_race_is_ranked_by_time_and_then_by_the_reasons_for_none)
{
    maker_begin(&maker, "800");
    maker_entry(&maker, "1", "DNS");
    maker_entry(&maker, "2", "1:52.60");
    maker_entry(&maker, "3", "DQ TR17.3");
    maker_entry(&maker, "4", "1:52.60");
    maker_entry(&maker, "5", "DNF");
    maker_entry(&maker, "6", "59.99");
    maker_entry(&maker, "7", "1:53.00");
    maker_entry(&maker, "8", NULL); // still running
    CHECK_STR(maker_ranking(&maker), "1:6 2:2 2:4 4:7 -:8 -:5 -:3 -:1");
    maker.unit.results = RESULTS_OFFICIAL;
    maker.entries[5].place = 1;
    CHECK_STR(maker_ranking(&maker), "1:6 -:2 -:4 -:7 -:5 -:3 -:1 -:8");
    maker_finish(&maker);
}

TEST(given_places_are_trusted_once_results_are_published)
{
    maker_begin(&maker, "60");
    maker_entry(&maker, "1", "10.35")->place = 2; // thousandths parted them
    maker_entry(&maker, "2", "10.35")->place = 1;
    maker_entry(&maker, "3", "10.97")->place = 3;
    maker_entry(&maker, "4", "10.98")->place = 3;
    maker_entry(&maker, "5", "11.00"); // a guest
    maker_entry(&maker, "6", "DNF");
    CHECK_STR(maker_ranking(&maker), "1:1 1:2 3:3 4:4 5:5 -:6");
    maker.unit.results = RESULTS_PROVISIONAL;
    CHECK_STR(maker_ranking(&maker), "1:2 2:1 3:3 3:4 -:5 -:6");
    maker_finish(&maker);
}

TEST(children_whose_results_give_no_places_stay_in_start_order_without_any)
{
    maker_begin(&maker, "300");
    maker_entry(&maker, "10", "1:20.00");
    maker_entry(&maker, "4", "1:33.94");
    maker_entry(&maker, "27", "DNF");
    maker_entry(&maker, "28", "1:05.11");
    maker.unit.results = RESULTS_OFFICIAL;
    CHECK_STR(maker_ranking(&maker), "-:4 -:10 -:28 -:27");
    maker.entries[0].order = 3;
    maker.entries[1].order = 2;
    maker.entries[3].order = 1;
    CHECK_STR(maker_ranking(&maker), "-:28 -:4 -:10 -:27");
    maker_finish(&maker);
}

TEST(points_and_timed_races_are_won_by_more)
{
    maker_begin(&maker, "HEP");
    maker_entry(&maker, "1", "5875");
    maker_entry(&maker, "2", "6012");
    CHECK_STR(maker_ranking(&maker), "1:2 2:1");
    maker_finish(&maker);
    maker_begin(&maker, "24HR");
    maker_entry(&maker, "1", "201345");
    maker_entry(&maker, "2", "98000.5");
    CHECK_STR(maker_ranking(&maker), "1:1 2:2");
    maker_finish(&maker);
}

TEST(without_an_event_code_the_shape_of_the_trials_tells_the_discipline)
{
    maker_begin(&maker, NULL);
    maker_jumps(&maker, "1", "1.70:xo");
    maker_jumps(&maker, "2", "1.70:o");
    CHECK_INT(unit_discipline(&maker.unit), DISCIPLINE_VERTICAL);
    CHECK_STR(maker_ranking(&maker), "1:2 2:1");
    maker_finish(&maker);
    maker_begin(&maker, NULL);
    maker_throws(&maker, "1", "9.70 5.00");
    maker_throws(&maker, "2", "10.20");
    CHECK_INT(unit_discipline(&maker.unit), DISCIPLINE_HORIZONTAL);
    CHECK_STR(maker_ranking(&maker), "1:2 2:1");
    maker_finish(&maker);
    maker_begin(&maker, NULL);
    maker_entry(&maker, "1", "1:52.60");
    maker_entry(&maker, "2", "1:51.60");
    CHECK_STR(maker_ranking(&maker), "1:2 2:1");
    maker_finish(&maker);
}

TEST(only_as_many_standings_are_given_as_there_is_room_for)
{
    maker_begin(&maker, "100");
    maker_entry(&maker, "1", "11.00");
    maker_entry(&maker, "2", "10.00");
    struct standing one;
    CHECK_INT(unit_rank(&maker.unit, &one, 1), 1);
    CHECK_STR(one.entry->bib, "2");
    maker.unit.entry_count = 0;
    CHECK_INT(unit_rank(&maker.unit, &one, 1), 0);
    maker_finish(&maker);
}

TEST(trials_are_found_by_bib_and_by_height_however_it_is_spelt)
{
    maker_begin(&maker, "HJ");
    maker_jumps(&maker, "1", "1.70:xo 1.75:xxo");
    maker_jumps(&maker, "2", "1.70:o");
    const struct trial *trials[8];
    CHECK_INT(unit_trials(&maker.unit, "1", NULL, trials, 8), 5);
    CHECK_INT(unit_trials(&maker.unit, "1", "1,750", trials, 8), 3);
    CHECK_STR(trials[2]->result, "o");
    CHECK_INT(unit_trials(&maker.unit, "1", NULL, trials, 2), 2);
    CHECK_INT(unit_trials(&maker.unit, "9", NULL, trials, 8), 0);
    CHECK_INT(unit_trials(&maker.unit, NULL, NULL, trials, 8), 0);
    CHECK_STR(unit_entry(&maker.unit, "2")->bib, "2");
    CHECK(unit_entry(&maker.unit, "9") == NULL);
    CHECK(unit_entry(&maker.unit, NULL) == NULL);
    maker_finish(&maker);
}

static const struct check_case cases[] = {
    CASE(the_higher_jump_wins_then_fewer_failures_at_it_then_fewer_in_all),
    CASE(jumpers_that_nothing_parts_share_the_place_and_the_next_is_skipped),
    CASE(failures_after_the_last_clearance_do_not_count),
    CASE(a_failure_at_a_height_that_was_passed_afterwards_still_counts),
    CASE(three_failures_in_a_row_across_heights_end_the_series),
    CASE(a_jumper_without_a_clearance_has_no_place_and_is_nh_only_when_out),
    CASE(only_the_tie_for_first_is_jumped_off_up_and_down_again),
    CASE(of_three_in_a_jump_off_those_who_fail_together_stay_tied),
    CASE(capital_signs_and_joined_attempts_are_understood),
    CASE(a_series_is_ranked_by_its_best_then_second_best_then_third),
    CASE(a_thrower_without_a_valid_trial_is_nm_when_the_series_is_over),
    CASE(the_performance_is_the_last_word_over_the_trials),
    CASE(a_thrower_who_stops_keeps_the_place_of_the_marks_so_far),
    CASE(a_race_is_ranked_by_time_and_then_by_the_reasons_for_none),
    CASE(given_places_are_trusted_once_results_are_published),
    CASE(children_whose_results_give_no_places_stay_in_start_order_without_any),
    CASE(points_and_timed_races_are_won_by_more),
    CASE(without_an_event_code_the_shape_of_the_trials_tells_the_discipline),
    CASE(only_as_many_standings_are_given_as_there_is_room_for),
    CASE(trials_are_found_by_bib_and_by_height_however_it_is_spelt),
};

CHECK_MAIN(cases)
