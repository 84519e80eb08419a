#include "panel.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/programme.h"
#include "output/window.h"

enum { STEP = 12, COLUMNS = 20, LESS = 3 };

struct panel {
    struct programme programme;
    struct window *window;
    struct arena arena;
    int frame;
};

static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "floor: %s\n", what);
    exit(1);
}

struct panel *panel_open(int width, int height)
{
    char dir[PATH_SIZE], error[400] = "themes/stadium is missing";
    struct panel *panel = xalloc(sizeof(*panel));
    struct key key = key_init(KEY_CHROMA, 0x00ff00, KEY_RANGE_OWN);
    const struct window_config config = {.title = "floor",
                                         .windowed = true,
                                         .place = {0, 0, width, height},
                                         .width = width,
                                         .height = height,
                                         .rate = 60};
    if (!paths_find("themes/stadium", NULL, dir) ||
        !programme_init(&panel->programme, dir, width, height, key, error,
                        sizeof(error)) ||
        !window_video_start(error, sizeof(error)) ||
        !(panel->window = window_create(&config, error, sizeof(error)))) {
        fail(error);
    }
    return panel;
}

void panel_close(struct panel *panel)
{
    window_destroy(panel->window);
    window_video_stop();
    programme_finish(&panel->programme);
    arena_finish(&panel->arena);
    free(panel);
}

// Paint keeps rows that are alike once; here each differs from its neighbours, so that
// all of the panel must be read: the columns change colour at different heights.
static void add_columns(struct draw_list *list, struct rect whole)
{
    for (int i = 0; i < COLUMNS; i++) {
        struct draw_item *column = draw_add(list, DRAW_BOX);
        int left = whole.w * i / COLUMNS, right = whole.w * (i + 1) / COLUMNS;
        column->rect = (struct rect){whole.x + left, whole.y, right - left, whole.h};
        column->color = 0xff000000;
        column->color2 = 0xffffffff - (uint32_t)(i * LESS) * 0x010101u;
        column->gradient = GRADIENT_DOWN;
    }
}

void panel_frame(struct panel *panel, struct rect rect)
{
    struct damage damage = {0};
    arena_reset(&panel->arena);
    struct draw_list list = draw_list_begin(&panel->arena);
    struct rect whole = {rect.x, rect.y, rect.w * 2, rect.h};
    struct draw_item *item = draw_add(&list, DRAW_PANEL);
    item->rect = whole;
    item->clip = rect;
    item->dx = -(panel->frame++ * STEP % rect.w);
    add_columns(&list, whole);
    draw_add(&list, DRAW_END);
    programme_paint_list(&panel->programme, &list, &damage);
    window_present(panel->window, &panel->programme.key, panel->programme.canvas,
                   &damage);
}
