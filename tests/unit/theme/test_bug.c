// The score bug, the race clock and the goal as painted with the theme's own fonts: a
// tick repaints a figure, nothing jitters, and every colour that a feed may send can be
// read and keyed.
#include <math.h>

#include "check.h"
#include "draw/paint.h"
#include "stadium_cases.h"
#include "theme/tint.h"
#include "theme_fixture.h"

enum { WIDTH = 1920, HEIGHT = 1080 };

static struct theme *theme;
static struct text *text;
static struct paint *paint;
static struct canvas *canvas;
static struct measure measure;

static struct draw_list list_of(const char *scene, const struct values *values,
                                struct arena *arena)
{
    struct theme_moment moment = fixture_moment(scene, values);
    struct draw_list list = draw_list_begin(arena);
    theme_layout(theme, &moment, &measure, &list);
    return list;
}

static struct values case_values(const char *name, struct arena *arena)
{
    return fixture_values(stadium_case(name)->values, arena);
}

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

static double chroma_distance(uint32_t a, uint32_t b)
{
    double d[3];
    for (int i = 0; i < 3; i++) {
        d[i] = ((int)(a >> 8 * i & 255) - (int)(b >> 8 * i & 255)) / 255.0;
    }
    double cb = -0.100644 * d[2] - 0.338572 * d[1] + 0.439216 * d[0];
    double cr = 0.439216 * d[2] - 0.398942 * d[1] - 0.040274 * d[0];
    return hypot(cb, cr);
}

static const char *const sent_colors[] = {NULL,      "#000000", "#ffffff", "#00ff00",
                                          "#00b140", "#0a1f44", "#121d33", "#7f0000",
                                          "#ffff00", "#00ffff", "#808080", "red"};

enum { SENT = sizeof(sent_colors) / sizeof(sent_colors[0]), PLATE = 0x121d33 };

static const struct draw_item *bar_of(const struct draw_list *list)
{
    for (int i = 0; i < list->count; i++) {
        if (list->items[i].kind == DRAW_BOX && list->items[i].rect.w == 14) {
            return &list->items[i];
        }
    }
    return NULL;
}

TEST(every_team_colour_stands_out_from_its_plate_and_survives_the_key)
{
    for (int i = 0; i < SENT; i++) {
        struct arena arena = {0};
        struct values values = values_begin(&arena);
        values_text(&values, "home.short", "AB");
        char json[64];
        if (sent_colors[i]) {
            snprintf(json, sizeof(json), "{\"home.color\":\"%s\"}", sent_colors[i]);
            struct values color = fixture_values(json, &arena);
            values_merge(&values, &color);
        }
        struct draw_list list = list_of("scorebug", &values, &arena);
        const struct draw_item *bar = bar_of(&list);
        uint32_t color = bar ? bar->color : 0;
        arena_finish(&arena);
        CHECK(color >> 24 == 255);
        CHECK(tint_contrast(color, PLATE) >= 2.8);
        CHECK(chroma_distance(color, 0x00ff00) >= 0.49);
    }
}

// The number on the plate in the team's colour, and that plate.
static bool number_and_plate(const struct draw_list *list, uint32_t *ink, uint32_t *plate)
{
    for (int i = 1; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind == DRAW_TEXT && strcmp(item->text, "17") == 0) {
            *ink = item->color;
            *plate = list->items[i - 1].color;
            return list->items[i - 1].kind == DRAW_BOX;
        }
    }
    return false;
}

TEST(a_number_is_read_on_every_team_colour)
{
    for (int i = 0; i < SENT; i++) {
        struct arena arena = {0};
        struct values values = case_values("goal_full", &arena);
        values_text(&values, "team.color", NULL);
        char json[64];
        if (sent_colors[i]) {
            snprintf(json, sizeof(json), "{\"team.color\":\"%s\"}", sent_colors[i]);
            struct values color = fixture_values(json, &arena);
            values_merge(&values, &color);
        }
        struct draw_list list = list_of("goal", &values, &arena);
        uint32_t ink = 0, plate = 0;
        bool found = number_and_plate(&list, &ink, &plate);
        arena_finish(&arena);
        CHECK(found);
        CHECK(tint_contrast(ink, plate) >= 4.1);
        CHECK(chroma_distance(plate, 0x00ff00) >= 0.49);
        CHECK(plate != 0xFF000000u);
    }
}

static uint32_t bar_with_key(const char *sent, uint32_t key, bool even)
{
    struct arena arena = {0};
    char json[64];
    snprintf(json, sizeof(json), "{\"home.short\":\"AB\",\"home.color\":\"%s\"}", sent);
    struct values values = fixture_values(json, &arena);
    struct theme_moment moment = fixture_moment("scorebug", &values);
    moment.key_color = key;
    moment.even = even;
    struct draw_list list = draw_list_begin(&arena);
    theme_layout(theme, &moment, &measure, &list);
    uint32_t color = bar_of(&list)->color;
    arena_finish(&arena);
    return color;
}

TEST(a_green_team_is_green_where_green_is_not_the_key)
{
    CHECK_INT(bar_with_key("#00a040", 0xd500ff, true), 0xFF00A040);
    CHECK_INT(bar_with_key("#00a040", 0, false), 0xFF00A040);
    CHECK(bar_with_key("#00a040", 0, true) != 0xFF00A040);
    CHECK(bar_with_key("#d500ff", 0xd500ff, true) != 0xFFD500FF);
}

static const struct check_case cases[] = {
    CASE(a_tick_repaints_the_figures_that_changed_and_nothing_else),
    CASE(a_tick_in_the_middle_of_a_change_moves_nothing),
    CASE(a_clock_keeps_its_width_and_its_figures_their_places_all_the_time),
    CASE(a_game_without_a_clock_has_no_hole_for_one),
    CASE(only_the_figure_that_changed_rolls),
    CASE(every_team_colour_stands_out_from_its_plate_and_survives_the_key),
    CASE(a_number_is_read_on_every_team_colour),
    CASE(a_green_team_is_green_where_green_is_not_the_key),
};

static bool open_all(char *error, size_t size)
{
    theme = theme_load(SOURCE_DIR "/themes/stadium", error, size);
    text = theme ? text_create(error, size) : NULL;
    for (int i = 0; text && i < theme_face_count(theme); i++) {
        const char *name, *path;
        theme_face(theme, i, &name, &path);
        if (!text_add_face(text, name, path, error, size)) {
            return false;
        }
    }
    return text;
}

int main(void)
{
    char error[512];
    if (!open_all(error, sizeof(error))) {
        printf("%s\n", error);
        return 1;
    }
    measure = text_measure(text);
    paint = paint_create(text);
    canvas = canvas_create(WIDTH, HEIGHT);
    int failed = check_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
    paint_destroy(paint);
    canvas_destroy(canvas);
    text_destroy(text);
    theme_destroy(theme);
    return failed;
}
