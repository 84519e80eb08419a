#include "panel.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/programme.h"
#include "output/window.h"

enum { STEP = 12, BANDS = 24 };

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

static void add_bands(struct draw_list *list, struct rect whole)
{
    struct draw_item *ground = draw_add(list, DRAW_BOX);
    ground->rect = whole;
    ground->color = 0xff10243e;
    ground->color2 = 0xff2f6fb0;
    ground->gradient = GRADIENT_DOWN; // no two rows alike: all of it must be read
    for (int i = 0; i < BANDS; i++) {
        struct draw_item *band = draw_add(list, DRAW_BOX);
        int height = whole.h / BANDS;
        band->rect =
            (struct rect){whole.x + i * 8, whole.y + i * height, whole.w / 2, height / 2};
        band->color = 0xffe8eef4;
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
    add_bands(&list, whole);
    draw_add(&list, DRAW_END);
    programme_paint_list(&panel->programme, &list, &damage);
    window_present(panel->window, &panel->programme.key, panel->programme.canvas,
                   &damage);
}
