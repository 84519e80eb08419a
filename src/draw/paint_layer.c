#include "draw/paint_layer.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/hash.h"

// Beyond these no item has a place on a screen; sums of a few stay far from overflow.
enum { FAR_AWAY = 1 << 20, TOO_LONG = 1 << 14 };

static bool near_zero(int value)
{
    return value > -FAR_AWAY && value < FAR_AWAY;
}

static bool paintable(const struct draw_item *item)
{
    return near_zero(item->rect.x) && near_zero(item->rect.y) &&
           item->rect.w <= TOO_LONG && item->rect.h <= TOO_LONG && item->rect.w >= 0 &&
           item->rect.h >= 0 && near_zero(item->clip.x) && near_zero(item->clip.y) &&
           near_zero(item->clip.w) && near_zero(item->clip.h) &&
           near_zero(item->baseline) && near_zero(item->dx) && near_zero(item->dy);
}

static struct layer *add(struct layers *layers)
{
    if (layers->count == layers->capacity) {
        layers->capacity = layers->capacity ? layers->capacity * 2 : 64;
        layers->all =
            xrealloc(layers->all, (size_t)layers->capacity * sizeof(*layers->all));
    }
    struct layer *layer = &layers->all[layers->count++];
    *layer = (struct layer){0};
    return layer;
}

static int panel_end(const struct draw_list *list, int first,
                     const struct draw_note *note)
{
    int end = first;
    if (note && note->known) {
        return first + note->count;
    }
    while (end < list->count && list->items[end].kind != DRAW_END &&
           list->items[end].kind != DRAW_PANEL) {
        end++;
    }
    return end;
}

static bool all_paintable(const struct draw_list *list, int first, int end)
{
    for (int i = first; i < end; i++) {
        if (!paintable(&list->items[i])) {
            return false;
        }
    }
    return true;
}

static uint64_t forms_of(const struct panel_view *view)
{
    uint64_t hash = 1;
    for (int i = 0; i < view->count; i++) {
        const struct draw_item *item = &view->items[i];
        hash = item->kind == DRAW_IMAGE ? hash_int(hash, item->form) : hash;
    }
    return hash;
}

static bool has_pictures(const struct panel_view *view)
{
    for (int i = 0; i < view->count; i++) {
        if (view->items[i].kind == DRAW_IMAGE) {
            return true;
        }
    }
    return false;
}

// Items that stay as they are need no second look, but for what their pictures are.
static uint64_t hash_of(const struct panel_view *view, struct draw_note *note)
{
    if (!note) {
        return panel_hash(view);
    }
    bool pictures = note->known ? note->pictures : has_pictures(view);
    uint64_t forms = pictures ? forms_of(view) : 0;
    if (!note->known || note->forms != forms) {
        *note = (struct draw_note){.known = true,
                                   .count = view->count,
                                   .pictures = pictures,
                                   .forms = forms,
                                   .hash = panel_hash(view)};
    }
    return note->hash;
}

// Returns the index behind the panel's contents.
static int read_panel(struct layers *layers, const struct draw_list *list, int index,
                      struct rect bounds)
{
    const struct draw_item *item = &list->items[index];
    int first = index + 1;
    int end = panel_end(list, first, item->note);
    bool known = item->note && item->note->known;
    if (!all_paintable(list, index, known ? first : end) ||
        item->rect.w > PANEL_MAX_SIDE || item->rect.h > PANEL_MAX_SIDE) {
        return end;
    }
    struct rect shown = rect_move(item->rect, item->dx, item->dy);
    struct layer *layer = add(layers);
    *layer = (struct layer){
        .panel = true,
        .first = first,
        .count = end - first,
        .rect = item->rect,
        .x = shown.x,
        .y = shown.y,
        .opacity = item->opacity,
        .visible = rect_intersect(rect_intersect(shown, item->clip), bounds),
    };
    if (item->opacity == 0) {
        layer->visible = (struct rect){0};
    }
    struct panel_view view = layer_view(layer, list);
    layer->hash = hash_of(&view, item->note);
    return end;
}

void layers_read(struct layers *layers, const struct draw_list *list, struct rect bounds)
{
    layers->count = 0;
    for (int i = 0; i < list->count;) {
        const struct draw_item *item = &list->items[i];
        if (item->kind == DRAW_PANEL) {
            i = read_panel(layers, list, i, bounds);
            continue;
        }
        if (item->kind != DRAW_END && paintable(item)) {
            struct layer *layer = add(layers);
            layer->first = i;
            layer->count = 1;
            layer->opacity = item->opacity;
            layer->hash = paint_item_hash(item, 0, 0);
        }
        i++;
    }
}

void layers_finish(struct layers *layers)
{
    free(layers->all);
    *layers = (struct layers){0};
}

bool layer_same(const struct layer *a, const struct layer *b)
{
    if (a->panel != b->panel || a->hash != b->hash) {
        return false;
    }
    return !a->panel || (a->x == b->x && a->y == b->y && a->opacity == b->opacity &&
                         rect_equal(a->visible, b->visible));
}

struct rect layer_hides(const struct layer *layer)
{
    if (!layer->raster || layer->opacity < 255) {
        return (struct rect){0};
    }
    return rect_intersect(rect_move(layer->raster->heart, layer->x, layer->y),
                          layer->visible);
}

struct panel_view layer_view(const struct layer *layer, const struct draw_list *list)
{
    return (struct panel_view){
        .items = list->items + layer->first,
        .count = layer->count,
        .rect = layer->rect,
        .hash = layer->hash,
    };
}
