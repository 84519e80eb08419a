// Proposals and cues to what is on air: popups and boards at a meeting's pace, and a
// flood of them that the queue must sort.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/samples.h"
#include "base/arena.h"
#include "component.h"
#include "show/director.h"

enum { PROPOSALS = 400, SUBJECTS = 60, CUE_EVERY = 7 };

static const struct pace {
    const char *name;
    int every_ms;
} PACES[] = {{"meeting", 2500}, {"flood", 40}};

static const char *const SCENES[] = {"winner", "attempt",     "height",
                                     "goal",   "leaderboard", "athlete"};
enum { SCENE_COUNT = sizeof(SCENES) / sizeof(SCENES[0]) };

static const char *const CUES[] = {"take",    "pin",  "unpin",
                                   "dismiss", "next", "take winner"};
enum { CUE_COUNT = sizeof(CUES) / sizeof(CUES[0]) };

struct desk {
    struct arena arena;
    int every_ms;
    const struct scene *scenes[SCENE_COUNT];
    struct values values[SCENE_COUNT];
    struct cue cues[CUE_COUNT];
};

static void *open_desk(const char *name)
{
    char path[PATH_SIZE], error[400];
    struct desk *desk = xalloc(sizeof(*desk));
    for (size_t i = 0; i < sizeof(PACES) / sizeof(PACES[0]); i++) {
        desk->every_ms =
            strcmp(PACES[i].name, name) == 0 ? PACES[i].every_ms : desk->every_ms;
    }
    for (int i = 0; i < SCENE_COUNT; i++) {
        desk->scenes[i] = scene_find(SCENES[i]);
        desk->values[i] = values_begin(&desk->arena);
        if (!samples_find(SCENES[i], path) ||
            !samples_load(path, &desk->values[i], error, sizeof(error))) {
            component_fail("no sample of %s", SCENES[i]);
        }
    }
    for (int i = 0; i < CUE_COUNT; i++) {
        if (!cue_parse(CUES[i], &desk->cues[i], error, sizeof(error))) {
            component_fail("%s", error);
        }
    }
    return desk;
}

static void step_until(struct director *director, int64_t now_ms)
{
    for (int64_t at_ms = director_next(director); at_ms < now_ms;
         at_ms = director_next(director)) {
        if (!director_step(director, at_ms)) {
            break;
        }
    }
    director_step(director, now_ms);
}

static void propose(struct desk *desk, struct director *director, int number,
                    int64_t now_ms)
{
    char subject[DIRECTOR_SUBJECT];
    int kind = number % SCENE_COUNT;
    snprintf(subject, sizeof(subject), "track/%d/1/1", number % SUBJECTS);
    values_printf(&desk->values[kind], "mark", "%d.%02d", 10 + number / 100,
                  number % 100);
    director_propose(director,
                     &(struct proposal){.scene = desk->scenes[kind],
                                        .subject = subject,
                                        .values = &desk->values[kind],
                                        .reason = "results arrived",
                                        .born_ms = now_ms},
                     now_ms);
}

static int run(void *state)
{
    struct desk *desk = state;
    struct director *director = director_create();
    const char *why;
    for (int i = 0; i < SCENE_COUNT; i++) {
        director_set_timing(director, desk->scenes[i],
                            (struct scene_timing){400, 300, 8});
    }
    for (int i = 0; i < PROPOSALS; i++) {
        int64_t now_ms = (int64_t)i * desk->every_ms;
        step_until(director, now_ms);
        propose(desk, director, i, now_ms);
        if (i % CUE_EVERY == 0) {
            director_cue(director, &desk->cues[i / CUE_EVERY % CUE_COUNT], now_ms, &why);
        }
    }
    director_destroy(director);
    return PROPOSALS;
}

static void close_desk(void *state)
{
    struct desk *desk = state;
    arena_finish(&desk->arena);
    free(desk);
}

const struct component component_director = {
    .name = "director",
    .unit = "proposal",
    .inputs = {"meeting", "flood"},
    .open = open_desk,
    .run = run,
    .close = close_desk,
};
