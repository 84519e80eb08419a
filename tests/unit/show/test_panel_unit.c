// Panels of units in their hard cases, and places against what the rules say.
#include "panel_hall.h"

#include "show/scene_parts.h"

static struct arena arena;

enum { NOW = 5000 };

typedef bool (*panel_values)(const struct sport_state *state, int feed,
                             const struct unit_key *unit, struct values *out);

// Everything a panel says of a unit, "nothing" if it says nothing.
static const char *say_panel(panel_values panel, const struct unit *unit)
{
    struct sport_state *state = sport_create();
    struct event event = {.type = EVENT_UNIT, .unit = *unit};
    struct values values = values_begin(&arena);
    sport_apply(state, TRACK, &event, NOW);
    bool known = panel(state, TRACK, &unit->key, &values);
    const char *text = known ? dump(&arena, &values) : "nothing";
    sport_destroy(state);
    return text;
}

TEST(results_of_a_sprint_have_lanes_wind_gaps_and_words_for_those_without_a_time)
{
    struct maker *maker = card("20", "100", "100m - Women");
    struct unit *unit = &maker->unit;
    unit->results = RESULTS_OFFICIAL;
    unit->has_wind = true;
    unit->wind = 13;
    unit->precision = 2;
    runs(maker, "11", "Ama Hartley", "11.21", 2);
    runs(maker, "12", "Elin Fold", "11.08", 1);
    last_entry(maker)->country = "SWE";
    last_entry(maker)->team_name = "Fjord IL";
    last_entry(maker)->note = "PB";
    runs(maker, "13", "Zoe Quill", "DNF", 0);
    runs(maker, "14", "Ida Moss", "DQ TR16.8", 0);
    runs(maker, "15", "Una Reeve", "11.21", 2);
    runs(maker, "16", "Late Arrival", "DNS", 0);
    CHECK_STR(say_panel(scene_results_values, unit),
              "event=100m - Women; status=official; wind=+1.3\n"
              "place=1; bib=12; name=Elin Fold; team=Fjord IL; country=SWE; flag=SWE; "
              "lane=2; mark=11.08; note=PB\n"
              "place=2; bib=11; name=Ama Hartley; lane=1; mark=11.21; gap=+0.13\n"
              "place=2; bib=15; name=Una Reeve; lane=5; mark=11.21; gap=+0.13\n"
              "bib=13; name=Zoe Quill; out=true; lane=3; mark=DNF\n"
              "bib=14; name=Ida Moss; out=true; lane=4; mark=DQ; note=TR16.8\n"
              "bib=16; name=Late Arrival; out=true; lane=6; mark=DNS");
}

TEST(how_far_somebody_ran_in_an_hour_is_in_metres)
{
    struct maker *maker = card("20", "1HR", "1 Hour - Women");
    maker->unit.results = RESULTS_OFFICIAL;
    runs(maker, "12", "Elin Fold", "17654", 1);
    runs(maker, "11", "Ama Hartley", "DNF", 0);
    CHECK_STR(say_panel(scene_results_values, &maker->unit),
              "event=1 Hour - Women; status=official\n"
              "place=1; bib=12; name=Elin Fold; mark=17654; unit=m\n"
              "bib=11; name=Ama Hartley; out=true; mark=DNF");
}

TEST(who_goes_on_to_the_next_round_has_the_mark_beside_the_result)
{
    struct maker *maker = card("20", "100", "100m - Women");
    maker->unit.results = RESULTS_OFFICIAL;
    runs(maker, "12", "Elin Fold", "11.08", 1);
    last_entry(maker)->advance = "Q";
    last_entry(maker)->note = "NR";
    runs(maker, "11", "Ama Hartley", "11.21", 2);
    last_entry(maker)->advance = "q";
    CHECK_STR(say_panel(scene_results_values, &maker->unit),
              "event=100m - Women; status=official\n"
              "place=1; bib=12; name=Elin Fold; lane=1; mark=11.08; note=Q NR\n"
              "place=2; bib=11; name=Ama Hartley; lane=2; mark=11.21; note=q; gap=+0.13");
}

TEST(a_relay_is_called_as_its_team_with_its_runners)
{
    struct maker *maker = card("40", "4x100", "4x100m Relay - Women");
    maker->unit.results = RESULTS_PROVISIONAL;
    runs(maker, "THH", "Thames Harriers", "46.10", 1);
    last_entry(maker)->team_name = "Thames Harriers";
    last_entry(maker)->runners = "A. One, B. Two, C. Three, D. Four";
    CHECK_STR(say_panel(scene_results_values, &maker->unit),
              "event=4x100m Relay - Women; status=provisional\n"
              "place=1; bib=THH; name=Thames Harriers; runners=A. One, B. Two, C. Three, "
              "D. Four; kind=team; lane=1; mark=46.10");
}

TEST(a_relay_team_without_a_name_is_called_as_its_club)
{
    struct maker *maker = card("40", "4x100", "4x100m Relay - Women");
    runs(maker, "FIN", NULL, "DNF", 0);
    last_entry(maker)->team = "FIN";
    const char *said = say_panel(scene_results_values, &maker->unit);
    CHECK(strstr(said, "bib=FIN; name=FIN; kind=team") != NULL);
}

TEST(children_without_places_stand_in_their_order_without_gaps)
{
    struct maker *maker = card("50", "60", "60m - U11");
    maker->unit.results = RESULTS_OFFICIAL;
    runs(maker, "10", "Nils Brook", "10.80", 0);
    runs(maker, "11", "Siv Brook", "9.90", 0);
    CHECK_STR(say_panel(scene_results_values, &maker->unit),
              "event=60m - U11; status=official\n"
              "bib=10; name=Nils Brook; lane=1; mark=10.80\n"
              "bib=11; name=Siv Brook; lane=2; mark=9.90");
}

TEST(combined_events_are_ranked_by_points_and_say_what_is_missing_to_the_first)
{
    struct maker *maker = card("60", "HEP", "Heptathlon - Women");
    maker->unit.results = RESULTS_PROVISIONAL;
    runs(maker, "7", "Mae Corr", "5875", 2);
    runs(maker, "8", "Ilse Varg", "6012", 1);
    const char *said = say_panel(scene_results_values, &maker->unit);
    CHECK(strstr(said, "place=1; bib=8; name=Ilse Varg; mark=6012\n"));
    CHECK(strstr(said, "place=2; bib=7; name=Mae Corr; mark=5875; gap=-137"));
}

static const char *heptathlon_after(int parts, int events)
{
    struct sport_state *state = sport_create();
    struct meeting_discipline disciplines[8] = {{.event = "C1", .code = "HEP"}};
    struct event meeting = {.type = EVENT_MEETING};
    for (int i = 1; i <= events; i++) {
        disciplines[i].event = arena_printf(&arena, "C1%d", i);
        disciplines[i].parent = "C1";
    }
    meeting.meeting = (struct meeting_event){.disciplines = disciplines,
                                             .discipline_count = events + 1};
    sport_apply(state, TRACK, &meeting, NOW);
    struct maker *maker = card("C1", "HEP", "Heptathlon - Women");
    maker->unit.parts = parts;
    runs(maker, "7", "Mae Corr", "3671", 0);
    struct event whole = {.type = EVENT_UNIT, .unit = maker->unit};
    sport_apply(state, TRACK, &whole, NOW);
    maker = card("C11", "100H", "100m hurdles - Women");
    runs(maker, "7", "Mae Corr", "13.52", 1);
    last_entry(maker)->points = 1010;
    struct event hurdles = {.type = EVENT_UNIT, .unit = maker->unit};
    sport_apply(state, TRACK, &hurdles, NOW);
    struct values values = values_begin(&arena), part = values_begin(&arena);
    struct unit_key key = unit_key("C1", 1, 1), part_key = unit_key("C11", 1, 1);
    bool ok = scene_results_values(state, TRACK, &key, &values) &&
              scene_results_values(state, TRACK, &part_key, &part);
    const char *text =
        ok ? arena_printf(&arena, "%s; %s", dump(&arena, &values), dump(&arena, &part))
           : "nothing";
    sport_destroy(state);
    return text;
}

TEST(a_combined_event_says_how_far_it_is_and_its_parts_the_points_and_the_total)
{
    const char *said = heptathlon_after(4, 7);
    CHECK(strstr(said, "heat=After 4 of 7 events; "));
    CHECK(strstr(said, "place=1; bib=7; name=Mae Corr; mark=3671; "));
    CHECK(strstr(said, "mark=13.52; points=1010; total=3671"));
    CHECK(strstr(heptathlon_after(1, 0), "heat=After 1 event; "));
    CHECK(!strstr(heptathlon_after(7, 7), "heat="));
}

TEST(a_long_race_has_no_lanes_and_no_wind)
{
    struct maker *maker = card("70", "1500", "1500m - Men");
    maker->unit.results = RESULTS_OFFICIAL;
    maker->unit.distance = 1500;
    maker->unit.has_wind = true;
    runs(maker, "1", "Roy Stead", "4:11.58", 1);
    CHECK_STR(say_panel(scene_results_values, &maker->unit),
              "event=1500m - Men; status=official\n"
              "place=1; bib=1; name=Roy Stead; mark=4:11.58");
}

TEST(a_name_in_the_script_of_the_place_stands_as_it_is)
{
    struct maker *maker = card("71", "200", "200m - Men");
    maker->unit.results = RESULTS_OFFICIAL;
    runs(maker, "1", "\xD0\x98\xD0\xB2\xD0\xB0\xD0\xBD", "21.40", 1);
    CHECK(strstr(say_panel(scene_results_values, &maker->unit),
                 "name=\xD0\x98\xD0\xB2\xD0\xB0\xD0\xBD; "));
}

TEST(a_family_name_of_two_words_stands_beside_the_name_in_every_row)
{
    struct maker *maker = card("F04", "LJ", "Long Jump - Women");
    maker_throws(maker, "18", "6.10");
    named(maker, "Maria García López", NULL);
    last_entry(maker)->last_name = "García López";
    maker_throws(maker, "19", "NM");
    named(maker, "Kos", NULL); // nothing is left beside it
    last_entry(maker)->last_name = "Kos";
    CHECK_STR(say_panel(scene_series_values, &maker->unit),
              "event=Long Jump - Women; status=live; target=6.10; "
              "target.name=Maria García López; target.family=García López\n"
              "place=1; bib=18; name=Maria García López; family=García López; best=6.10; "
              "best.at=1; t1=6.10\n"
              "bib=19; name=Kos; t1=NM");
    CHECK_STR(say_panel(scene_startlist_values, &maker->unit),
              "event=Long Jump - Women\n"
              "bib=18; name=Maria García López; family=García López\n"
              "bib=19; name=Kos");
}

TEST(a_series_has_trials_winds_the_best_one_and_what_there_is_to_beat)
{
    struct maker *maker = card("F04", "LJ", "Long Jump - Men");
    maker_throws(maker, "18", "7.10 x 6.63");
    named(maker, "Marko Hill", "MNE");
    maker_throws(maker, "16", "7.42 - 7.73 7.62");
    named(maker, "Timo Lake", NULL);
    maker->trials[0].has_wind = true;
    maker->trials[0].wind = -3;
    maker->trials[5].has_wind = true;
    maker->trials[5].wind = 23;
    maker_throws(maker, "17", "x x r");
    named(maker, "Retired Early", NULL);
    CHECK_STR(say_panel(scene_series_values, &maker->unit),
              "event=Long Jump - Men; status=live; target=7.73; target.name=Timo Lake\n"
              "place=1; bib=16; name=Timo Lake; best=7.73; best.at=3; wind=+2.3w; "
              "t1=7.42; t2=-; t3=7.73; w3=+2.3; t4=7.62\n"
              "place=2; bib=18; name=Marko Hill; country=MNE; flag=MNE; best=7.10; "
              "best.at=1; wind=-0.3; t1=7.10; w1=-0.3; t2=x; t3=6.63\n"
              "bib=17; name=Retired Early; out=true; best=NM; t1=x; t2=x; t3=r");
}

TEST(six_empty_trials_are_a_series_of_nothing)
{
    struct maker *maker = card("F04", "SP", "Shot Put - Men");
    maker_entry(maker, "1", NULL)->name = "Nobody Yet";
    maker->unit.rounds = 6;
    CHECK_STR(say_panel(scene_series_values, &maker->unit),
              "event=Shot Put - Men\nbib=1; name=Nobody Yet");
}

TEST(published_results_have_nothing_to_beat_and_nobody_in_action)
{
    struct maker *maker = card("F04", "SP", "Shot Put - Men");
    maker_throws(maker, "1", "14.10 14.60");
    named(maker, "Ed Ash", NULL);
    maker->unit.results = RESULTS_OFFICIAL;
    last_entry(maker)->place = 1;
    CHECK_STR(say_panel(scene_series_values, &maker->unit),
              "event=Shot Put - Men; status=official\n"
              "place=1; bib=1; name=Ed Ash; best=14.60; best.at=2; t1=14.10; t2=14.60");
}

TEST(heights_have_a_column_a_bar_and_mark_who_was_just_in_action)
{
    struct maker *maker = card("14", "HJ", "High Jump - Women");
    static const char *heights[] = {"1.70", "1.75", "1.80", "1.85", "1.90"};
    maker->unit.heights = heights;
    maker->unit.height_count = 5;
    maker_jumps(maker, "1", "1.75:xo 1.80:o 1.85:x");
    named(maker, "Greta Sand", NULL);
    maker_jumps(maker, "2", "1.75:o 1.80:xxx");
    named(maker, "Orla Brin", NULL);
    maker_jumps(maker, "3", "1.75:- 1.80:xx");
    named(maker, "Tam Oyel", NULL);
    CHECK_STR(say_panel(scene_heights_values, &maker->unit),
              "event=High Jump - Women; status=live; heights.count=3; height=1.80; "
              "h1=1.75; h2=1.80; h3=1.85\n"
              "place=1; bib=1; name=Greta Sand; best=1.80; c1=xo; c2=o; c3=x\n"
              "place=2; bib=2; name=Orla Brin; best=1.75; c1=o; c2=xxx\n"
              "bib=3; name=Tam Oyel; current=true; c1=-; c2=xx");
}

TEST(of_more_than_twelve_bars_the_last_twelve_that_somebody_tried_stand)
{
    struct maker *maker = card("14", "PV", "Pole Vault - Men");
    maker_jumps(maker, "1",
                "3.00:o 3.10:o 3.20:o 3.30:o 3.40:o 3.50:o 3.60:o 3.70:o 3.80:o 3.90:o "
                "4.00:o 4.10:o 4.20:o 4.30:xxo 4.40:xxr");
    const char *said = say_panel(scene_heights_values, &maker->unit);
    CHECK(strstr(said, "heights.count=12; height=4.40; h1=3.30; h2=3.40;"));
    CHECK(strstr(said, "h12=4.40\n"));
    CHECK(strstr(said, "c1=o; c2=o;"));
    CHECK(strstr(said, "c11=xxo; c12=xxr"));
}

// Two are equal to the end; they jump on at the bar that both failed, and then lower.
TEST(a_jump_off_has_columns_of_its_own_that_go_down_too)
{
    struct maker *maker = card("14", "HJ", "High Jump - Men");
    maker_entry(maker, "1", NULL)->name = "Ash";
    maker_entry(maker, "2", NULL)->name = "Birch";
    static const struct {
        const char *bib, *height, *signs;
    } told[] = {{"1", "2.00", "o"}, {"2", "2.00", "o"}, {"1", "2.05", "x"},
                {"2", "2.05", "x"}, {"1", "2.05", "x"}, {"2", "2.05", "x"},
                {"1", "2.05", "x"}, {"2", "2.05", "x"}, {"1", "2.05", "x"},
                {"2", "2.05", "x"}, {"1", "2.03", "x"}, {"2", "2.03", "o"}};
    for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
        maker_trial(maker, told[i].bib, 0, told[i].height, told[i].signs);
    }
    CHECK_STR(say_panel(scene_heights_values, &maker->unit),
              "event=High Jump - Men; status=live; heights.count=4; height=2.03; "
              "h1=2.00; h2=2.05; h3=2.05; h4=2.03\n"
              "place=1; bib=2; name=Birch; current=true; best=2.03; c1=o; c2=xxx; c3=x; "
              "c4=o\n"
              "place=2; bib=1; name=Ash; best=2.00; c1=o; c2=xxx; c3=x; c4=x");
}

TEST(who_cleared_nothing_has_no_height_once_it_is_over)
{
    struct maker *maker = card("14", "HJ", "High Jump - Girls");
    maker_jumps(maker, "1", "1.00:xxx");
    named(maker, "Small One", NULL);
    maker_jumps(maker, "2", "1.00:o");
    named(maker, "Other One", NULL);
    CHECK(strstr(say_panel(scene_heights_values, &maker->unit),
                 "\nbib=1; name=Small One; out=true; best=NH; c1=xxx"));
}

TEST(a_start_list_is_in_the_order_of_the_start_with_what_they_did_before)
{
    struct maker *maker = card("20", "200", "200m - Men");
    maker->unit.start = "17:05";
    maker->unit.distance = 200;
    maker_entry(maker, "9", NULL)->name = "Third Lane";
    last_entry(maker)->order = 3;
    maker_entry(maker, "10", NULL)->name = "No Lane";
    maker_entry(maker, "8", NULL)->name = "Second Lane";
    last_entry(maker)->order = 2;
    last_entry(maker)->pb = "20.90";
    last_entry(maker)->sb = "21.05";
    CHECK_STR(say_panel(scene_startlist_values, &maker->unit),
              "event=200m - Men; time=17:05\n"
              "lane=2; bib=8; name=Second Lane; pb=20.90; sb=21.05\n"
              "lane=3; bib=9; name=Third Lane\n"
              "bib=10; name=No Lane");
    CHECK_STR(say_panel(scene_results_values, &maker->unit), "nothing");
}

TEST(panels_of_another_kind_of_event_say_nothing)
{
    struct maker *maker = card("20", "200", "200m - Men");
    runs(maker, "1", "Roy Stead", "21.00", 1);
    CHECK_STR(say_panel(scene_series_values, &maker->unit), "nothing");
    CHECK_STR(say_panel(scene_heights_values, &maker->unit), "nothing");
    maker->unit.entry_count = 0;
    CHECK_STR(say_panel(scene_startlist_values, &maker->unit), "nothing");
    CHECK_STR(say_panel(scene_results_values, &maker->unit), "nothing");
}

TEST(the_most_people_and_trials_that_fit_make_a_panel)
{
    static struct entry entries[UNIT_MAX_ENTRIES];
    static struct trial trials[UNIT_MAX_TRIALS];
    static const char *heights[UNIT_MAX_HEIGHTS];
    struct maker *maker = card("14", "HJ", "High Jump");
    maker->unit.entries = entries;
    maker->unit.entry_count = UNIT_MAX_ENTRIES;
    maker->unit.trials = trials;
    maker->unit.trial_count = UNIT_MAX_TRIALS;
    maker->unit.heights = heights;
    maker->unit.height_count = UNIT_MAX_HEIGHTS;
    for (int i = 0; i < UNIT_MAX_ENTRIES; i++) {
        entries[i] = (struct entry){.bib = arena_printf(&arena, "%d", i), .name = "X Y"};
    }
    for (int i = 0; i < UNIT_MAX_HEIGHTS; i++) {
        heights[i] = arena_printf(&arena, "1.%02d", i);
    }
    for (int i = 0; i < UNIT_MAX_TRIALS; i++) {
        trials[i] = (struct trial){.bib = entries[i % UNIT_MAX_ENTRIES].bib,
                                   .height = arena_printf(&arena, "%d.11", i % 90),
                                   .result = "xxxxxxxxxxxxxxxxxxxxoo"};
    }
    CHECK(strstr(say_panel(scene_heights_values, &maker->unit), "heights.count=12"));
}

int main(void)
{
    static const struct check_case cases[] = {
        CASE(results_of_a_sprint_have_lanes_wind_gaps_and_words_for_those_without_a_time),
        CASE(how_far_somebody_ran_in_an_hour_is_in_metres),
        CASE(who_goes_on_to_the_next_round_has_the_mark_beside_the_result),
        CASE(a_relay_is_called_as_its_team_with_its_runners),
        CASE(a_relay_team_without_a_name_is_called_as_its_club),
        CASE(children_without_places_stand_in_their_order_without_gaps),
        CASE(combined_events_are_ranked_by_points_and_say_what_is_missing_to_the_first),
        CASE(a_combined_event_says_how_far_it_is_and_its_parts_the_points_and_the_total),
        CASE(a_long_race_has_no_lanes_and_no_wind),
        CASE(a_name_in_the_script_of_the_place_stands_as_it_is),
        CASE(a_family_name_of_two_words_stands_beside_the_name_in_every_row),
        CASE(a_series_has_trials_winds_the_best_one_and_what_there_is_to_beat),
        CASE(six_empty_trials_are_a_series_of_nothing),
        CASE(published_results_have_nothing_to_beat_and_nobody_in_action),
        CASE(heights_have_a_column_a_bar_and_mark_who_was_just_in_action),
        CASE(of_more_than_twelve_bars_the_last_twelve_that_somebody_tried_stand),
        CASE(a_jump_off_has_columns_of_its_own_that_go_down_too),
        CASE(who_cleared_nothing_has_no_height_once_it_is_over),
        CASE(a_start_list_is_in_the_order_of_the_start_with_what_they_did_before),
        CASE(panels_of_another_kind_of_event_say_nothing),
        CASE(the_most_people_and_trials_that_fit_make_a_panel),
    };
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    arena_finish(&arena);
    maker_finish(card("", "", ""));
    return failed;
}
