// ws_server.h
// WebSocket clients of the HTTP server, on the same port: whole texts in, a bounded queue
// out. What is said is its owner's business.
//
// Threads: attach on main before the loop starts; every callback, and every call with a
// client, on the loop's thread.
#ifndef NET_WS_SERVER_H
#define NET_WS_SERVER_H

#include <stdbool.h>

#include "net/http.h"

enum {
    WS_SERVER_MAX_TEXT = 256 << 10, // larger messages close the connection
    WS_SERVER_MAX_QUEUE = 8 << 20,  // a client that reads no faster is let go
    WS_SERVER_TRY_LATER = 1013,     // a code to close with
};

struct ws_client;

struct ws_server_ops {
    // Before the upgrade: path, query and headers. 0 accepts, a status refuses.
    int (*accept)(void *context, const struct http_request *request);
    void (*open)(void *context, struct ws_client *client);
    void (*text)(void *context, struct ws_client *client, struct str text);
    void (*closed)(void *context, struct ws_client *client); // its last moment
    void (*woken)(void *context); // after loop_wake; may be NULL
};

// Once for a server; `ops` must outlive it.
void ws_server_attach(struct http *http, const struct ws_server_ops *ops, void *context);

// What it asked for with the upgrade; live as long as the client.
const char *ws_client_path(const struct ws_client *client);
const char *ws_client_peer(const struct ws_client *client);  // its address
const char *ws_client_query(const struct ws_client *client); // "" if none
// False when the client is on its way out.
bool ws_client_send(struct ws_client *client, struct str text);
// A text that makes older ones of its kind worthless: those that still wait are dropped.
bool ws_client_send_newest(struct ws_client *client, struct str text);
// A ping of RFC 6455; what comes back keeps the connection, nothing else.
void ws_client_ping(struct ws_client *client);
void ws_client_close(struct ws_client *client, int code, const char *reason);
// A pointer of the owner's, NULL at first.
void ws_client_set_data(struct ws_client *client, void *data);
void *ws_client_data(const struct ws_client *client);

#endif
