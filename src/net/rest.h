// rest.h
// GETs, and now and then a POST, on a thread of their own (curl multi). Equal requests
// that still wait are one; one in flight a host; 10 s in all; redirects and size limited;
// TLS verified. 429 and 5xx and no answer are tried again with back-off, other statuses
// are answers. A server that asked for a wait is asked nothing else meanwhile. What may
// be secret (token, header, post, cookies) is never logged and never sent on to another
// server.
//
// library_start() of net/library.h comes before rest_create: curl's own set-up.
//
// Threads: create, start, stop, join, destroy on main; get from any thread; the handler
// runs on the rest thread.
#ifndef NET_REST_H
#define NET_REST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum {
    REST_MAX_BODY = 8 << 20,
    REST_TIMEOUT_MS = 10000,
    REST_RETRY_AFTER_MAX_S = 60, // a server's longer wish is cut to this
    REST_MARK = 200,
};

struct rest;

// What tells the copy that we have from a newer one, in its server's words; "" unknown.
struct rest_marks {
    char etag[REST_MARK];
    char modified[REST_MARK]; // Last-Modified
};

struct rest_reply {
    int status; // 0: no answer, and note says why
    struct str body;
    const char *note;
    struct rest_marks marks; // of the body
};

struct rest_request {
    const char *url;
    const char *token;      // "Authorization: Token ..."; NULL or "" = none
    const char *user_agent; // NULL or "" = ours
    const char *ca_file;    // NULL or "" = the system's
    bool insecure;          // http:// beyond loopback allowed, also after redirects
    bool nocache;           // adds ?nocache=1
    const char *header;     // "Name: value", more of them after "\r\n"; NULL or "" = none
    const char *post;       // JSON to POST; NULL or "" = GET. Redirects are not followed
    bool cookies;           // keeps the host's cookies and sends those kept before
    int delay_ms;           // at least this long from now
    int tries;              // 0: 4
    // Called once, on the rest thread. `tag` is a copy of the tag_size bytes given.
    void (*done)(void *context, const void *tag, const struct rest_reply *reply);
    // What follows may be NULL and runs on the rest thread, too. A try went wrong; the
    // next one follows in again_ms.
    void (*failed)(void *context, const void *tag, const struct rest_reply *reply,
                   int64_t again_ms);
    // Asked before each try: the copy that the caller has by then, so that the server may
    // answer 304 if there is no newer one.
    void (*has)(void *context, const void *tag, struct rest_marks *out);
    void *context;
    const void *tag;
    size_t tag_size;
    // Whether one answer serves both tags, for requests that are equal otherwise; may
    // change the one that waits so that it does. Called on any thread. NULL: it does.
    bool (*join)(void *waiting, const void *tag);
    size_t max_body; // 0: REST_MAX_BODY
};

struct rest *rest_create(void);
bool rest_start(struct rest *rest);
// Copies everything it needs. False if it is a copy of one that still waits, or if too
// many wait, which the log says.
bool rest_get(struct rest *rest, const struct rest_request *request);
void rest_stop(struct rest *rest);
void rest_join(struct rest *rest);
// NULL is fine. Who asked for what is not finished is never called.
void rest_destroy(struct rest *rest);

#endif
