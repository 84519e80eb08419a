// ws_state.h
// The inside of a ws, shared by its parts: ws.c does what the owner wants, ws_callback.c
// what lws tells, ws_in.c reads what the peer sent, ws_out.c writes. lws keeps the socket
// and the time; TLS, handshake and frames are ours, see tls.h, ws_handshake.h,
// ws_frame.h.
//
// Threads: the loop's, once it runs.
#ifndef NET_WS_STATE_H
#define NET_WS_STATE_H

#include <libwebsockets.h>

#include "net/loop_lws.h"
#include "net/pulse.h"
#include "net/resolve.h"
#include "net/tls.h"
#include "net/ws.h"
#include "net/ws_frame.h"
#include "net/ws_handshake.h"

enum { WS_PLAIN_BYTES = 64 << 10 }; // of TLS, handed on at once

enum ws_state {
    WS_IDLE,
    WS_RESOLVING,
    WS_CONNECTING, // up to the answer to the upgrade
    WS_NEXT,       // the next numeric address is due
    WS_OPEN,
    WS_CLOSING, // our goodbye is on its way or waits for its answer
    WS_LEAVING, // nothing more is read; it ends when all is written
};

// What lives as long as one socket does.
struct ws_link {
    bool reached; // there is a peer
    bool asked;   // for the upgrade
    struct tls *tls;
    struct ws_answer answer;
    struct ws_reader reader;
    struct buf out; // to be sent, from `sent` on
    size_t sent;
    bool ping; // is to be sent
    bool pong; // is to be sent, with what the newest ping said
    char pong_data[WS_CONTROL_MAX];
    size_t pong_len;
};

struct ws {
    struct loop *loop;
    struct loop_hook hook;
    struct address address;
    struct ws_events events;
    struct lws_vhost *vhost; // the loop's, freed with it
    struct tls_trust *trust; // NULL: no TLS
    char *plain;             // room for what TLS decrypts
    enum ws_state state;
    struct lws *wsi; // the connection that counts; callbacks of others are late
    struct ws_link link;
    lws_sorted_usec_list_t deadline;
    lws_sorted_usec_list_t next;
    struct pulse pulse;          // from WS_OPEN on
    lws_sorted_usec_list_t look; // at it
    struct resolve_answer names;
    int turn;      // which of the addresses; goes on where the last attempt failed
    int tried;     // in this attempt
    char *headers; // more lines of the upgrade's head, NULL: none
    char path[ADDRESS_TEXT];
    bool opened;
    bool ours; // it was us who ended it
    int status;
    int code; // the peer's
    char reason[WS_REASON];
};

extern const struct lws_protocols ws_protocols[];

// ws_life.c
void ws_after(struct ws *ws, lws_sorted_usec_list_t *timer, sul_cb_t run,
              int64_t delay_ms);
void ws_hurry(struct ws *ws, int64_t delay_ms); // until then it is open, or it is over
// What belonged to a socket goes with it; some memory stays for the next one.
void ws_reset_link(struct ws *ws);
// Lets go of the socket; what lws still says about it is ignored.
void ws_abandon(struct ws *ws);
// The connection is open: from now on it is watched.
void ws_opened(struct ws *ws);
void ws_watch(struct ws *ws); // anew: other silence is borne than before
void ws_look(struct ws *ws);  // whether the peer lives, which may be asked of it
// Nothing more is read; what is to be sent has WS_GOODBYE_MS.
void ws_leave(struct ws *ws);
// There is no socket any more, or nobody behind it. The second while there is one.
void ws_gone(struct ws *ws);
void ws_hang_up(struct ws *ws);
void ws_ended(struct ws *ws, const char *reason);

// ws_attempt.c
void ws_resolve(struct ws *ws); // again whenever the loop is woken
// The numeric address in use does not work; the next is tried, if there is one. status:
// HTTP's, 0 if there was none. The second while there is a socket.
void ws_connect_failed(struct ws *ws, const char *reason, int status);
void ws_give_up(struct ws *ws, const char *reason, int status);

// ws_in.c
void ws_hear(struct ws *ws, struct str bytes);

// ws_out.c
void ws_greet(struct ws *ws); // the peer is there: TLS first, then the upgrade
void ws_say(struct ws *ws, enum ws_opcode opcode, struct str payload);
void ws_say_goodbye(struct ws *ws, int code, const char *reason);
void ws_out_flush(struct ws *ws); // what TLS has to say is to be written
size_t ws_out_waiting(const struct ws *ws);
// As much as one write takes; what the lws callback shall return.
int ws_write(struct ws *ws);

#endif
