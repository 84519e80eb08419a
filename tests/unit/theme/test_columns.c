// What the panels of a field event and a race tell: figures under figures, who was just
// in action, who leads, what counts, and every athlete once on their pages.
#include "check.h"
#include "panel_fixture.h"

enum { ATHLETES = 47 };

// Where the decimal point of a number stands.
static int point_of(const struct draw_item *item)
{
    if (!item || !strchr(item->text, '.')) {
        return -1;
    }
    int letters = utf8_count(item->text), tail = (int)strlen(strrchr(item->text, '.'));
    return item->rect.x + item->rect.w / letters * (letters - tail);
}

TEST(figures_stand_by_their_decimal_points)
{
    struct arena arena = {0};
    struct draw_list series = panel_list("series_final", &arena);
    struct draw_list wind = panel_list("series_wind", &arena);
    struct draw_list race = panel_list("results_bare", &arena);
    int trial = point_of(said(&series, "66.80", 0)),
        nine = point_of(said(&series, "9.98", 0));
    int ten = point_of(said(&wind, "10.02", 0)), seven = point_of(said(&wind, "7.68", 0));
    int tenths = point_of(said(&race, "24.9", 0)),
        hand = point_of(said(&race, "25.3h", 0));
    int whole = point_of(said(&race, "25.14", 0));
    int minutes = point_of(said(&race, "1:02.11", 0));
    arena_finish(&arena);
    CHECK(trial > 0 && ten > 0 && tenths > 0);
    CHECK_INT(nine, trial);
    CHECK_INT(seven, ten);
    CHECK_INT(tenths, whole);
    CHECK_INT(hand, whole);
    CHECK_INT(minutes, whole);
}

TEST(a_column_that_nobody_has_a_value_for_closes)
{
    struct arena arena = {0};
    struct draw_list final = panel_list("results_final", &arena);
    struct draw_list bare = panel_list("results_bare", &arena);
    struct draw_list nobody = panel_list("results_nobody", &arena);
    bool lanes = said(&final, "LANE", 0) && !said(&bare, "LANE", 0);
    int full = place_of(&final, "Mireille", 0).x - final.items[0].rect.x;
    int placed = place_of(&bare, "Mireille", 0).x - bare.items[0].rect.x;
    int bibs = place_of(&nobody, "Mireille", 0).x - nobody.items[0].rect.x;
    arena_finish(&arena);
    CHECK(lanes);
    // The rim, the place, the bar; then a lane and a flag, each with its gap; a bib and a
    // flag, but no place.
    CHECK_INT(placed, 2 + 92 + 8 + 18);
    CHECK_INT(full, placed + 62 + 18 + 56 + 18);
    CHECK_INT(bibs, 2 + 8 + 18 + 76 + 18 + 56 + 18);
}

static int bars_beside(const struct draw_list *list, const char *name)
{
    const struct draw_item *row = said(list, name, 0);
    int bars = 0;
    for (int i = 0; row && i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        bars += item->kind == DRAW_BOX && item->rect.w == 8 &&
                item->color == 0xFFF6F8FB && item->rect.y <= row->baseline &&
                item->rect.y + item->rect.h >= row->baseline;
    }
    return bars;
}

TEST(a_white_bar_marks_who_was_just_in_action_and_nobody_else)
{
    struct arena arena = {0};
    struct draw_list series = panel_list("series_final", &arena);
    struct draw_list heights = panel_list("heights_final", &arena);
    int thrower = bars_beside(&series, "ASANTE-BOATENG");
    int leader = bars_beside(&series, "HALLORAN"),
        vaulter = bars_beside(&heights, "ACHTERBERG");
    arena_finish(&arena);
    CHECK_INT(thrower, 1);
    CHECK_INT(leader, 0);
    CHECK_INT(vaulter, 1);
}

TEST(the_leader_and_what_there_is_to_beat_are_gold)
{
    static const uint32_t gold = 0xFFF4B91F, dark = 0xFF131313;
    struct arena arena = {0};
    struct draw_list series = panel_list("series_final", &arena);
    struct draw_list heights = panel_list("heights_final", &arena);
    const struct draw_item *place = said(&series, "1", 1),
                           *second = said(&series, "2", 1);
    const struct draw_item *beat = said(&series, "72.10", 0),
                           *bar = said(&heights, "4.35", 1);
    const struct draw_item *lower = said(&heights, "4.20", 0);
    bool ok = place && place->color == dark && second && second->color != dark && beat &&
              beat->color == gold && bar && bar->color == gold && lower &&
              lower->color != gold;
    arena_finish(&arena);
    CHECK(ok);
}

TEST(the_best_trial_is_bold_on_a_plate_and_the_others_are_not)
{
    struct arena arena = {0};
    struct draw_list series = panel_list("series_final", &arena);
    const struct draw_item *best = said(&series, "71.64", 0),
                           *other = said(&series, "68.02", 0);
    bool bold = best && strcmp(best->style.face, "extrabold") == 0;
    bool plain = other && strcmp(other->style.face, "medium") == 0;
    // A foul, a pass and a retirement are letters, not colours.
    int fouls = times_said(&series, "x"), passes = times_said(&series, "–");
    int retired = times_said(&series, "r");
    arena_finish(&arena);
    CHECK(bold);
    CHECK(plain);
    CHECK_INT(fouls, 13);
    CHECK_INT(passes, 2);
    CHECK_INT(retired, 1);
}

static int middle(const struct draw_item *item)
{
    return item ? item->rect.x + item->rect.w / 2 : -1;
}

TEST(each_height_stands_over_what_was_done_at_it)
{
    struct arena arena = {0};
    struct draw_list four = panel_list("heights_final", &arena);
    struct draw_list twelve = panel_list("heights_12", &arena);
    int bar = middle(said(&four, "4.35", 0)), tries = middle(said(&four, "xxo", 0));
    int last = middle(said(&twelve, "2.33", 0)), missed = middle(said(&twelve, "xxx", 0));
    int bars = times_said(&twelve, "1.95") + times_said(&twelve, "2.12");
    arena_finish(&arena);
    CHECK(bar > 0 && last > 0);
    CHECK(abs(bar - tries) <= 1);
    CHECK(abs(last - missed) <= 1);
    CHECK(bars >= 2);
}

TEST(who_did_not_finish_is_grey_and_has_the_word_for_a_mark)
{
    static const uint32_t grey = 0xFFAEBBD2;
    struct arena arena = {0};
    struct draw_list final = panel_list("results_final", &arena);
    const struct draw_item *word = said(&final, "DQ", 0),
                           *name = said(&final, "MORINAGA", 0),
                           *winner = said(&final, "FONTANEL", 0);
    bool ok = word && word->color == grey && name && name->color == grey &&
              said(&final, "TR16.8", 0) && winner && winner->color != grey;
    arena_finish(&arena);
    CHECK(ok);
}

TEST(a_relay_names_its_runners_below_the_team)
{
    struct arena arena = {0};
    struct draw_list relay = panel_list("results_relay", &arena);
    const struct draw_item *team = said(&relay, "OXFORD UNIVERSITY", 0);
    const struct draw_item *runners =
        said(&relay, "Ada Pereira, Bea Lindholm, Cleo Tamahori, Dot Marsh", 0);
    bool below = team && runners && runners->rect.y >= team->rect.y + team->rect.h &&
                 runners->rect.x == team->rect.x;
    arena_finish(&arena);
    CHECK(below);
}

// Where the bottom edge of the picture's lowest panel is, and how high a row: the way
// from the first name to the second.
static void relay_rows(int teams, const char *runners, int *bottom, int *pitch)
{
    struct arena arena = {0};
    struct values values = values_begin(&arena);
    values_text(&values, "event", "4x400m - Women");
    for (int i = 0; i < teams; i++) {
        struct values *row = values_add_row(&values);
        values_printf(row, "place", "%d", i + 1);
        values_printf(row, "name", "Team %c", 'A' + i);
        values_text(row, "kind", "team");
        values_text(row, "runners", i == 1 ? NULL : runners);
    }
    struct theme_moment moment = fixture_moment("results", &values);
    struct draw_list list = fixture_list(theme, &moment, &arena);
    *bottom = 0;
    for (int i = 0; i < list.count; i++) {
        int edge = list.items[i].rect.y + list.items[i].rect.h;
        *bottom = edge > *bottom ? edge : *bottom;
    }
    const struct draw_item *first = said(&list, "1", 0), *second = said(&list, "2", 0);
    *pitch = first && second ? second->rect.y - first->rect.y : 0;
    arena_finish(&arena);
}

TEST(a_relays_rows_are_high_while_there_is_room_and_ten_of_them_still_fit)
{
    static const struct {
        int teams, pitch;
        const char *runners;
    } cases[] = {{8, 76, NULL}, {8, 92, "A. Fen, B. Holt"}, {10, 80, "A. Fen, B. Holt"}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        int bottom, pitch;
        relay_rows(cases[i].teams, cases[i].runners, &bottom, &pitch);
        CHECK_INT(pitch, cases[i].pitch);
        CHECK(bottom <= 1080 - 54);
    }
}

static const struct values *field(int count, struct arena *arena)
{
    struct values *values = arena_alloc(arena, sizeof(*values));
    *values = values_begin(arena);
    values_text(values, "event", "Javelin - Men");
    values_text(values, "h1", "1.85");
    for (int i = 0; i < count; i++) {
        struct values *row = values_add_row(values);
        values_printf(row, "place", "%d", i + 1);
        values_printf(row, "order", "%d", i + 1);
        values_printf(row, "bib", "%d", i + 1);
        values_printf(row, "name", "Ada Q%c%c", 'A' + i / 26, 'A' + i % 26);
    }
    return values;
}

TEST(every_athlete_is_once_on_the_pages_and_the_page_is_told)
{
    static const char *const scenes[] = {"results", "series", "heights", "startlist"};
    for (size_t i = 0; i < sizeof(scenes) / sizeof(scenes[0]); i++) {
        int rows = theme_page_rows(theme, scenes[i]), seen[ATHLETES] = {0}, told = 0;
        CHECK(rows >= 8 && rows <= 10);
        int pages = (ATHLETES + rows - 1) / rows;
        for (int page = 0; page < pages; page++) {
            struct arena arena = {0};
            struct theme_moment moment =
                fixture_moment(scenes[i], field(ATHLETES, &arena));
            moment.page = page;
            struct draw_list list = fixture_list(theme, &moment, &arena);
            for (int n = 0; n < ATHLETES; n++) {
                char family[4] = {'Q', (char)('A' + n / 26), (char)('A' + n % 26), 0};
                seen[n] += times_said(&list, family);
            }
            told += times_said(&list, arena_printf(&arena, "%d / %d", page + 1, pages));
            arena_finish(&arena);
        }
        int once = 0;
        for (int n = 0; n < ATHLETES; n++) {
            once += seen[n] == 1;
        }
        CHECK_INT(once, ATHLETES);
        CHECK_INT(told, pages);
    }
}

static const struct check_case cases[] = {
    CASE(figures_stand_by_their_decimal_points),
    CASE(a_column_that_nobody_has_a_value_for_closes),
    CASE(a_white_bar_marks_who_was_just_in_action_and_nobody_else),
    CASE(the_leader_and_what_there_is_to_beat_are_gold),
    CASE(the_best_trial_is_bold_on_a_plate_and_the_others_are_not),
    CASE(each_height_stands_over_what_was_done_at_it),
    CASE(who_did_not_finish_is_grey_and_has_the_word_for_a_mark),
    CASE(a_relay_names_its_runners_below_the_team),
    CASE(a_relays_rows_are_high_while_there_is_room_and_ten_of_them_still_fit),
    CASE(every_athlete_is_once_on_the_pages_and_the_page_is_told),
};

int main(void)
{
    return stadium_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
}
