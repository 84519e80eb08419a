// live.h
// The programme on air: one loop that hears keys, feeds and requests, lets the show
// decide, paints what changed and shows it, and sleeps when nothing moves.
//
// Threads: main only.
#ifndef APP_LIVE_H
#define APP_LIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/config.h"
#include "app/theme_ahead.h"
#include "net/record.h"

struct live_config {
    const struct config *show;
    char theme_dir[PATH_SIZE];
    struct theme_ahead *theme; // of theme_dir; NULL: read when it is needed
    int display;
    const char *wanted; // the wish that found it
    int matte;          // display of the matte beside the fill, -1: none
    bool monitor;       // the operator's window is wanted
    bool window;        // false: no window, the pipe only
    bool windowed;
    const char *pipe;            // NULL: none
    const char *record;          // NULL: none
    const char *journal;         // NULL: none
    const char *resume;          // file of standing orders; NULL: none are kept
    const struct script *replay; // NULL: the real feeds
    double speed;                // of the replay
    int64_t ends_after_ms;       // 0: runs until told to stop
};

// Returns the exit status.
int live_run(const struct live_config *config);

#endif
