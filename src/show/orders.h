// orders.h
// What the operator ordered that stands until he says otherwise: automation off, layers
// switched off, what is followed, what he put up, pinned, corrected and sent away, and
// the layer that he selected. Said as the cues that put a fresh show into the same state,
// so that a program that starts again after a crash has them from a file. orders_of()
// reads them off the show; order_turn() tells when one that was kept can be obeyed. A
// line of text each:
//
//   {"cue":"auto off"}
//   {"cue":"take winner track/12/1/1"}
//   {"cue":"take results track/12/1/1","said":{"event":"Mile",...}}
//                                              as the feed said it, until it says it anew
//   {"cue":"veto goal cup/368/g5","said":{...}}
//                                              away until the feed says something else
//   {"cue":"veto scorebug cup/368"}            out of the corner until something else is
//   due
//   {"cue":"layer board"}                      which cues without a layer mean
//   {"cue":"pin lower"}                        what the take before it put up there
//   {"cue":{"cue":"take","scene":"goal","subject":"manual/goal","data":{...}},
//    "until":1780315208.250}                   leaves by itself then, seconds since 1970
//   {"cue":{"cue":"set",...},"rows":{"rows.3.name":"31"}}
//                                              the row of bib 31, wherever it is now
//
// Threads: main only; plain data in the arena that is given.
#ifndef SHOW_ORDERS_H
#define SHOW_ORDERS_H

#include "base/str.h"
#include "show/show.h"

enum { ORDERS_MAX = 64 };

struct order {
    struct cue cue;
    const struct scene *scene; // of a take, a pin or a set: what it is about; else NULL
    const char *subject;       // of the same
    int64_t until_ms;          // when what it puts up leaves; INT64_MAX: not by itself
    struct values said; // of a take or a veto: what a feed said of it; empty: nothing
    struct values rows; // of a set: name of a row's value -> what tells the row apart
};

struct orders {
    struct arena *arena;
    struct order *items; // room for ORDERS_MAX
    int count;
};

enum order_turn {
    ORDER_NOW,    // it can be obeyed
    ORDER_PARTLY, // it can, and what is left of it waits
    ORDER_WAITS,  // until more is known
    ORDER_DONE    // it is so already
};

struct orders orders_begin(struct arena *arena);
// NULL: there are ORDERS_MAX.
struct order *orders_add(struct orders *orders);
// Those that stand now, each after those that it needs.
struct orders orders_of(struct show *show, struct arena *arena);
// Whether one can be obeyed; then *now is the cue for that. Rows may have moved since it
// was ordered, and what was corrected of those that are not there yet waits for them.
enum order_turn order_turn(struct show *show, struct order *order, struct arena *arena,
                           struct cue *now);
// After it was obeyed: what is left of its hold, and what it shows fetched anew.
void order_obeyed(struct show *show, const struct order *order);
// Has what it waits for fetched, if that is how it comes.
void order_ask(struct show *show, const struct order *order);
// "winner track/12/1/1", "auto off"
const char *order_text(const struct order *order, struct arena *arena);

// epoch_ms: as in show_set_wall(). A line with its end.
void order_print(const struct order *order, int64_t epoch_ms, struct buf *out);
// Adds the order of a line. False with a reason.
bool orders_read(struct orders *orders, struct str line, int64_t epoch_ms, char *error,
                 size_t error_size);

#endif
