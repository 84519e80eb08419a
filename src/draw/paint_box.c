#include <stdlib.h>

#include "base/arena.h"
#include "draw/paint_corner.h"
#include "draw/paint_item.h"

static int min_int(int a, int b)
{
    return a < b ? a : b;
}

static uint32_t premultiplied(uint32_t color, int opacity)
{
    uint32_t alpha = ((color >> 24) * (uint32_t)opacity + 127) / 255;
    uint32_t word = alpha << 24;
    for (int shift = 0; shift < 24; shift += 8) {
        word |= ((color >> shift & 255) * alpha + 127) / 255 << shift;
    }
    return word;
}

// The colour of step i of count, between the centres of the first and the last.
static uint32_t step_color(uint32_t from, uint32_t to, int i, int count)
{
    uint32_t word = 0;
    int64_t whole = 2 * (int64_t)count;
    int64_t part = 2 * (int64_t)i + 1;
    for (int shift = 0; shift < 32; shift += 8) {
        int64_t a = from >> shift & 255;
        int64_t b = to >> shift & 255;
        word |= (uint32_t)((a * (whole - part) + b * part + count) / whole) << shift;
    }
    return word;
}

// A strip one pixel wide or high, repeated; its pixels are the caller's to free.
static pixman_image_t *make_gradient(const struct draw_item *item, uint32_t **pixels)
{
    bool down = item->gradient == GRADIENT_DOWN;
    int count = down ? item->rect.h : item->rect.w;
    uint32_t from = premultiplied(item->color, item->opacity);
    uint32_t to = premultiplied(item->color2, item->opacity);
    *pixels = xalloc((size_t)count * sizeof(**pixels));
    for (int i = 0; i < count; i++) {
        (*pixels)[i] = step_color(from, to, i, count);
    }
    pixman_image_t *image =
        pixman_image_create_bits(PIXMAN_a8r8g8b8, down ? 1 : count, down ? count : 1,
                                 *pixels, (down ? 1 : count) * (int)sizeof(**pixels));
    pixman_image_set_repeat(image, PIXMAN_REPEAT_NORMAL);
    return image;
}

// The four corners through their mask. The rest of the box is up to the caller.
static void blend_corners(const struct target *target, struct rect box,
                          struct layer_image source, const struct corner *corner)
{
    int cell = corner->cell;
    int right = box.x + box.w - cell;
    int bottom = box.y + box.h - cell;
    const struct rect cells[4] = {
        {box.x, box.y, cell, cell},
        {right, box.y, cell, cell},
        {box.x, bottom, cell, cell},
        {right, bottom, cell, cell},
    };
    for (int i = 0; i < 4; i++) {
        struct layer_image mask = {
            corner->image,
            cells[i].x - (i % 2) * cell,
            cells[i].y - (i / 2) * cell,
        };
        paint_blend(target, cells[i], source, mask);
    }
}

static void blend_fill(struct painter *painter, const struct target *target,
                       struct rect box, struct layer_image source, int radius)
{
    const struct layer_image no_mask = {0};
    if (radius == 0) {
        paint_blend(target, box, source, no_mask);
        return;
    }
    const struct rect bands[3] = {
        {box.x + radius, box.y, box.w - 2 * radius, radius},
        {box.x, box.y + radius, box.w, box.h - 2 * radius},
        {box.x + radius, box.y + box.h - radius, box.w - 2 * radius, radius},
    };
    for (int i = 0; i < 3; i++) {
        paint_blend(target, bands[i], source, no_mask);
    }
    blend_corners(target, box, source, corner_get(&painter->corners, radius, 0));
}

static void blend_border(struct painter *painter, const struct target *target,
                         struct rect box, struct layer_image source, int border,
                         int radius)
{
    const struct layer_image no_mask = {0};
    int cell = radius > border ? radius : border;
    const struct rect sides[4] = {
        {box.x + cell, box.y, box.w - 2 * cell, border},
        {box.x + cell, box.y + box.h - border, box.w - 2 * cell, border},
        {box.x, box.y + cell, border, box.h - 2 * cell},
        {box.x + box.w - border, box.y + cell, border, box.h - 2 * cell},
    };
    for (int i = 0; i < 4; i++) {
        paint_blend(target, sides[i], source, no_mask);
    }
    blend_corners(target, box, source, corner_get(&painter->corners, radius, border));
}

static void paint_fill(struct painter *painter, const struct target *target,
                       const struct draw_item *item, struct rect box, int inset,
                       int radius)
{
    uint32_t *pixels = NULL;
    struct layer_image source = {.x = box.x, .y = box.y};
    source.image = item->gradient == GRADIENT_NONE
                       ? paint_solid(item->color, item->opacity)
                       : make_gradient(item, &pixels);
    struct rect filled = {box.x + inset, box.y + inset, box.w - 2 * inset,
                          box.h - 2 * inset};
    blend_fill(painter, target, filled, source, radius > inset ? radius - inset : 0);
    pixman_image_unref(source.image);
    free(pixels);
}

void paint_box(struct painter *painter, const struct target *target,
               const struct draw_item *item)
{
    struct rect box = rect_move(item->rect, target->dx, target->dy);
    if (rect_empty(rect_intersect(box, target->clip))) {
        return;
    }
    int most = min_int(box.w, box.h) / 2;
    int radius = item->radius > 0 ? min_int(item->radius, most) : 0;
    int border = item->border > 0 ? min_int(item->border, most) : 0;
    bool solid_border = item->border_color >> 24 == 255 && item->opacity == 255;
    // Under an opaque border the fill ends inside it, or it would show at the outer edge.
    int inset = border > 1 && solid_border ? border - 1 : 0;
    if (item->color >> 24 || item->gradient != GRADIENT_NONE) {
        paint_fill(painter, target, item, box, inset, radius);
    }
    if (border > 0) {
        struct layer_image source = {paint_solid(item->border_color, item->opacity), 0,
                                     0};
        blend_border(painter, target, box, source, border, radius);
        pixman_image_unref(source.image);
    }
}
