// inbox.h
// A bounded queue that carries owned messages from the network threads to the main
// thread.
//
// The queue owns a message from a successful push until it is popped. When it is full
// the oldest droppable message of the same feed goes, because a newer snapshot says more
// than an older one; failing that the oldest droppable of any feed. Cues are never
// dropped.
//
// Threads: any thread may push; only the main thread pops.
#ifndef BASE_INBOX_H
#define BASE_INBOX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

enum { INBOX_FEEDS = 16, INBOX_NO_FEED = -1 };

// What a message carries is the business of both ends; the queue only moves it.
struct msg {
    int feed;            // index of the feed, or INBOX_NO_FEED
    int kind;            // see net/msg.h
    bool keep;           // never dropped (cues, link states)
    bool quiet;          // nobody need wake up for it: it may wait for the next message
    int64_t received_ns; // clock_now_ns() when its bytes were complete
    struct arena arena;  // owns everything that body points to
    void *body;          // in the arena
    struct msg *next;
};

struct msg *msg_create(int feed, int kind, int64_t received_ns);
void msg_free(struct msg *msg); // NULL is fine

struct inbox;

// `wake` is called after each push that is not quiet, and after any once the queue is
// more than half full, outside the lock, on the pushing thread; may be NULL.
struct inbox *inbox_create(int capacity, void (*wake)(void *context), void *context);
void inbox_destroy(struct inbox *inbox); // NULL is fine; frees what is still queued

// Takes msg. Returns false if an older message had to go.
bool inbox_push(struct inbox *inbox, struct msg *msg);
// For who pushed quietly, to wake once for all of it.
void inbox_wake(struct inbox *inbox);
// Gives the oldest message, or NULL. The caller frees it with msg_free().
struct msg *inbox_pop(struct inbox *inbox);
// Messages of this feed that were dropped so far.
int64_t inbox_dropped(struct inbox *inbox, int feed);

#endif
