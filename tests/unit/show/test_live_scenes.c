// Races and matches as values, in their hard cases. All people and clubs are invented.
#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "check.h"
#include "show/scene_parts.h"

static struct arena arena;

static const char *dump(const struct values *values, bool known)
{
    struct buf buf = {0};
    for (int i = 0; i < values->count; i++) {
        buf_printf(&buf, "%s%s=%s", i ? "; " : "", values->items[i].name,
                   values->items[i].text);
    }
    for (int i = 0; i < values->row_count; i++) {
        const struct values *row = &values->rows[i];
        for (int v = 0; v < row->count; v++) {
            buf_printf(&buf, "%s%s=%s", v ? "; " : " | ", row->items[v].name,
                       row->items[v].text);
        }
    }
    const char *text = arena_strdup(&arena, buf.data ? buf.data : "");
    buf_finish(&buf);
    return known ? text : "nothing";
}

static const char *bug(const struct match_state *match, int64_t now_ms)
{
    struct values values = values_begin(&arena);
    bool known = scene_scorebug_values(match, now_ms, &values);
    return dump(&values, known);
}

static const char *goal(const struct match_state *match, const char *id)
{
    struct values values = values_begin(&arena);
    bool known = scene_goal_values(match, id, &values);
    return dump(&values, known);
}

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

TEST(a_match_before_its_start_stands_at_nil)
{
    struct match_state match = {
        .id = "1",
        .status = MATCH_BEFORE,
        .teams = {{.name = "Harbour HC", .short_name = "HAR", .color = 0xFF0B4F9C},
                  {.name = "Castle HC", .short_name = "CASTLE UNITED FC"}}};
    CHECK_STR(bug(&match, 0),
              "home.name=Harbour HC; home.short=HAR; home.color=#0b4f9c; home.score=0; "
              "away.name=Castle HC; away.short=CASTLE UNITED FC; away.score=0");
}

TEST(a_match_shows_its_clock_period_and_note)
{
    struct match_state match = {.id = "1",
                                .status = MATCH_LIVE,
                                .period = "2nd half",
                                .note = "penalties 4:3",
                                .has_score = true,
                                .score = {100, 98},
                                .teams = {{.name = "Harbour"}, {.short_name = "CAS"}}};
    struct match_clock clock = {.way = CLOCK_UP, .running = true, .value_ms = 59000};
    match_ticker_hear(&match.clock, &clock, true, 0);
    CHECK_STR(bug(&match, 1500),
              "home.name=Harbour; home.short=Harbour; home.score=100; away.name=CAS; "
              "away.short=CAS; away.score=98; clock=01:00; clock.running=true; "
              "period=2nd half; note=penalties 4:3");
}

TEST(a_clock_that_counts_down_ends_at_nought_and_stands)
{
    struct match_state match = {.status = MATCH_LIVE, .teams = {{.name = "Harbour"}}};
    struct match_clock clock = {.way = CLOCK_DOWN, .running = true, .value_ms = 2000};
    match_ticker_hear(&match.clock, &clock, true, 0);
    CHECK(strstr(bug(&match, 500), "clock=00:02") != NULL);
    CHECK(strstr(bug(&match, 9000), "clock=00:00") != NULL);
}

TEST(sets_have_points_and_no_clock)
{
    struct match_state match = {.status = MATCH_LIVE,
                                .period = "3rd set",
                                .has_score = true,
                                .score = {1, 1},
                                .has_points = true,
                                .points = {24, 23},
                                .teams = {{.name = "Harbour"}, {.name = "Castle"}}};
    CHECK_STR(bug(&match, 0),
              "home.name=Harbour; home.short=Harbour; home.score=1; home.points=24; "
              "away.name=Castle; away.short=Castle; away.score=1; away.points=23; "
              "period=3rd set");
}

TEST(what_is_over_says_so_once_and_what_is_broken_off_never)
{
    struct match_state match = {.status = MATCH_OVER, .teams = {{.name = "Harbour"}}};
    CHECK(strstr(bug(&match, 0), "status=final") != NULL);
    match.period = "full time";
    match.has_points = true;
    CHECK(strstr(bug(&match, 0), "points") == NULL);
    CHECK(strstr(bug(&match, 0), "status") == NULL);
    match.status = MATCH_BROKEN;
    match.period = "2nd half";
    match.status_word = "Abandoned";
    CHECK(strstr(bug(&match, 0), "status=abandoned") != NULL);
    match.status_word = "Suspended";
    CHECK(strstr(bug(&match, 0), "status=suspended") != NULL);
    match.status_word = "Unverified";
    match.unwatched = "coverage dropped";
    CHECK(strstr(bug(&match, 0), "status") == NULL);
}

TEST(a_match_without_any_name_is_its_score_and_without_that_nothing)
{
    struct match_state match = {.status = MATCH_LIVE, .has_score = true};
    CHECK_STR(bug(&match, 0), "home.score=0; away.score=0");
    match.has_score = false;
    CHECK_STR(bug(&match, 0), "nothing");
}

static const struct match_player players[] = {
    {.id = "20", .name = "Tea Kolar", .number = "7"}};
static const struct match_roster roster = {
    .side = SIDE_HOME, .players = players, .count = 1};

TEST(a_goal_takes_its_player_from_the_roster_where_it_names_none)
{
    struct match_entry entries[] = {
        {.id = "4",
         .kind = ENTRY_GOAL,
         .period = 2,
         .offset_ms = 600000,
         .side = SIDE_HOME,
         .player_id = "20",
         .has_score = true,
         .score = {2, 1}},
        {.id = "5", .kind = ENTRY_GOAL, .period = 2, .offset_ms = -1, .side = SIDE_AWAY}};
    struct match_state match = {.teams = {{.name = "Harbour", .short_name = "HAR"},
                                          {.name = "Castle", .color = 0xFFA3172A}},
                                .rosters = {&roster, NULL},
                                .has_score = true,
                                .score = {2, 2},
                                .entries = entries,
                                .entry_count = 2};
    struct match_clock clock = {.way = CLOCK_UP, .limit_ms = 600000};
    match_ticker_hear(&match.clock, &clock, true, 0);
    CHECK_STR(goal(&match, "4"), "team.name=Harbour; team.short=HAR; player=Tea Kolar; "
                                 "number=7; minute=20'; score=2:1");
    CHECK_STR(goal(&match, "5"), "team.name=Castle; team.short=Castle; "
                                 "team.color=#a3172a; score=2:2");
    entries[1].gone = true;
    CHECK_STR(goal(&match, "5"), "nothing");
    CHECK_STR(goal(&match, "6"), "nothing");
    entries[0].side = SIDE_NONE;
    CHECK_STR(goal(&match, "4"), "nothing");
}

TEST(an_id_with_a_blank_is_one_word_of_a_subject)
{
    struct match_entry entry = {.id = "a b/c",
                                .kind = ENTRY_GOAL,
                                .offset_ms = 0,
                                .side = SIDE_HOME,
                                .has_score = true,
                                .score = {1, 0}};
    struct match_state match = {
        .teams = {{.name = "Harbour"}}, .entries = &entry, .entry_count = 1};
    CHECK_STR(subject_goal(&arena, "cup", "1", entry.id), "cup/1/goal/a_b_c");
    CHECK_STR(goal(&match, "a_b_c"),
              "team.name=Harbour; team.short=Harbour; minute=1'; score=1:0");
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
              " | name=Ada Lowe; country=gbr; flag=GBR; bib=4; state=DNF");
    state.clock_known = true;
    state.clock_zero_ms = -4000000;
    CHECK(strstr(board(&state, 7000), "clock=1:06:47") != NULL);
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
    CASE(a_match_before_its_start_stands_at_nil),
    CASE(a_match_shows_its_clock_period_and_note),
    CASE(a_clock_that_counts_down_ends_at_nought_and_stands),
    CASE(sets_have_points_and_no_clock),
    CASE(what_is_over_says_so_once_and_what_is_broken_off_never),
    CASE(a_match_without_any_name_is_its_score_and_without_that_nothing),
    CASE(a_goal_takes_its_player_from_the_roster_where_it_names_none),
    CASE(an_id_with_a_blank_is_one_word_of_a_subject),
    CASE(only_those_at_the_point_have_place_and_gap),
    CASE(a_race_that_everybody_left_is_still_a_list),
    CASE(before_the_first_point_there_is_no_board),
    CASE(the_first_three_at_the_finish),
    CASE(a_gap_is_the_difference_of_the_times_printed),
    CASE(the_gap_told_stands_where_the_time_of_the_first_there_is_not_known),
    CASE(more_athletes_than_rows_are_left_out_at_the_end),
};

int main(void)
{
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    arena_finish(&arena);
    return failed;
}
