// Panels and cards of races, matches and tables in their hard cases.
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

static struct match_state handball(const struct match_entry *entries, int count)
{
    return (struct match_state){
        .id = MATCH,
        .title = "Harbour Cup",
        .status = MATCH_LIVE,
        .period = "1st half",
        .has_score = true,
        .score = {1, 0},
        .teams = {{.id = "1", .name = "Harbour HC", .short_name = "HAR"},
                  {.id = "2", .name = "Castle HC", .color = 0xFFA3172A}},
        .entries = entries,
        .entry_count = count};
}

static const char *match_panel(const struct match_state *match)
{
    struct values values = values_begin(&arena);
    return said(scene_match_values(match, 0, &values), &values);
}

TEST(a_match_tells_all_that_happened_but_not_what_was_taken_back)
{
    const struct match_player players[] = {
        {.id = "p7", .name = "Tea Kolar", .number = "7"}};
    const struct match_roster roster = {.players = players, .count = 1};
    const struct match_entry entries[] = {{.id = "1",
                                           .kind = ENTRY_START,
                                           .side = SIDE_NONE,
                                           .offset_ms = 0,
                                           .text = "1st half"},
                                          {.id = "2",
                                           .kind = ENTRY_GOAL,
                                           .side = SIDE_HOME,
                                           .offset_ms = 461000,
                                           .player_id = "p7",
                                           .has_score = true,
                                           .score = {1, 0}},
                                          {.id = "3",
                                           .kind = ENTRY_GOAL,
                                           .side = SIDE_AWAY,
                                           .offset_ms = 470000,
                                           .gone = true},
                                          {.id = "4",
                                           .kind = ENTRY_INFO,
                                           .side = SIDE_AWAY,
                                           .offset_ms = 480000,
                                           .player = "Lin Moe",
                                           .number = "3",
                                           .text = "yellow card"},
                                          {.id = "5",
                                           .kind = ENTRY_END,
                                           .side = SIDE_NONE,
                                           .period = 1,
                                           .offset_ms = 600000}};
    struct match_state match = handball(entries, 5);
    match.rosters[SIDE_HOME] = &roster;
    CHECK_STR(match_panel(&match),
              "home.name=Harbour HC; home.short=HAR; home.score=1; "
              "away.name=Castle HC; away.short=Castle HC; away.color=#a3172a; "
              "away.score=0; period=1st half\n"
              "type=start; text=1st half\n"
              "type=goal; side=home; player=Tea Kolar; number=7; minute=8'; score=1:0\n"
              "type=info; side=away; player=Lin Moe; number=3; minute=9'; "
              "text=yellow card\n"
              "type=end; score=1:0; text=half-time");
}

TEST(a_goal_has_a_remark_but_no_sentence_beside_its_name)
{
    struct match_entry goal = {.id = "1",
                               .kind = ENTRY_GOAL,
                               .side = SIDE_HOME,
                               .offset_ms = -1,
                               .player = "Tea Kolar",
                               .text = "own goal"};
    struct match_state match = handball(&goal, 1);
    CHECK(strstr(match_panel(&match), "player=Tea Kolar; text=own goal"));
    goal.text = "Tea Kolar scores for Harbour";
    CHECK(!strstr(match_panel(&match), "text="));
    goal.player = NULL;
    CHECK(strstr(match_panel(&match), "text=Tea Kolar scores for Harbour"));
}

TEST(of_more_than_a_list_holds_the_newest_stand)
{
    static struct match_entry entries[MATCH_MAX_ENTRIES];
    for (int i = 0; i < MATCH_MAX_ENTRIES; i++) {
        entries[i] = (struct match_entry){.id = "x",
                                          .kind = ENTRY_INFO,
                                          .side = SIDE_HOME,
                                          .offset_ms = -1,
                                          .gone = i % 3 == 0,
                                          .text = arena_printf(&arena, "%d", i)};
    }
    struct match_state match = handball(entries, MATCH_MAX_ENTRIES);
    struct values values = values_begin(&arena);
    CHECK(scene_match_values(&match, 0, &values));
    CHECK_INT(values.row_count, VALUES_MAX_ROWS);
    CHECK_STR(values_get(&values.rows[VALUES_MAX_ROWS - 1], "text"), "1999");
}

TEST(a_player_has_a_number_a_team_and_the_goals_of_this_match)
{
    const struct match_player players[] = {
        {.id = "p7", .name = "Tea Kolar", .number = "7", .goals = 30},
        {.id = "p8", .number = "8"}};
    const struct match_roster roster = {.players = players, .count = 2};
    const struct match_entry entries[] = {
        {.id = "1", .kind = ENTRY_GOAL, .side = SIDE_HOME, .player_id = "p7"},
        {.id = "2", .kind = ENTRY_GOAL, .side = SIDE_HOME, .number = "7"},
        {.id = "3", .kind = ENTRY_GOAL, .side = SIDE_HOME, .number = "7", .gone = true},
        {.id = "4", .kind = ENTRY_GOAL, .side = SIDE_AWAY, .number = "7"}};
    struct match_state match = handball(entries, 4);
    match.rosters[SIDE_HOME] = &roster;
    struct values values = values_begin(&arena), none = values_begin(&arena);
    CHECK_STR(said(scene_player_values(&match, SIDE_HOME, "7", &values), &values),
              "bib=7; name=Tea Kolar; team=Harbour HC; event=Harbour Cup; note=2 goals");
    CHECK(!scene_player_values(&match, SIDE_HOME, "8", &none)); // nobody knows the name
    CHECK(!scene_player_values(&match, SIDE_AWAY, "7", &none));
}

static void table_told(struct hall *hall)
{
    static const struct match_standing rows[] = {{.team = "Castle HC",
                                                  .id = "2",
                                                  .order = 2,
                                                  .played = 3,
                                                  .won = 1,
                                                  .drawn = 1,
                                                  .lost = 1,
                                                  .scored = 24,
                                                  .received = 31,
                                                  .points = 3},
                                                 {.team = "Harbour HC",
                                                  .id = "1",
                                                  .short_name = "HAR",
                                                  .color = 0xFF0B4F9C,
                                                  .order = 1,
                                                  .played = 3,
                                                  .won = 2,
                                                  .drawn = 1,
                                                  .lost = 0,
                                                  .scored = 31,
                                                  .received = 24,
                                                  .points = 5},
                                                 {.team = "Late Entry",
                                                  .id = "9",
                                                  .played = 0,
                                                  .won = -1,
                                                  .drawn = -1,
                                                  .lost = -1,
                                                  .scored = -1,
                                                  .received = -1,
                                                  .points = -1}};
    struct event event = {.type = EVENT_TABLE};
    event.table = (struct match_table){
        .group = "9", .title = "Girls U14", .rows = rows, .count = 3};
    hear(hall, CUP, &event);
}

TEST(a_table_is_in_its_order_and_marks_who_plays_now)
{
    struct hall hall = hall_open();
    table_told(&hall);
    say(&hall, "take table cup/table/9", NULL);
    CHECK_STR(standing(&hall, LAYER_FULL), "table cup/table/9");
    CHECK_STR(dump(&arena, on(&hall, LAYER_FULL)->values),
              "title=Girls U14\n"
              "pos=1; team=Harbour HC; short=HAR; color=#0b4f9c; played=3; won=2; "
              "drawn=1; lost=0; score=31:24; points=5\n"
              "pos=2; team=Castle HC; short=Castle HC; played=3; won=1; drawn=1; "
              "lost=1; score=24:31; points=3\n"
              "pos=3; team=Late Entry; short=Late Entry; played=0");
    CHECK_STR(column(&hall, LAYER_FULL, "playing"), "- - -");
    match_live(&hall, 0, 0, 1000);
    CHECK_STR(column(&hall, LAYER_FULL, "playing"), "true true -");
    hall_close(&hall);
}

TEST(take_table_is_the_table_of_the_match_on_air)
{
    struct hall hall = hall_open();
    bool obeyed;
    match_live(&hall, 0, 0, 1000);
    CHECK_STR(say(&hall, "take table cup/table/9", &obeyed),
              "nothing is known of table cup/table/9");
    CHECK(!obeyed);
    table_told(&hall);
    say(&hall, "take table", &obeyed);
    CHECK(obeyed);
    CHECK_STR(standing(&hall, LAYER_FULL), "table cup/table");
    CHECK_STR(shown(&hall, LAYER_FULL, "title"), "Girls U14");
    hall_close(&hall);
}

TEST(take_table_without_a_match_on_air_is_the_table_that_is_known)
{
    static const struct show_feed feeds[FEEDS] = {
        [TRI] = {.id = "tri", .type = "triathlon", .subject = PROG},
        [CUP] = {.id = "cup", .type = "minicup"}, // a category: no match is named
        [ARENA] = {.id = "arena", .type = "fastpath", .subject = "f-1"},
        [TRACK] = {.id = "track", .type = "opentrack"},
    };
    struct hall hall = hall_with(feeds, FEEDS);
    bool obeyed;
    say(&hall, "take table", &obeyed);
    CHECK(!obeyed);
    table_told(&hall);
    CHECK_STR(say(&hall, "take table", &obeyed), "");
    CHECK(obeyed);
    CHECK_STR(standing(&hall, LAYER_FULL), "table cup/table");
    hall_close(&hall);
}

static const struct check_case cases[] = {
    CASE(splits_are_in_the_order_of_the_course_with_leg_total_gap_and_position),
    CASE(splits_that_make_no_sense_are_left_out),
    CASE(of_times_that_cannot_all_be_true_the_most_are_believed),
    CASE(gaps_at_a_point_are_what_the_times_printed_make_them),
    CASE(who_has_no_bib_is_found_by_the_id),
    CASE(the_card_of_an_athlete_says_where_they_are_and_at_the_end_their_place),
    CASE(a_match_tells_all_that_happened_but_not_what_was_taken_back),
    CASE(a_goal_has_a_remark_but_no_sentence_beside_its_name),
    CASE(of_more_than_a_list_holds_the_newest_stand),
    CASE(a_player_has_a_number_a_team_and_the_goals_of_this_match),
    CASE(a_table_is_in_its_order_and_marks_who_plays_now),
    CASE(take_table_is_the_table_of_the_match_on_air),
    CASE(take_table_without_a_match_on_air_is_the_table_that_is_known),
};

int main(void)
{
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    arena_finish(&arena);
    return failed;
}
