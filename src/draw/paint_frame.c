#include "draw/paint_frame.h"

void frame_spoil(struct frame *frame, struct rect rect)
{
    damage_add(&frame->damage, rect, frame->bounds);
}

static void spoil_outside(struct frame *frame, struct rect rect, struct rect kept)
{
    struct rect pieces[4];
    int count = rect_cut(rect, kept, pieces);
    for (int i = 0; i < count; i++) {
        frame_spoil(frame, pieces[i]);
    }
}

// Panels that were drawn before are found; they may not be changed in this frame.
static void find_panels(struct frame *frame)
{
    struct layers *now = &frame->paint->now;
    for (int i = 0; i < now->count; i++) {
        struct layer *layer = &now->all[i];
        if (layer->panel && !rect_empty(layer->visible)) {
            layer->raster = (struct panel *)lru_find(&frame->paint->panels, layer->hash);
            if (layer->raster) {
                layer->raster->frame = frame->paint->frame;
            }
        }
    }
}

static int64_t area(const struct damage *damage)
{
    int64_t sum = 0;
    for (int i = 0; i < damage->count; i++) {
        sum += rect_area(damage->rects[i]);
    }
    return sum;
}

// The panel that is longest out of sight, taken out of the cache, once that is full.
static struct panel *scrap_for(struct paint *paint, const struct panel_view *view)
{
    struct panel *oldest = (struct panel *)paint->panels.oldest;
    size_t bytes = (size_t)view->rect.w * (size_t)view->rect.h * sizeof(*oldest->pixels);
    // The last frame's are still compared with, and may be lent.
    if (!oldest || oldest->frame >= paint->frame - 1 ||
        paint->panels.bytes + bytes <= PANEL_BUDGET) {
        return NULL;
    }
    lru_remove(&paint->panels, &oldest->node);
    return oldest;
}

// Gives the layer a raster: the old one with a few items painted again if that is less
// work and nobody else shows it, else a new one.
static void rasterise(struct frame *frame, struct layer *layer, struct panel *old,
                      const struct damage *differs)
{
    struct paint *paint = frame->paint;
    struct panel_view view = layer_view(layer, frame->list);
    // An earlier layer of this frame may have made the same panel.
    layer->raster = (struct panel *)lru_find(&paint->panels, layer->hash);
    bool few = old && area(differs) * 2 <= rect_area(layer->rect);
    if (!layer->raster && few && old->frame != paint->frame) {
        panel_change(&paint->panels, old, &paint->painter, &view, differs);
        layer->raster = old;
    } else if (!layer->raster) {
        layer->raster =
            panel_make(&paint->panels, &paint->painter, &view, scrap_for(paint, &view));
    }
    layer->raster->frame = paint->frame;
}

// A panel that shows something else than the one in its place before.
static void change_panel(struct frame *frame, struct layer *layer,
                         const struct layer *before)
{
    struct damage differs = {0};
    struct panel *old = before ? before->raster : NULL;
    struct panel_view view = layer_view(layer, frame->list);
    // It may have been changed for another layer meanwhile.
    if (old && old->node.key != before->hash) {
        old = NULL;
    }
    if (old && !panel_differs(old, &frame->paint->painter, &view, &differs)) {
        old = NULL;
    }
    bool stands = old && before->x == layer->x && before->y == layer->y &&
                  before->opacity == layer->opacity;
    if (!stands) {
        frame_spoil(frame, layer->visible);
        frame_spoil(frame, before ? before->visible : layer->visible);
    } else {
        spoil_outside(frame, layer->visible, before->visible);
        spoil_outside(frame, before->visible, layer->visible);
        for (int i = 0; i < differs.count; i++) {
            frame_spoil(frame,
                        rect_intersect(rect_move(differs.rects[i], layer->x, layer->y),
                                       layer->visible));
        }
    }
    if (!layer->raster && !rect_empty(layer->visible)) {
        rasterise(frame, layer, old, &differs);
    }
}

// before: what was in the layer's place, NULL if nothing was.
static void change_layer(struct frame *frame, struct layer *layer,
                         const struct layer *before)
{
    if (layer->panel) {
        bool both = before && before->panel;
        if (before && !both) {
            frame_spoil(frame, before->visible);
        }
        change_panel(frame, layer, both ? before : NULL);
        return;
    }
    struct rect extent =
        paint_extent(&frame->paint->painter, &frame->list->items[layer->first]);
    layer->visible = rect_intersect(extent, frame->bounds);
    frame_spoil(frame, layer->visible);
    if (before) {
        frame_spoil(frame, before->visible);
    }
}

// Layers between two that stayed: paired in order, which keeps the stacking.
static void change_layers(struct frame *frame, int now, int now_end, int before,
                          int before_end)
{
    struct layer *news = frame->paint->now.all;
    const struct layer *olds = frame->paint->before.all;
    for (; now < now_end; now++) {
        change_layer(frame, &news[now], before < before_end ? &olds[before++] : NULL);
    }
    for (; before < before_end; before++) {
        frame_spoil(frame, olds[before].visible);
    }
}

static int find_same(const struct layers *before, int from, const struct layer *layer)
{
    for (int i = from; i < before->count; i++) {
        if (layer_same(&before->all[i], layer)) {
            return i;
        }
    }
    return -1;
}

// Layers that stayed keep their order; only what came, went or changed between them
// spoils the canvas.
void frame_compare(struct frame *frame)
{
    struct layers *now = &frame->paint->now;
    const struct layers *before = &frame->paint->before;
    find_panels(frame);
    int done = 0;
    int done_before = 0;
    for (int i = 0; i < now->count; i++) {
        int same = find_same(before, done_before, &now->all[i]);
        if (same < 0) {
            continue;
        }
        change_layers(frame, done, i, done_before, same);
        now->all[i].visible = before->all[same].visible;
        done = i + 1;
        done_before = same + 1;
    }
    change_layers(frame, done, now->count, done_before, before->count);
}
