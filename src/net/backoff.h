// backoff.h
// How long to wait before the next attempt: 1 s, doubling to 30 s, with up to 20 % on top
// so that many overlays do not return as one crowd. 30 s is never exceeded: the longest
// waits begin lower by as much. For ever; only a session that
// was established starts it afresh.
//
// Threads: pure functions on a struct of the caller's.
#ifndef NET_BACKOFF_H
#define NET_BACKOFF_H

#include <stdbool.h>
#include <stdint.h>

#include "feed/feed.h"

enum {
    BACKOFF_FIRST_MS = 1000,
    BACKOFF_LAST_MS = 30000,
    BACKOFF_JITTER_PERCENT = 20,
    BACKOFF_LATER_MS = 30000,
    BACKOFF_SLOW_MS = 60000,
    BACKOFF_NOW_GAP_MS = 10000, // a second "at once" within this time waits its turn
};

struct backoff {
    uint32_t seed; // from the address: no two feeds in step, the same in every run
    int failures;  // since the last established session
    int total;
    bool jumped; // an immediate retry has happened, at jumped_at_ms
    int64_t jumped_at_ms;
};

void backoff_init(struct backoff *backoff, const char *address);
// The delay, or -1 for FEED_RETRY_STOP.
int64_t backoff_next(struct backoff *backoff, enum feed_retry retry, int64_t now_ms);
void backoff_ready(struct backoff *backoff); // the session is established

#endif
