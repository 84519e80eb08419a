// http.h
// The control server: one port, on its own loop. It collects a request (body limited in
// size and to 10 s), asks the handler, and sends the reply. What the answers are is not
// its business.
//
// Threads: create and destroy on main; the handler runs on the control loop's thread.
#ifndef NET_HTTP_H
#define NET_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "net/loop.h"

enum { HTTP_LIMITS = 16, HTTP_STATUSES = 24, HTTP_CUE_POINTS = 4 };

// What a WebSocket client may offer to speak; one that offers nothing is fine too.
#define HTTP_SUBPROTOCOL "strapline"

struct http_request {
    const char *method;
    const char *path;  // decoded, without query
    const char *query; // "" if none
    struct str body;
    bool body_too_large;
    const char *origin, *host, *authorization, *content_type; // NULL if absent
    const char *hook_token; // the header triathlon-token, NULL if absent
    const char *api_key;    // the header apikey, NULL if absent
    const char *accept, *cookie;
    const char *if_none_match;
    const char *peer;      // the sender's address, "127.0.0.1"
    const char *protocols; // what a WebSocket client offers to speak, NULL if absent
};

struct http_reply {
    int status;
    const char *content_type;
    const char *allow;  // 405, NULL otherwise
    const char *cookie; // "name=value; ..." to keep, NULL: none
    char etag[24];      // with its quotes; "" = none, and the reply is never kept
    struct buf body;    // the server frees it
};

struct http_counts {
    int connections;
    struct {
        int status;
        int64_t count;
    } replies[HTTP_STATUSES];
    int reply_count;
};

typedef void (*http_handler)(void *context, const struct http_request *request,
                             struct http_reply *reply);

struct http;

struct http_config {
    const char *listen; // "ADDR:PORT"; port 0 takes a free one
    size_t max_body;
    const char *cert, *cert_key; // PEM files; NULL or "": no TLS
};

// Call before the loop starts. NULL with a line for a person if the address cannot be had
// or the certificate is not one. What `config` points to is copied.
struct http *http_create(struct loop *loop, const struct http_config *config,
                         http_handler handler, void *context, char *error,
                         size_t error_size);
// What each client may ask for in a second, and at once: a GET is one point, anything
// else HTTP_CUE_POINTS. Paths of http_allow_body are free. Before the loop starts.
void http_limit_rate(struct http *http, double per_s, double burst);
// For what comes by other ways than a request. The loop's thread.
bool http_spend(struct http *http, const char *peer, double points);
// Bodies for this path may be larger (or must be smaller) than max_body. Before the loop
// starts, at most HTTP_LIMITS of them; `path` is copied.
void http_allow_body(struct http *http, const char *path, size_t max_body);
// What has been going on. The loop's thread.
void http_count(const struct http *http, struct http_counts *out);
int http_port(const struct http *http);
void http_destroy(struct http *http); // NULL is fine; after the loop was destroyed
// "127.0.0.1", "[::1]" or "localhost" before the port.
bool http_is_loopback(const char *listen);

#endif
