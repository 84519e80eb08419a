// pusher_server.h
// The server's side of Pusher protocol 7, as text only: what a server says, and what a
// client meant. The simulator and the replay of day scripts speak it; data goes out
// double-encoded, as Pusher does.
//
// Threads: pure functions.
#ifndef NET_PUSHER_SERVER_H
#define NET_PUSHER_SERVER_H

#include <stdbool.h>

#include "base/str.h"

enum { PUSHER_CHANNEL = 165 }; // with terminator

enum pusher_request { PUSHER_SUBSCRIBE, PUSHER_UNSUBSCRIBE, PUSHER_PING, PUSHER_OTHER };

// What a client's text asks for; false if it is no message of the protocol. `channel` is
// "" where none belongs.
bool pusher_read(struct str text, enum pusher_request *request,
                 char channel[PUSHER_CHANNEL]);

// Each appends one whole message.
void pusher_put_established(struct buf *out, const char *socket_id, int timeout_s);
void pusher_put_subscribed(struct buf *out, const char *channel);
void pusher_put_pong(struct buf *out);
void pusher_put_error(struct buf *out, int code, const char *message);
// `data` is JSON text or any other.
void pusher_put_event(struct buf *out, const char *event, const char *channel,
                      const char *data);

// "...-overview-14-1-1": the channel of one unit, which gets no news of others.
bool pusher_is_unit_channel(const char *channel);

#endif
