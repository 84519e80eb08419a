// http.h
// The control server: one port, on its own loop. It collects a request (body limited),
// asks the handler, and sends the reply. What the answers are is not its business.
//
// Threads: create and destroy on main; the handler runs on the control loop's thread.
#ifndef NET_HTTP_H
#define NET_HTTP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "net/loop.h"

struct http_request {
    const char *method;
    const char *path;  // decoded, without query
    const char *query; // "" if none
    struct str body;
    bool body_too_large;
    const char *origin, *host, *authorization, *content_type; // NULL if absent
};

struct http_reply {
    int status;
    const char *content_type;
    const char *allow; // 405, NULL otherwise
    struct buf body;   // the server frees it
};

typedef void (*http_handler)(void *context, const struct http_request *request,
                             struct http_reply *reply);

struct http;

// listen is "ADDR:PORT"; port 0 takes a free one. Call before the loop starts. NULL with
// a line for a person if the address cannot be had.
struct http *http_create(struct loop *loop, const char *listen, size_t max_body,
                         http_handler handler, void *context, char *error,
                         size_t error_size);
int http_port(const struct http *http);
void http_destroy(struct http *http); // NULL is fine; after the loop was destroyed
// "127.0.0.1", "[::1]" or "localhost" before the port.
bool http_is_loopback(const char *listen);

#endif
