// list.h
// The picture as plain data: what to paint, back to front, in whole output pixels. Layout
// writes it, paint reads it, tests print it. Nothing in it refers to a library.
//
// A panel groups items that keep their places relative to each other. Its items are given
// in rest coordinates; the panel is shown moved by (dx, dy) and cut to `clip`. Paint
// rasterises a panel once and copies rows while only dx, dy or clip change, so whatever
// moves as one belongs in one panel. Panels do not nest.
//
// Threads: plain data in an arena.
#ifndef DRAW_LIST_H
#define DRAW_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "draw/measure.h"

struct arena;

struct rect {
    int x, y, w, h;
};

// Asked thousands of times a frame, so they stand here whole.
static inline bool rect_empty(struct rect r)
{
    return r.w <= 0 || r.h <= 0;
}

static inline int64_t rect_area(struct rect r)
{
    return rect_empty(r) ? 0 : (int64_t)r.w * r.h;
}

static inline bool rect_equal(struct rect a, struct rect b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

static inline struct rect rect_move(struct rect r, int dx, int dy)
{
    r.x += dx;
    r.y += dy;
    return r;
}

// Empty: w and h are 0.
static inline struct rect rect_intersect(struct rect a, struct rect b)
{
    int left = a.x > b.x ? a.x : b.x;
    int top = a.y > b.y ? a.y : b.y;
    int right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
    int bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
    bool empty = right <= left || bottom <= top;
    return (struct rect){left, top, empty ? 0 : right - left, empty ? 0 : bottom - top};
}

struct rect rect_union(struct rect a, struct rect b); // an empty one counts for nothing
struct rect rect_even(struct rect r);                 // grown outwards to even edges
bool rect_contains(struct rect outer, struct rect inner); // an empty inner always is
// What of `from` lies outside `cut`, as up to four disjoint pieces. Returns how many.
int rect_cut(struct rect from, struct rect cut, struct rect pieces[4]);

enum draw_kind {
    DRAW_PANEL, // begins a panel
    DRAW_END,   // ends it
    DRAW_BOX,
    DRAW_TEXT,
    DRAW_IMAGE,
};

enum draw_gradient { GRADIENT_NONE, GRADIENT_DOWN, GRADIENT_RIGHT };

// What paint has found out about a panel whose items stay as they are from list to list.
// Whoever keeps such items keeps one of these with them, zeroed at first; paint owns what
// is in it.
struct draw_note {
    bool known;
    int count;     // of items
    bool pictures; // among them
    uint64_t forms, hash;
};

struct draw_item {
    enum draw_kind kind;
    struct rect
        rect; // PANEL: its bounds at rest. BOX, IMAGE: where. TEXT: the line's box
    struct rect
        clip; // absolute, after moving. PANEL: visible part. Others: at rest; w 0 = none
    int dx, dy;             // PANEL
    struct draw_note *note; // PANEL: of its items, if they are always these; NULL
    uint8_t opacity;        // 255 solid
    uint32_t color;         // 0xAARRGGBB, straight alpha. BOX fill, TEXT ink
    // BOX
    uint32_t color2; // where the gradient ends
    enum draw_gradient gradient;
    int radius;
    int border; // width, drawn inside
    uint32_t border_color;
    // TEXT: x is rect.x, the baseline is given, the style says the rest
    struct text_style style;
    const char *text;
    int baseline; // y
    // IMAGE: path of a file, whole within rect, or cut so that it covers it, in its shape
    const char *image;
    bool cover;
    int form; // IMAGE: which form of it is painted, see images_look()
};

struct draw_list {
    struct arena *arena;
    struct draw_item *items;
    int count;
    int capacity;
};

struct draw_list draw_list_begin(struct arena *arena);
// A zeroed, solid item at the end.
struct draw_item *draw_add(struct draw_list *list, enum draw_kind kind);
// Copies of these at the end.
void draw_append(struct draw_list *list, const struct draw_item *items, int count);
bool draw_list_equal(const struct draw_list *a, const struct draw_list *b);
// One line an item, for goldens and reviews.
const char *draw_list_print(const struct draw_list *list, struct arena *arena);

#endif
