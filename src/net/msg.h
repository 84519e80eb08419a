// msg.h
// What the inbox carries from the network to the main thread.
//
// Threads: a message belongs to whoever made it until it is pushed, then to main.
#ifndef NET_MSG_H
#define NET_MSG_H

#include "base/inbox.h"
#include "feed/feed.h"

struct arena;

enum msg_kind {
    MSG_EVENTS, // body: struct event_list, from a feed
    MSG_CUE,    // body: struct msg_cue, from HTTP
    MSG_STILL,  // the control thread waits for a picture; body: struct msg_cue
    MSG_STATUS, // the control thread waits for a fresh state; body: struct msg_cue
};

// The cue itself is the app's business; net only carries the pointer.
struct msg_cue {
    const void *cue;
    unsigned long long ticket; // answered in the outbox when it has been obeyed
};

#endif
