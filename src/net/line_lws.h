// line_lws.h
// The line server's inside, shared by its files: line_server (port, callbacks) and
// line_client (one connection).
//
// Threads: the loop's.
#ifndef NET_LINE_LWS_H
#define NET_LINE_LWS_H

#include "net/line_server.h"
#include "net/loop_lws.h"
#include "net/outgoing.h"

struct line_client {
    struct lws *wsi;
    struct line_server *server;
    struct buf incoming; // a line that is not whole yet
    struct outgoing outgoing;
    bool known;   // has said a line
    bool timed;   // has SLOW_S to take the next of what waits
    bool closing; // when all is said
    bool going;
    unsigned flags;
    char peer[64];
};

struct line_server {
    struct lws_vhost *vhost;
    struct lws_protocols protocols[2];
    const struct line_server_ops *ops;
    void *context;
    size_t max_line;
    struct line_client *clients[LINE_SERVER_CLIENTS]; // the oldest first
    int count;
    struct loop_hook hook;
};

// What lws keeps for each connection.
struct line_session {
    struct line_client *client;
};

// Each returns what the lws callback shall: not 0 closes the connection.
int line_client_opened(struct line_server *server, struct line_session *session,
                       struct lws *wsi);
int line_client_received(struct line_server *server, struct line_session *session,
                         struct str piece);
int line_client_write(struct line_session *session);
void line_client_closed(struct line_server *server, struct line_session *session);

#endif
