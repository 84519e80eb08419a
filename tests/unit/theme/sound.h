// sound.h
// What must hold of every list that goes on air, and how much of the picture it covers.
#ifndef TESTS_THEME_SOUND_H
#define TESTS_THEME_SOUND_H

#include "draw/list.h"

static inline bool odd(struct rect r)
{
    return (r.x | r.y | r.w | r.h) & 1;
}

// Every plate edge even, every visible part inside the safe area.
static inline bool sound(const struct draw_list *list)
{
    static const struct rect safe = {96, 54, 1728, 972};
    for (int i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        bool panel = item->kind == DRAW_PANEL;
        bool plate = panel || item->kind == DRAW_BOX || item->kind == DRAW_IMAGE;
        if ((plate && odd(item->rect)) ||
            (panel && (odd(item->clip) || ((item->dx | item->dy) & 1)))) {
            return false;
        }
        if (panel && !rect_equal(rect_intersect(item->clip, safe), item->clip)) {
            return false;
        }
    }
    return true;
}

static inline long long area(const struct draw_list *list)
{
    long long sum = 0;
    for (int i = 0; i < list->count; i++) {
        if (list->items[i].kind == DRAW_PANEL) {
            sum += (long long)list->items[i].clip.w * list->items[i].clip.h;
        }
    }
    return sum;
}

static inline struct rect bounds(const struct draw_list *list)
{
    struct rect all = {0};
    for (int i = 0; i < list->count; i++) {
        if (list->items[i].kind == DRAW_PANEL) {
            all = rect_union(all, list->items[i].clip);
        }
    }
    return all;
}

#endif
