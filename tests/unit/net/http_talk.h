// A server that answers with what it was asked, and what clients say to it over a socket
// of their own.
#ifndef TESTS_HTTP_TALK_H
#define TESTS_HTTP_TALK_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "check.h"
#include "net/http.h"

enum { MAX_BODY = 1000, HOOK_BODY = 4 << 20, BIG = 5 << 20, PATIENCE_MS = 20000 };

static int port;
static char big_picture[BIG];
static const char upgrade[] =
    "GET / HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
static const char http2[] =
    "GET / HTTP/1.1\r\nHost: h\r\nUpgrade: h2c\r\nConnection: Upgrade, "
    "HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n";

// Answers with what it was asked, so that a test can read it.
static inline void echo(void *context, const struct http_request *request,
                        struct http_reply *reply)
{
    (void)context;
    reply->status = 200;
    reply->content_type = "text/plain";
    if (strcmp(request->path, "/big") == 0) {
        buf_append(&reply->body, big_picture, BIG);
        return;
    }
    if (strcmp(request->path, "/nothing") == 0) {
        reply->status = 204;
        return;
    }
    if (strcmp(request->path, "/api/cue") == 0 && strcmp(request->method, "POST") != 0) {
        reply->status = 405;
        reply->allow = "POST";
    }
    if (request->body_too_large) {
        reply->status = 413;
    }
    buf_printf(&reply->body, "%s %s ?%s body %zu %.*s", request->method, request->path,
               request->query, request->body.len,
               (int)(request->body.len < 40 ? request->body.len : 40),
               request->body.data);
    const char *heads[] = {request->origin, request->authorization,
                           request->content_type};
    for (int i = 0; i < 3; i++) {
        buf_printf(&reply->body, " [%s]", heads[i] ? heads[i] : "none");
    }
    if (request->hook_token) {
        buf_printf(&reply->body, " hook [%s]", request->hook_token);
    }
}

static inline int dial(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(fd, (const struct sockaddr *)&address, sizeof(address)) != 0) {
        close(fd);
        return -1;
    }
    return fd;
}

static inline void say(int fd, const char *text, size_t len)
{
    while (len) {
        ssize_t sent = send(fd, text, len, MSG_NOSIGNAL);
        if (sent <= 0) {
            return;
        }
        text += sent;
        len -= (size_t)sent;
    }
}

static inline bool more(int fd, struct buf *heard)
{
    struct pollfd wait = {.fd = fd, .events = POLLIN};
    static char chunk[65536];
    if (poll(&wait, 1, PATIENCE_MS) <= 0) {
        return false;
    }
    ssize_t got = recv(fd, chunk, sizeof(chunk), 0);
    if (got > 0) {
        buf_append(heard, chunk, (size_t)got);
    }
    return got > 0;
}

// One whole reply off the connection; anything behind it stays in heard.
struct reply {
    int status;
    char *head, *body; // to be freed
    size_t body_len;
};

static inline bool take_reply(int fd, struct buf *heard, bool has_body, struct reply *out)
{
    const char *end;
    *out = (struct reply){0};
    while (!heard->data || !(end = strstr(heard->data, "\r\n\r\n"))) {
        if (!more(fd, heard)) {
            return false;
        }
    }
    size_t head = (size_t)(end - heard->data) + 4;
    const char *length = strstr(heard->data, "content-length: ");
    size_t body = length && length < end && has_body ? strtoul(length + 16, NULL, 10) : 0;
    while (heard->len < head + body) {
        if (!more(fd, heard)) {
            return false;
        }
    }
    out->status = atoi(heard->data + 9);
    out->head = xalloc(head + 1);
    memcpy(out->head, heard->data, head);
    out->body = xalloc(body + 1);
    memcpy(out->body, heard->data + head, body);
    out->body_len = body;
    struct buf rest = {0};
    buf_append(&rest, heard->data + head + body, heard->len - head - body);
    buf_finish(heard);
    *heard = rest;
    return true;
}

static inline void drop(struct reply *reply)
{
    free(reply->head);
    free(reply->body);
}

// One request on a connection of its own.
static inline struct reply ask(const char *request, size_t len, bool has_body)
{
    struct buf heard = {0};
    struct reply reply = {0};
    int fd = dial();
    if (fd >= 0) {
        say(fd, request, len);
        take_reply(fd, &heard, has_body, &reply);
        close(fd);
    }
    buf_finish(&heard);
    return reply;
}

static inline struct reply ask_text(const char *request)
{
    return ask(request, strlen(request), true);
}

// The server runs while the cases do. The status for main().
static inline int talk_run(const struct check_case *cases, int count)
{
    char error[300];
    for (int i = 0; i < BIG; i++) {
        big_picture[i] = (char)('a' + i % 23);
    }
    struct loop *loop = loop_create("control");
    const struct http_config config = {.listen = "127.0.0.1:0", .max_body = MAX_BODY};
    struct http *http = http_create(loop, &config, echo, NULL, error, sizeof(error));
    if (!http) {
        printf("%s\n", error);
        return 1;
    }
    port = http_port(http);
    http_allow_body(http, "/hooks/tri", HOOK_BODY);
    http_allow_body(http, "/hooks/small", 10);
    loop_start(loop);
    int result = check_run(cases, count);
    loop_stop(loop);
    loop_join(loop);
    loop_destroy(loop);
    http_destroy(http);
    return result;
}

#endif
