#include "stage.h"

#include <stdlib.h>

#include "app/samples.h"
#include "base/str.h"
#include "component.h"

enum { REST_FRAMES = 2 };

static int frames_of(int ms)
{
    return ms / STAGE_FRAME_MS + 1;
}

struct stage *stage_open(const char *scene)
{
    char dir[PATH_SIZE], sample[PATH_SIZE], error[400] = "a file is missing";
    struct stage *stage = xalloc(sizeof(*stage));
    struct programme *p = &stage->programme;
    struct key key = key_init(KEY_CHROMA, 0x00ff00, KEY_RANGE_OWN);
    text_copy(stage->scene, sizeof(stage->scene), scene);
    stage->values = values_begin(&stage->arena);
    if (!paths_find("themes/stadium", NULL, dir) || !samples_find(scene, sample) ||
        !programme_init(p, dir, STAGE_WIDTH, STAGE_HEIGHT, key, error, sizeof(error)) ||
        !samples_load(sample, &stage->values, error, sizeof(error))) {
        component_fail("%s: %s", scene, error);
    }
    struct theme_timing timing = theme_timing(p->theme, scene);
    stage->in_frames = frames_of(timing.in_ms);
    stage->frames = stage->in_frames + REST_FRAMES + frames_of(timing.out_ms) + 1;
    return stage;
}

void stage_close(struct stage *stage)
{
    programme_finish(&stage->programme);
    arena_finish(&stage->arena);
    free(stage);
}

struct theme_moment stage_moment(const struct stage *stage, int frame)
{
    int standing = stage->in_frames + REST_FRAMES;
    bool leaving = frame >= standing;
    return (struct theme_moment){
        .scene = stage->scene,
        .values = &stage->values,
        .in_ms = (leaving ? standing : frame) * STAGE_FRAME_MS,
        .out_ms = leaving ? (frame - standing) * STAGE_FRAME_MS : -1,
        .change_ms = -1,
        .width = STAGE_WIDTH,
        .height = STAGE_HEIGHT,
        .even = true,
        .memo = stage->programme.memo,
        .key_color = stage->programme.key.color,
    };
}
