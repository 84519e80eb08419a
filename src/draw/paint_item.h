// paint_item.h
// One item of a draw list onto a picture: boxes, text and images, clipped.
//
// Threads: main only.
#ifndef DRAW_PAINT_ITEM_H
#define DRAW_PAINT_ITEM_H

#include <pixman.h>
#include <stdbool.h>
#include <stdint.h>

#include "draw/image.h"
#include "draw/list.h"
#include "draw/lru.h"
#include "draw/text.h"

// What items are painted with.
struct painter {
    struct text *text;         // borrowed
    struct images *images;     // borrowed
    struct images *own_images; // NULL: they were lent
    struct lru corners;        // coverage of rounded corners
};

// What they are painted on: items are moved by (dx, dy), then cut to clip.
struct target {
    pixman_image_t *image;
    struct rect clip;
    int dx, dy;
};

// `images` NULL: its own, which are decoded at once.
void painter_init(struct painter *painter, struct text *text, struct images *images);
void painter_finish(struct painter *painter);
// Forgets its own pictures (theme reload).
void painter_clear(struct painter *painter);

// Every pixel that the item can touch, in its own coordinates.
struct rect paint_extent(struct painter *painter, const struct draw_item *item);
void paint_item(struct painter *painter, const struct target *target,
                const struct draw_item *item);
// True if nothing below the item shows in this part (in the item's coordinates).
bool paint_hides(const struct draw_item *item, struct rect part);
// A hash of the item as seen from an origin.
uint64_t paint_item_hash(const struct draw_item *item, int origin_x, int origin_y);

// An image and where its top left lies on the target; a NULL image is no mask.
struct layer_image {
    pixman_image_t *image;
    int x, y;
};

// Blends source, through mask, over the part of the target that area and clip allow.
void paint_blend(const struct target *target, struct rect area, struct layer_image source,
                 struct layer_image mask);
// 0xAARRGGBB straight, thinned by opacity, as a source without end.
pixman_image_t *paint_solid(uint32_t color, int opacity);
void paint_box(struct painter *painter, const struct target *target,
               const struct draw_item *item);

#endif
