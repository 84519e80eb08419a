// fastpath_flow.h
// The flow of FastPath's packets: which one follows which across connections, and what of
// it is news and what the past told again.
//
// Threads: pure functions.
#ifndef FEED_FASTPATH_FLOW_H
#define FEED_FASTPATH_FLOW_H

#include "feed/fastpath.h"

// fastpath_order.c: which packet follows which.
struct fastpath_order {
    long long last;   // on this connection, -1: none
    long long before; // on any earlier one, -1: none
    uint64_t newest;  // what the last one was
    int64_t position; // that this connection asked for
    int64_t counted;  // packets since the first of all
    uint64_t recent[FASTPATH_RECENT];
    bool recent_old[FASTPATH_RECENT]; // heard before this connection
    int recent_at;
    bool whole_asked; // because packets were missing
    int64_t missing;
    int64_t newest_ms; // when the last one happened, 0: not told
    long long late_last;
    int late_run, newer_run; // late ones in a row; those that happened after the last one
};

enum fastpath_place {
    PLACE_NEXT,
    PLACE_AGAIN, // the same once more
    PLACE_KNOWN, // from an earlier connection
    PLACE_LATE,  // a later one was seen already
    PLACE_HOLE,  // packets are missing that a connection from the start will bring
};

void fastpath_order_init(struct fastpath_order *order);
void fastpath_order_open(struct fastpath_order *order, bool resumes);
// Whether later packets were heard before this connection.
bool fastpath_order_behind(const struct fastpath_order *order);
// Where the next connection should go on.
int64_t fastpath_order_position(const struct fastpath_order *order);
// `what` tells packets apart; when_ms: when this one happened, 0: not told. *missing: how
// many are, before this one.
enum fastpath_place fastpath_order_hear(struct fastpath_order *order, long long seq,
                                        uint64_t what, int64_t when_ms, int *missing);
uint64_t fastpath_order_what(const struct fastpath_action *action, struct str text);

// fastpath_pace.c: what is news, and what is the past told again.
struct fastpath_pace {
    bool known; // the server's clock
    int64_t offset_ms;
    bool live;  // what comes now is news
    bool heard; // a packet, since it is not
    int64_t heard_ms;
    bool anchored; // by a packet behind a pause, which the next ones may keep pace with
    int64_t anchor_ms, anchor_when_ms;
    bool cut;
    int64_t cut_ms;
};

// The server told its time.
void fastpath_pace_time(struct fastpath_pace *pace, int64_t when_ms, int64_t now_ms);
// A connection, or the venue's, began: what was missed comes first.
void fastpath_pace_begin(struct fastpath_pace *pace);
void fastpath_pace_cut(struct fastpath_pace *pace, bool cut, int64_t now_ms);
// How long ago the action happened. False if nobody knows.
bool fastpath_pace_age(const struct fastpath_pace *pace,
                       const struct fastpath_action *action, int64_t now_ms,
                       int64_t *age_ms);
// A packet came: whether it is news. It ends a cut that nobody told the end of. `behind`:
// later packets were heard before this connection.
bool fastpath_pace_hear(struct fastpath_pace *pace, const struct fastpath_action *action,
                        bool behind, int64_t now_ms);
int64_t fastpath_pace_due(const struct fastpath_pace *pace);
void fastpath_pace_tick(struct fastpath_pace *pace, int64_t now_ms);

#endif
