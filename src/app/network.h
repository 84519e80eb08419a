// network.h
// All that talks to the outside: the feeds' loop, REST, the control server and the
// recording, started together and shut down in the one order that is safe.
//
// Threads: main only; what it starts runs on three threads of its own.
#ifndef APP_NETWORK_H
#define APP_NETWORK_H

#include <stdbool.h>
#include <stddef.h>

#include "app/config.h"
#include "app/hooks.h"
#include "app/outbox.h"
#include "base/inbox.h"
#include "net/http.h"
#include "net/record.h"
#include "net/source.h"

struct network {
    struct loop *feeds_loop;
    struct loop *control_loop;
    struct rest *rest;
    struct http *http;
    struct control *control;
    struct hooks hooks;
    struct source *sources[CONFIG_FEEDS];
    int source_count;
};

// Starts everything. Feeds are left out when `with_feeds` is false (replay). On failure
// nothing is left running, and the error is a line for a person.
bool network_start(struct network *network, const struct config *config, bool with_feeds,
                   struct inbox *inbox, struct outbox *outbox, struct record *record,
                   char *error, size_t error_size);
// Main: there is something new in the outbox.
void network_tell(const struct network *network);
// Stop all, join all, destroy all. Zeroed is fine.
void network_stop(struct network *network);

#endif
