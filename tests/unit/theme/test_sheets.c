// What the panels of a start, a race, a match and a group tell, and an athlete's card.
#include "check.h"
#include "panel_fixture.h"
#include "sound.h"

static int right_of(const struct draw_item *item)
{
    return item ? item->rect.x + item->rect.w : -1;
}

TEST(a_start_list_gives_lanes_or_else_the_order)
{
    struct arena arena = {0};
    struct draw_list lanes = panel_list("startlist_heat", &arena);
    struct draw_list order = panel_list("startlist_bare", &arena);
    int told = times_said(&lanes, "LANE"), untold = times_said(&order, "LANE");
    int eighth = times_said(&lanes, "8"), sixth = times_said(&order, "6");
    int records = times_said(&order, "PB");
    // Whoever has no best this season leaves its place empty.
    int season = right_of(said(&lanes, "11.08", 0)),
        label = right_of(said(&lanes, "SB", 0));
    const struct draw_item *one = said(&lanes, "11.31", 0),
                           *two = said(&lanes, "11.40", 0);
    bool same = one && two && one->rect.x == two->rect.x;
    arena_finish(&arena);
    CHECK_INT(told, 1);
    CHECK_INT(untold, 0);
    CHECK_INT(eighth, 1);
    CHECK_INT(sixth, 1);
    CHECK_INT(records, 0);
    CHECK_INT(season, label);
    CHECK(same);
}

TEST(splits_end_under_each_other_and_under_what_they_are)
{
    struct arena arena = {0};
    struct draw_list way = panel_list("splits_way", &arena);
    struct draw_list one = panel_list("splits_one", &arena);
    int label = right_of(said(&way, "TOTAL", 0)), swim = right_of(said(&way, "19:33", 0));
    int run = right_of(said(&way, "1:20:44", 0));
    int gaps = times_said(&one, "GAP");
    arena_finish(&arena);
    CHECK(label > 0);
    CHECK_INT(swim, label);
    CHECK_INT(run, label);
    CHECK_INT(gaps, 0);
}

TEST(splits_of_one_whom_nobody_names_are_told_by_the_number)
{
    struct arena arena = {0};
    struct values *values = panel_values("splits_way", &arena);
    struct theme_moment moment = fixture_moment("splits", values);
    values_text(values, "name", NULL);
    values_text(values, "bib", "31");
    struct draw_list number = fixture_list(theme, &moment, &arena);
    bool told = said(&number, "No. 31", 0) && !said(&number, "31", 0);
    int first = place_of(&number, "19:33", 0).y;
    values_text(values, "bib", NULL);
    struct draw_list nobody = fixture_list(theme, &moment, &arena);
    int higher = first - place_of(&nobody, "19:33", 0).y;
    arena_finish(&arena);
    CHECK(told);
    CHECK_INT(higher, 110); // no empty strip
}

TEST(a_goal_stands_on_its_teams_side_of_what_it_made)
{
    struct arena arena = {0};
    struct draw_list match = panel_list("match_half", &arena);
    const struct draw_item *home = said(&match, "DVOŘÁČKOVÁ", 0);
    const struct draw_item *away = said(&match, "STŘÍBRNÁ", 0);
    const struct draw_item *score = said(&match, "1:2", 0),
                           *half = said(&match, "HALF-TIME", 0);
    bool sides = home && away && score && right_of(home) < score->rect.x &&
                 away->rect.x > right_of(score);
    bool nobody = half && half->rect.x > right_of(home) && right_of(half) < away->rect.x;
    int unknown = times_said(&match, "GOAL");
    arena_finish(&arena);
    CHECK(sides);
    CHECK(nobody);
    CHECK_INT(unknown, 1);
}

// However long a name is, the list does not say that it scored for the other side.
TEST(beside_the_longest_name_an_own_goal_is_still_one)
{
    struct arena arena = {0};
    struct values values = fixture_values(
        "{\"home.name\":\"Harbour\",\"away.name\":\"Castle\",\"rows\":[{\"type\":"
        "\"goal\","
        "\"side\":\"away\",\"player\":\"Maximiliana Vandersteenhoven-Castellanos\","
        "\"number\":\"17\",\"minute\":\"58'\",\"text\":\"own goal\"}]}",
        &arena);
    struct theme_moment moment = fixture_moment("match", &values);
    struct draw_list match = fixture_list(theme, &moment, &arena);
    int told = times_said(&match, "o.g.") + times_said(&match, "own goal");
    arena_finish(&arena);
    CHECK_INT(told, 1);
}

TEST(a_note_of_several_codes_is_a_badge_and_where_room_is_short_the_best_of_them)
{
    static const char *const notes[][2] = {
        {"Q NR PB", "Q NR PB"}, {"Q =SB NU23R WR", "WR"}, {"Q", "Q"}};
    for (size_t i = 0; i < sizeof(notes) / sizeof(notes[0]); i++) {
        struct arena arena = {0};
        struct values *values = panel_values("results_final", &arena);
        values_text(&values->rows[0], "note", notes[i][0]);
        struct theme_moment moment = fixture_moment("results", values);
        struct draw_list results = fixture_list(theme, &moment, &arena);
        int told = times_said(&results, notes[i][1]);
        arena_finish(&arena);
        CHECK_INT(told, 1);
    }
}

// A match panel of two pages with this note, NULL for none.
static struct draw_list noted(const char *note, struct arena *arena)
{
    struct values *values = panel_values("match_half", arena);
    values_text(values, "note", note);
    values_text(values_add_row(values), "type", "info");
    struct theme_moment moment = fixture_moment("match", values);
    return fixture_list(theme, &moment, arena);
}

TEST(the_shoot_out_or_the_sets_stand_beside_what_part_of_the_match_it_is)
{
    struct arena arena = {0};
    struct draw_list with = noted("penalties 4:3", &arena);
    struct draw_list without = noted(NULL, &arena);
    int beside = place_of(&with, "penalties 4:3", 0).x - place_of(&with, "2ND HALF", 0).x;
    int below = place_of(&with, "penalties 4:3", 0).y - place_of(&with, "2ND HALF", 0).y;
    int lower = place_of(&with, "1ST HALF", 0).y - place_of(&without, "1ST HALF", 0).y;
    arena_finish(&arena);
    CHECK(beside > 0 && beside < 800);
    CHECK_INT(below, 0);
    CHECK_INT(lower, 0); // it takes no line of its own
}

TEST(a_note_of_many_words_leaves_the_period_and_the_page_where_they_are_seen)
{
    struct arena arena = {0};
    struct draw_list list =
        noted("suspended after lightning was seen close to the ground, "
              "to be played on at half past eight",
              &arena);
    const struct draw_item *period = said(&list, "2ND HALF", 0);
    const struct draw_item *page = said(&list, "1 / 2", 0);
    bool inside =
        sound(&list) && period && period->rect.x > 98 && page && right_of(page) <= 1822;
    arena_finish(&arena);
    CHECK(inside);
}

TEST(a_tick_of_a_matchs_clock_moves_nothing_and_repaints_one_small_panel)
{
    struct arena arena = {0};
    struct values *before = panel_values("match_half", &arena);
    struct values *after = panel_values("match_half", &arena);
    values_text(after, "clock", "19:42");
    struct theme_moment moment = fixture_moment("match", before);
    struct draw_list was = fixture_list(theme, &moment, &arena);
    moment.values = after;
    moment.before = before;
    moment.change_ms = 0;
    struct draw_list is = fixture_list(theme, &moment, &arena);
    int panel = 0, others = 0, width = 0;
    for (int i = 0; i < is.count && i < was.count; i++) {
        panel = is.items[i].kind == DRAW_PANEL ? i : panel;
        struct draw_list a = {.items = &was.items[i], .count = 1};
        struct draw_list b = {.items = &is.items[i], .count = 1};
        if (!draw_list_equal(&a, &b)) {
            others++;
            width = is.items[panel].rect.w;
        }
    }
    bool alike = is.count == was.count;
    arena_finish(&arena);
    CHECK(alike);
    CHECK_INT(others, 1);
    CHECK(width > 0 && width < 200);
}

TEST(scores_of_a_table_stand_by_their_colons_and_who_plays_has_the_word)
{
    struct arena arena = {0};
    struct draw_list table = panel_list("table_group", &arena);
    struct draw_list bare = panel_list("table_bare", &arena);
    const struct draw_item *two = said(&table, "81:52", 0),
                           *three = said(&table, "9:101", 0);
    int letter = two ? two->rect.w / 5 : 0;
    int upper = two ? two->rect.x + 2 * letter : 0,
        lower = three ? three->rect.x + letter : -1;
    int live = times_said(&table, "LIVE"), drawn = times_said(&bare, "D");
    int won = times_said(&bare, "W");
    arena_finish(&arena);
    // "101" is a figure more than its room has: it stands as far right as it may.
    CHECK_INT(lower, upper - letter);
    CHECK_INT(live, 2);
    CHECK_INT(drawn, 0);
    CHECK_INT(won, 1);
}

TEST(a_card_shows_what_is_known_and_grows_to_the_right_only)
{
    struct arena arena = {0};
    struct draw_list card = panel_list("athlete_card", &arena);
    struct draw_list today = panel_list("athlete_today", &arena);
    struct draw_list bare = panel_list("athlete_bare", &arena);
    struct rect a = bounds(&card), b = bounds(&today), c = bounds(&bare);
    int places = times_said(&card, "PLACE"), mark = times_said(&today, "1.88");
    int place = times_said(&today, "PLACE"), records = times_said(&bare, "PB");
    arena_finish(&arena);
    CHECK(a.x == b.x && a.x == c.x && a.w <= b.w);
    CHECK(a.y == b.y && a.y + a.h == c.y + c.h && c.h < a.h);
    CHECK_INT(places, 0);
    CHECK_INT(mark, 1);
    CHECK_INT(place, 1);
    CHECK_INT(records, 0);
}

TEST(a_panel_in_whose_list_nobody_is_yet_says_so_until_somebody_is)
{
    static const struct {
        const char *none, *some, *words;
    } pairs[] = {
        {"results_none", "results_bare", "No results yet"},
        {"series_none", "series_start", "No results yet"},
        {"heights_none", "heights_bare", "No results yet"},
        {"startlist_none", "startlist_bare", "No start list yet"},
        {"splits_none", "splits_one", "No splits yet"},
        {"table_none", "table_bare", "No standings yet"},
    };
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        struct arena arena = {0};
        struct draw_list none = panel_list(pairs[i].none, &arena);
        struct draw_list some = panel_list(pairs[i].some, &arena);
        int told = times_said(&none, pairs[i].words);
        int still = times_said(&some, pairs[i].words);
        // What a column is called says nothing above an empty one.
        int heads = times_said(&none, "1") + times_said(&none, "PTS") +
                    times_said(&none, "1.80") + times_said(&none, "TIME");
        arena_finish(&arena);
        CHECK_INT(told, 1);
        CHECK_INT(still, 0);
        CHECK_INT(heads, 0);
    }
}

static const struct check_case cases[] = {
    CASE(a_start_list_gives_lanes_or_else_the_order),
    CASE(splits_of_one_whom_nobody_names_are_told_by_the_number),
    CASE(splits_end_under_each_other_and_under_what_they_are),
    CASE(a_goal_stands_on_its_teams_side_of_what_it_made),
    CASE(a_note_of_several_codes_is_a_badge_and_where_room_is_short_the_best_of_them),
    CASE(beside_the_longest_name_an_own_goal_is_still_one),
    CASE(the_shoot_out_or_the_sets_stand_beside_what_part_of_the_match_it_is),
    CASE(a_note_of_many_words_leaves_the_period_and_the_page_where_they_are_seen),
    CASE(a_tick_of_a_matchs_clock_moves_nothing_and_repaints_one_small_panel),
    CASE(scores_of_a_table_stand_by_their_colons_and_who_plays_has_the_word),
    CASE(a_card_shows_what_is_known_and_grows_to_the_right_only),
    CASE(a_panel_in_whose_list_nobody_is_yet_says_so_until_somebody_is),
};

int main(void)
{
    return stadium_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
}
