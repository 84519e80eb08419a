// ws_frame.h
// The frames of RFC 6455 as a client meets them. Reading: slices of what a server sent go
// in, messages come out. A text that lies whole in its slice is lent from there; only
// what was cut by a read or fragmented is put together. Writing: one masked frame at a
// time. Whether a text is UTF-8 is for whoever reads it.
//
// Threads: pure, on structs of the caller's.
#ifndef NET_WS_FRAME_H
#define NET_WS_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "net/assemble.h"

enum { WS_CONTROL_MAX = 125, WS_HEAD_LONGEST = 10, WS_MASK = 4 };

enum ws_opcode {
    WS_CONTINUATION = 0,
    WS_TEXT = 1,
    WS_BINARY = 2,
    WS_CLOSE = 8,
    WS_PING = 9,
    WS_PONG = 10
};

enum ws_heard {
    WS_HEARD_MORE, // the slice is used up
    WS_HEARD_LENT, // give away all texts heard so far and go on: one will be overwritten
    WS_HEARD_TEXT,
    WS_HEARD_BINARY,    // a whole message that is left out
    WS_HEARD_TOO_LARGE, // the same, told as soon as it is known
    WS_HEARD_PING,
    WS_HEARD_PONG,
    WS_HEARD_CLOSE, // payload: nothing, or two bytes of code and a reason
    WS_HEARD_BAD,   // a rule was broken: nothing behind that can be read
};

struct ws_reader { // zeroed is a new connection
    struct assemble assemble;
    const char *why;      // of WS_HEARD_BAD, for a person
    uint64_t left;        // of the frame's payload, still to come
    uint64_t message_len; // as far as the heads of its frames have come
    unsigned char head[WS_HEAD_LONGEST];
    size_t head_len;
    enum ws_opcode opcode;
    bool in_frame; // its head is known
    bool begun;    // some of its payload has been taken
    bool final;
    bool in_message; // fragments are still to come
    bool binary;     // the message is
    bool lent;       // a text that was put together may still be in use
    size_t control_len;
    char control[WS_CONTROL_MAX];
};

// Takes what it needs from the front of *bytes. *payload of a text is good until the
// slice goes or WS_HEARD_LENT says so, that of a control frame until the next call.
enum ws_heard ws_reader_next(struct ws_reader *reader, struct str *bytes,
                             struct str *payload);
void ws_reader_reset(struct ws_reader *reader); // a new connection; keeps some memory
void ws_reader_finish(struct ws_reader *reader);

// The code of a goodbye: 0 if there is none, 1002 for one that nobody may send.
int ws_goodbye_code(struct str payload);
// The payload of ours, in `room`. Code 0: nothing; what is too long of the reason (NULL:
// none) is left out.
struct str ws_goodbye(char room[WS_CONTROL_MAX + 1], int code, const char *reason);

// Adds one whole frame to `out`.
void ws_frame_write(struct buf *out, enum ws_opcode opcode, struct str payload,
                    const unsigned char mask[WS_MASK]);

#endif
