// The winner of a unit: what a push says, and what the unit adds.
#include "unit_scenes.h"

TEST(a_push_alone_gives_event_name_and_mark)
{
    struct sport_state *state = sport_create();
    result(state, "12", 1, "800m - Men Blues", "Harry Fold", "1:52.60");
    const char *found = winner(state, "12", 1);
    const char *other = winner(state, "13", 1);
    sport_destroy(state);
    CHECK_STR(found, "event=800m - Men Blues; name=Harry Fold; mark=1:52.60");
    CHECK_STR(other, "nothing");
}

TEST(the_unit_adds_place_people_wind_note_and_who_came_next)
{
    struct sport_state *state = sport_create();
    result(state, "20", 2, "100m - Women", "elin asgard", "11.52");
    struct entry entries[] = {
        runner("9", "Ama Hartley", "Vale AC", NULL, "11.80", 2),
        runner("3", "Elin \xC3\x85sg\xC3\xA5rd", "Fjord IL",
               "//files.example/ioc/nor.svg?v=2", "11.52", 1),
        runner("5", "Zoe Quill", NULL, "https://files.example/clubs/vale.png", "12.01",
               3),
        runner("7", "Late Arrival", NULL, NULL, "DNF", 0),
    };
    entries[1].note = "PB";
    struct unit fetched = sprint(entries, 4);
    unit(state, &fetched);
    const char *found = winner(state, "20", 2);
    sport_destroy(state);
    CHECK_STR(found,
              "event=100m - Women; heat=Heat 2; name=Elin \xC3\x85sg\xC3\xA5rd; "
              "mark=11.52; team=Fjord IL; country=NOR; flag=NOR; bib=3; "
              "status=OFFICIAL; place=1; wind=+1.4; note=PB; "
              "second.name=Ama Hartley; second.team=Vale AC; second.bib=9; "
              "second.place=2; second.mark=11.80; second.gap=+0.28; "
              "third.name=Zoe Quill; third.bib=5; third.place=3; third.mark=12.01; "
              "third.gap=+0.49");
}

// An event that was added after the competition was read has no code: a stone put is
// read as a time, and 9.99 would be 0.03 less than the winner had.
TEST(who_comes_second_is_never_ahead_of_the_winner)
{
    struct sport_state *state = sport_create();
    struct entry entries[] = {runner("3", "Ada Fen", NULL, NULL, "10.02", 1),
                              runner("5", "Zoe Quill", NULL, NULL, "9.99", 2)};
    struct unit fetched = sprint(entries, 2);
    fetched.event_code = NULL;
    result(state, "20", 2, NULL, "Ada Fen", "10.02");
    unit(state, &fetched);
    const char *found = winner(state, "20", 2);
    sport_destroy(state);
    CHECK(strstr(found, "second.mark=9.99") != NULL);
    CHECK(strstr(found, "gap=") == NULL);
}

TEST(wind_over_the_limit_says_so_and_a_note_that_is_no_badge_is_a_remark)
{
    struct sport_state *state = sport_create();
    result(state, "20", 2, "100m - Women", "Ada Fen", "11.52");
    struct entry entries[] = {runner("3", "Ada Fen", NULL, NULL, "11.52", 1)};
    entries[0].note = "(.514)";
    struct unit fetched = sprint(entries, 1);
    fetched.wind = 23;
    fetched.results = RESULTS_PROVISIONAL;
    fetched.heats = 1;
    fetched.key.heat = 1;
    fetched.round_name = "Final";
    result(state, "20", 1, "100m - Women", "Ada Fen", "11.52");
    unit(state, &fetched);
    const char *found = winner(state, "20", 1);
    sport_destroy(state);
    CHECK_STR(found, "event=100m - Women; heat=Final; name=Ada Fen; mark=11.52; bib=3; "
                     "status=PROVISIONAL; place=1; wind=+2.3w; note=(.514); "
                     "remark=(.514)");
}

// Until the meeting is read again it tells of who had the bib before.
TEST(a_winner_who_swapped_bibs_is_not_given_the_other_ones_club)
{
    struct sport_state *state = sport_create();
    struct meeting_competitor before = {
        .bib = "3", .last_name = "Quill", .team = "VAL", .team_name = "Vale AC"};
    struct event told = {.type = EVENT_MEETING,
                         .backlog = true,
                         .meeting = {.competitors = &before, .competitor_count = 1}};
    struct entry entries[] = {runner("3", "Ada Fen", NULL, NULL, "11.52", 1)};
    entries[0].last_name = "Fen";
    entries[0].team = "FJO";
    struct unit fetched = sprint(entries, 1);
    sport_apply(state, FEED, &told, 500);
    result(state, "20", 2, "100m - Women", "Ada Fen", "11.52");
    unit(state, &fetched);
    const char *found = winner(state, "20", 2);
    sport_destroy(state);
    CHECK(strstr(found, "; team=FJO;"));
}

// Finals of one event are told apart by their names, if they have any.
TEST(a_b_final_is_called_so_and_is_no_second_heat)
{
    static const struct {
        const char *name, *shown;
    } heats[] = {{"Final B", "heat=Final B;"},
                 {"B-final", "heat=B-final;"},
                 {"Final", "heat=Final, heat 2;"},
                 {"Race 2 of 2", "heat=Final, heat 2;"}};
    for (size_t i = 0; i < sizeof(heats) / sizeof(heats[0]); i++) {
        struct sport_state *state = sport_create();
        struct entry entries[] = {runner("3", "Ada Fen", NULL, NULL, "11.52", 1)};
        struct unit fetched = sprint(entries, 1);
        fetched.heats = 2;
        fetched.round_name = "Final";
        fetched.heat_name = heats[i].name;
        result(state, "20", 2, "100m - Women", "Ada Fen", "11.52");
        unit(state, &fetched);
        const char *found = winner(state, "20", 2);
        sport_destroy(state);
        CHECK(strstr(found, heats[i].shown));
    }
}

TEST(long_races_have_no_wind_even_if_the_server_sends_one)
{
    struct sport_state *state = sport_create();
    struct entry entries[] = {runner("3", "Ada Fen", NULL, NULL, "4:11.58", 1)};
    struct unit fetched = sprint(entries, 1);
    fetched.event_code = "1500";
    result(state, "20", 2, NULL, "Ada Fen", "4:11.58");
    unit(state, &fetched);
    const char *found = winner(state, "20", 2);
    sport_destroy(state);
    CHECK(!strstr(found, "wind"));
}

// The unit's own page names no event code, and the competition may be out of reach.
TEST(without_an_event_code_the_distance_tells_whether_there_is_wind)
{
    static const struct {
        int distance;
        bool has_wind;
    } races[] = {{60, true}, {200, true}, {1500, false}, {0, true}};
    for (size_t i = 0; i < sizeof(races) / sizeof(races[0]); i++) {
        struct sport_state *state = sport_create();
        struct entry entries[] = {runner("3", "Ada Fen", NULL, NULL, "11.52", 1)};
        struct unit fetched = sprint(entries, 1);
        fetched.event_code = NULL;
        fetched.distance = races[i].distance;
        result(state, "20", 2, NULL, "Ada Fen", "11.52");
        unit(state, &fetched);
        const char *found = winner(state, "20", 2);
        sport_destroy(state);
        CHECK_INT(strstr(found, "wind=+1.4") != NULL, races[i].has_wind);
    }
}

TEST(without_an_event_code_a_jump_has_the_wind_of_its_best_trial)
{
    struct sport_state *state = sport_create();
    struct entry entries[] = {runner("3", "Ada Fen", NULL, NULL, "6.12", 1)};
    struct trial trials[] = {
        {.bib = "3", .round = 1, .result = "6.12", .has_wind = true, .wind = 7},
        {.bib = "3", .round = 2, .result = "6.01", .has_wind = true, .wind = 25}};
    struct unit fetched = sprint(entries, 1);
    fetched.event_code = NULL;
    fetched.has_wind = false;
    fetched.trials = trials;
    fetched.trial_count = 2;
    result(state, "20", 2, NULL, "Ada Fen", "6.12");
    unit(state, &fetched);
    const char *found = winner(state, "20", 2);
    sport_destroy(state);
    CHECK(strstr(found, "wind=+0.7"));
}

TEST(the_only_round_of_an_event_is_not_named)
{
    static const struct {
        int heats_of_second;
        bool named;
    } events[] = {{0, false}, {1, true}};
    for (size_t i = 0; i < sizeof(events) / sizeof(events[0]); i++) {
        struct sport_state *state = sport_create();
        struct meeting_discipline disciplines[] = {
            {.event = "20", .code = "100", .rounds = {1, events[i].heats_of_second}}};
        struct event told = {
            .type = EVENT_MEETING,
            .backlog = true,
            .meeting = {.disciplines = disciplines, .discipline_count = 1}};
        struct entry entries[] = {runner("3", "Ada Fen", NULL, NULL, "11.52", 1)};
        struct unit fetched = sprint(entries, 1);
        fetched.key.heat = 1;
        fetched.heats = 1;
        fetched.round_name = "Round 1";
        sport_apply(state, FEED, &told, 500);
        result(state, "20", 1, NULL, "Ada Fen", "11.52");
        unit(state, &fetched);
        const char *found = winner(state, "20", 1);
        sport_destroy(state);
        CHECK_INT(strstr(found, "heat=Round 1") != NULL, events[i].named);
    }
}

TEST(distances_have_no_gaps)
{
    struct sport_state *state = sport_create();
    struct entry entries[] = {runner("1", "Ada Fen", NULL, NULL, "48.67", 1),
                              runner("2", "Bea Holt", NULL, NULL, "47.10", 2)};
    struct unit fetched = sprint(entries, 2);
    fetched.event_code = "HT";
    result(state, "20", 2, "Hammer - Women", "Ada Fen", "48.67");
    unit(state, &fetched);
    const char *found = winner(state, "20", 2);
    sport_destroy(state);
    CHECK(strstr(found, "second.mark=47.10"));
    CHECK(!strstr(found, "gap"));
}

TEST(a_unit_that_knows_nothing_yet_does_not_blank_what_was_said)
{
    struct sport_state *state = sport_create();
    result(state, "20", 2, "100m - Women", "Ada Fen", "11.52");
    struct entry entries[] = {runner("4", "Somebody Else", "Vale AC", NULL, NULL, 0)};
    struct unit fetched = sprint(entries, 1);
    fetched.results = RESULTS_NONE;
    unit(state, &fetched);
    const char *empty = winner(state, "20", 2);
    entries[0] = runner("3", "Ada Fen", "Vale AC", "ENG", NULL, 0);
    unit(state, &fetched);
    const char *known = winner(state, "20", 2);
    sport_destroy(state);
    CHECK_STR(empty, "event=100m - Women; heat=Heat 2; name=Ada Fen; mark=11.52");
    CHECK_STR(known, "event=100m - Women; heat=Heat 2; name=Ada Fen; mark=11.52; "
                     "team=Vale AC; country=ENG; flag=ENG; bib=3");
}

// The unit as it was, then a push with another mark for the same winner.
static const char *corrected_to(const char *mark)
{
    struct sport_state *state = sport_create();
    struct entry entries[] = {runner("3", "Ada Fen", "Vale AC", "ENG", "11.52", 1),
                              runner("4", "Bea Holt", "Dale AC", NULL, "11.60", 2)};
    entries[0].note = "PB";
    struct unit fetched = sprint(entries, 2);
    struct event early = {.type = EVENT_UNIT, .unit = fetched};
    sport_apply(state, FEED, &early, PUSH_MS - 500);
    result(state, "20", 2, "100m - Women", "Ada Fen", mark);
    const char *found = winner(state, "20", 2);
    sport_destroy(state);
    return found;
}

TEST(a_corrected_mark_of_the_same_winner_leaves_who_came_next)
{
    CHECK_STR(corrected_to("11.50"),
              "event=100m - Women; heat=Heat 2; name=Ada Fen; mark=11.50; team=Vale AC; "
              "country=ENG; flag=ENG; bib=3; status=OFFICIAL; place=1; wind=+1.4; "
              "second.name=Bea Holt; second.team=Dale AC; second.bib=4; second.place=2; "
              "second.mark=11.60; second.gap=+0.10");
}

TEST(a_corrected_mark_that_no_longer_wins_waits_for_the_unit)
{
    CHECK_STR(corrected_to("11.70"),
              "event=100m - Women; heat=Heat 2; name=Ada Fen; mark=11.70; team=Vale AC; "
              "country=ENG; flag=ENG; bib=3");
}

TEST(a_distance_has_its_unit_and_a_mark_of_unknown_kind_has_none)
{
    struct sport_state *state = sport_create();
    result(state, "20", 2, "Javelin - Women", "Ada Fen", "61.20");
    const char *pushed = winner(state, "20", 2);
    struct entry entries[] = {runner("3", "Ada Fen", NULL, NULL, "61.20", 1)};
    struct unit fetched = sprint(entries, 1);
    fetched.event_code = "JT";
    unit(state, &fetched);
    const char *found = winner(state, "20", 2);
    sport_destroy(state);
    CHECK(!strstr(pushed, "unit="));
    CHECK(strstr(found, "mark=61.20; unit=m"));
}

static const struct check_case cases[] = {
    CASE(a_push_alone_gives_event_name_and_mark),
    CASE(the_unit_adds_place_people_wind_note_and_who_came_next),
    CASE(who_comes_second_is_never_ahead_of_the_winner),
    CASE(wind_over_the_limit_says_so_and_a_note_that_is_no_badge_is_a_remark),
    CASE(a_winner_who_swapped_bibs_is_not_given_the_other_ones_club),
    CASE(a_b_final_is_called_so_and_is_no_second_heat),
    CASE(long_races_have_no_wind_even_if_the_server_sends_one),
    CASE(without_an_event_code_the_distance_tells_whether_there_is_wind),
    CASE(without_an_event_code_a_jump_has_the_wind_of_its_best_trial),
    CASE(the_only_round_of_an_event_is_not_named),
    CASE(distances_have_no_gaps),
    CASE(a_unit_that_knows_nothing_yet_does_not_blank_what_was_said),
    CASE(a_corrected_mark_of_the_same_winner_leaves_who_came_next),
    CASE(a_corrected_mark_that_no_longer_wins_waits_for_the_unit),
    CASE(a_distance_has_its_unit_and_a_mark_of_unknown_kind_has_none),
};

int main(void)
{
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    arena_finish(&arena);
    return failed;
}
