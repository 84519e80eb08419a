// The panels painted with their own fonts: what a keyer is given must hold in every
// frame.
#include "check.h"
#include "panel_values.h"
#include "studio.h"

enum { FRAME_MS = 60, INK = 0x0B1322 };

// What a panel was, and what it becomes.
static const struct update {
    const char *before, *after;
} updates[] = {
    {"results_bare", "results_final"},   {"series_start", "series_final"},
    {"heights_final", "heights_12"},     {"startlist_bare", "startlist_heat"},
    {"splits_one", "splits_way"},        {"match_none", "match_half"},
    {"table_bare", "table_group"},       {"athlete_card", "athlete_today"},
    {"results_final", "results_nobody"},
};

enum { UPDATES = sizeof(updates) / sizeof(updates[0]) };

static struct theme_moment standing(const struct update *update, struct arena *arena)
{
    const char *scene = panel_scene(update->after, arena);
    return fixture_moment(scene, panel_values(update->after, arena));
}

static uint32_t picture[WIDTH * HEIGHT];

static void paint_moment(const struct theme_moment *moment, struct arena *arena)
{
    struct damage damage = {0};
    struct draw_list list = draw_list_begin(arena);
    theme_layout(theme, moment, &measure, &list);
    paint_list(paint, &list, canvas, &damage);
    for (int i = 0; i < damage.count; i++) {
        canvas_read(canvas, damage.rects[i], picture, WIDTH);
    }
}

// Nothing half there, and every edge of what is there on even x and y.
static bool keys_cleanly(const char *what, int64_t at_ms)
{
    for (int y = 0; y < HEIGHT; y += 2) {
        const uint32_t *upper = picture + (size_t)y * WIDTH, *lower = upper + WIDTH;
        for (int x = 0; x < WIDTH; x += 2) {
            uint32_t all = upper[x] & upper[x + 1] & lower[x] & lower[x + 1];
            uint32_t any = upper[x] | upper[x + 1] | lower[x] | lower[x + 1];
            if (any >> 24 != 0 && all >> 24 != 255) {
                printf("  %s at %d ms: %d,%d\n", what, (int)at_ms, x, y);
                return false;
            }
        }
    }
    return true;
}

static struct rect silhouette(long long *shown)
{
    struct rect all = {0};
    *shown = 0;
    for (int y = 0; y < HEIGHT; y++) {
        const uint32_t *row = picture + (size_t)y * WIDTH;
        int first = WIDTH, last = -1;
        for (int x = 0; x < WIDTH; x++) {
            bool there = row[x] >> 24;
            first = there && x < first ? x : first;
            last = there ? x : last;
            *shown += there;
        }
        if (last >= 0) {
            all = rect_union(all, (struct rect){first, y, last - first + 1, 1});
        }
    }
    return all;
}

// One rectangle, and dark all round: neither gold nor a flag touches the key's colour.
static bool framed(const char *what)
{
    long long shown;
    struct rect all = silhouette(&shown);
    int light = 0;
    for (int y = all.y; y < all.y + all.h; y++) {
        for (int x = all.x; x < all.x + all.w; x++) {
            bool edge = x == all.x || y == all.y || x == all.x + all.w - 1 ||
                        y == all.y + all.h - 1;
            uint32_t pixel = picture[(size_t)y * WIDTH + (size_t)x];
            light += edge && (pixel & 0xFFFFFF) != INK;
        }
    }
    if (shown != rect_area(all) || light > 0) {
        printf("  %s: %lld of %lld pixels, %d light ones at the edge\n", what, shown,
               (long long)rect_area(all), light);
        return false;
    }
    return true;
}

TEST(a_panel_comes_and_goes_on_even_edges_and_wholly_opaque)
{
    for (int i = 0; i < UPDATES; i++) {
        struct arena arena = {0};
        struct theme_moment moment = standing(&updates[i], &arena);
        bool clean = true;
        for (int ms = 0; ms <= 400; ms += FRAME_MS) {
            moment.in_ms = ms;
            paint_moment(&moment, &arena);
            clean = clean && keys_cleanly(updates[i].after, ms);
        }
        for (int ms = 0; ms <= 200; ms += FRAME_MS) {
            moment.out_ms = ms;
            paint_moment(&moment, &arena);
            clean = clean && keys_cleanly(updates[i].after, ms);
        }
        arena_finish(&arena);
        CHECK(clean);
    }
}

TEST(a_panel_at_rest_is_one_rectangle_with_a_dark_rim)
{
    for (int i = 0; i < UPDATES; i++) {
        struct arena arena = {0};
        struct theme_moment moment = standing(&updates[i], &arena);
        paint_moment(&moment, &arena);
        bool ok = framed(updates[i].after);
        arena_finish(&arena);
        CHECK(ok);
    }
}

TEST(an_update_keeps_a_panel_in_one_piece)
{
    for (int i = 0; i < UPDATES; i++) {
        struct arena arena = {0};
        struct theme_moment moment = standing(&updates[i], &arena);
        moment.before = panel_values(updates[i].before, &arena);
        bool ok = true;
        for (int ms = 0; ms <= 400; ms += FRAME_MS) {
            long long shown;
            moment.change_ms = ms;
            paint_moment(&moment, &arena);
            struct rect all = silhouette(&shown);
            ok = ok && keys_cleanly(updates[i].after, ms) && shown == rect_area(all);
        }
        arena_finish(&arena);
        CHECK(ok);
    }
}

static const struct check_case cases[] = {
    CASE(a_panel_comes_and_goes_on_even_edges_and_wholly_opaque),
    CASE(a_panel_at_rest_is_one_rectangle_with_a_dark_rim),
    CASE(an_update_keeps_a_panel_in_one_piece),
};

int main(void)
{
    return studio_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
}
