// Rows that know who they are: a list that changes slides into its new order, and in no
// frame is anybody there twice or out of the board.
#include "check.h"
#include "stadium_cases.h"
#include "theme_fixture.h"

enum { ATHLETES = 65, PAGE = 10, FRAME_MS = 20, FRAMES_MAX = 20, ROW_PX = 60 };

static struct theme *theme;

// Names of two letters that no other text holds.
static const char *family(int athlete, struct arena *arena)
{
    return arena_printf(arena, "Q%c%c", 'A' + athlete / 26, 'A' + athlete % 26);
}

// A race in this order; whoever comes after `passed` has not been at the point.
static struct values *race(const int *order, int count, int passed, struct arena *arena)
{
    struct values *values = arena_alloc(arena, sizeof(*values));
    *values = values_begin(arena);
    values_text(values, "race", "Elite Women");
    values_text(values, "point", "T2");
    for (int i = 0; i < count; i++) {
        struct values *row = values_add_row(values);
        values_printf(row, "bib", "%d", order[i] + 1);
        values_printf(row, "name", "Ada %s", family(order[i], arena));
        if (i < passed) {
            values_printf(row, "pos", "%d", i + 1);
            values_printf(row, "gap", "+%d:%02d", i / 4, i * 15 % 60);
        }
    }
    return values;
}

static struct draw_list list_of(const struct values *values, const struct values *before,
                                int64_t change_ms, struct arena *arena)
{
    struct theme_moment moment = fixture_moment("leaderboard", values);
    moment.before = before;
    moment.change_ms = before ? change_ms : -1;
    return fixture_list(theme, &moment, arena);
}

// Where an athlete's name is seen, moved and cut as its panel is; how often in *times.
static struct rect seen(const struct draw_list *list, const char *name, int *times)
{
    struct rect place = {0};
    const struct draw_item *panel = NULL;
    *times = 0;
    for (int i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind == DRAW_PANEL) {
            panel = item;
        } else if (item->kind == DRAW_TEXT && panel && strcmp(item->text, name) == 0) {
            struct rect shown =
                rect_intersect(rect_move(item->rect, panel->dx, panel->dy), panel->clip);
            place = rect_empty(shown) ? place : shown;
            *times += !rect_empty(shown);
        }
    }
    return place;
}

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

static void in_order(int *order)
{
    for (int i = 0; i < ATHLETES; i++) {
        order[i] = i;
    }
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

TEST(whoever_climbs_is_painted_over_whoever_falls)
{
    struct arena arena = {0};
    static const int old[] = {0, 1, 2, 3}, new[] = {3, 0, 1, 2};
    struct draw_list list =
        list_of(race(new, 4, 4, &arena), race(old, 4, 4, &arena), 160, &arena);
    const char *printed = draw_list_print(&list, &arena);
    const char *climber = strstr(printed, "\"QAD\"");
    bool last = climber && !strstr(climber, "\"QAA\"") && !strstr(climber, "\"QAB\"") &&
                !strstr(climber, "\"QAC\"");
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

TEST(a_page_that_is_turned_shows_what_it_showed_until_it_goes)
{
    struct arena arena = {0};
    int order[ATHLETES], times;
    in_order(order);
    struct values *values = race(order, ATHLETES, ATHLETES, &arena);
    struct theme_moment moment = fixture_moment("leaderboard", values);
    moment.before = values;
    moment.page = moment.turned = 1;
    moment.change_ms = 20;
    struct draw_list early = fixture_list(theme, &moment, &arena);
    seen(&early, "QAA", &times);
    int old = times;
    seen(&early, "QAK", &times);
    int new = times;
    moment.change_ms = 1000;
    struct draw_list end = fixture_list(theme, &moment, &arena);
    const char *printed = draw_list_print(&end, &arena);
    bool turned = strstr(printed, "\"QAK\"") && !strstr(printed, "\"QAA\"") &&
                  strstr(printed, "\"2 / 7\"");
    arena_finish(&arena);
    CHECK_INT(old, 1);
    CHECK_INT(new, 0);
    CHECK(turned);
}

TEST(the_whole_field_is_on_seven_pages_of_ten)
{
    int order[ATHLETES], total = 0;
    in_order(order);
    for (int page = 0; page < 7; page++) {
        struct arena arena = {0};
        struct values *values = race(order, ATHLETES, 60, &arena);
        struct theme_moment moment = fixture_moment("leaderboard", values);
        moment.page = page;
        struct draw_list list = fixture_list(theme, &moment, &arena);
        int here = 0;
        for (int i = 0; i < ATHLETES; i++) {
            int times;
            seen(&list, family(i, &arena), &times);
            here += times;
        }
        arena_finish(&arena);
        CHECK_INT(here, page < 6 ? PAGE : ATHLETES - 6 * PAGE);
        total += here;
    }
    CHECK_INT(total, ATHLETES);
}

static const struct draw_item *text_item(const struct draw_list *list, const char *text)
{
    for (int i = 0; i < list->count; i++) {
        if (list->items[i].kind == DRAW_TEXT && strcmp(list->items[i].text, text) == 0) {
            return &list->items[i];
        }
    }
    return NULL;
}

TEST(who_was_not_there_yet_is_grey_and_who_is_out_has_the_word_for_a_gap)
{
    static const uint32_t text = 0xFFF6F8FB, grey = 0xFFAEBBD2;
    struct arena arena = {0};
    struct values values = fixture_values(stadium_case("leaderboard_t2")->values, &arena);
    struct theme_moment moment = fixture_moment("leaderboard", &values);
    moment.page = 1;
    struct draw_list second = fixture_list(theme, &moment, &arena);
    moment.page = 0;
    struct draw_list first = fixture_list(theme, &moment, &arena);
    const struct draw_item *there = text_item(&first, "ŠŤASTNÁ");
    const struct draw_item *waited = text_item(&first, "VAN DEN BROEK");
    const struct draw_item *gap = text_item(&first, "+1:02:09");
    const struct draw_item *lapped = text_item(&second, "LAP");
    const struct draw_item *out = text_item(&second, "DNF");
    bool ok = there && there->color == text && waited && waited->color == grey && gap &&
              lapped && lapped->color == grey && out &&
              gap->rect.x + gap->rect.w == out->rect.x + out->rect.w;
    arena_finish(&arena);
    CHECK(ok);
}

static const struct check_case cases[] = {
    CASE(any_change_of_order_ends_in_the_new_one_and_nobody_is_there_twice),
    CASE(a_row_goes_straight_from_its_old_place_to_its_new_one),
    CASE(whoever_climbs_is_painted_over_whoever_falls),
    CASE(many_changes_are_one_motion_of_at_most_20_frames),
    CASE(a_row_that_stays_changes_its_gap_and_does_not_come_again),
    CASE(rows_are_known_by_name_where_no_bib_is),
    CASE(two_rows_of_one_bib_both_stay),
    CASE(a_page_that_is_turned_shows_what_it_showed_until_it_goes),
    CASE(the_whole_field_is_on_seven_pages_of_ten),
    CASE(who_was_not_there_yet_is_grey_and_who_is_out_has_the_word_for_a_gap),
};

int main(void)
{
    char error[512];
    theme = theme_load(SOURCE_DIR "/themes/stadium", error, sizeof(error));
    if (!theme) {
        printf("%s\n", error);
        return 1;
    }
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    theme_destroy(theme);
    return failed;
}
