// race_fixture.h
// A race of invented athletes on themes/stadium's board, and where each of them is seen.
#ifndef TESTS_RACE_FIXTURE_H
#define TESTS_RACE_FIXTURE_H

#include "stadium.h"
#include "theme_fixture.h"

enum { ATHLETES = 65, PAGE = 10 };

// Names of two letters that no other text holds.
static inline const char *family(int athlete, struct arena *arena)
{
    return arena_printf(arena, "Q%c%c", 'A' + athlete / 26, 'A' + athlete % 26);
}

// A race in this order; whoever comes after `passed` has not been at the point.
static inline struct values *race(const int *order, int count, int passed,
                                  struct arena *arena)
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

static inline struct draw_list list_of(const struct values *values,
                                       const struct values *before, int64_t change_ms,
                                       struct arena *arena)
{
    struct theme_moment moment = fixture_moment("leaderboard", values);
    moment.before = before;
    moment.change_ms = before ? change_ms : -1;
    return fixture_list(theme, &moment, arena);
}

// Where an athlete's name is seen, moved and cut as its panel is; how often in *times.
static inline struct rect seen(const struct draw_list *list, const char *name, int *times)
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

static inline void in_order(int *order)
{
    for (int i = 0; i < ATHLETES; i++) {
        order[i] = i;
    }
}

#endif
