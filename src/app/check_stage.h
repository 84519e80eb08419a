// check_stage.h
// A scene with its sample, in which one name after the other is tried: what the scene
// shows of it, and roughly how much there is room for.
//
// Threads: main only.
#ifndef APP_CHECK_STAGE_H
#define APP_CHECK_STAGE_H

#include "app/programme.h"

struct check_stage {
    struct arena arena;
    const char *scene, *key; // "rows." of a key is the first row of the sample's list
    struct values values;
    struct draw_list nobody; // as it is with a name that nobody has
    int fits;                // width of a name that was shown whole
    bool brief;              // shows no name whole, so that a shorter form says nothing
};

// What a scene makes of a name, the worst last.
enum check_result { CHECK_WHOLE, CHECK_ABBREVIATED, CHECK_CUT, CHECK_RESULTS };

struct check_shown {
    enum check_result result;
    const char *text;
    struct text_gap missing; // a letter that no font has
    const char *face;        // that lacks it
};

struct check_name {
    const char *whole;
    const char *family;     // told beside it, NULL
    const char *short_name; // of a team; NULL: the sample's
};

// `kind` is what the scene is told of whose name it is; NULL: a person's.
void check_stage_init(struct check_stage *stage, struct programme *programme,
                      const char *scene, const char *key, const char *kind);
void check_stage_finish(struct check_stage *stage); // zero is fine
// What it says lives in the arena.
struct check_shown check_stage_try(struct check_stage *stage, struct programme *programme,
                                   const struct check_name *name, struct arena *arena);
// Pixels of a name, for comparing it with `fits`.
int check_stage_width(const struct programme *programme, const char *name);

#endif
