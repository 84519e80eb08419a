#include "draw/paint_panel.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "draw/paint_rows.h"

static const pixman_color_t transparent = {0};

static struct rect bounds_of(const struct panel *panel)
{
    return (struct rect){0, 0, panel->width, panel->height};
}

static uint64_t item_hash(const struct panel_view *view, int index)
{
    return paint_item_hash(&view->items[index], view->rect.x, view->rect.y);
}

uint64_t panel_hash(const struct panel_view *view)
{
    uint64_t hash = hash_int(hash_int(2, view->rect.w), view->rect.h);
    for (int i = 0; i < view->count; i++) {
        hash = hash_int(hash, (int64_t)item_hash(view, i));
    }
    return hash;
}

void panel_drop(struct lru_node *node)
{
    struct panel *panel = (struct panel *)node;
    pixman_image_unref(panel->image);
    free(panel->pixels);
    free(panel->rows);
    free(panel->lines);
    free(panel->unwritten);
    free(panel->records);
    free(panel);
}

static struct rect extent_of(const struct panel *panel, struct painter *painter,
                             const struct panel_view *view, int index)
{
    struct rect extent = paint_extent(painter, &view->items[index]);
    return rect_intersect(rect_move(extent, -view->rect.x, -view->rect.y),
                          bounds_of(panel));
}

// The highest item that hides all below it in this part; -1 if none does.
static int lowest_needed(const struct panel_view *view, struct rect part)
{
    int i = view->count - 1;
    while (i >= 0 &&
           !paint_hides(&view->items[i], rect_move(part, view->rect.x, view->rect.y))) {
        i--;
    }
    return i;
}

// Clears and paints one part; records are those of the view.
static void paint_part(struct panel *panel, struct painter *painter,
                       const struct panel_view *view, struct rect part)
{
    pixman_box32_t box = {part.x, part.y, part.x + part.w, part.y + part.h};
    struct target target = {panel->image, part, -view->rect.x, -view->rect.y};
    int first = lowest_needed(view, part);
    if (first < 0) {
        pixman_image_fill_boxes(PIXMAN_OP_SRC, panel->image, &transparent, 1, &box);
        first = 0;
    }
    for (int i = first; i < view->count; i++) {
        if (!rect_empty(rect_intersect(panel->records[i].extent, part))) {
            paint_item(painter, &target, &view->items[i]);
        }
    }
}

static void paint_all(struct panel *panel, struct painter *painter,
                      const struct panel_view *view)
{
    rows_expect(panel, view);
    for (int y = 0; y < panel->height;) {
        int end = rows_run(panel, y);
        if (!panel->unwritten[y]) {
            paint_part(panel, painter, view, (struct rect){0, y, panel->width, end - y});
        }
        y = end;
    }
    rows_look_at(panel, 0, panel->height);
}

// The row below may be read from one of these.
static void repaint(struct panel *panel, struct painter *painter,
                    const struct panel_view *view, struct rect part)
{
    rows_write(panel, part.y, part.y + part.h + 1);
    paint_part(panel, painter, view, part);
    rows_look_at(panel, part.y, part.y + part.h);
}

// Memory that was written before costs no page faults: a third of the time that a lower
// third takes to appear. Fresh memory is not cleared: rows that are not painted are not
// read, and what nobody touches is none.
static void take_pixels(struct panel *panel, struct panel *scrap, size_t pixels)
{
    if (scrap && scrap->room >= pixels && scrap->room / 2 <= pixels) {
        panel->pixels = scrap->pixels;
        panel->room = scrap->room;
        scrap->pixels = NULL;
    } else {
        panel->pixels = xrealloc(NULL, pixels * sizeof(*panel->pixels));
        panel->room = pixels;
    }
    if (scrap) {
        panel_drop(&scrap->node);
    }
}

struct panel *panel_make(struct lru *panels, struct painter *painter,
                         const struct panel_view *view, struct panel *scrap)
{
    struct panel *panel = xalloc(sizeof(*panel));
    panel->width = view->rect.w;
    panel->height = view->rect.h;
    panel->count = view->count;
    take_pixels(panel, scrap, (size_t)view->rect.w * (size_t)view->rect.h);
    panel->rows = xalloc((size_t)view->rect.h * sizeof(*panel->rows));
    panel->lines = xalloc((size_t)view->rect.h * sizeof(*panel->lines));
    panel->unwritten = xalloc((size_t)view->rect.h * sizeof(*panel->unwritten));
    panel->records = xalloc((size_t)view->count * sizeof(*panel->records) + 1);
    panel->image = pixman_image_create_bits(PIXMAN_a8r8g8b8, panel->width, panel->height,
                                            panel->pixels,
                                            panel->width * (int)sizeof(*panel->pixels));
    for (int i = 0; i < view->count; i++) {
        panel->records[i] =
            (struct panel_record){item_hash(view, i), extent_of(panel, painter, view, i)};
    }
    paint_all(panel, painter, view);
    panel->node.key = view->hash;
    panel->node.bytes = sizeof(*panel) + panel->room * sizeof(*panel->pixels);
    lru_add(panels, &panel->node);
    return panel;
}

bool panel_differs(const struct panel *panel, struct painter *painter,
                   const struct panel_view *view, struct damage *damage)
{
    if (panel->width != view->rect.w || panel->height != view->rect.h ||
        panel->count != view->count) {
        return false;
    }
    for (int i = 0; i < view->count; i++) {
        if (panel->records[i].hash != item_hash(view, i)) {
            damage_add(damage, panel->records[i].extent, bounds_of(panel));
            damage_add(damage, extent_of(panel, painter, view, i), bounds_of(panel));
        }
    }
    return true;
}

void panel_change(struct lru *panels, struct panel *panel, struct painter *painter,
                  const struct panel_view *view, const struct damage *damage)
{
    lru_remove(panels, &panel->node);
    for (int i = 0; i < view->count; i++) {
        uint64_t hash = item_hash(view, i);
        if (panel->records[i].hash != hash) {
            panel->records[i] =
                (struct panel_record){hash, extent_of(panel, painter, view, i)};
        }
    }
    for (int i = 0; i < damage->count; i++) {
        repaint(panel, painter, view, damage->rects[i]);
    }
    panel->node.key = view->hash;
    lru_add(panels, &panel->node);
}

static void blend(const struct panel *panel, const struct target *target,
                  struct rect part, pixman_image_t *mask)
{
    pixman_image_composite32(PIXMAN_OP_OVER, panel->image, mask, target->image,
                             part.x - target->dx, part.y - target->dy, 0, 0, part.x,
                             part.y, part.w, part.h);
}

static void copy_row(const struct panel *panel, const struct target *target, int y,
                     struct rect part)
{
    uint32_t *to = pixman_image_get_data(target->image);
    size_t stride = (size_t)pixman_image_get_stride(target->image) / sizeof(*to);
    const struct panel_row *row = &panel->rows[y - target->dy];
    int first = row->from + target->dx;
    int end = row->to + target->dx;
    first = first > part.x ? first : part.x;
    end = end < part.x + part.w ? end : part.x + part.w;
    if (first < end) {
        memcpy(to + (size_t)y * stride + (size_t)first,
               panel->lines[y - target->dy] + (first - target->dx),
               (size_t)(end - first) * sizeof(*to));
    }
}

// Rows of one kind at a time: mixed ones together, opaque ones copied, empty ones left.
static void show_rows(const struct panel *panel, const struct target *target,
                      struct rect part)
{
    int bottom = part.y + part.h;
    for (int y = part.y; y < bottom;) {
        enum row_kind kind = panel->rows[y - target->dy].kind;
        int end = y;
        while (end < bottom && panel->rows[end - target->dy].kind == kind) {
            if (kind == ROW_OPAQUE) {
                copy_row(panel, target, end, part);
            }
            end++;
        }
        if (kind == ROW_MIXED) {
            struct rect rows = {part.x, y, part.w, end - y};
            blend(panel, target, rows, NULL);
        }
        y = end;
    }
}

void panel_show(struct panel *panel, const struct target *target, int opacity)
{
    struct rect part =
        rect_intersect(target->clip, rect_move(bounds_of(panel), target->dx, target->dy));
    if (rect_empty(part) || opacity == 0) {
        return;
    }
    if (opacity == 255) {
        show_rows(panel, target, part);
        return;
    }
    rows_write(panel, 0, panel->height);
    pixman_image_t *mask = paint_solid(0xffffffff, opacity);
    blend(panel, target, part, mask);
    pixman_image_unref(mask);
}
