// fastpath_state.h
// The inside of the dialect, shared by its halves: fastpath.c (the connection's life) and
// fastpath_hear.c (what comes over it).
//
// Threads: the feed's.
#ifndef FEED_FASTPATH_STATE_H
#define FEED_FASTPATH_STATE_H

#include "base/buf.h"
#include "feed/fastpath_flow.h"

enum { FASTPATH_HELD = 2 };

struct fastpath_held {
    struct buf text;
    bool there;
    bool behind; // less is told than was known before this connection
    int64_t at_ms;
};

struct feed {
    struct feed_config config;
    char id[FEED_ID]; // of the fixture, "" as the packets say
    struct fastpath_match match;
    struct fastpath_order order;
    struct fastpath_pace pace;
    bool connected, authorised;
    bool unanswered; // the operator was told that the token is
    bool finished;   // no more packets will come
    bool refused;    // the server does not want us
    bool troubled;   // the server told an error on this connection
    bool noted;      // the operator was told something that the next packet makes untrue
    int64_t opened_ms, heard_ms;
    // The newest packets of the past: the last that tells all, and one after it that
    // tells a part. How it stands is told when the past is over, so that no picture runs
    // through it.
    struct fastpath_held held[FASTPATH_HELD];
    bool told[FASTPATH_DOUBTS], told_broken; // complaints already logged
};

// fastpath_hear.c
void fastpath_hear(struct feed *feed, struct str text, int64_t now_ms,
                   struct feed_out *out);
// The session is established, if it was not yet.
void fastpath_authorise(struct feed *feed, struct feed_out *out);
// Tells the operator, until the next packet; NULL: all is well again.
void fastpath_note(struct feed *feed, const char *words, struct feed_out *out);
void fastpath_tell_cut(struct feed *feed, bool cut, struct feed_out *out);

// fastpath_packet.c
struct fastpath_view fastpath_view_of(const struct feed *feed, int64_t now_ms,
                                      struct arena *arena);
// True if others before it are missing.
bool fastpath_packet(struct feed *feed, const struct json *root, struct str text,
                     struct fastpath_view *view, struct feed_out *out);
// When what is held is to be told; INT64_MAX: nothing is.
int64_t fastpath_held_due(const struct feed *feed);
void fastpath_tell_held(struct feed *feed, struct feed_out *out);

#endif
