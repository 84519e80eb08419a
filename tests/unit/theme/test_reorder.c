// Rows that know who they are: a list that changes slides into its new order, and in no
// frame is anybody there twice or out of the board.
#include "check.h"
#include "race_fixture.h"

enum { FRAME_MS = 20, FRAMES_MAX = 20, ROW_PX = 52 };

static struct rect bounds(const struct draw_list *list)
{
    struct rect all = {0};
    for (int i = 0; i < list->count; i++) {
        if (list->items[i].kind == DRAW_PANEL) {
            all = rect_union(all, list->items[i].clip);
        }
    }
    return all;
}

// The same on every machine.
static void shuffle(int *order, int count, uint32_t *seed)
{
    for (int i = count - 1; i > 0; i--) {
        *seed = *seed * 1664525u + 1013904223u;
        int k = (int)((*seed >> 8) % (uint32_t)(i + 1));
        int kept = order[i];
        order[i] = order[k];
        order[k] = kept;
    }
}

static bool once_and_inside(const struct draw_list *list, struct rect board,
                            struct arena *arena)
{
    for (int athlete = 0; athlete < ATHLETES; athlete++) {
        int times;
        seen(list, family(athlete, arena), &times);
        if (times > 1) {
            printf("  %s is there %d times\n", family(athlete, arena), times);
            return false;
        }
    }
    for (int i = 0; i < list->count; i++) {
        if (list->items[i].kind == DRAW_PANEL &&
            !rect_contains(board, list->items[i].clip)) {
            return false;
        }
    }
    return true;
}

TEST(any_change_of_order_ends_in_the_new_one_and_nobody_is_there_twice)
{
    uint32_t seed = 7;
    int old[ATHLETES], new[ATHLETES];
    in_order(old);
    in_order(new);
    int end_ms = theme_timing(theme, "leaderboard").change_ms;
    for (int round = 0; round < 12; round++) {
        struct arena arena = {0};
        // At first a few places, later the whole field.
        shuffle(new, round < 6 ? PAGE + 2 : ATHLETES, &seed);
        struct values *before = race(old, ATHLETES, 40, &arena);
        struct values *after = race(new, ATHLETES, 50, &arena);
        struct draw_list rest = list_of(after, NULL, -1, &arena);
        struct rect board = bounds(&rest);
        bool ok = true;
        for (int ms = 0; ms <= end_ms; ms += FRAME_MS) {
            struct draw_list list = list_of(after, before, ms, &arena);
            ok = ok && once_and_inside(&list, board, &arena);
        }
        struct draw_list end = list_of(after, before, end_ms, &arena);
        int y = 0, times;
        for (int i = 0; i < PAGE; i++) {
            struct rect place = seen(&end, family(new[i], &arena), &times);
            ok = ok && times == 1 && place.y > y;
            y = place.y;
        }
        bool same = draw_list_equal(&end, &rest);
        memcpy(old, new, sizeof(old));
        arena_finish(&arena);
        CHECK(ok);
        CHECK(same);
    }
}

TEST(a_row_goes_straight_from_its_old_place_to_its_new_one)
{
    struct arena arena = {0};
    int old[ATHLETES], new[ATHLETES], times;
    in_order(old);
    in_order(new);
    for (int i = 2; i < 8; i++) {
        new[i] = i == 2 ? 7 : i - 1; // the eighth is third now
    }
    struct values *before = race(old, PAGE, PAGE, &arena);
    struct values *after = race(new, PAGE, PAGE, &arena);
    struct draw_list was = list_of(before, NULL, -1, &arena);
    struct draw_list rest = list_of(after, NULL, -1, &arena);
    int from = seen(&was, family(7, &arena), &times).y, y = from;
    int to = seen(&rest, family(7, &arena), &times).y;
    int still = seen(&rest, family(1, &arena), &times).y;
    bool straight = true, stands = true, whole = true;
    int end_ms = theme_timing(theme, "leaderboard").change_ms;
    for (int ms = 0; ms <= end_ms; ms += 4) {
        struct draw_list list = list_of(after, before, ms, &arena);
        struct rect place = seen(&list, family(7, &arena), &times);
        straight = straight && place.y <= y && place.y >= to && !(place.y & 1);
        // Whoever climbs passes over the others, and is read all the way.
        whole = whole && times == 1;
        y = place.y;
        stands = stands && seen(&list, family(1, &arena), &times).y == still;
    }
    struct draw_list first = list_of(after, before, 0, &arena);
    int start = seen(&first, family(7, &arena), &times).y;
    arena_finish(&arena);
    CHECK_INT(from - to, 5 * ROW_PX);
    CHECK(start <= from && start >= from - 4);
    CHECK(straight);
    CHECK(whole);
    CHECK(stands);
    CHECK_INT(y, to);
}

TEST(a_row_on_its_way_goes_on_from_where_it_is_when_the_order_changes_again)
{
    struct arena arena = {0};
    int first[ATHLETES], second[ATHLETES], third[ATHLETES], times;
    in_order(first);
    in_order(second);
    in_order(third);
    for (int i = 0; i < 8; i++) {
        second[i] = i == 0 ? 7 : i - 1; // the eighth leads, and then the ninth
        third[i + 1] = second[i];
    }
    third[0] = 8;
    struct theme_moment moment =
        fixture_moment("leaderboard", race(third, PAGE, PAGE, &arena));
    moment.before = race(second, PAGE, PAGE, &arena);
    moment.earlier = race(first, PAGE, PAGE, &arena);
    int most = 0, apart = 0;
    for (int cut_ms = 4; cut_ms < 420; cut_ms += 16) {
        struct draw_list until = list_of(moment.before, moment.earlier, cut_ms, &arena);
        moment.cut_ms = cut_ms;
        moment.change_ms = 0;
        struct draw_list from = fixture_list(theme, &moment, &arena);
        for (int i = 7; i <= 8; i++) { // nobody covers who climbs
            int y = seen(&until, family(i, &arena), &times).y;
            apart = abs(seen(&from, family(i, &arena), &times).y - y);
            most = apart > most ? apart : most;
        }
    }
    moment.change_ms = 1000;
    struct draw_list end = fixture_list(theme, &moment, &arena);
    struct draw_list rest = list_of(moment.values, NULL, -1, &arena);
    bool arrives = draw_list_equal(&end, &rest);
    arena_finish(&arena);
    CHECK(most <= 4);
    CHECK(arrives);
}

// The last of the old order, over the three before.
static bool is_painted_last(const struct draw_list *list, struct arena *arena)
{
    const char *climber = strstr(draw_list_print(list, arena), "\"QAD\"");
    return climber && !strstr(climber, "\"QAA\"") && !strstr(climber, "\"QAB\"") &&
           !strstr(climber, "\"QAC\"");
}

TEST(whoever_climbs_is_painted_over_whoever_falls)
{
    struct arena arena = {0};
    static const int old[] = {0, 1, 2, 3}, new[] = {3, 0, 1, 2};
    struct draw_list list =
        list_of(race(new, 4, 4, &arena), race(old, 4, 4, &arena), 160, &arena);
    bool last = is_painted_last(&list, &arena);
    arena_finish(&arena);
    CHECK(last);
}

// The order stays as it is, but who was climbing to it has not arrived.
TEST(whoever_climbs_stays_on_top_when_a_change_comes_that_moves_nobody)
{
    struct arena arena = {0};
    static const int old[] = {0, 1, 2, 3}, new[] = {3, 0, 1, 2};
    struct theme_moment moment = fixture_moment("leaderboard", race(new, 4, 3, &arena));
    moment.before = race(new, 4, 4, &arena);
    moment.earlier = race(old, 4, 4, &arena);
    moment.cut_ms = 160;
    moment.change_ms = 20;
    struct draw_list list = fixture_list(theme, &moment, &arena);
    bool last = is_painted_last(&list, &arena);
    arena_finish(&arena);
    CHECK(last);
}

TEST(many_changes_are_one_motion_of_at_most_20_frames)
{
    CHECK(theme_timing(theme, "leaderboard").change_ms <= FRAMES_MAX * FRAME_MS);
}

TEST(a_row_that_stays_changes_its_gap_and_does_not_come_again)
{
    struct arena arena = {0};
    static const int order[] = {0, 1, 2};
    struct values *before = race(order, 3, 2, &arena);
    struct values *after = race(order, 3, 3, &arena);
    struct draw_list rest = list_of(after, NULL, -1, &arena);
    struct draw_list early = list_of(after, before, 40, &arena);
    int times;
    struct rect now = seen(&early, "+0:30", &times);
    bool same = times == 1 && rect_equal(now, seen(&rest, "+0:30", &times));
    // Only the position that appeared is on its way.
    bool stands =
        rect_equal(seen(&early, "QAC", &times), seen(&rest, "QAC", &times)) && times == 1;
    arena_finish(&arena);
    CHECK(same);
    CHECK(stands);
}

TEST(rows_are_known_by_name_where_no_bib_is)
{
    struct arena arena = {0};
    static const char head[] = "{\"race\":\"A\",\"rows\":[";
    struct values before = fixture_values(
        arena_printf(&arena, "%s{\"name\":\"Ada Quill\"},{\"name\":\"Bea Rook\"}]}",
                     head),
        &arena);
    struct values after = fixture_values(
        arena_printf(&arena, "%s{\"name\":\"Bea Rook\"},{\"name\":\"Ada Quill\"}]}",
                     head),
        &arena);
    struct draw_list was = list_of(&before, NULL, -1, &arena);
    struct draw_list middle = list_of(&after, &before, 160, &arena);
    int times, y = seen(&was, "ROOK", &times).y;
    int now = seen(&middle, "ROOK", &times).y;
    arena_finish(&arena);
    CHECK_INT(times, 1);
    CHECK(now < y && now > y - ROW_PX);
}

TEST(two_rows_of_one_bib_both_stay)
{
    struct arena arena = {0};
    static const char rows[] = "{\"race\":\"A\",\"rows\":[{\"bib\":\"1\",\"name\":\"Ada "
                               "Quill\"},{\"bib\":\"1\",\"name\":\"Bea Rook\"}]}";
    struct values before = fixture_values(rows, &arena);
    struct values after = fixture_values(rows, &arena);
    values_text(&after.rows[0], "gap", "+0:01");
    struct draw_list middle = list_of(&after, &before, 160, &arena);
    int first, second;
    seen(&middle, "QUILL", &first);
    seen(&middle, "ROOK", &second);
    arena_finish(&arena);
    CHECK_INT(first, 1);
    CHECK_INT(second, 1);
}

static const struct check_case cases[] = {
    CASE(any_change_of_order_ends_in_the_new_one_and_nobody_is_there_twice),
    CASE(a_row_goes_straight_from_its_old_place_to_its_new_one),
    CASE(a_row_on_its_way_goes_on_from_where_it_is_when_the_order_changes_again),
    CASE(whoever_climbs_is_painted_over_whoever_falls),
    CASE(whoever_climbs_stays_on_top_when_a_change_comes_that_moves_nobody),
    CASE(many_changes_are_one_motion_of_at_most_20_frames),
    CASE(a_row_that_stays_changes_its_gap_and_does_not_come_again),
    CASE(rows_are_known_by_name_where_no_bib_is),
    CASE(two_rows_of_one_bib_both_stay),
};

int main(void)
{
    return stadium_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
}
