// Panels and cards of races in their hard cases.
#include "panel_hall.h"
#include "show/scene_parts.h"

static struct arena arena;

static const char *said(bool known, const struct values *values)
{
    return known ? dump(&arena, values) : "nothing";
}

static const char *splits_of(const struct race_athlete *athletes, int count,
                             const char *bib)
{
    struct race race = {.prog = PROG,
                        .name = "Elite Women",
                        .status = RACE_LIVE,
                        .athletes = athletes,
                        .athlete_count = count};
    struct race_state state = {.race = &race};
    struct values values = values_begin(&arena);
    return said(scene_splits_values(&state, bib, &values), &values);
}

TEST(splits_are_in_the_order_of_the_course_with_leg_total_gap_and_position)
{
    const struct race_split splits[] = {
        {"2", "T1", 640000, 52000, 3000, 2},
        {"1", "Swim Exit", 588000, 588000, 0, 1},
        {"10", "Finish", 7265000, RACE_UNKNOWN, 75000, 3},
    };
    const struct race_athlete athlete = {.bib = "7",
                                         .name = "Ilse Varga",
                                         .country = "HUN",
                                         .position = 3,
                                         .splits = splits,
                                         .split_count = 3};
    CHECK_STR(splits_of(&athlete, 1, "7"),
              "race=Elite Women; name=Ilse Varga; country=HUN; flag=HUN; bib=7; pos=3\n"
              "point=Swim Exit; time=9:48; total=9:48; pos=1\n"
              "point=T1; time=0:52; total=10:40; gap=+0:03; pos=2\n"
              "point=Finish; total=2:01:05; gap=+1:15; pos=3");
    CHECK_STR(splits_of(&athlete, 1, "8"), "nothing");
}

// Her place in the race stands in the head: a row without one would take that.
TEST(a_split_without_a_position_says_so_and_never_takes_the_athletes_own)
{
    const struct race_split splits[] = {
        {"1", "Swim Exit", 588000, 588000, 0, 1},
        {"2", "T1", 640000, 52000, 3000, 0},
    };
    struct race_athlete athlete = {.bib = "7",
                                   .name = "Ilse Varga",
                                   .position = 3,
                                   .splits = splits,
                                   .split_count = 2};
    CHECK_STR(splits_of(&athlete, 1, "7"),
              "race=Elite Women; name=Ilse Varga; bib=7; pos=3\n"
              "point=Swim Exit; time=9:48; total=9:48; pos=1\n"
              "point=T1; time=0:52; total=10:40; gap=+0:03; pos=\xe2\x80\x93");
    // Where nobody was counted there is no column.
    athlete.splits = splits + 1;
    athlete.split_count = 1;
    CHECK_STR(splits_of(&athlete, 1, "7"),
              "race=Elite Women; name=Ilse Varga; bib=7; pos=3\n"
              "point=T1; time=0:52; total=10:40; gap=+0:03");
}

TEST(splits_that_make_no_sense_are_left_out)
{
    const struct race_split splits[] = {
        {"1", "Swim Exit", 588000, 588000, RACE_UNKNOWN, 0},
        {"2", "T1", 0, 0, 0, 0},              // never timed
        {"3", "Bike Lap 1", 300000, 0, 0, 1}, // before the swim
        {"4", NULL, 900000, 0, 0, 1},         // nobody knows where
        {"5", "Run Lap 1", 4000000, RACE_UNKNOWN, RACE_UNKNOWN, 0},
    };
    const struct race_athlete athlete = {.bib = "7",
                                         .name = "Ilse Varga",
                                         .position = 3,
                                         .out = "DNF",
                                         .splits = splits,
                                         .split_count = 5};
    CHECK_STR(splits_of(&athlete, 1, "7"),
              "race=Elite Women; name=Ilse Varga; bib=7; status=DNF\n"
              "point=Swim Exit; time=9:48; total=9:48\n"
              "point=Run Lap 1; total=1:06:40");
    const struct race_athlete untimed = {.bib = "9", .name = "Mae Corr"};
    CHECK_STR(splits_of(&untimed, 1, "9"), "nothing");
}

// One wrong time takes neither those after it nor those before it away.
TEST(of_times_that_cannot_all_be_true_the_most_are_believed)
{
    const struct race_split splits[] = {
        {"1", "Swim Exit", 36000000, 588000, RACE_UNKNOWN, 0}, // ten hours
        {"2", "T1", 640000, 52000, RACE_UNKNOWN, 0},
        {"3", "Bike Lap 1", 300000, RACE_UNKNOWN, RACE_UNKNOWN, 0}, // before T1
        {"4", "Bike Lap 2", 1900000, 1600000, RACE_UNKNOWN, 0},     // counted from there
        {"5", "Run Lap 1", 4000000, 0, RACE_UNKNOWN, 0},
    };
    const struct race_athlete athlete = {
        .bib = "7", .name = "Ilse Varga", .splits = splits, .split_count = 5};
    CHECK_STR(splits_of(&athlete, 1, "7"), "race=Elite Women; name=Ilse Varga; bib=7\n"
                                           "point=T1; time=0:52; total=10:40\n"
                                           "point=Bike Lap 2; total=31:40\n"
                                           "point=Run Lap 1; total=1:06:40");
}

// 9:48.900 and 9:49.100 are a second apart on the screen.
TEST(gaps_at_a_point_are_what_the_times_printed_make_them)
{
    const struct race_split first[] = {{"1", "Swim Exit", 588900, 0, 0, 1},
                                       {"2", "T1", 640000, 0, RACE_UNKNOWN, 1}};
    const struct race_split second[] = {{"1", "Swim Exit", 589100, 0, 200, 2},
                                        {"2", "T1", 645000, 0, RACE_UNKNOWN, 2}};
    const struct race_athlete athletes[] = {
        {.bib = "1", .name = "First", .splits = first, .split_count = 2},
        {.bib = "2", .name = "Second", .splits = second, .split_count = 2}};
    CHECK_STR(splits_of(athletes, 2, "2"),
              "race=Elite Women; name=Second; bib=2\n"
              "point=Swim Exit; total=9:49; gap=+0:01; pos=2\n"
              "point=T1; total=10:45; gap=+0:05; pos=2");
    CHECK_STR(splits_of(athletes, 2, "1"), "race=Elite Women; name=First; bib=1\n"
                                           "point=Swim Exit; total=9:48; pos=1\n"
                                           "point=T1; total=10:40; pos=1");
}

TEST(who_has_no_bib_is_found_by_the_id)
{
    const struct race_split splits[] = {{"1", "Swim Exit", 588000, 588000, 0, 1}};
    const struct race_athlete athletes[] = {
        {.id = "7", .bib = "12", .name = "By Id", .splits = splits, .split_count = 1},
        {.id = "1", .bib = "7", .name = "By Bib", .splits = splits, .split_count = 1},
        {.id = "44", .name = "No Bib", .splits = splits, .split_count = 1}};
    CHECK(strstr(splits_of(athletes, 3, "7"), "name=By Bib"));
    CHECK(strstr(splits_of(athletes, 3, "44"), "name=No Bib"));
    CHECK_STR(race_word(&arena, &athletes[2]), "44");
}

static const char *racer(const struct race *race, const char *bib)
{
    struct race_state state = {.race = race};
    struct values values = values_begin(&arena);
    return said(scene_racer_values(&state, bib, &values), &values);
}

TEST(the_card_of_an_athlete_says_where_they_are_and_at_the_end_their_place)
{
    const struct race_split splits[] = {{"3", "Bike Lap 1", 2000000, 0, 0, 4}};
    struct race_athlete athletes[] = {{.bib = "7",
                                       .name = "Ilse Varga",
                                       .country = "HUN",
                                       .point = "3",
                                       .time_ms = 2000000,
                                       .position = 4,
                                       .splits = splits,
                                       .split_count = 1},
                                      {.bib = "8", .name = "Mae Corr", .out = "DNS"}};
    struct race race = {.name = "Elite Women",
                        .status = RACE_LIVE,
                        .athletes = athletes,
                        .athlete_count = 2};
    CHECK_STR(racer(&race, "7"),
              "event=Elite Women; name=Ilse Varga; country=HUN; flag=HUN; bib=7; "
              "place=4; mark=33:20; note=Bike Lap 1");
    CHECK_STR(racer(&race, "8"), "event=Elite Women; name=Mae Corr; bib=8; mark=DNS");
    race.status = RACE_OFFICIAL;
    CHECK_STR(racer(&race, "7"),
              "event=Elite Women; name=Ilse Varga; country=HUN; flag=HUN; bib=7; "
              "place=4; mark=33:20");
}

static const struct check_case cases[] = {
    CASE(splits_are_in_the_order_of_the_course_with_leg_total_gap_and_position),
    CASE(a_split_without_a_position_says_so_and_never_takes_the_athletes_own),
    CASE(splits_that_make_no_sense_are_left_out),
    CASE(of_times_that_cannot_all_be_true_the_most_are_believed),
    CASE(gaps_at_a_point_are_what_the_times_printed_make_them),
    CASE(who_has_no_bib_is_found_by_the_id),
    CASE(the_card_of_an_athlete_says_where_they_are_and_at_the_end_their_place),
};

int main(void)
{
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    arena_finish(&arena);
    return failed;
}
