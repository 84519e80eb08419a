// ws.h
// One WebSocket client connection on a loop: name look-up, connect, TLS, whole messages
// in, a bounded queue out. It tries once when told to; when to try again is for the
// owner. Every ws_connect ends with exactly one closed(), unless the loop stops first.
//
// Threads: create before the loop starts, destroy after loop_destroy, both on main;
// everything else, and every callback, on the loop's thread.
#ifndef NET_WS_H
#define NET_WS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "net/address.h"
#include "net/loop.h"

enum { WS_TIMEOUT_MS = 10000, WS_GOODBYE_MS = 2000, WS_REASON = 124 };

struct ws;

struct ws_end {
    bool opened;        // it had been a WebSocket before
    int code;           // the peer's; 0 if none was given
    int status;         // HTTP's, that the upgrade was refused with; 0 if none came
    const char *reason; // the peer's text, or ours for a person
};

// closed() must not call ws_connect itself: schedule it.
struct ws_events {
    void (*open)(void *context);
    // All whole texts that one read brought, in order; count >= 1; good during the call.
    void (*texts)(void *context, const struct str *texts, int count);
    // A message that is no text or too large was left out; the connection stays.
    void (*unfit)(void *context, const char *why);
    void (*closed)(void *context, const struct ws_end *end);
    void *context;
};

// NULL with a line for a person. ca_file "" or NULL: the system's authorities only.
struct ws *ws_create(struct loop *loop, const struct address *address,
                     const char *ca_file, const struct ws_events *events, char *error,
                     size_t error_size);
// What follows is for the connections to come, but for the patience. `lines` are more of
// the upgrade's head, each "Name: value\r\n", and may be secret. `path` "" is the
// address's own.
void ws_set_headers(struct ws *ws, const char *lines);
void ws_set_path(struct ws *ws, const char *path);
// A silent peer is pinged, and a connection without a byte from it for so long is over,
// sooner if it pings us often (see pulse.h). 0: the owner sees to that.
void ws_set_patience(struct ws *ws, int silent_ms);
void ws_connect(struct ws *ws);
bool ws_send(struct ws *ws, struct str text); // false: not open, or the queue is full
// Says goodbye with the code and ends within WS_GOODBYE_MS, whatever the peer does.
void ws_close(struct ws *ws, int code, const char *reason);
void ws_destroy(struct ws *ws); // NULL is fine

#endif
