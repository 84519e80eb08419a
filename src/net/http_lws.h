// http_lws.h
// The HTTP server's inside, shared by its files: http (port, callbacks), http_request (a
// head), http_exchange (one request and its reply), http_head (of a reply), ws_server
// (clients that stayed).
//
// Threads: the loop's.
#ifndef NET_HTTP_LWS_H
#define NET_HTTP_LWS_H

#include "net/http.h"
#include "net/loop_lws.h"
#include "net/rate.h"
#include "net/ws_server.h"

enum { HTTP_PIECE = 32 << 10 };

enum {
    HTTP_MAX_CONNECTIONS = 64, // at rest
    HTTP_CALLERS = 200,        // with those that are on their way out
};

enum { HTTP_TOO_OFTEN = 429 };

struct http_caller {
    struct lws *wsi;
    bool stays;
    bool going;
};

struct http_callers { // the oldest first
    struct http_caller items[HTTP_CALLERS];
    int count;
    int going;
};

struct http_limit {
    char *path;
    size_t max_body;
};

struct http {
    struct lws_vhost *vhost;
    struct lws_protocols protocols[3];
    size_t max_body;
    struct http_limit limits[HTTP_LIMITS]; // other limits than max_body
    int limit_count;
    size_t collected; // bytes of bodies that are not whole yet
    http_handler handler;
    void *context;
    struct http_counts counts;
    struct http_callers callers;
    struct rate rate;
    const struct ws_server_ops *ws_ops; // NULL: upgrades are refused
    void *ws_context;
    struct loop_hook hook;
    struct loop *loop;
    unsigned char piece[LWS_PRE + HTTP_PIECE]; // what is being sent
};

struct exchange;

// What lws keeps for each connection.
struct http_session {
    struct exchange *exchange;
    struct ws_client *client;
};

bool callers_full(const struct http_callers *callers);
void callers_add(struct http_callers *callers, struct lws *wsi);
void callers_keep(struct http_callers *callers, const struct lws *wsi);
void callers_remove(struct http_callers *callers, const struct lws *wsi);

void http_note_reply(struct http *http, int status);

// Each returns what the lws callback shall: not 0 closes the connection.
int exchange_begin(struct http *http, struct http_session *session, struct lws *wsi);
int exchange_body(struct http *http, struct http_session *session, struct lws *wsi,
                  struct str piece);
int exchange_complete(struct http *http, struct http_session *session, struct lws *wsi);
int exchange_write(struct http *http, struct http_session *session, struct lws *wsi);
int exchange_late(struct http *http, struct http_session *session, struct lws *wsi);
void exchange_end(struct http *http, struct http_session *session);

// What a request's head says; texts in the arena.
void request_read(struct lws *wsi, struct arena *arena, struct http_request *out);
// Whether the body comes in chunks. 0, or the status that refuses it, and `why`.
int request_coding(struct lws *wsi, struct arena *arena, bool *chunked, const char **why);
long long request_body_length(struct lws *wsi, struct arena *arena); // -1: no number
// Says "100 Continue" to who asks for it: .NET's clients, and with them vMix, hold every
// body back for a third of a second otherwise. False if it could not be said.
bool request_ask_body(struct lws *wsi);

// With its body, as far as that fits: *sent says how much of it went out. False if
// nothing did.
bool reply_send_head(struct http *http, struct lws *wsi,
                     const struct http_request *request, const struct http_reply *reply,
                     size_t *sent);

// 0, or the status that refuses the upgrade.
int ws_server_accepts(struct http *http, struct lws *wsi);
int ws_client_opened(struct http *http, struct http_session *session, struct lws *wsi);
int ws_client_received(struct http *http, struct http_session *session, struct lws *wsi,
                       struct str piece);
int ws_client_write(struct http *http, struct http_session *session, struct lws *wsi);
void ws_client_closed(struct http *http, struct http_session *session);

#endif
