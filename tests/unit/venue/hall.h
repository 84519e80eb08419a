// hall.h
// The simulator with a day, and visitors who speak to it byte by byte.
#ifndef TESTS_UNIT_VENUE_HALL_H
#define TESTS_UNIT_VENUE_HALL_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "check.h"
#include "venue/venue.h"

enum { PATIENCE_MS = 20000 };

static char hall_path[] = "/tmp/strapline-venue-XXXXXX";
static char error[400];

struct hall {
    struct script *script;
    struct venue *venue;
};

// `more` NULL, or where webhooks go.
static inline bool hall_open_with(struct hall *hall, const char *text, double speed,
                                  bool wait, const struct venue_config *more)
{
    *hall = (struct hall){0};
    hall->script = file_write(hall_path, text, strlen(text), error, sizeof(error))
                       ? script_load(hall_path, error, sizeof(error))
                       : NULL;
    struct venue_config config = {
        .script = hall->script, .speed = speed, .wait_for_client = wait};
    config.webhook_url = more ? more->webhook_url : NULL;
    config.webhook_token = more ? more->webhook_token : NULL;
    hall->venue = hall->script ? venue_create(&config, error, sizeof(error)) : NULL;
    return hall->venue && venue_start(hall->venue);
}

static inline bool hall_open(struct hall *hall, const char *text, double speed, bool wait)
{
    return hall_open_with(hall, text, speed, wait, NULL);
}

static inline void hall_close(struct hall *hall)
{
    venue_destroy(hall->venue);
    script_destroy(hall->script);
}

// A connection, and what has come in on it that nobody has looked at.
struct line {
    int fd;
    struct buf heard;
};

static inline void say(struct line *line, const void *bytes, size_t len)
{
    if (send(line->fd, bytes, len, MSG_NOSIGNAL) != (ssize_t)len) {
        printf("  not sent\n");
    }
}

static inline void dial(struct line *line, const struct hall *hall)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)venue_port(hall->venue))};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    *line = (struct line){.fd = socket(AF_INET, SOCK_STREAM, 0)};
    if (connect(line->fd, (const struct sockaddr *)&address, sizeof(address)) != 0) {
        printf("  no connection\n");
    }
}

static inline void hang_up(struct line *line)
{
    close(line->fd);
    buf_finish(&line->heard);
}

static inline bool more(struct line *line)
{
    char chunk[8192];
    struct pollfd wait = {.fd = line->fd, .events = POLLIN};
    if (poll(&wait, 1, PATIENCE_MS) <= 0) {
        return false;
    }
    ssize_t got = recv(line->fd, chunk, sizeof(chunk), 0);
    if (got > 0) {
        buf_append(&line->heard, chunk, (size_t)got);
    }
    return got > 0;
}

static inline void forget(struct line *line, size_t len)
{
    struct buf rest = {0};
    buf_append(&rest, line->heard.data + len, line->heard.len - len);
    buf_finish(&line->heard);
    line->heard = rest;
}

// The reply to a request, head and body; to be freed. `head` has whole lines, `body` may
// be NULL.
static inline char *ask(const struct hall *hall, const char *method, const char *page,
                        const char *head, const char *body)
{
    struct line line;
    struct buf request = {0};
    dial(&line, hall);
    buf_printf(&request, "%s %s HTTP/1.1\r\nHost: h\r\n%s", method, page, head);
    if (body) {
        buf_printf(&request, "Content-Length: %zu\r\n", strlen(body));
    }
    buf_printf(&request, "\r\n%s", body ? body : "");
    say(&line, request.data, request.len);
    while (more(&line)) {
    }
    buf_finish(&request);
    close(line.fd);
    return line.heard.data ? line.heard.data : xstrdup("");
}

static inline bool page_is(const struct hall *hall, const char *page, const char *head,
                           const char *status, const char *body)
{
    char *reply = ask(hall, "GET", page, head, NULL);
    const char *found = strstr(reply, "\r\n\r\n");
    bool ok = found && strncmp(reply + 9, status, 3) == 0 && strcmp(found + 4, body) == 0;
    if (!ok) {
        printf("  %s: %s\n", page, reply);
    }
    free(reply);
    return ok;
}

// Asks for a WebSocket; `head` has whole lines. False if it is refused.
static inline bool connect_ws(struct line *line, const struct hall *hall,
                              const char *target, const char *head)
{
    struct buf request = {0};
    buf_printf(&request,
               "GET %s HTTP/1.1\r\nHost: h\r\n%sUpgrade: websocket\r\n"
               "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
               "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
               target, head);
    dial(line, hall);
    say(line, request.data, request.len);
    buf_finish(&request);
    const char *end;
    while (!line->heard.data || !(end = strstr(line->heard.data, "\r\n\r\n"))) {
        if (!more(line)) {
            return false;
        }
    }
    bool ok = strncmp(line->heard.data, "HTTP/1.1 101", 12) == 0 &&
              strstr(line->heard.data, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    forget(line, (size_t)(end - line->heard.data) + 4);
    return ok;
}

// Masked with zeros, so that it stays readable.
static inline void send_frame(struct line *line, int opcode, const char *text)
{
    struct buf frame = {0};
    size_t len = strlen(text);
    buf_char(&frame, (char)(0x80 | opcode));
    if (len < 126) {
        buf_char(&frame, (char)(0x80 | len));
    } else {
        buf_char(&frame, (char)(0x80 | 126));
        buf_char(&frame, (char)(len >> 8));
        buf_char(&frame, (char)len);
    }
    buf_append(&frame, "\0\0\0\0", 4);
    buf_text(&frame, text);
    say(line, frame.data, frame.len);
    buf_finish(&frame);
}

// The next frame's text, or "ping", "close CODE", "gone"; to be freed.
static inline char *hear(struct line *line)
{
    for (;;) {
        const unsigned char *bytes = (const unsigned char *)line->heard.data;
        size_t head = line->heard.len >= 2 && bytes[1] == 126 ? 4 : 2;
        bool told = line->heard.len >= head;
        size_t len = !told ? 0 : head == 4 ? (size_t)bytes[2] << 8 | bytes[3] : bytes[1];
        if (told && line->heard.len - head >= len) {
            char *text = xalloc(len + 20);
            memcpy(text, bytes + head, len);
            if ((bytes[0] & 15) == 9) {
                snprintf(text, len + 20, "ping");
            } else if ((bytes[0] & 15) == 8) {
                snprintf(text, len + 20, "close %d",
                         len >= 2 ? bytes[head] << 8 | bytes[head + 1] : 0);
            }
            forget(line, head + len);
            return text;
        }
        if (!more(line)) {
            return xstrdup("gone");
        }
    }
}

// The next frame that is no ping; what changes with the clock is T.
static inline char *hear_text(struct line *line)
{
    char *text = hear(line);
    while (strcmp(text, "ping") == 0) {
        free(text);
        text = hear(line);
    }
    char *stamp = strstr(text, "\"server_time\": ");
    if (stamp) {
        stamp += 15;
        size_t len = strspn(stamp, "0123456789.");
        *stamp = 'T';
        memmove(stamp + 1, stamp + len, strlen(stamp + len) + 1);
    }
    return text;
}

static inline bool hears(struct line *line, const char *expected)
{
    char *text = hear_text(line);
    bool ok = strcmp(text, expected) == 0;
    if (!ok) {
        printf("  heard    %s\n  expected %s\n", text, expected);
    }
    free(text);
    return ok;
}

static inline int hall_tests(const struct check_case *cases, int count)
{
    close(mkstemp(hall_path));
    int result = check_run(cases, count);
    unlink(hall_path);
    return result;
}

#endif
