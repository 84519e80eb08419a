// ws_handshake.h
// How a connection becomes a WebSocket: what a client asks for, and whether the server's
// answer is a yes to just that. No extension and no subprotocol is asked for.
//
// Threads: pure, on structs of the caller's.
#ifndef NET_WS_HANDSHAKE_H
#define NET_WS_HANDSHAKE_H

#include "base/str.h"

enum { WS_KEY_BYTES = 16, WS_KEY_TEXT = 25, WS_ANSWER_MAX = 16 << 10 };

// The key of a connection, of bytes that nobody can guess.
void ws_key(char out[WS_KEY_TEXT], const unsigned char bytes[WS_KEY_BYTES]);
// Adds the whole request. `lines` are more of its head, each "Name: value\r\n"; NULL:
// none.
void ws_request(struct buf *out, const char *authority, const char *path, const char *key,
                const char *lines);

enum ws_answer_result {
    WS_ANSWER_MORE,
    WS_ANSWER_YES,
    WS_ANSWER_NO,  // an answer of HTTP's: see status
    WS_ANSWER_BAD, // that is no WebSocket server
};

struct ws_answer {         // zeroed, with its key, is a new connection
    char key[WS_KEY_TEXT]; // that was asked with
    int status;            // HTTP's; 0: none yet
    struct buf head;
};

// Takes the answer's head, as much of it as there is, from the front of *bytes; what is
// left after YES are frames already.
enum ws_answer_result ws_answer_take(struct ws_answer *answer, struct str *bytes);
void ws_answer_finish(struct ws_answer *answer);

#endif
