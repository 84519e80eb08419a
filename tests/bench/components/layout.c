// Values and time to a draw list: a scene comes and goes, frame by frame.
#include "component.h"
#include "stage.h"

static void *open_stage(const char *scene)
{
    return stage_open(scene);
}

static int run(void *state)
{
    struct stage *stage = state;
    struct programme *p = &stage->programme;
    theme_memo_destroy(p->memo);
    p->memo = theme_memo_create();
    for (int i = 0; i < stage->frames; i++) {
        arena_reset(&p->arena);
        struct draw_list list = draw_list_begin(&p->arena);
        struct theme_moment moment = stage_moment(stage, i);
        theme_layout(p->theme, &moment, &p->measure, &list);
    }
    return stage->frames;
}

static void close_stage(void *state)
{
    stage_close(state);
}

const struct component component_layout = {
    .name = "layout",
    .unit = "frame",
    .inputs = {"winner", "scorebug", "leaderboard", "results"},
    .open = open_stage,
    .run = run,
    .close = close_stage,
};
