// stage.h
// The first theme with a scene's bundled sample values, at 1920x1080, and the moments of
// an appearance: in, at rest, out.
#ifndef BENCH_STAGE_H
#define BENCH_STAGE_H

#include "app/programme.h"

enum { STAGE_WIDTH = 1920, STAGE_HEIGHT = 1080, STAGE_FRAME_MS = 20 };

struct stage {
    struct programme programme;
    struct arena arena;
    char scene[64];
    struct values values;
    int in_frames, frames; // until it stands; in all, the empty one at the end included
};

// Ends the program if it cannot be had.
struct stage *stage_open(const char *scene);
void stage_close(struct stage *stage);
struct theme_moment stage_moment(const struct stage *stage, int frame);

#endif
