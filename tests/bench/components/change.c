// News in place: a figure that was never set before, from values to the canvas.
#include <stdlib.h>

#include "component.h"
#include "stage.h"

enum { CHANGES = 40, SETTLED_MS = 60000 };

struct news {
    struct stage *stage;
    const char *name; // of the value that changes
    int number;       // of the changes so far
};

static void paint_figure(struct news *news)
{
    struct stage *stage = news->stage;
    struct damage damage = {0};
    struct theme_moment moment = stage_moment(stage, 0);
    moment.in_ms = SETTLED_MS;
    values_printf(&stage->values, news->name, "%d.%02d", 10 + news->number / 100 % 90,
                  news->number % 100);
    news->number++;
    programme_paint_scene(&stage->programme, &moment, &damage);
}

static void *open_news(const char *scene)
{
    struct news *news = xalloc(sizeof(*news));
    news->stage = stage_open(scene);
    news->name = values_find(&news->stage->values, "mark") ? "mark" : "clock";
    while (programme_warm(&news->stage->programme)) {
    }
    paint_figure(news);
    return news;
}

static int run(void *state)
{
    for (int i = 0; i < CHANGES; i++) {
        paint_figure(state);
    }
    return CHANGES;
}

static void close_news(void *state)
{
    struct news *news = state;
    stage_close(news->stage);
    free(news);
}

const struct component component_change = {
    .name = "change",
    .unit = "change",
    .inputs = {"winner", "attempt", "scorebug"},
    .open = open_news,
    .run = run,
    .close = close_news,
};
