// Lines that goldens of races and matches are made of.
#include "check.h"
#include "race_maker.h"

static struct arena arena;

TEST(a_race_prints_everything_that_was_told)
{
    struct event event = {.type = EVENT_RACE, .backlog = true};
    event.race = sheet(&arena, RACE_LIVE, "2", "Swim Exit",
                       "7 2 18:00 0:00 1 - | 2,Swim_Exit,18:00,1\n9 1 - - - DNF\n");
    event.race.status_word = "live";
    event.race.starters = 2;
    event.race.has_date = when_read("2031-07-04 08:20:00.5-04:00", &event.race.date);
    event.race.has_start = when_read("2031-07-04 12:00:00", &event.race.start);
    CHECK_STR(
        event_print(&event, &arena),
        "backlog race prog \"4711\" event \"Lake Cup\" name \"Elite Women\" live "
        "word \"live\" date 2031-07-04T12:20:00.500Z start 2031-07-04T12:00:00.000 "
        "starters 2 point \"2\" called \"Swim Exit\""
        " { id \"907\" bib \"7\" name \"Runner 7\" country \"FRU\" point \"2\" time "
        "1080000 gap 0 position 1 ( id \"2\" name \"Swim Exit\" total 1080000 "
        "position 1 ) }"
        " { id \"909\" bib \"9\" name \"Runner 9\" country \"FRU\" point \"1\" out "
        "\"DNF\" }");
    event.race = (struct race){.prog = "1", .starters = -1, .passed = -1};
    event.backlog = false;
    CHECK_STR(event_print(&event, &arena),
              "race prog \"1\" before no-athletes no-splits");
}

TEST(a_match_prints_everything_that_was_told)
{
    struct match_entry entry = {.id = "4",
                                .kind = ENTRY_GOAL,
                                .period = 2,
                                .offset_ms = 14000,
                                .side = SIDE_AWAY,
                                .player_id = "31",
                                .player = "Ada Berg",
                                .number = "7",
                                .text = "lob",
                                .has_score = true,
                                .score = {1, 2},
                                .provisional = true,
                                .gone = true};
    struct event event = {.type = EVENT_MATCH};
    event.match = (struct match_news){
        .match = "368",
        .title = "U12",
        .has_teams = true,
        .teams = {{.id = "1",
                   .name = "Haze Harbour",
                   .short_name = "HAZE",
                   .color = 0xff112233},
                  {.name = "Quarry"}},
        .has_score = true,
        .score = {1, 2},
        .has_points = true,
        .points = {14, 12},
        .has_status = true,
        .status = MATCH_LIVE,
        .status_word = "half_second",
        .period = "2nd half",
        .period_number = 2,
        .note = "",
        .has_clock = true,
        .clock = {.way = CLOCK_UP,
                  .running = true,
                  .value_ms = 2317,
                  .at_ms = 5000,
                  .limit_ms = 600000,
                  .set = true},
        .has_cut = true,
        .cut = true,
        .whole = true,
        .entries = &entry,
        .entry_count = 1,
    };
    CHECK_STR(
        event_print(&event, &arena),
        "match match \"368\" title \"U12\" home { id \"1\" name \"Haze Harbour\" "
        "short \"HAZE\" color ff112233 } away { name \"Quarry\" } score 1:2 points "
        "14:12 status live word \"half_second\" period \"2nd half\" number 2 note "
        "\"\" clock up running 2317 at 5000 limit 600000 set cut-off whole { id "
        "\"4\" goal away period 2 offset 14000 player_id \"31\" player \"Ada Berg\" "
        "number \"7\" text \"lob\" score 1:2 provisional gone }");
    event.match = (struct match_news){.match = "368"};
    CHECK_STR(event_print(&event, &arena), "match match \"368\"");
}

TEST(rosters_and_tables_print_everything_that_was_told)
{
    struct match_player player = {"31", "Ada Berg", "Ada", "Berg", "7", 3};
    struct event event = {.type = EVENT_ROSTER};
    event.roster = (struct match_roster){"368", "1", SIDE_HOME, &player, 1};
    CHECK_STR(event_print(&event, &arena),
              "roster match \"368\" team \"1\" home { id \"31\" name \"Ada Berg\" first "
              "\"Ada\" last \"Berg\" number \"7\" goals 3 }");
    struct match_standing row = {"Quarry", "2", "QUA", 0xffabcdef, 1, 3,
                                 2,        -1,  1,     9,          0, 4};
    event = (struct event){.type = EVENT_TABLE};
    event.table = (struct match_table){"9", "U12", &row, 1};
    CHECK_STR(event_print(&event, &arena),
              "table group \"9\" title \"U12\" { team \"Quarry\" id \"2\" short \"QUA\" "
              "color ffabcdef order 1 played 3 won 2 lost 1 scored 9 received 0 points 4 "
              "}");
}

static const struct check_case cases[] = {
    CASE(a_race_prints_everything_that_was_told),
    CASE(a_match_prints_everything_that_was_told),
    CASE(rosters_and_tables_print_everything_that_was_told),
};

int main(void)
{
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    arena_finish(&arena);
    return failed;
}
