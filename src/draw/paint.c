#include "draw/paint.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "draw/paint_layer.h"

enum { PANEL_BUDGET = 24 * 1024 * 1024 };

struct paint {
    struct painter painter;
    struct lru panels;
    struct layers before, now; // what the canvas shows, what it is to show
    int64_t frame;
    // The canvas as pixman sees it.
    const struct canvas *canvas;
    uint32_t *pixels;
    int width, height;
    pixman_image_t *image;
    bool forgotten; // the canvas shows nothing we know
};

// One call of paint_list.
struct frame {
    struct paint *paint;
    const struct draw_list *list;
    struct rect bounds;
    struct damage damage;
};

struct paint *paint_create(struct text *text)
{
    struct paint *paint = xalloc(sizeof(*paint));
    painter_init(&paint->painter, text);
    paint->panels.drop = panel_drop;
    paint->forgotten = true;
    return paint;
}

void paint_destroy(struct paint *paint)
{
    if (paint) {
        lru_clear(&paint->panels);
        painter_finish(&paint->painter);
        layers_finish(&paint->before);
        layers_finish(&paint->now);
        if (paint->image) {
            pixman_image_unref(paint->image);
        }
        free(paint);
    }
}

void paint_forget(struct paint *paint)
{
    lru_clear(&paint->panels);
    painter_clear(&paint->painter);
    paint->before.count = 0;
    paint->forgotten = true;
}

static void use_canvas(struct paint *paint, struct canvas *canvas)
{
    if (paint->canvas == canvas && paint->pixels == canvas->pixels &&
        paint->width == canvas->width && paint->height == canvas->height) {
        return;
    }
    if (paint->image) {
        pixman_image_unref(paint->image);
    }
    paint->canvas = canvas;
    paint->pixels = canvas->pixels;
    paint->width = canvas->width;
    paint->height = canvas->height;
    paint->image = pixman_image_create_bits(
        PIXMAN_a8r8g8b8, canvas->width, canvas->height, canvas->pixels,
        canvas->stride * (int)sizeof(*canvas->pixels));
    paint->before.count = 0;
    paint->forgotten = true;
}

static void spoil(struct frame *frame, struct rect rect)
{
    damage_add(&frame->damage, rect, frame->bounds);
}

static void spoil_outside(struct frame *frame, struct rect rect, struct rect kept)
{
    struct rect pieces[4];
    int count = rect_cut(rect, kept, pieces);
    for (int i = 0; i < count; i++) {
        spoil(frame, pieces[i]);
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
        sum += (int64_t)damage->rects[i].w * damage->rects[i].h;
    }
    return sum;
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
    bool few = old && area(differs) * 2 <= (int64_t)layer->rect.w * layer->rect.h;
    if (!layer->raster && few && old->frame != paint->frame) {
        panel_change(&paint->panels, old, &paint->painter, &view, differs);
        layer->raster = old;
    } else if (!layer->raster) {
        layer->raster = panel_make(&paint->panels, &paint->painter, &view);
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
        spoil(frame, layer->visible);
        spoil(frame, before ? before->visible : layer->visible);
    } else {
        spoil_outside(frame, layer->visible, before->visible);
        spoil_outside(frame, before->visible, layer->visible);
        for (int i = 0; i < differs.count; i++) {
            spoil(frame, rect_intersect(rect_move(differs.rects[i], layer->x, layer->y),
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
            spoil(frame, before->visible);
        }
        change_panel(frame, layer, both ? before : NULL);
        return;
    }
    struct rect extent =
        paint_extent(&frame->paint->painter, &frame->list->items[layer->first]);
    layer->visible = rect_intersect(extent, frame->bounds);
    spoil(frame, layer->visible);
    if (before) {
        spoil(frame, before->visible);
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
        spoil(frame, olds[before].visible);
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
static void compare(struct frame *frame)
{
    struct layers *now = &frame->paint->now;
    const struct layers *before = &frame->paint->before;
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

// The highest layer that hides everything below it in this part; -1 if none does.
static int lowest_needed(const struct layers *layers, struct rect part)
{
    int i = layers->count - 1;
    while (i >= 0) {
        const struct layer *layer = &layers->all[i];
        if (layer->raster && layer->raster->opaque && layer->opacity == 255 &&
            rect_contains(layer->visible, part)) {
            break;
        }
        i--;
    }
    return i;
}

static void repaint(struct frame *frame, struct rect part)
{
    static const pixman_color_t transparent = {0};
    struct paint *paint = frame->paint;
    int first = lowest_needed(&paint->now, part);
    if (first < 0) {
        pixman_box32_t box = {part.x, part.y, part.x + part.w, part.y + part.h};
        pixman_image_fill_boxes(PIXMAN_OP_SRC, paint->image, &transparent, 1, &box);
        first = 0;
    }
    for (int i = first; i < paint->now.count; i++) {
        const struct layer *layer = &paint->now.all[i];
        struct target target = {paint->image, rect_intersect(layer->visible, part), 0, 0};
        if (rect_empty(target.clip)) {
            continue;
        }
        if (layer->panel) {
            target.dx = layer->x;
            target.dy = layer->y;
            assert(layer->raster); // whoever is visible was found or made
            panel_show(layer->raster, &target, layer->opacity);
        } else {
            paint_item(&paint->painter, &target, &frame->list->items[layer->first]);
        }
    }
}

// What this frame shows stays, whatever it weighs.
static void trim_panels(struct paint *paint)
{
    int shown = 0;
    for (int i = 0; i < paint->now.count; i++) {
        shown += paint->now.all[i].raster != NULL;
    }
    lru_trim(&paint->panels, PANEL_BUDGET, shown);
}

static void keep_layers(struct paint *paint)
{
    struct layers spare = paint->before;
    paint->before = paint->now;
    paint->now = spare;
}

bool paint_list(struct paint *paint, const struct draw_list *list, struct canvas *canvas,
                struct damage *damage)
{
    struct frame frame = {
        .paint = paint,
        .list = list,
        .bounds = {0, 0, canvas->width, canvas->height},
    };
    use_canvas(paint, canvas);
    paint->frame++;
    layers_read(&paint->now, list, frame.bounds);
    find_panels(&frame);
    compare(&frame);
    if (paint->forgotten) {
        spoil(&frame, frame.bounds);
        paint->forgotten = false;
    }
    for (int i = 0; i < frame.damage.count; i++) {
        repaint(&frame, frame.damage.rects[i]);
        damage_add(damage, frame.damage.rects[i], frame.bounds);
    }
    trim_panels(paint);
    keep_layers(paint);
    return !damage_empty(&frame.damage);
}
