// held.h
// Messages of feeds that wait until the pictures have caught up with them. Each feed's
// stay in their order. There is room for so much of each feed; when more comes the oldest
// come early, which loses nothing, and are counted.
//
// Threads: main only.
#ifndef APP_HELD_H
#define APP_HELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/inbox.h"
#include "sport/event.h"

enum { HELD_MESSAGES = 8192, HELD_BYTES = 64 << 20 }; // of one feed

// Zero is empty.
struct held {
    struct held_feed {
        struct msg *first, *last;
        int count;
        size_t bytes;
        int64_t early; // came so far before they were due
    } feeds[INBOX_FEEDS];
};

// Takes a message of a feed, until due_ns, which is then its received_ns. False, and it
// stays the caller's: it is due, and none of its feed waits before it.
bool held_keep(struct held *held, struct msg *msg, int64_t due_ns, int64_t now_ns);
// The same for events that a replay tells: takes their arena, too.
bool held_keep_events(struct held *held, int feed, const struct event_list *events,
                      int64_t due_ns, int64_t now_ns);
// Gives what is most due, or what there is no room for (`early`: how much of its feed
// came so until now; else 0). The caller frees it. NULL: not yet.
struct msg *held_take(struct held *held, int64_t now_ns, int64_t *early);
// When held_take will next have one; INT64_MAX: never.
int64_t held_next_ns(const struct held *held);
void held_finish(struct held *held);

#endif
