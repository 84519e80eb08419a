#include "draw/list.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"

enum { LIST_FIRST_CAPACITY = 256 };

static int min_int(int a, int b)
{
    return a < b ? a : b;
}

static int max_int(int a, int b)
{
    return a > b ? a : b;
}

struct rect rect_union(struct rect a, struct rect b)
{
    if (rect_empty(a)) {
        return b;
    }
    if (rect_empty(b)) {
        return a;
    }
    int left = min_int(a.x, b.x);
    int top = min_int(a.y, b.y);
    return (struct rect){
        .x = left,
        .y = top,
        .w = max_int(a.x + a.w, b.x + b.w) - left,
        .h = max_int(a.y + a.h, b.y + b.h) - top,
    };
}

struct rect rect_even(struct rect r)
{
    if (rect_empty(r)) {
        return r;
    }
    int right = (r.x + r.w + 1) & ~1;
    int bottom = (r.y + r.h + 1) & ~1;
    r.x &= ~1;
    r.y &= ~1;
    r.w = right - r.x;
    r.h = bottom - r.y;
    return r;
}

bool rect_contains(struct rect outer, struct rect inner)
{
    return rect_empty(inner) || rect_equal(rect_intersect(outer, inner), inner);
}

int rect_cut(struct rect from, struct rect cut, struct rect pieces[4])
{
    struct rect hole = rect_intersect(from, cut);
    if (rect_empty(from)) {
        return 0;
    }
    if (rect_empty(hole)) {
        pieces[0] = from;
        return 1;
    }
    const struct rect around[4] = {
        {from.x, from.y, from.w, hole.y - from.y},
        {from.x, hole.y + hole.h, from.w, from.y + from.h - hole.y - hole.h},
        {from.x, hole.y, hole.x - from.x, hole.h},
        {hole.x + hole.w, hole.y, from.x + from.w - hole.x - hole.w, hole.h},
    };
    int count = 0;
    for (int i = 0; i < 4; i++) {
        if (!rect_empty(around[i])) {
            pieces[count++] = around[i];
        }
    }
    return count;
}

struct draw_list draw_list_begin(struct arena *arena)
{
    return (struct draw_list){.arena = arena};
}

static void make_room(struct draw_list *list, int count)
{
    int capacity = list->capacity ? list->capacity : LIST_FIRST_CAPACITY;
    if (list->count + count <= list->capacity) {
        return;
    }
    while (capacity < list->count + count) {
        capacity *= 2;
    }
    struct draw_item *items = arena_room(list->arena, (size_t)capacity * sizeof(*items));
    if (list->count > 0) {
        memcpy(items, list->items, (size_t)list->count * sizeof(*items));
    }
    list->items = items;
    list->capacity = capacity;
}

struct draw_item *draw_add(struct draw_list *list, enum draw_kind kind)
{
    make_room(list, 1);
    struct draw_item *item = &list->items[list->count++];
    *item = (struct draw_item){.kind = kind, .opacity = 255};
    return item;
}

void draw_append(struct draw_list *list, const struct draw_item *items, int count)
{
    if (count > 0) {
        make_room(list, count);
        memcpy(&list->items[list->count], items, (size_t)count * sizeof(*items));
        list->count += count;
    }
}

static bool same_style(const struct text_style *a, const struct text_style *b)
{
    return text_equal(a->face, b->face) && a->size == b->size &&
           a->tabular == b->tabular && a->tracking == b->tracking &&
           a->outline == b->outline && a->hard == b->hard;
}

static bool same_item(const struct draw_item *a, const struct draw_item *b)
{
    return a->kind == b->kind && rect_equal(a->rect, b->rect) &&
           rect_equal(a->clip, b->clip) && a->dx == b->dx && a->dy == b->dy &&
           a->opacity == b->opacity && a->color == b->color && a->color2 == b->color2 &&
           a->gradient == b->gradient && a->radius == b->radius &&
           a->border == b->border && a->border_color == b->border_color &&
           a->baseline == b->baseline && same_style(&a->style, &b->style) &&
           a->form == b->form && a->cover == b->cover && text_equal(a->text, b->text) &&
           text_equal(a->image, b->image);
}

bool draw_list_equal(const struct draw_list *a, const struct draw_list *b)
{
    if (a->count != b->count) {
        return false;
    }
    for (int i = 0; i < a->count; i++) {
        if (!same_item(&a->items[i], &b->items[i])) {
            return false;
        }
    }
    return true;
}
