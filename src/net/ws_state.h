// ws_state.h
// The inside of a ws, shared by its two halves: ws.c does what the owner wants,
// ws_callback.c what lws tells.
//
// Threads: the loop's, once it runs.
#ifndef NET_WS_STATE_H
#define NET_WS_STATE_H

#include <libwebsockets.h>

#include "net/assemble.h"
#include "net/frames.h"
#include "net/loop_lws.h"
#include "net/resolve.h"
#include "net/ws.h"

enum ws_state {
    WS_IDLE,
    WS_RESOLVING,
    WS_CONNECTING,
    WS_NEXT, // the next numeric address is due
    WS_OPEN,
    WS_CLOSING, // our goodbye is on its way
};

struct ws {
    struct loop *loop;
    struct loop_hook hook;
    struct address address;
    struct ws_events events;
    struct lws_vhost *vhost; // the loop's, freed with it
    enum ws_state state;
    struct lws *wsi; // the connection that counts; callbacks of others are late
    lws_sorted_usec_list_t deadline;
    lws_sorted_usec_list_t next;
    lws_sorted_usec_list_t pulse;
    struct resolve_answer names;
    int turn;  // which of the addresses; goes on where the last attempt failed
    int tried; // in this attempt
    struct assemble assemble;
    struct frames frames;
    char *headers; // more lines of the upgrade's head, NULL: none
    char path[ADDRESS_TEXT];
    int silent_ms;    // 0: not watched
    int64_t heard_ms; // when the last byte came
    bool ping;        // is to be sent
    bool opened;
    int status;
    int code; // the peer's, or ours while closing
    char reason[WS_REASON];
};

extern const struct lws_protocols ws_protocols[];

// The numeric address in use does not work; the next is tried, if there is one. status:
// HTTP's, 0 if there was none.
void ws_connect_failed(struct ws *ws, const char *reason, int status);
// The connection is open: from now on it is watched.
void ws_opened(struct ws *ws);
void ws_ended(struct ws *ws, int code, const char *reason);

#endif
