#include "draw/fit.h"

#include <pixman.h>
#include <stddef.h>
#include <stdint.h>

#include "draw/image_scale.h"

void fit_finish(struct fit *fit)
{
    canvas_destroy(fit->flat);
    canvas_destroy(fit->fitted);
    *fit = (struct fit){0};
}

// Where on a display of width x height a picture of that size goes.
static struct rect place_of(int picture_width, int picture_height, int width, int height)
{
    struct image_size size = image_fit((struct image_size){picture_width, picture_height},
                                       (struct image_size){width, height});
    // Plates keep to even pixels, as far as they can.
    return (struct rect){((width - size.width) / 2) & ~1,
                         ((height - size.height) / 2) & ~1, size.width, size.height};
}

static struct rect whole_of(const struct canvas *canvas)
{
    return (struct rect){0, 0, canvas->width, canvas->height};
}

static bool has_size(const struct canvas *canvas, int width, int height)
{
    return canvas && canvas->width == width && canvas->height == height;
}

static pixman_image_t *image_of(const struct canvas *canvas)
{
    return pixman_image_create_bits(PIXMAN_a8r8g8b8, canvas->width, canvas->height,
                                    canvas->pixels,
                                    canvas->stride * (int)sizeof(*canvas->pixels));
}

static int scale_down(int at, int from, int to)
{
    return (int)((int64_t)at * to / from);
}

static int scale_up(int at, int from, int to)
{
    return (int)(((int64_t)at * to + from - 1) / from);
}

// What of the display a part of the picture can touch, with the neighbours that a pixel
// is mixed with.
static struct rect reach(const struct canvas *picture, struct rect place, struct rect r)
{
    int left = scale_down(r.x - 1, picture->width, place.w);
    int top = scale_down(r.y - 1, picture->height, place.h);
    int right = scale_up(r.x + r.w + 1, picture->width, place.w);
    int bottom = scale_up(r.y + r.h + 1, picture->height, place.h);
    struct rect touched = {place.x + left, place.y + top, right - left, bottom - top};
    return rect_intersect(touched, place);
}

static void scale(const struct fit *fit, struct rect place, struct rect part)
{
    pixman_image_t *from = image_of(fit->flat);
    pixman_image_t *to = image_of(fit->fitted);
    pixman_transform_t transform;
    pixman_transform_init_scale(
        &transform, pixman_double_to_fixed((double)fit->flat->width / place.w),
        pixman_double_to_fixed((double)fit->flat->height / place.h));
    pixman_image_set_transform(from, &transform);
    pixman_image_set_filter(from, PIXMAN_FILTER_GOOD, NULL, 0);
    pixman_image_set_repeat(from, PIXMAN_REPEAT_PAD);
    pixman_image_composite32(PIXMAN_OP_SRC, from, NULL, to, part.x - place.x,
                             part.y - place.y, 0, 0, part.x, part.y, part.w, part.h);
    pixman_image_unref(from);
    pixman_image_unref(to);
}

// Begins anew where a size is another. True if so.
static bool begin(struct fit *fit, const struct canvas *canvas, int width, int height)
{
    if (has_size(fit->flat, canvas->width, canvas->height) &&
        has_size(fit->fitted, width, height)) {
        return false;
    }
    fit_finish(fit);
    fit->flat = canvas_create(canvas->width, canvas->height);
    fit->fitted = canvas_create(width, height);
    fit->flat->blank = fit->fitted->blank = false;
    return true;
}

// All of the picture is another, so all of the display is.
static void show_all(const struct fit *fit, struct rect place, struct damage *fitted)
{
    scale(fit, place, place);
    damage_add(fitted, whole_of(fit->fitted), whole_of(fit->fitted));
}

const struct canvas *fit_canvas(struct fit *fit, const struct canvas *canvas,
                                const struct damage *damage, int width, int height,
                                struct damage *fitted)
{
    if (has_size(canvas, width, height)) {
        fit_finish(fit);
        *fitted = *damage;
        return canvas;
    }
    struct rect place = place_of(canvas->width, canvas->height, width, height);
    bool all = begin(fit, canvas, width, height);
    *fitted = (struct damage){0};
    for (int i = 0; i < damage->count; i++) {
        canvas_read(canvas, damage->rects[i], fit->flat->pixels, fit->flat->stride);
    }
    if (all || damage_covers(damage, whole_of(canvas))) {
        canvas_read(canvas, whole_of(canvas), fit->flat->pixels, fit->flat->stride);
        show_all(fit, place, fitted);
        return fit->fitted;
    }
    for (int i = 0; i < damage->count; i++) {
        damage_add(fitted, reach(canvas, place, damage->rects[i]), place);
    }
    for (int i = 0; i < fitted->count; i++) {
        scale(fit, place, fitted->rects[i]);
    }
    return fit->fitted;
}
