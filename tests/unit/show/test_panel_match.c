// Panels and cards of matches and tables in their hard cases.
#include "panel_hall.h"
#include "show/scene_parts.h"

static struct arena arena;

static const char *said(bool known, const struct values *values)
{
    return known ? dump(&arena, values) : "nothing";
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

TEST(a_match_that_is_played_on_after_its_end_has_ended_once_and_not_yet)
{
    const struct match_entry entries[] = {
        {.id = "1", .kind = ENTRY_START, .side = SIDE_NONE, .period = 2},
        {.id = "2",
         .kind = ENTRY_END,
         .side = SIDE_NONE,
         .period = 1,
         .offset_ms = 600000,
         .text = "half-time"},
        {.id = "3",
         .kind = ENTRY_END,
         .side = SIDE_NONE,
         .period = 2,
         .offset_ms = 600000,
         .text = "full time"},
        {.id = "4",
         .kind = ENTRY_END,
         .side = SIDE_NONE,
         .period = 2,
         .offset_ms = 600000,
         .text = "full time"}};
    struct match_state match = handball(entries, 3);
    match.period = "2nd half";
    match.period_number = 2;
    match.clock.said.running = true;
    const char *head = "home.name=Harbour HC; home.short=HAR; home.score=1; "
                       "away.name=Castle HC; away.short=Castle HC; away.color=#a3172a; "
                       "away.score=0; ";
    const char *played_on = arena_printf(
        &arena, "%speriod=2nd half\ntype=start; text=2nd half\ntype=end; text=half-time",
        head);
    CHECK_STR(match_panel(&match), played_on);
    match.entry_count = 4;
    match.period = "full time";
    match.status = MATCH_OVER;
    match.clock.said.running = false;
    const char *over = arena_printf(&arena,
                                    "%speriod=full time\ntype=start; text=2nd half\n"
                                    "type=end; text=half-time\n"
                                    "type=end; score=1:0; text=full time",
                                    head);
    CHECK_STR(match_panel(&match), over);
}

TEST(the_last_set_keeps_its_points_when_the_match_is_over)
{
    const struct match_entry sets[] = {{.id = "1",
                                        .kind = ENTRY_END,
                                        .side = SIDE_NONE,
                                        .period = 1,
                                        .text = "1st set",
                                        .has_score = true,
                                        .score = {25, 23}}};
    struct match_state match = handball(sets, 1);
    match.status = MATCH_OVER;
    match.period = "final";
    CHECK(strstr(match_panel(&match), "type=end; score=25:23; text=1st set"));
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
        {.id = "4", .kind = ENTRY_GOAL, .side = SIDE_AWAY, .number = "7"},
        {.id = "5", .kind = ENTRY_GOAL, .side = SIDE_HOME, .own = true, .number = "7"}};
    struct match_state match = handball(entries, 5);
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
    CASE(a_match_tells_all_that_happened_but_not_what_was_taken_back),
    CASE(a_match_that_is_played_on_after_its_end_has_ended_once_and_not_yet),
    CASE(the_last_set_keeps_its_points_when_the_match_is_over),
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
