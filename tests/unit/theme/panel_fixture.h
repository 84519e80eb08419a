// panel_fixture.h
// The full panels of themes/stadium, laid out, and where what they say is seen.
#ifndef TESTS_PANEL_FIXTURE_H
#define TESTS_PANEL_FIXTURE_H

#include "panel_values.h"
#include "stadium.h"

static inline struct theme_moment panel_moment(const char *name, struct arena *arena)
{
    return fixture_moment(panel_scene(name, arena), panel_values(name, arena));
}

// At rest.
static inline struct draw_list panel_list(const char *name, struct arena *arena)
{
    struct theme_moment moment = panel_moment(name, arena);
    return fixture_list(theme, &moment, arena);
}

// The index-th item that says this; NULL if there are not so many.
static inline const struct draw_item *said(const struct draw_list *list, const char *text,
                                           int index)
{
    for (int i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind == DRAW_TEXT && strcmp(item->text, text) == 0 && index-- == 0) {
            return item;
        }
    }
    return NULL;
}

// Where that is; far off the picture if it is not said.
static inline struct rect place_of(const struct draw_list *list, const char *text,
                                   int index)
{
    const struct draw_item *item = said(list, text, index);
    return item ? item->rect : (struct rect){.x = -100000};
}

static inline int times_said(const struct draw_list *list, const char *text)
{
    int times = 0;
    while (said(list, text, times)) {
        times++;
    }
    return times;
}

#endif
