// hall_server.h
// The server's side of the Minicup's live service, as text only: what the simulator and
// the replay of day scripts have in common.
//
// Threads: pure functions.
#ifndef NET_HALL_SERVER_H
#define NET_HALL_SERVER_H

#include "base/buf.h"

struct json;

// Adds the match as the socket tells it: REST's rosters are no part of it there.
void hall_put_match(struct buf *out, const struct json *match);

#endif
