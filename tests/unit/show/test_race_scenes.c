// Races as values, in their hard cases. All people are invented.
#include "scene_dump.h"

static const char *board(const struct race_state *race, int64_t now_ms)
{
    struct values values = values_begin(&arena);
    bool known = scene_leaderboard_values(race, now_ms, &values);
    return dump(&values, known);
}

static const char *finish(const struct race_state *race)
{
    struct values values = values_begin(&arena);
    bool known = scene_finish_values(race, &values);
    return dump(&values, known);
}

// A race whose board follows from its athletes.
static struct race_state race_of(struct race *race, struct race_board *out)
{
    race_board(race, NULL, &arena, out);
    return (struct race_state){.race = race, .board = out};
}

static struct race_athlete athlete(const char *bib, const char *name, const char *country,
                                   const char *point, int64_t time_ms, int position)
{
    return (struct race_athlete){.id = bib,
                                 .bib = bib,
                                 .name = name,
                                 .country = country,
                                 .point = point,
                                 .time_ms = time_ms,
                                 .gap_ms = RACE_UNKNOWN,
                                 .position = position};
}

TEST(only_those_at_the_point_have_place_and_gap)
{
    struct race_athlete athletes[] = {
        athlete("7", "Ilse Varga", "HUN", "2", 4000000, 1),
        athlete("12", "Mae Corrigan", "IRL", "2", 7729000, 2),
        athlete("3", "Noor Hadley", NULL, "1", 600000, 2),
        athlete("4", "Ada Lowe", "gbr", "1", 700000, 3)};
    athletes[3].out = "DNF";
    struct race race = {.prog = "1",
                        .name = "Elite Women",
                        .status = RACE_LIVE,
                        .starters = 4,
                        .point = "2",
                        .point_name = "Bike Lap 1",
                        .passed = 2,
                        .athletes = athletes,
                        .athlete_count = 4};
    struct race_board told;
    struct race_state state = race_of(&race, &told);
    CHECK_STR(board(&state, 0),
              "race=Elite Women; point=Bike Lap 1; passed=2; starters=4"
              " | name=Ilse Varga; country=HUN; flag=HUN; bib=7; pos=1; time=1:06:40"
              " | name=Mae Corrigan; country=IRL; flag=IRL; bib=12; pos=2; gap=+1:02:09"
              " | name=Noor Hadley; bib=3"
              " | name=Ada Lowe; country=GBR; flag=GBR; bib=4; state=DNF");
    state.clock_known = true;
    state.clock_zero_ms = -4000000;
    CHECK(strstr(board(&state, 7000), "clock=1:06:47") != NULL);
}

// "N. Zealand" is no country: its teams have no given name that could be shortened.
TEST(the_teams_of_a_relay_are_not_taken_for_people)
{
    struct race_athlete athletes[] = {
        athlete("1", "New Zealand", "NZL", "9", 400000, 1),
        athlete("2", "Team II Norway", "NOR", "9", 401000, 2)};
    struct race race = {.prog = "1",
                        .name = "Mixed RELAY (U23)",
                        .status = RACE_OFFICIAL,
                        .starters = 2,
                        .passed = 2,
                        .point = "9",
                        .point_name = "Finish",
                        .athletes = athletes,
                        .athlete_count = 2};
    struct race_board told;
    struct race_state state = race_of(&race, &told);
    CHECK(strstr(board(&state, 0), "bib=1; kind=team; pos=1") != NULL);
    CHECK(strstr(finish(&state), "second.bib=2; second.kind=team") != NULL);
    race.name = "Elite Women";
    CHECK(strstr(board(&state, 0), "kind=") == NULL);
}

TEST(a_race_that_everybody_left_is_still_a_list)
{
    struct race_athlete athletes[] = {athlete("7", "Ilse Varga", "HUN", "1", 400000, 1),
                                      athlete("12", "Mae Corrigan", "IRL", NULL, -1, 0)};
    athletes[0].out = "DNF";
    athletes[1].out = "DNS";
    struct race race = {.prog = "1",
                        .event_name = "Lakeside",
                        .status = RACE_OFFICIAL,
                        .starters = RACE_UNKNOWN,
                        .passed = RACE_UNKNOWN,
                        .point = "1",
                        .athletes = athletes,
                        .athlete_count = 2};
    struct race_board told;
    struct race_state state = race_of(&race, &told);
    const char *text = board(&state, 0);
    CHECK(strstr(text, "race=Lakeside; status=official") != NULL);
    CHECK(strstr(text, "name=Ilse Varga; country=HUN; flag=HUN; bib=7; state=DNF"));
    CHECK(strstr(text, "name=Mae Corrigan; country=IRL; flag=IRL; bib=12; state=DNS"));
    CHECK_STR(finish(&state), "nothing");
}

TEST(before_the_first_point_there_is_no_board)
{
    struct race_athlete athletes[] = {athlete("7", "Ilse Varga", "HUN", NULL, -1, 0)};
    struct race race = {.prog = "1",
                        .name = "Elite Women",
                        .status = RACE_LIVE,
                        .starters = 1,
                        .passed = RACE_UNKNOWN,
                        .athletes = athletes,
                        .athlete_count = 1};
    struct race_board told;
    struct race_state state = race_of(&race, &told);
    CHECK_STR(board(&state, 0), "nothing");
}

TEST(the_first_three_at_the_finish)
{
    struct race_athlete athletes[] = {
        athlete("7", "Ilse Varga", "HUN", "9", 6683000, 1),
        athlete("12", "Mae Corrigan", "IRL", "9", 6683900, 2),
        athlete("3", "Noor Hadley", "GBR", "9", -1, 3)};
    struct race race = {.prog = "1",
                        .name = "Elite Women",
                        .status = RACE_LIVE,
                        .point = "9",
                        .point_name = "Finish",
                        .athletes = athletes,
                        .athlete_count = 3};
    struct race_board told;
    struct race_state state = race_of(&race, &told);
    CHECK_STR(finish(&state),
              "event=Elite Women; status=unofficial; name=Ilse Varga; country=HUN; "
              "flag=HUN; bib=7; place=1; mark=1:51:23; second.name=Mae Corrigan; "
              "second.country=IRL; second.flag=IRL; second.bib=12; second.place=2; "
              "second.mark=1:51:23; second.gap=+0:00; third.name=Noor Hadley; "
              "third.country=GBR; third.flag=GBR; third.bib=3; third.place=3");
}

// 15:18.904 and 15:20.209 are printed 15:18 and 15:20, and 1.305 s apart.
TEST(a_gap_is_the_difference_of_the_times_printed)
{
    struct race_athlete athletes[] = {
        athlete("7", "Ilse Varga", "HUN", "9", 918904, 1),
        athlete("12", "Mae Corrigan", "IRL", "9", 920209, 2),
        athlete("3", "Noor Hadley", "GBR", "9", 920991, 3)};
    athletes[1].gap_ms = 1305;
    athletes[2].gap_ms = 2087;
    struct race race = {.prog = "1",
                        .name = "Elite Women",
                        .status = RACE_LIVE,
                        .point = "9",
                        .point_name = "Finish",
                        .athletes = athletes,
                        .athlete_count = 3};
    struct race_board told;
    struct race_state state = race_of(&race, &told);
    const char *text = finish(&state);
    CHECK(strstr(text, "second.mark=15:20; second.gap=+0:02") != NULL);
    CHECK(strstr(text, "third.mark=15:20; third.gap=+0:02") != NULL);
    text = board(&state, 0);
    CHECK(strstr(text, "bib=7; pos=1; time=15:18") != NULL);
    CHECK(strstr(text, "bib=12; pos=2; gap=+0:02") != NULL);
    CHECK(strstr(text, "bib=3; pos=3; gap=+0:02") != NULL);
}

TEST(the_gap_told_stands_where_the_time_of_the_first_there_is_not_known)
{
    struct race_athlete athletes[] = {
        athlete("7", "Ilse Varga", "HUN", "9", -1, 1),
        athlete("12", "Mae Corrigan", "IRL", "9", 920209, 2)};
    athletes[1].gap_ms = 1305;
    struct race race = {.prog = "1",
                        .name = "Elite Women",
                        .status = RACE_LIVE,
                        .point = "9",
                        .point_name = "Finish",
                        .athletes = athletes,
                        .athlete_count = 2};
    struct race_board told;
    struct race_state state = race_of(&race, &told);
    CHECK(strstr(board(&state, 0), "bib=12; pos=2; gap=+0:01") != NULL);
    CHECK(strstr(finish(&state), "second.mark=15:20; second.gap=+0:01") != NULL);
}

TEST(who_has_no_name_has_the_number_and_who_has_neither_no_row)
{
    struct race_athlete athletes[] = {athlete("7", "Ilse Varga", "HUN", "1", 600000, 1),
                                      athlete("12", NULL, "IRL", "1", 601000, 2),
                                      athlete(NULL, NULL, NULL, "1", 602000, 3),
                                      athlete("3", "Noor Hadley", NULL, "1", 603000, 4)};
    struct race race = {.prog = "1",
                        .name = "Open",
                        .status = RACE_LIVE,
                        .point = "1",
                        .point_name = "Swim",
                        .passed = 4,
                        .starters = 4,
                        .athletes = athletes,
                        .athlete_count = 4};
    struct race_board told;
    struct race_state state = race_of(&race, &told);
    CHECK_STR(board(&state, 0),
              "race=Open; point=Swim; passed=4; starters=4"
              " | name=Ilse Varga; country=HUN; flag=HUN; bib=7; pos=1; time=10:00"
              " | country=IRL; flag=IRL; bib=12; name=12; pos=2; gap=+0:01"
              " | name=Noor Hadley; bib=3; pos=4; gap=+0:03");
}

TEST(more_athletes_than_rows_are_left_out_at_the_end)
{
    enum { MANY = 300 };
    struct race_athlete athletes[MANY];
    for (int i = 0; i < MANY; i++) {
        athletes[i] = athlete(arena_printf(&arena, "%d", i + 1), "Somebody", "GBR", "1",
                              600000 + i * 1000, i + 1);
    }
    struct race race = {.prog = "1",
                        .name = "Open",
                        .status = RACE_LIVE,
                        .point = "1",
                        .point_name = "Swim",
                        .athletes = athletes,
                        .athlete_count = MANY};
    struct race_board told;
    struct race_state state = race_of(&race, &told);
    struct values values = values_begin(&arena);
    CHECK(scene_leaderboard_values(&state, 0, &values));
    CHECK_INT(values.row_count, VALUES_MAX_ROWS);
}

static const struct check_case cases[] = {
    CASE(only_those_at_the_point_have_place_and_gap),
    CASE(the_teams_of_a_relay_are_not_taken_for_people),
    CASE(a_race_that_everybody_left_is_still_a_list),
    CASE(before_the_first_point_there_is_no_board),
    CASE(the_first_three_at_the_finish),
    CASE(a_gap_is_the_difference_of_the_times_printed),
    CASE(the_gap_told_stands_where_the_time_of_the_first_there_is_not_known),
    CASE(who_has_no_name_has_the_number_and_who_has_neither_no_row),
    CASE(more_athletes_than_rows_are_left_out_at_the_end),
};

int main(void)
{
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    arena_finish(&arena);
    return failed;
}
