// wishes.h
// GETs that wait for their answer in a replay. Equal ones that still wait are one.
//
// Threads: one.
#ifndef NET_WISHES_H
#define NET_WISHES_H

#include <stdbool.h>
#include <stdint.h>

#include "feed/feed.h"

// True if one answer serves both: then `waiting` is as good as both.
bool fetch_join(struct feed_fetch *waiting, const struct feed_fetch *more);

struct wish {
    int feed;
    int64_t due_ms; // INT64_MAX: whenever the recording answers it
    struct feed_fetch fetch;
};

struct wishes {         // zeroed is empty
    struct wish *items; // oldest first
    int count;
    int capacity;
};

void wishes_add(struct wishes *wishes, int feed, const struct feed_fetch *fetch,
                int64_t due_ms);
// The one that is due first, NULL if none is ever due.
const struct wish *wishes_next(const struct wishes *wishes);
// Copies it out and forgets it; `wish` is one of the items.
struct wish wishes_take(struct wishes *wishes, const struct wish *wish);
// Keeps the newest of each kind, for answers that come again.
void wishes_note(struct wishes *wishes, int feed, const struct feed_fetch *fetch);
// The oldest one of this feed that an answer to `path` satisfies, NULL if none.
const struct wish *wishes_match(const struct wishes *wishes, int feed, const char *path);
void wishes_finish(struct wishes *wishes);

#endif
