// Matches as values, in their hard cases. All people and clubs are invented.
#include "scene_dump.h"

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

TEST(an_own_goal_counts_for_one_side_and_names_its_scorer_of_the_other)
{
    struct match_entry entry = {.id = "4",
                                .kind = ENTRY_GOAL,
                                .offset_ms = -1,
                                .side = SIDE_AWAY,
                                .own = true,
                                .player_id = "20",
                                .text = "own goal",
                                .has_score = true,
                                .score = {2, 1}};
    struct match_state match = {.teams = {{.name = "Harbour"}, {.name = "Castle"}},
                                .rosters = {&roster, NULL},
                                .entries = &entry,
                                .entry_count = 1};
    CHECK_STR(goal(&match, "4"), "team.name=Castle; team.short=Castle; player=Tea Kolar; "
                                 "number=7; score=2:1; note=own goal");
    entry.own = false;
    CHECK_STR(goal(&match, "4"), "team.name=Castle; team.short=Castle; score=2:1");
}

TEST(a_scorer_of_two_family_names_keeps_both)
{
    const struct match_player two[] = {{.id = "20",
                                        .name = "Pilar Soto Real",
                                        .first_name = "Pilar",
                                        .last_name = "Soto Real"}};
    const struct match_roster team = {.side = SIDE_HOME, .players = two, .count = 1};
    struct match_entry entry = {.id = "4",
                                .kind = ENTRY_GOAL,
                                .offset_ms = -1,
                                .side = SIDE_HOME,
                                .player_id = "20"};
    struct match_state match = {.teams = {{.name = "Harbour"}},
                                .rosters = {&team, NULL},
                                .entries = &entry,
                                .entry_count = 1};
    CHECK_STR(goal(&match, "4"), "team.name=Harbour; team.short=Harbour; "
                                 "player=Pilar Soto Real; family=Soto Real");
    entry.player = "P. Soto"; // as the goal itself says it
    CHECK_STR(goal(&match, "4"), "team.name=Harbour; team.short=Harbour; player=P. Soto");
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

static const struct check_case cases[] = {
    CASE(a_match_before_its_start_stands_at_nil),
    CASE(a_match_shows_its_clock_period_and_note),
    CASE(a_clock_that_counts_down_ends_at_nought_and_stands),
    CASE(sets_have_points_and_no_clock),
    CASE(what_is_over_says_so_once_and_what_is_broken_off_never),
    CASE(a_match_without_any_name_is_its_score_and_without_that_nothing),
    CASE(a_goal_takes_its_player_from_the_roster_where_it_names_none),
    CASE(an_own_goal_counts_for_one_side_and_names_its_scorer_of_the_other),
    CASE(a_scorer_of_two_family_names_keeps_both),
    CASE(an_id_with_a_blank_is_one_word_of_a_subject),
};

int main(void)
{
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    arena_finish(&arena);
    return failed;
}
