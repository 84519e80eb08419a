// Pictures that text lies on: for what is said of the text they are plates in the colours
// that they have there.
#include <stdlib.h>
#include <string.h>

#include "app/check.h"
#include "draw/image_file.h"

enum { LEVELS = 256, TRIFLE = 25 };

static struct rect middle_of(const struct draw_item *item)
{
    const struct rect *r = &item->rect;
    return (struct rect){r->x + r->w / 2, r->y + r->h / 2, 1, 1};
}

// A picture that the middle of this text lies on; -1: a plate of the theme, or nothing.
static int picture_below(const struct draw_list *list, int text)
{
    const struct rect middle = middle_of(&list->items[text]);
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

// A picture has other colours elsewhere, so each text has its own ground in its middle.
static void lay_below(struct draw_list *list, int text, const struct draw_item *plate)
{
    draw_add(list, DRAW_BOX);
    struct draw_item *at = &list->items[text];
    memmove(at + 1, at, (size_t)(list->count - 1 - text) * sizeof(*at));
    *at = *plate;
    at->rect = middle_of(at + 1);
}

// The picture's colours below a text. False: something shows through there.
static bool read_plate(const struct raster *raster, struct rect text,
                       struct draw_item *plate)
{
    struct levels levels;
    const struct rect all = {0, 0, raster->width, raster->height};
    const struct rect there =
        rect_move(text, -plate->rect.x - raster->x, -plate->rect.y - raster->y);
    count_levels(raster, rect_intersect(all, there), &levels);
    if (levels.whole) {
        plate->kind = DRAW_BOX;
        plate->gradient = GRADIENT_DOWN;
        plate->color = end_of(&levels, 0, 1);
        plate->color2 = end_of(&levels, LEVELS - 1, -1);
    }
    return levels.whole;
}

// From the last text to the first, for each plate moves what comes behind it.
static void make_plates(struct draw_list *list, int picture)
{
    struct draw_item plate = list->items[picture];
    const struct image_box box = {plate.rect.w, plate.rect.h, plate.cover};
    struct raster raster = {0};
    char error[512];
    for (int i = list->count - 1; i > picture; i--) {
        if (list->items[i].kind != DRAW_TEXT || picture_below(list, i) != picture) {
            continue;
        }
        if (!raster.pixels &&
            !image_file_draw(plate.image, box, NULL, &raster, error, sizeof(error))) {
            break; // told where its colours are looked at
        }
        if (read_plate(&raster, list->items[i].rect, &plate)) {
            lay_below(list, i, &plate);
        }
    }
    free(raster.pixels);
    list->items[picture] = plate;
}

void check_plates(struct draw_list *list)
{
    for (int i = list->count - 1; i >= 0; i--) {
        if (list->items[i].kind == DRAW_IMAGE) {
            make_plates(list, i);
        }
    }
}
