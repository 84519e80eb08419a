// line.h
// What a mixer or a control panel says over a plain TCP connection, one line at a time:
// the cue's words as they are ("dismiss lower"), JSON as it is posted, or a subset of
// RossTalk in capitals (TAKE 3, NEXT, CLFB, CLRA, UP, DOWN), and SUBSCRIBE for the state.
//
// Threads: pure functions.
#ifndef SHOW_LINE_H
#define SHOW_LINE_H

#include "base/str.h"
#include "show/cue.h"

enum { LINE_MAX_BYTES = 8192 };

enum line_kind {
    LINE_NOTHING, // empty: no answer
    LINE_CUE,
    LINE_TOKEN,
    LINE_SUBSCRIBE,
    LINE_UNSUBSCRIBE,
    LINE_STATE, // the state once
    LINE_PING,  // whether anybody is there
    LINE_BYE,
    LINE_BAD,     // with a reason
    LINE_FOREIGN, // not our protocol: a browser that was made to come here
};

struct line {
    enum line_kind kind;
    const char *token; // in the arena
    struct cue cue;
};

// `text` without its end. `error` is a reason for BAD. The cue's values live in the
// arena.
enum line_kind line_read(struct str text, struct arena *arena, struct line *out,
                         char *error, size_t error_size);

#endif
