// ticker.h
// The day's clock: when it began, how far it is, and a thread that wakes the loop when a
// line is due and once a second.
//
// Threads: create, start, stop and destroy on main; begin and now on any.
#ifndef VENUE_TICKER_H
#define VENUE_TICKER_H

#include "net/loop.h"
#include "net/record.h"

struct ticker;

struct ticker_time {
    bool begun;
    int64_t at_ms;    // of the day; 0 before it begins
    int64_t epoch_ms; // the wall clock when it began, or now
};

// `script` and `loop` must outlive it.
struct ticker *ticker_create(const struct script *script, double speed,
                             struct loop *loop);
bool ticker_start(struct ticker *ticker);
void ticker_begin(struct ticker *ticker); // only the first time
struct ticker_time ticker_now(struct ticker *ticker);
void ticker_stop(struct ticker *ticker);    // wakes the loop no more; NULL is fine
void ticker_destroy(struct ticker *ticker); // stops it; NULL is fine

#endif
