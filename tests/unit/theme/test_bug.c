// The score bug and the race clock as painted with the theme's own fonts: a tick repaints
// a figure, nothing jitters, and only the figure that changed rolls.
#include "check.h"
#include "studio.h"

// Its clock at so many seconds, as the scene prints it.
static void set_clock(struct values *values, bool match, int seconds)
{
    int hours = seconds / 3600, minutes = seconds / 60 % 60;
    if (match) {
        values_printf(values, "clock", "%02d:%02d", seconds / 60, seconds % 60);
    } else if (hours > 0) {
        values_printf(values, "clock", "%d:%02d:%02d", hours, minutes, seconds % 60);
    } else {
        values_printf(values, "clock", "%d:%02d", minutes, seconds % 60);
    }
}

// What the tick from one clock to the next repaints.
static struct damage tick(const char *scene, const char *name, int seconds)
{
    struct arena arena = {0};
    struct values values = case_values(name, &arena);
    struct damage ignored = {0}, damage = {0};
    bool match = strcmp(scene, "scorebug") == 0;
    set_clock(&values, match, seconds);
    struct draw_list before = list_of(scene, &values, &arena);
    paint_list(paint, &before, canvas, &ignored);
    set_clock(&values, match, seconds + 1);
    struct draw_list after = list_of(scene, &values, &arena);
    paint_list(paint, &after, canvas, &damage);
    arena_finish(&arena);
    return damage;
}

TEST(a_tick_repaints_the_figures_that_changed_and_nothing_else)
{
    static const struct {
        const char *scene, *name;
        int seconds, figures;
    } ticks[] = {
        {"scorebug", "scorebug_running", 461, 1},     // 07:41 to 07:42
        {"scorebug", "scorebug_running", 459, 2},     // 07:39
        {"scorebug", "scorebug_running", 599, 4},     // 09:59
        {"raceclock", "raceclock_hours", 4867, 1},    // 1:21:07
        {"raceclock", "raceclock_hours", 4869, 2},    //
        {"raceclock", "raceclock_minutes", 599, 8},   // to 10:00: its own plate
        {"leaderboard", "leaderboard_t2", 4867, 1},   //
        {"leaderboard", "leaderboard_later", 599, 8}, // to 10:00, its whole plate
    };
    enum { CELL = 34 * 60 }; // of a figure, with room
    for (size_t i = 0; i < sizeof(ticks) / sizeof(ticks[0]); i++) {
        struct damage damage = tick(ticks[i].scene, ticks[i].name, ticks[i].seconds);
        int64_t area = 0;
        for (int k = 0; k < damage.count; k++) {
            area += (int64_t)damage.rects[k].w * damage.rects[k].h;
        }
        CHECK(area > 0);
        CHECK(area <= (int64_t)ticks[i].figures * CELL);
    }
}

TEST(a_tick_in_the_middle_of_a_change_moves_nothing)
{
    struct arena arena = {0};
    struct values before = case_values("scorebug_running", &arena);
    struct values after = case_values("scorebug_goal", &arena);
    struct values ticked = case_values("scorebug_goal", &arena);
    set_clock(&before, true, 461);
    set_clock(&after, true, 461);
    set_clock(&ticked, true, 462);
    struct theme_moment moment = fixture_moment("scorebug", &after);
    moment.before = &before;
    moment.change_ms = 60;
    struct draw_list list = draw_list_begin(&arena), next = draw_list_begin(&arena);
    theme_layout(theme, &moment, &measure, &list);
    moment.values = &ticked;
    theme_layout(theme, &moment, &measure, &next);
    int other = 0;
    bool same = list.count == next.count;
    for (int i = 0; same && i < list.count; i++) {
        const struct draw_item *a = &list.items[i], *b = &next.items[i];
        same = rect_equal(a->rect, b->rect) && rect_equal(a->clip, b->clip) &&
               a->dx == b->dx && a->dy == b->dy;
        other += a->text && b->text && strcmp(a->text, b->text) != 0;
    }
    arena_finish(&arena);
    CHECK(same);
    CHECK_INT(other, 1);
}

// All plates and the last figure of the clock.
struct skeleton {
    struct rect boxes[64];
    int count;
    int last_x;
};

static struct skeleton skeleton_of(const struct draw_list *list)
{
    struct skeleton out = {.count = 0};
    for (int i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind == DRAW_BOX && out.count < 64) {
            out.boxes[out.count++] = item->rect;
        } else if (item->kind == DRAW_TEXT && item->text[0] >= '0' &&
                   item->text[0] <= '9' && item->text[1] == '\0' &&
                   strcmp(item->style.face, "semibold") == 0) {
            out.last_x = item->rect.x + item->rect.w;
        }
    }
    return out;
}

// Everything but the figures stands still from `first` to `last` seconds.
static bool stands(const char *scene, const char *name, int first, int last, int step)
{
    struct skeleton rest = {.count = 0};
    bool match = strcmp(scene, "scorebug") == 0, same = true;
    for (int s = first; s <= last && same; s += step) {
        struct arena arena = {0};
        struct values values = case_values(name, &arena);
        set_clock(&values, match, s);
        struct draw_list list = list_of(scene, &values, &arena);
        struct skeleton now = skeleton_of(&list);
        rest = s == first ? now : rest;
        same = now.count == rest.count && now.last_x == rest.last_x &&
               memcmp(now.boxes, rest.boxes, sizeof(now.boxes)) == 0;
        if (!same) {
            printf("  %s moves at %s\n", scene, values_get(&values, "clock"));
        }
        arena_finish(&arena);
    }
    return same && rest.last_x > 0;
}

TEST(a_clock_keeps_its_width_and_its_figures_their_places_all_the_time)
{
    CHECK(stands("scorebug", "scorebug_running", 0, 5999, 37));
    CHECK(stands("raceclock", "raceclock_minutes", 0, 35999, 211));
    CHECK(stands("raceclock", "raceclock_minutes", 590, 610, 1));
    CHECK(stands("raceclock", "raceclock_minutes", 3590, 3610, 1));
}

// The box that follows `box` in its row, by its left edge.
static bool touched(const struct draw_list *list, struct rect box)
{
    for (int i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind == DRAW_BOX && item->rect.x == box.x + box.w &&
            item->rect.y == box.y && item->rect.h == box.h) {
            return true;
        }
    }
    return false;
}

TEST(a_game_without_a_clock_has_no_hole_for_one)
{
    struct arena arena = {0};
    struct values values = case_values("scorebug_sets", &arena);
    struct draw_list list = list_of("scorebug", &values, &arena);
    bool found = false, close = false;
    for (int i = 0; i < list.count; i++) {
        const struct draw_item *item = &list.items[i];
        if (item->kind == DRAW_BOX && item->color == 0xFFD2303C) {
            found = true;
            close = touched(&list, item->rect); // the period
        }
    }
    arena_finish(&arena);
    CHECK(found);
    CHECK(close);
}

TEST(only_the_figure_that_changed_rolls)
{
    struct arena arena = {0};
    struct values before = case_values("scorebug_running", &arena); // 12 : 9
    struct values after = case_values("scorebug_running", &arena);
    values_text(&after, "home.score", "13");
    struct theme_moment moment = fixture_moment("scorebug", &after);
    moment.before = &before;
    moment.change_ms = 60;
    struct draw_list list = draw_list_begin(&arena);
    theme_layout(theme, &moment, &measure, &list);
    int moved = 0;
    for (int i = 0; i + 1 < list.count; i++) {
        const struct draw_item *panel = &list.items[i];
        if (panel->kind == DRAW_PANEL && !rect_equal(panel->rect, panel->clip)) {
            const char *figure = list.items[i + 1].text;
            moved += figure && (strcmp(figure, "2") == 0 || strcmp(figure, "3") == 0)
                         ? 1
                         : 100;
        }
    }
    arena_finish(&arena);
    CHECK_INT(moved, 2);
}

static const struct check_case cases[] = {
    CASE(a_tick_repaints_the_figures_that_changed_and_nothing_else),
    CASE(a_tick_in_the_middle_of_a_change_moves_nothing),
    CASE(a_clock_keeps_its_width_and_its_figures_their_places_all_the_time),
    CASE(a_game_without_a_clock_has_no_hole_for_one),
    CASE(only_the_figure_that_changed_rolls),
};

int main(void)
{
    return studio_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
}
