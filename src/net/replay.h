// replay.h
// A recording or day script, told to the real feed code without sockets and at whatever
// time the caller says it is: the same events as live, on a virtual clock.
//
// Threads: one.
#ifndef NET_REPLAY_H
#define NET_REPLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "feed/feed.h"
#include "net/record.h"

struct replay;

// What comes out; called in order of time.
struct replay_sink {
    void (*events)(void *context, int feed, const struct event_list *events,
                   int64_t at_ms);
    void (*cue)(void *context, const char *words, int64_t at_ms);
    void *context;
};

// `script` and `feeds` must outlive it.
struct replay *replay_create(const struct script *script, const struct feed_config *feeds,
                             int feed_count, const struct replay_sink *sink);
void replay_destroy(struct replay *replay); // NULL is fine
// Whatever is told from now on is also recorded, at its virtual time: this makes a
// recording of a day script. NULL ends that. `record` must outlive it.
void replay_record(struct replay *replay, struct record *record);
// Tells everything up to and including now_ms.
void replay_step(struct replay *replay, int64_t now_ms);
// When the next thing happens; INT64_MAX at the end.
int64_t replay_next(const struct replay *replay);
// A GET the show wishes for, answered from the script after a short while.
void replay_fetch_unit(struct replay *replay, int feed, const struct unit_key *unit,
                       int64_t now_ms);

#endif
