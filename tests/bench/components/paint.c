// Draw lists to the canvas: a scene comes and goes, frame by frame.
#include <stdlib.h>

#include "component.h"
#include "stage.h"

struct easel {
    struct stage *stage;
    struct draw_list *lists; // of every frame; the last is empty
    struct arena arena;
    struct paint *paint;
};

static void *open_easel(const char *scene)
{
    struct easel *easel = xalloc(sizeof(*easel));
    struct stage *stage = stage_open(scene);
    easel->stage = stage;
    easel->paint = paint_create(stage->programme.text, NULL);
    easel->lists = xalloc((size_t)stage->frames * sizeof(*easel->lists));
    for (int i = 0; i < stage->frames; i++) {
        struct theme_moment moment = stage_moment(stage, i);
        moment.memo = NULL; // what is listed lives on
        easel->lists[i] = draw_list_begin(&easel->arena);
        if (i < stage->frames - 1) {
            theme_layout(stage->programme.theme, &moment, &stage->programme.measure,
                         &easel->lists[i]);
        }
    }
    return easel;
}

static int run(void *state)
{
    struct easel *easel = state;
    for (int i = 0; i < easel->stage->frames; i++) {
        struct damage damage = {0};
        paint_list(easel->paint, &easel->lists[i], easel->stage->programme.canvas,
                   &damage);
    }
    return easel->stage->frames;
}

static void close_easel(void *state)
{
    struct easel *easel = state;
    paint_destroy(easel->paint);
    free(easel->lists);
    arena_finish(&easel->arena);
    stage_close(easel->stage);
    free(easel);
}

const struct component component_paint = {
    .name = "paint",
    .unit = "frame",
    .inputs = {"winner", "scorebug", "leaderboard", "results"},
    .open = open_easel,
    .run = run,
    .close = close_easel,
};
