#include "draw/paint.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "draw/paint_frame.h"
#include "draw/paint_loan.h"

struct paint *paint_create(struct text *text, struct images *images)
{
    struct paint *paint = xalloc(sizeof(*paint));
    painter_init(&paint->painter, text, images);
    paint->panels.drop = panel_drop;
    return paint;
}

void paint_destroy(struct paint *paint)
{
    if (paint) {
        paint_forget(paint);
        painter_finish(&paint->painter);
        layers_finish(&paint->before);
        layers_finish(&paint->now);
        free(paint);
    }
}

// The canvas then holds its whole picture itself.
static void leave_canvas(struct paint *paint)
{
    static const struct layers nothing = {0};
    static const struct damage none = {0};
    if (paint->canvas) {
        loans_review(paint->canvas, &nothing, &none);
        pixman_image_unref(paint->image);
        paint->canvas = NULL;
    }
    paint->before.count = 0;
    paint->forgotten = true;
}

static void use_canvas(struct paint *paint, struct canvas *canvas)
{
    if (paint->canvas == canvas) {
        return;
    }
    leave_canvas(paint);
    paint->canvas = canvas;
    paint->image = pixman_image_create_bits(
        PIXMAN_a8r8g8b8, canvas->width, canvas->height, canvas->pixels,
        canvas->stride * (int)sizeof(*canvas->pixels));
}

void paint_forget(struct paint *paint)
{
    leave_canvas(paint);
    lru_clear(&paint->panels);
    painter_clear(&paint->painter);
}

// The highest layer that hides everything below it in this part; -1 if none does.
static int lowest_needed(const struct layers *layers, struct rect part)
{
    int i = layers->count - 1;
    while (i >= 0) {
        if (rect_contains(layer_hides(&layers->all[i]), part)) {
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
    if (first < 0 && paint->canvas->blank) {
        first = 0;
    } else if (first < 0) {
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

// What is lent needs no painting.
static void bring_up(struct frame *frame, struct rect part)
{
    struct rect lent = loan_within(frame->paint->canvas, &frame->paint->now, part);
    if (rect_empty(lent)) {
        repaint(frame, part);
        return;
    }
    struct rect pieces[4];
    int count = rect_cut(part, lent, pieces);
    for (int i = 0; i < count; i++) {
        bring_up(frame, pieces[i]);
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
    frame_compare(&frame);
    if (paint->forgotten) {
        frame_spoil(&frame, frame.bounds);
        paint->forgotten = false;
    }
    loans_review(canvas, &paint->now, &frame.damage);
    for (int i = 0; i < frame.damage.count; i++) {
        bring_up(&frame, frame.damage.rects[i]);
        damage_add(damage, frame.damage.rects[i], frame.bounds);
    }
    canvas->blank = canvas->blank && paint->now.count == 0;
    trim_panels(paint);
    keep_layers(paint);
    return !damage_empty(&frame.damage);
}
