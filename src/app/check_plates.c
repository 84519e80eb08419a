// Pictures that text lies on: for what is said of the text they are plates in the colours
// that they have there.
#include <stdlib.h>

#include "app/check.h"
#include "draw/image_file.h"

enum { LEVELS = 256, TRIFLE = 25 };

// A picture that the middle of this text lies on; -1: a plate of the theme, or nothing.
static int picture_below(const struct draw_list *list, int text)
{
    const struct rect *r = &list->items[text].rect;
    const struct rect middle = {r->x + r->w / 2, r->y + r->h / 2, 1, 1};
    for (int i = text - 1; i >= 0; i--) {
        const struct draw_item *item = &list->items[i];
        if ((item->kind == DRAW_IMAGE || (item->kind == DRAW_BOX && item->color >> 24)) &&
            rect_contains(item->rect, middle)) {
            return item->kind == DRAW_IMAGE ? i : -1;
        }
    }
    return -1;
}

struct levels {
    int count[LEVELS], total;
    uint32_t color[LEVELS]; // one that is as light
    bool whole;             // nothing shows through
};

static void count_levels(const struct raster *raster, struct rect r, struct levels *out)
{
    *out = (struct levels){.whole = !rect_empty(r)};
    for (int y = r.y; y < r.y + r.h; y++) {
        for (int x = r.x; x < r.x + r.w; x++) {
            uint32_t pixel =
                raster->pixels[(size_t)y * (size_t)raster->width + (size_t)x];
            uint32_t level = (2126 * (pixel >> 16 & 255) + 7152 * (pixel >> 8 & 255) +
                              722 * (pixel & 255)) /
                             10000;
            out->whole = out->whole && pixel >> 24 == 255;
            out->color[level] = pixel;
            out->count[level]++;
            out->total++;
        }
    }
}

// The darkest or lightest of which there is more than a trifle.
static uint32_t end_of(const struct levels *levels, int from, int step)
{
    int seen = 0, level = from;
    for (; level + step >= 0 && level + step < LEVELS; level += step) {
        seen += levels->count[level];
        if (seen * TRIFLE >= levels->total) {
            break;
        }
    }
    return levels->color[level];
}

static void make_plate(struct draw_item *item, struct rect text)
{
    struct raster raster = {0};
    char error[512];
    const struct image_box box = {item->rect.w, item->rect.h, item->cover};
    if (!image_file_draw(item->image, box, &raster, error, sizeof(error))) {
        return; // told where its colours are looked at
    }
    struct levels levels;
    const struct rect all = {0, 0, raster.width, raster.height};
    const struct rect there =
        rect_move(text, -item->rect.x - raster.x, -item->rect.y - raster.y);
    count_levels(&raster, rect_intersect(all, there), &levels);
    free(raster.pixels);
    if (levels.whole) {
        item->kind = DRAW_BOX;
        item->gradient = GRADIENT_DOWN;
        item->color = end_of(&levels, 0, 1);
        item->color2 = end_of(&levels, LEVELS - 1, -1);
    }
}

void check_plates(struct draw_list *list)
{
    for (int i = 0; i < list->count; i++) {
        int picture = list->items[i].kind == DRAW_TEXT ? picture_below(list, i) : -1;
        if (picture >= 0) {
            make_plate(&list->items[picture], list->items[i].rect);
        }
    }
}
