#include "base/arena.h"
#include "check.h"
#include "sport/state_tables.h"

static const struct match_player ours[] = {
    {.id = "11", .name = "Ada Berg", .number = "7", .goals = 4},
    {.id = "12", .name = "Cleo Dahl", .number = "9", .goals = -1},
};
static const struct match_player theirs[] = {
    {.id = "21", .name = "Eve Falk", .number = "1", .goals = 0}};

static struct change apply(struct sport_state *state, struct event event)
{
    return sport_apply(state, 0, &event, 1000);
}

static void match_told(struct sport_state *state, const char *id, const char *home,
                       const char *away)
{
    struct event event = {.type = EVENT_MATCH};
    event.match = (struct match_news){.match = id, .has_teams = true};
    event.match.teams[0].id = home;
    event.match.teams[1].id = away;
    apply(state, event);
}

static struct change roster_told(struct sport_state *state, struct match_roster roster)
{
    return apply(state, (struct event){.type = EVENT_ROSTER, .roster = roster});
}

static const struct match_roster *side_of(const struct sport_state *state, const char *id,
                                          enum match_side side)
{
    return sport_match(state, 0, id)->rosters[side];
}

TEST(rosters_belong_to_the_sides_of_their_match_before_or_after_it_is_known)
{
    struct sport_state *state = sport_create();
    struct change change =
        roster_told(state, (struct match_roster){"368", "1", SIDE_HOME, ours, 2});
    CHECK(!change.match);
    match_told(state, "368", "1", "2");
    CHECK_INT(side_of(state, "368", SIDE_HOME)->count, 2);
    CHECK(!side_of(state, "368", SIDE_AWAY));
    change = roster_told(state, (struct match_roster){"368", "2", SIDE_AWAY, theirs, 1});
    CHECK_STR(change.match->id, "368");
    CHECK_STR(side_of(state, "368", SIDE_AWAY)->players[0].name, "Eve Falk");
    sport_destroy(state);
}

TEST(a_team_has_its_roster_in_all_its_matches)
{
    struct sport_state *state = sport_create();
    match_told(state, "368", "1", "2");
    match_told(state, "369", "3", "1");
    roster_told(state, (struct match_roster){NULL, "1", SIDE_NONE, ours, 2});
    CHECK_INT(side_of(state, "368", SIDE_HOME)->count, 2);
    CHECK_INT(side_of(state, "369", SIDE_AWAY)->count, 2);
    CHECK(!side_of(state, "369", SIDE_HOME));
    // What is told of the very match counts more.
    roster_told(state, (struct match_roster){"369", "1", SIDE_AWAY, theirs, 1});
    CHECK_INT(side_of(state, "369", SIDE_AWAY)->count, 1);
    CHECK_INT(side_of(state, "368", SIDE_HOME)->count, 2);
    sport_destroy(state);
}

TEST(a_roster_told_again_is_a_duplicate_and_a_longer_one_news)
{
    struct sport_state *state = sport_create();
    struct match_roster roster = {"368", "1", SIDE_HOME, ours, 1};
    CHECK_INT(roster_told(state, roster).novelty, NEWS);
    CHECK_INT(roster_told(state, roster).novelty, DUPLICATE);
    roster.count = 2;
    CHECK_INT(roster_told(state, roster).novelty, NEWS);
    sport_destroy(state);
}

TEST(a_roster_of_nobody_is_passed_over_and_a_long_one_cut)
{
    struct sport_state *state = sport_create();
    CHECK_INT(roster_told(state, (struct match_roster){.side = SIDE_NONE}).novelty,
              DUPLICATE);
    static struct match_player many[MATCH_MAX_PLAYERS + 9];
    roster_told(
        state, (struct match_roster){"368", "1", SIDE_HOME, many, MATCH_MAX_PLAYERS + 9});
    match_told(state, "368", "1", "2");
    CHECK_INT(side_of(state, "368", SIDE_HOME)->count, MATCH_MAX_PLAYERS);
    CHECK_INT(state->rows_cut, 9);
    sport_destroy(state);
}

TEST(more_rosters_than_fit_leave_no_match_with_a_lost_one)
{
    struct sport_state *state = sport_create();
    match_told(state, "368", "0", "1");
    for (int i = 0; i < SPORT_MAX_ROSTERS + 20; i++) {
        char team[16];
        snprintf(team, sizeof(team), "%d", i);
        roster_told(state, (struct match_roster){NULL, team, SIDE_NONE, ours, 2});
    }
    CHECK(!side_of(state, "368", SIDE_HOME) && !side_of(state, "368", SIDE_AWAY));
    sport_destroy(state);
}

TEST(a_table_is_kept_for_each_group_and_replaced_as_a_whole)
{
    struct sport_state *state = sport_create();
    struct match_standing rows[] = {{.team = "Quarry", .points = 4, .order = 1},
                                    {.team = "Haze Harbour", .points = 2, .order = 2}};
    struct event event = {
        .type = EVENT_TABLE,
        .table = {.group = "9", .title = "U12", .rows = rows, .count = 2}};
    CHECK_INT(apply(state, event).novelty, NEWS);
    CHECK_INT(apply(state, event).novelty, DUPLICATE);
    rows[1].points = 6;
    CHECK_INT(apply(state, event).novelty, NEWS);
    event.table.group = "10";
    event.table.count = 0;
    apply(state, event);
    CHECK_INT(sport_table(state, 0, "9")->rows[1].points, 6);
    CHECK_INT(sport_table(state, 0, "10")->count, 0);
    CHECK_STR(sport_table(state, 0, NULL)->title, "U12");
    CHECK(!sport_table(state, 1, NULL) && !sport_table(state, 0, "11"));
    sport_destroy(state);
}

TEST(the_whole_state_prints_in_an_order_that_does_not_depend_on_arrival)
{
    struct arena arena = {0};
    const char *texts[2];
    for (int turn = 0; turn < 2; turn++) {
        struct sport_state *state = sport_create();
        for (int i = 0; i < 2; i++) {
            bool first = i == turn;
            match_told(state, first ? "368" : "369", "1", "2");
            roster_told(state, (struct match_roster){NULL, first ? "1" : "2", SIDE_NONE,
                                                     first ? ours : theirs, 1});
            struct event event = {.type = EVENT_TABLE};
            event.table.group = first ? "9" : "10";
            apply(state, event);
        }
        texts[turn] = sport_print(state, &arena);
        sport_destroy(state);
    }
    bool same = strcmp(texts[0], texts[1]) == 0;
    bool complete = strstr(texts[0], "match 0 match \"368\" home { id \"1\" }") &&
                    strstr(texts[0], "roster 0 team \"1\" { id \"11\" name \"Ada Berg\" "
                                     "number \"7\" goals 4 }") &&
                    strstr(texts[0], "table 0 group \"10\"");
    arena_finish(&arena);
    CHECK(same);
    CHECK(complete);
}

static const struct check_case cases[] = {
    CASE(rosters_belong_to_the_sides_of_their_match_before_or_after_it_is_known),
    CASE(a_team_has_its_roster_in_all_its_matches),
    CASE(a_roster_told_again_is_a_duplicate_and_a_longer_one_news),
    CASE(a_roster_of_nobody_is_passed_over_and_a_long_one_cut),
    CASE(more_rosters_than_fit_leave_no_match_with_a_lost_one),
    CASE(a_table_is_kept_for_each_group_and_replaced_as_a_whole),
    CASE(the_whole_state_prints_in_an_order_that_does_not_depend_on_arrival),
};

CHECK_MAIN(cases)
