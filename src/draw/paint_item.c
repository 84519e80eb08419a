#include "draw/paint_item.h"

#include "base/hash.h"
#include "draw/paint_corner.h"

void painter_init(struct painter *painter, struct text *text, struct images *images)
{
    *painter = (struct painter){.text = text, .images = images};
    if (!images) {
        painter->images = painter->own_images = images_create();
    }
    painter->corners.drop = corner_drop;
}

void painter_clear(struct painter *painter)
{
    if (painter->own_images) {
        images_clear(painter->own_images);
    }
}

void painter_finish(struct painter *painter)
{
    images_destroy(painter->own_images);
    lru_clear(&painter->corners);
}

static struct rect text_extent(struct painter *painter, const struct draw_item *item)
{
    struct text_mask mask;
    if (!text_mask(painter->text, &item->style, item->text, &mask)) {
        return (struct rect){0};
    }
    return (struct rect){item->rect.x + mask.x0, item->baseline + mask.y0, mask.width,
                         mask.height};
}

struct rect paint_extent(struct painter *painter, const struct draw_item *item)
{
    struct rect extent =
        item->kind == DRAW_TEXT ? text_extent(painter, item) : item->rect;
    return rect_empty(item->clip) ? extent : rect_intersect(extent, item->clip);
}

static void paint_text(struct painter *painter, const struct target *target,
                       const struct draw_item *item)
{
    struct text_mask mask;
    if (!text_mask(painter->text, &item->style, item->text, &mask)) {
        return;
    }
    // pixman only reads from a mask, and wants it as words.
    union {
        const unsigned char *bytes;
        uint32_t *words;
    } coverage = {.bytes = mask.coverage};
    struct layer_image through = {
        pixman_image_create_bits(PIXMAN_a8, mask.width, mask.height, coverage.words,
                                 mask.stride),
        item->rect.x + target->dx + mask.x0,
        item->baseline + target->dy + mask.y0,
    };
    struct layer_image ink = {paint_solid(item->color, item->opacity), 0, 0};
    struct rect area = {through.x, through.y, mask.width, mask.height};
    paint_blend(target, area, ink, through);
    pixman_image_unref(ink.image);
    pixman_image_unref(through.image);
}

static void paint_image(struct painter *painter, const struct target *target,
                        const struct draw_item *item)
{
    struct picture picture;
    if (!images_get(painter->images, item->image, image_box_of(item), &picture)) {
        return;
    }
    union {
        const uint32_t *given;
        uint32_t *words; // only read
    } pixels = {.given = picture.pixels};
    struct layer_image source = {
        pixman_image_create_bits(PIXMAN_a8r8g8b8, picture.width, picture.height,
                                 pixels.words, picture.width * (int)sizeof(uint32_t)),
        item->rect.x + target->dx + picture.x,
        item->rect.y + target->dy + picture.y,
    };
    struct layer_image thinned = {0};
    if (item->opacity < 255) {
        thinned.image = paint_solid(0xffffffff, item->opacity);
    }
    struct rect area = {source.x, source.y, picture.width, picture.height};
    paint_blend(target, area, source, thinned);
    pixman_image_unref(source.image);
    if (thinned.image) {
        pixman_image_unref(thinned.image);
    }
}

static void (*const paints[])(struct painter *painter, const struct target *target,
                              const struct draw_item *item) = {
    [DRAW_BOX] = paint_box,
    [DRAW_TEXT] = paint_text,
    [DRAW_IMAGE] = paint_image,
};

void paint_item(struct painter *painter, const struct target *target,
                const struct draw_item *item)
{
    struct target own = *target;
    if (!rect_empty(item->clip)) {
        own.clip =
            rect_intersect(own.clip, rect_move(item->clip, target->dx, target->dy));
    }
    if (!rect_empty(own.clip) && item->opacity > 0) {
        paints[item->kind](painter, &own, item);
    }
}

bool paint_hides(const struct draw_item *item, struct rect part)
{
    bool solid = item->kind == DRAW_BOX && item->opacity == 255 &&
                 item->color >> 24 == 255 && item->radius <= 0 &&
                 (item->gradient == GRADIENT_NONE || item->color2 >> 24 == 255);
    return solid && rect_contains(item->rect, part) &&
           (rect_empty(item->clip) || rect_contains(item->clip, part));
}

uint64_t paint_item_hash(const struct draw_item *item, int origin_x, int origin_y)
{
    bool clipped = !rect_empty(item->clip);
    const int32_t fields[] = {
        (int32_t)item->kind,
        item->rect.x - origin_x,
        item->rect.y - origin_y,
        item->rect.w,
        item->rect.h,
        clipped ? item->clip.x - origin_x : 0,
        clipped ? item->clip.y - origin_y : 0,
        clipped ? item->clip.w : 0,
        clipped ? item->clip.h : 0,
        item->opacity,
        (int32_t)item->color,
        (int32_t)item->color2,
        (int32_t)item->gradient,
        item->radius,
        item->border,
        (int32_t)item->border_color,
        item->kind == DRAW_TEXT ? item->baseline - origin_y : 0,
        item->style.size,
        item->style.tabular,
        item->style.tracking,
        item->cover,
        item->style.outline * 2 + item->style.hard,
    };
    uint64_t hash = hash_bytes(1, fields, sizeof(fields));
    if (item->kind == DRAW_TEXT) {
        hash = hash_text(hash_text(hash, item->style.face), item->text);
    }
    return item->kind == DRAW_IMAGE ? hash_int(hash_text(hash, item->image), item->form)
                                    : hash;
}
