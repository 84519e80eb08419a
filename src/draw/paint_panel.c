#include "draw/paint_panel.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "draw/hash.h"

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

static struct panel_row look_at_row(const uint32_t *row, int width)
{
    int from = 0;
    int to = width;
    while (from < to && row[from] == 0) {
        from++;
    }
    while (to > from && row[to - 1] == 0) {
        to--;
    }
    if (from == to) {
        return (struct panel_row){ROW_EMPTY, 0, 0};
    }
    uint32_t all = 0xffffffff;
    for (int x = from; x < to; x++) {
        all &= row[x];
    }
    return (struct panel_row){all >> 24 == 255 ? ROW_OPAQUE : ROW_MIXED, from, to};
}

// Rows from y on that are opaque between the same ends.
static struct rect block_at(const struct panel *panel, int y)
{
    const struct panel_row *first = &panel->rows[y];
    int end = y;
    while (end < panel->height && panel->rows[end].kind == ROW_OPAQUE &&
           panel->rows[end].from == first->from && panel->rows[end].to == first->to) {
        end++;
    }
    return (struct rect){first->from, y, first->to - first->from, end - y};
}

static struct rect find_heart(const struct panel *panel)
{
    struct rect heart = {0};
    for (int y = 0; y < panel->height;) {
        struct rect block = block_at(panel, y);
        heart = rect_area(block) > rect_area(heart) ? block : heart;
        y += block.h > 0 ? block.h : 1;
    }
    return heart;
}

static const uint32_t *row_of(const struct panel *panel, int y)
{
    return panel->pixels + (size_t)y * (size_t)panel->width;
}

static void look_at(struct panel *panel, int y)
{
    const uint32_t *row = row_of(panel, y);
    if (y > 0 &&
        memcmp(row, panel->lines[y - 1], (size_t)panel->width * sizeof(*row)) == 0) {
        panel->rows[y] = panel->rows[y - 1];
        panel->lines[y] = panel->lines[y - 1];
    } else {
        panel->rows[y] = look_at_row(row, panel->width);
        panel->lines[y] = row;
    }
}

static bool repeats(const struct panel *panel, int y)
{
    return y < panel->height && panel->lines[y] != row_of(panel, y);
}

// After the rows from first to end were painted. Those that follow may have been read
// from one of them.
static void look_at_rows(struct panel *panel, int first, int end)
{
    int y = first;
    while (y < end || (y == end && repeats(panel, y))) {
        look_at(panel, y++);
    }
    for (; y > end && repeats(panel, y); y++) {
        panel->lines[y] = panel->lines[y - 1];
    }
    panel->heart = find_heart(panel);
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

// Clears and paints one part again; records are those of the view.
static void repaint(struct panel *panel, struct painter *painter,
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
    look_at_rows(panel, part.y, part.y + part.h);
}

// Memory that was written before costs no page faults: a third of the time that a lower
// third takes to appear.
static void take_pixels(struct panel *panel, struct panel *scrap, size_t pixels)
{
    if (scrap && scrap->room >= pixels && scrap->room / 2 <= pixels) {
        panel->pixels = scrap->pixels;
        panel->room = scrap->room;
        scrap->pixels = NULL;
    } else {
        panel->pixels = xalloc(pixels * sizeof(*panel->pixels));
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
    panel->records = xalloc((size_t)view->count * sizeof(*panel->records) + 1);
    panel->image = pixman_image_create_bits(PIXMAN_a8r8g8b8, panel->width, panel->height,
                                            panel->pixels,
                                            panel->width * (int)sizeof(*panel->pixels));
    for (int i = 0; i < view->count; i++) {
        panel->records[i] =
            (struct panel_record){item_hash(view, i), extent_of(panel, painter, view, i)};
    }
    repaint(panel, painter, view, bounds_of(panel));
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

void panel_show(const struct panel *panel, const struct target *target, int opacity)
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
    pixman_image_t *mask = paint_solid(0xffffffff, opacity);
    blend(panel, target, part, mask);
    pixman_image_unref(mask);
}
