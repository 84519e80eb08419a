// pusher.h
// Pusher Channels, protocol 7, as a pure state machine: frames and the time in, frames to
// send and wishes out. It connects nothing; whoever owns the socket obeys feed_out.
// Connected means connection_established, not an open WebSocket. What the application
// says (anything that is not the protocol's own chatter) is handed to the dialect.
//
// Sources: OpenTrack notes section 1; pusher-websockets-protocol of pusher.com/docs.
//
// Threads: one at a time.
#ifndef FEED_PUSHER_H
#define FEED_PUSHER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "feed/feed.h"

struct json;
struct json_doc;

enum {
    PUSHER_HANDSHAKE_MS = 10000, // open until connection_established
    PUSHER_ACTIVITY_MS = 30000,  // silence that we bear, unless the server says less
    PUSHER_PONG_MS = 10000,      // after our ping
    PUSHER_HASTY_MS = 10000, // a connection that ends sooner has not done what it should
    PUSHER_CHANNEL_MAX = 164,
    PUSHER_NOTE = 256,
};

enum pusher_state {
    PUSHER_DOWN,
    PUSHER_WAITING, // open, the server has not said connection_established
    PUSHER_UP,
};

struct pusher {
    char channels[FEED_CHANNELS][FEED_CHANNEL];
    int channel_count;

    // of this connection
    enum pusher_state state;
    int64_t opened_ms;
    int64_t heard_ms;
    int64_t pinged_ms;
    int64_t activity_ms;
    bool pinged;
    bool subscribed[FEED_CHANNELS];
    bool refused[FEED_CHANNELS];
    int error_code; // of a pusher:error heard before connection_established
    char error_text[PUSHER_NOTE];

    // longer than a connection
    bool was_up;
    int errors;    // pusher:error heard
    int hasty;     // connections in a row that the server ended at once with 42xx
    bool given_up; // we asked for the close: this is what to do after it
    enum feed_retry given_up_retry;
    char given_up_reason[PUSHER_NOTE];
};

// Channels beyond FEED_CHANNELS, doubled and invalid ones are left out.
void pusher_init(struct pusher *pusher, char channels[][FEED_CHANNEL], int count);
void pusher_open(struct pusher *pusher, int64_t now_ms);
// Before it is due, too: from half of the silence that is borne on it pings.
void pusher_tick(struct pusher *pusher, int64_t now_ms, struct feed_out *out);
int64_t pusher_next_due(const struct pusher *pusher);
void pusher_closed(struct pusher *pusher, int code, const char *reason, int64_t now_ms,
                   struct feed_out *out);

enum pusher_kind {
    PUSHER_CHATTER,    // dealt with
    PUSHER_BAD,        // no message at all; problem says why
    PUSHER_SUBSCRIBED, // a channel of ours was confirmed, for the first time here
    PUSHER_NEWS,       // an application's event
};

struct pusher_message {
    enum pusher_kind kind;
    const char *event;       // borrowed from the message
    const char *channel;     // borrowed, NULL if absent
    const struct json *data; // parsed once; a text that is no JSON stays one; may be NULL
    const char *problem;
    struct json_doc *docs[2]; // owned: the envelope, and its data if that was text
};

struct pusher_message pusher_text(struct pusher *pusher, struct str text, int64_t now_ms,
                                  struct feed_out *out);
// The same without a connection: kind is NEWS or BAD.
struct pusher_message pusher_message_read(struct str text, struct arena *arena);
void pusher_message_finish(struct pusher_message *message);

// False with a line for a person.
bool pusher_check_channel(const char *name, char *error, size_t error_size);

// What a close code asks for, and in the operator's words why. Code 0: none was given.
struct pusher_verdict {
    enum feed_retry retry;
    const char *words;
};
struct pusher_verdict pusher_verdict(int code);

#endif
