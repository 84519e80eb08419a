// studio.h
// A painter with everything round it, words for draw lists, and the picture that a canvas
// shows, read as the outputs read it.
#ifndef TESTS_DRAW_STUDIO_H
#define TESTS_DRAW_STUDIO_H

#include "fonts.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "draw/paint.h"

// A painter with everything round it.
struct studio {
    struct arena arena;
    struct text *text;
    struct paint *paint;
    struct canvas *canvas;
    struct damage damage;
};

static inline struct studio studio_open(int width, int height)
{
    struct studio studio = {.text = fonts_for_test()};
    studio.paint = paint_create(studio.text, NULL);
    studio.canvas = canvas_create(width, height);
    return studio;
}

static inline void studio_close(struct studio *studio)
{
    paint_destroy(studio->paint);
    canvas_destroy(studio->canvas);
    text_destroy(studio->text);
    arena_finish(&studio->arena);
}

static inline bool studio_paint(struct studio *studio, const struct draw_list *list)
{
    studio->damage = (struct damage){0};
    return paint_list(studio->paint, list, studio->canvas, &studio->damage);
}

static inline struct draw_item *add_box(struct draw_list *list, struct rect rect,
                                        uint32_t color)
{
    struct draw_item *item = draw_add(list, DRAW_BOX);
    item->rect = rect;
    item->color = color;
    return item;
}

static inline struct draw_item *add_text(struct draw_list *list, int x, int baseline,
                                         int size, uint32_t color, const char *text)
{
    struct draw_item *item = draw_add(list, DRAW_TEXT);
    item->rect = (struct rect){x, baseline - size, 400, size};
    item->baseline = baseline;
    item->style = (struct text_style){.face = "heavy", .size = size, .tabular = true};
    item->color = color;
    item->text = text;
    return item;
}

static inline struct draw_item *add_panel(struct draw_list *list, struct rect rect)
{
    struct draw_item *item = draw_add(list, DRAW_PANEL);
    item->rect = rect;
    item->clip = (struct rect){0, 0, 4000, 4000};
    return item;
}

// To be freed; rows without gaps.
static inline uint32_t *picture_of(const struct canvas *canvas)
{
    uint32_t *picture =
        xalloc((size_t)canvas->width * (size_t)canvas->height * sizeof(*picture));
    struct rect whole = {0, 0, canvas->width, canvas->height};
    canvas_read(canvas, whole, picture, canvas->width);
    return picture;
}

static inline uint32_t pixel_of(const struct canvas *canvas, int x, int y)
{
    return *canvas_run(canvas, x, y, 1).pixels;
}

// What the list looks like, painted from nothing with nothing lent: a box without colour
// lies over everything. The list is as before afterwards.
static inline struct canvas *paint_from_nothing(struct text *text, struct draw_list *list,
                                                int width, int height)
{
    struct paint *paint = paint_create(text, NULL);
    struct canvas *canvas = canvas_create(width, height);
    struct damage all = {0};
    add_box(list, (struct rect){0, 0, width, height}, 0);
    paint_list(paint, list, canvas, &all);
    list->count--;
    paint_destroy(paint);
    return canvas;
}

static inline bool same_picture(const struct canvas *a, const struct canvas *b)
{
    uint32_t *pixels_a = picture_of(a);
    uint32_t *pixels_b = picture_of(b);
    size_t size = (size_t)a->width * (size_t)a->height * sizeof(*pixels_a);
    bool same = a->width == b->width && a->height == b->height &&
                memcmp(pixels_a, pixels_b, size) == 0;
    free(pixels_a);
    free(pixels_b);
    return same;
}

static inline bool same_as_from_nothing(const struct studio *studio,
                                        struct draw_list *list)
{
    struct canvas *fresh = paint_from_nothing(studio->text, list, studio->canvas->width,
                                              studio->canvas->height);
    bool same = same_picture(studio->canvas, fresh);
    canvas_destroy(fresh);
    return same;
}

#endif
