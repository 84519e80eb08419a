// visitors.h
// The simulator's Pusher side: who is connected, what each has subscribed to, and what
// each is told.
//
// Threads: the venue's loop.
#ifndef VENUE_VISITORS_H
#define VENUE_VISITORS_H

#include "net/record.h"
#include "net/ws_server.h"

struct visitor;

struct visitors { // zeroed is empty
    struct visitor *first;
    unsigned admitted; // makes socket ids
};

bool visitors_accept(const struct http_request *request);
void visitors_open(struct visitors *visitors, struct ws_client *client);
// True if this was a subscription.
bool visitors_text(struct ws_client *client, struct str text);
void visitors_closed(struct visitors *visitors, struct ws_client *client);
// One line of the day to everybody whom it concerns.
void visitors_tell(struct visitors *visitors, const struct script_line *line);

#endif
