// A damaged part of the canvas into the window, up to where the system's own way begins:
// SDL's dummy driver stands for the screen.
#include <stdlib.h>
#include <string.h>

#include "component.h"
#include "output/window.h"
#include "stage.h"

enum { TIMES = 10 };

static const struct part {
    const char *name;
    struct rect rect;
} PARTS[] = {
    {"figure", {1500, 880, 120, 60}},
    {"lower-third", {160, 840, 1240, 180}},
    {"frame", {0, 0, STAGE_WIDTH, STAGE_HEIGHT}},
};

struct screen {
    struct stage *stage;
    struct window *window;
    struct damage damage;
};

static void *open_screen(const char *part)
{
    char error[400];
    struct screen *screen = xalloc(sizeof(*screen));
    struct rect whole = {0, 0, STAGE_WIDTH, STAGE_HEIGHT};
    const struct window_config config = {.title = "components",
                                         .windowed = true,
                                         .place = whole,
                                         .width = STAGE_WIDTH,
                                         .height = STAGE_HEIGHT,
                                         .rate = 50};
    struct damage painted = {0};
    screen->stage = stage_open("winner");
    struct theme_moment moment = stage_moment(screen->stage, screen->stage->in_frames);
    programme_paint_scene(&screen->stage->programme, &moment, &painted);
    for (size_t i = 0; i < sizeof(PARTS) / sizeof(PARTS[0]); i++) {
        if (strcmp(PARTS[i].name, part) == 0) {
            damage_add(&screen->damage, PARTS[i].rect, whole);
        }
    }
    screen->window = window_video_start(error, sizeof(error))
                         ? window_create(&config, error, sizeof(error))
                         : NULL;
    if (!screen->window) {
        component_fail("%s", error);
    }
    return screen;
}

static int run(void *state)
{
    const struct screen *screen = state;
    const struct programme *p = &screen->stage->programme;
    for (int i = 0; i < TIMES; i++) {
        window_present(screen->window, &p->key, p->canvas, &screen->damage);
    }
    return TIMES;
}

static void close_screen(void *state)
{
    struct screen *screen = state;
    window_destroy(screen->window);
    window_video_stop();
    stage_close(screen->stage);
    free(screen);
}

const struct component component_present = {
    .name = "present",
    .unit = "part",
    .inputs = {"figure", "lower-third", "frame"},
    .open = open_screen,
    .run = run,
    .close = close_screen,
};
