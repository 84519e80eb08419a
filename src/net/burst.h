// burst.h
// Many texts that one read of a connection brought: after a stall, or in a flood. What a
// later one of them makes superfluous, and what cannot be news at all, is only counted.
//
// Nothing is lost by that. Texts that are not known to be superfluous are decoded, in
// their order, and what stands before one of them is settled before it is. Of the states
// of one thing that say the same but for what is told anew each time the newest is
// decoded; should it be bad, the one before it. Of those that are for others the first of
// each kind is decoded, so that it is logged.
//
// Threads: one at a time.
#ifndef NET_BURST_H
#define NET_BURST_H

#include <stdbool.h>

#include "base/str.h"
#include "feed/feed.h"

enum {
    BURST_LEAST = 4,  // fewer at once are all decoded
    BURST_MOST = 256, // more are several bursts
    BURST_KINDS = 8,
    BURST_AGAIN_MS = 1000,
};

// Of others that were decoded, for the bursts to come. Zeroed: none was.
struct burst_kinds {
    int64_t since_ms;
    int count;
    struct glance items[BURST_KINDS];
};

struct burst_ears {
    bool (*hear)(void *context, struct str text);    // decodes it; false: it was bad
    void (*pass)(void *context, int count, int bad); // so many were only counted
    void *context;
};

struct burst_from {
    const struct feed_ops *ops;
    const struct feed_config *config;
    struct burst_kinds *kinds;
};

void burst_hear(const struct burst_from *from, const struct str *texts, int count,
                int64_t now_ms, const struct burst_ears *ears);

#endif
