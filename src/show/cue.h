// cue.h
// The only way to steer: words, by key, HTTP or script. DESIGN section 7 lists them.
// Parsing checks everything that can be known without the show's state.
//
// Threads: pure functions.
#ifndef SHOW_CUE_H
#define SHOW_CUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "show/values.h"

enum cue_kind {
    CUE_TAKE,
    CUE_DISMISS,
    CUE_PIN,
    CUE_UNPIN,
    CUE_NEXT,
    CUE_PREV,
    CUE_DETAIL,
    CUE_VETO,
    CUE_CLEAR,
    CUE_AUTO,
    CUE_FOLLOW,
    CUE_CALL,
    CUE_BUG,
    CUE_BOARD,
    CUE_LAYER,
    CUE_THEME_RELOAD,
    CUE_QUIT,
    CUE_SET,
    CUE_UNSET,
    // A key that does the one or the other, by what is on air.
    CUE_PIN_TOGGLE,
    CUE_AUTO_TOGGLE,
    CUE_BUG_TOGGLE,
    CUE_BOARD_TOGGLE,
};

enum { CUE_WORD = 128, CUE_BY = 96, CUE_TEXT = VALUES_MAX_TEXT, CUE_MAX_BYTES = 65536 };

struct cue {
    enum cue_kind kind;
    char scene[CUE_WORD];   // take, set, veto
    char subject[CUE_WORD]; // take, set, veto, follow, call (the bib)
    char feed[CUE_WORD];    // follow
    int layer;              // -1: the selected or foremost one
    bool on;                // auto, bug, board; set, unset: every value is live again
    char name[CUE_WORD];    // set, unset by words: of the value, as in "rows.3.name"
    char text[CUE_TEXT];    // set by words
    bool has_values;        // take with values of one's own; set by JSON
    bool said;              // take, veto: they are not one's own, a feed said them
    struct values values;   // in the arena given to cue_parse_json
    struct values live;     // set by JSON: names of values that are live again
    uint64_t based_on; // the state's version that the operator looked at; 0: not said
    char by[CUE_BY];   // who sent it, for the log; "": the operator at the keyboard
};

// "take winner track/12/1/1". False with a reason that names the nearest known word.
bool cue_parse(const char *words, struct cue *out, char *error, size_t error_size);
// {"cue":"take","scene":"winner","subject":"...","data":{...}} or {"cue":"auto off"} or,
// with "said" in place of "data", what a feed said of it before a crash: a take shows it
// until the feed tells anew, a veto keeps it away until that is something else; or
// {"cue":"set","scene":"winner","subject":"...","values":{"name":"X","mark":null}}, where
// null or "" is live again, and "live":true in place of values everything. Beside each
// of them "version", the state's that it was decided on, and "operator", a name for `by`.
bool cue_parse_json(const struct json *object, struct arena *arena, struct cue *out,
                    char *error, size_t error_size);
// Either of the two, told apart by the first byte: what is posted and what is recorded.
bool cue_read(struct str text, struct arena *arena, struct cue *out, char *error,
              size_t error_size);
// The words again, or the JSON, for journal, state and recording.
const char *cue_print(const struct cue *cue, struct arena *arena);

#endif
