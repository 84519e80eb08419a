// source.h
// Binds a feed (pure dialect) to its connections: WebSocket on the feeds loop, GETs
// through rest, events into the inbox, everything raw into the recording.
// Connection states travel as events, so picture and operator see the same truth.
//
// Threads: create and destroy on main; fetch_unit and connect_again from main; hook from
// any thread.
#ifndef NET_SOURCE_H
#define NET_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/inbox.h"
#include "feed/feed.h"
#include "net/loop.h"
#include "net/record.h"
#include "net/rest.h"

struct source;

struct source_parts {
    struct loop *loop;
    struct rest *rest;
    struct inbox *inbox;
    struct record *record; // NULL: nothing is recorded
};

// Call before the loop starts. `feed` is the index the inbox and the show know it by.
// NULL with a line for a person if the configuration gives no usable address.
struct source *source_create(const struct feed_config *config, int feed,
                             const struct source_parts *parts, char *error,
                             size_t error_size);
// After loop and rest have been joined and destroyed.
void source_destroy(struct source *source); // NULL is fine
// A webhook's body, which came with the right token: its events go the way of all others.
// False if the feed's type has none.
bool source_hook(struct source *source, struct str body);
// `whole`: nothing is known of it, so that it helps nobody that nothing has changed.
void source_fetch_unit(struct source *source, const struct unit_key *unit, bool whole);
// Ends the rest after a refusal; otherwise nothing.
void source_connect_again(struct source *source);

#endif
