// What every item comes down to.
#include "draw/paint_item.h"

pixman_image_t *paint_solid(uint32_t color, int opacity)
{
    uint32_t alpha = ((color >> 24) * (uint32_t)opacity + 127) / 255;
    // 16 bits a channel: the product is kept without a second rounding.
    pixman_color_t premultiplied = {
        .red = (uint16_t)((color >> 16 & 255) * 257 * alpha / 255),
        .green = (uint16_t)((color >> 8 & 255) * 257 * alpha / 255),
        .blue = (uint16_t)((color & 255) * 257 * alpha / 255),
        .alpha = (uint16_t)(alpha * 257),
    };
    return pixman_image_create_solid_fill(&premultiplied);
}

void paint_blend(const struct target *target, struct rect area, struct layer_image source,
                 struct layer_image mask)
{
    struct rect r = rect_intersect(area, target->clip);
    if (!rect_empty(r)) {
        pixman_image_composite32(PIXMAN_OP_OVER, source.image, mask.image, target->image,
                                 r.x - source.x, r.y - source.y, r.x - mask.x,
                                 r.y - mask.y, r.x, r.y, r.w, r.h);
    }
}
