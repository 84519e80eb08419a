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
static void echo(void *context, const struct http_request *request,
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

static int dial(void)
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

static void say(int fd, const char *text, size_t len)
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

static bool more(int fd, struct buf *heard)
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

static bool take_reply(int fd, struct buf *heard, bool has_body, struct reply *out)
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

static void drop(struct reply *reply)
{
    free(reply->head);
    free(reply->body);
}

// One request on a connection of its own.
static struct reply ask(const char *request, size_t len, bool has_body)
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

static struct reply ask_text(const char *request)
{
    return ask(request, strlen(request), true);
}

TEST(a_get_reaches_the_handler_with_its_decoded_path_and_query)
{
    struct reply reply = ask_text("GET /api/a%20b%C3%A9?x=1&y=2 HTTP/1.1\r\nHost: h\r\n"
                                  "Origin: http://o\r\nAuthorization: Bearer t\r\n\r\n");
    CHECK_INT(reply.status, 200);
    CHECK_STR(reply.body,
              "GET /api/a b\xC3\xA9 ?x=1&y=2 body 0  [http://o] [Bearer t] [none]");
    drop(&reply);
}

TEST(every_reply_says_what_keeps_a_browser_safe)
{
    struct reply reply = ask_text("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK_INT(reply.status, 200);
    static const char *const heads[] = {"\r\nx-content-type-options: nosniff\r\n",
                                        "\r\nx-frame-options: DENY\r\n",
                                        "\r\ncache-control: no-store\r\n",
                                        "\r\ncontent-security-policy: default-src 'self'",
                                        "\r\ncontent-type: text/plain\r\n"};
    for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
        CHECK(strstr(reply.head, heads[i]));
    }
    drop(&reply);
}

TEST(a_post_brings_its_body)
{
    struct reply reply = ask_text("POST /api/cue HTTP/1.1\r\nHost: h\r\nContent-Type: "
                                  "text/plain\r\nContent-Length: 7\r\n\r\nauto on");
    CHECK_INT(reply.status, 200);
    CHECK_STR(reply.body, "POST /api/cue ? body 7 auto on [none] [none] [text/plain]");
    drop(&reply);
}

TEST(a_post_may_have_no_body)
{
    struct reply reply =
        ask_text("POST /api/cue HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n");
    CHECK_INT(reply.status, 200);
    drop(&reply);
    reply = ask_text("POST /api/cue HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK_INT(reply.status, 200);
    CHECK(strncmp(reply.body, "POST /api/cue ? body 0 ", 23) == 0);
    drop(&reply);
}

TEST(which_methods_a_path_allows_is_the_handlers_word)
{
    static const char *const methods[] = {"GET", "PUT", "DELETE", "OPTIONS", "PATCH"};
    for (size_t i = 0; i < sizeof(methods) / sizeof(methods[0]); i++) {
        char request[200];
        snprintf(request, sizeof(request), "%s /api/cue HTTP/1.1\r\nHost: h\r\n\r\n",
                 methods[i]);
        struct reply reply = ask_text(request);
        CHECK_INT(reply.status, 405);
        CHECK(strstr(reply.head, "\r\nallow: POST\r\n"));
        CHECK(strncmp(reply.body, methods[i], strlen(methods[i])) == 0);
        drop(&reply);
    }
}

TEST(a_head_has_the_length_of_the_get_and_no_body)
{
    static const char request[] = "HEAD /big HTTP/1.1\r\nHost: h\r\n\r\n";
    struct buf heard = {0};
    int fd = dial();
    say(fd, request, sizeof(request) - 1);
    while (more(fd, &heard)) {
    }
    CHECK(strstr(heard.data, "content-length: 5242880\r\n"));
    CHECK_STR(strstr(heard.data, "\r\n\r\n"), "\r\n\r\n");
    close(fd);
    buf_finish(&heard);
}

// libwebsockets 4.1.6 reads a second request that comes with the first one wrongly.
TEST(requests_sent_at_once_get_one_answer_and_a_closed_connection)
{
    static const char get[] = "GET /small HTTP/1.1\r\nHost: h\r\n\r\n";
    static const char big[] = "GET /big HTTP/1.1\r\nHost: h\r\n\r\n";
    static const char post[] =
        "POST /api/cue HTTP/1.1\r\nHost: h\r\nContent-Length: 7\r\n\r\nauto on";
    static const char *const firsts[] = {get, post, big};
    static const char *const seconds[] = {get, post, "nonsense"};
    for (int i = 0; i < 9; i++) {
        struct buf requests = {0}, heard = {0};
        buf_text(&requests, firsts[i / 3]);
        buf_text(&requests, seconds[i % 3]);
        buf_text(&requests, get);
        int fd = dial();
        say(fd, requests.data, requests.len);
        while (more(fd, &heard)) {
        }
        close(fd);
        // Under way, a long answer may be cut by a second request with a body.
        CHECK(heard.data && strncmp(heard.data, "HTTP/1.1 200 ", 13) == 0);
        CHECK(!strstr(heard.data + 13, "HTTP/1.1"));
        CHECK(strstr(heard.data, "connection: close\r\n"));
        buf_finish(&heard);
        buf_finish(&requests);
    }
}

TEST(a_request_may_come_one_byte_at_a_time_while_others_are_served)
{
    static const char slow[] =
        "POST /slow HTTP/1.1\r\nHost: h\r\nContent-Length: 11\r\n\r\nauto off...";
    int fd = dial();
    for (size_t i = 0; i + 1 < sizeof(slow); i++) {
        say(fd, slow + i, 1);
        if (i % 16 == 0) {
            struct reply other = ask_text("GET /other HTTP/1.1\r\nHost: h\r\n\r\n");
            CHECK_INT(other.status, 200);
            drop(&other);
        }
    }
    struct buf heard = {0};
    struct reply reply;
    CHECK(take_reply(fd, &heard, true, &reply));
    CHECK(strncmp(reply.body, "POST /slow ? body 11 auto off...", 32) == 0);
    drop(&reply);
    close(fd);
    buf_finish(&heard);
}

TEST(a_body_too_large_is_told_to_the_handler_without_its_bytes)
{
    for (int size = MAX_BODY; size <= MAX_BODY + 1; size++) {
        struct buf request = {0};
        buf_printf(&request,
                   "POST /api/cue HTTP/1.1\r\nHost: h\r\nContent-Length: %d\r\n\r\n",
                   size);
        for (int i = 0; i < size; i++) {
            buf_char(&request, 'x');
        }
        struct reply reply = ask(request.data, request.len, true);
        CHECK_INT(reply.status, size > MAX_BODY ? 413 : 200);
        CHECK(strstr(reply.body, size > MAX_BODY ? "body 0 " : "body 1000 "));
        drop(&reply);
        buf_finish(&request);
    }
}

TEST(a_megabyte_too_much_is_read_to_the_end_before_it_is_refused)
{
    struct buf request = {0};
    buf_printf(&request,
               "POST /api/cue HTTP/1.1\r\nHost: h\r\nContent-Length: %d\r\n\r\n",
               1 << 20);
    for (int i = 0; i < 1 << 20; i++) {
        buf_char(&request, 'x');
    }
    struct reply reply = ask(request.data, request.len, true);
    CHECK_INT(reply.status, 413);
    drop(&reply);
    buf_finish(&request);
}

// A POST of so many bytes; to be freed.
static struct buf post_of(const char *path, const char *more, int size, int sent)
{
    struct buf request = {0};
    buf_printf(&request, "POST %s HTTP/1.1\r\nHost: h\r\n%sContent-Length: %d\r\n\r\n",
               path, more, size);
    for (int i = 0; i < sent; i++) {
        buf_char(&request, 'x');
    }
    return request;
}

TEST(a_path_may_take_larger_bodies_than_the_others)
{
    static const struct {
        const char *path;
        int size, status;
    } cases[] = {
        {"/hooks/tri", HOOK_BODY, 200},     {"/hooks/tri", HOOK_BODY + 1, 413},
        {"/hooks/tri", 10000000, 413},      {"/hooks/triathlon", MAX_BODY + 1, 413},
        {"/hooks/tri/", MAX_BODY + 1, 413}, {"/hooks", MAX_BODY + 1, 413},
        {"/hooks/small", 11, 413},          {"/hooks/small", 10, 200},
        {"/hooks/tri?x=1", HOOK_BODY, 200},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct buf request = post_of(cases[i].path, "", cases[i].size, cases[i].size);
        struct reply reply = ask(request.data, request.len, true);
        CHECK_INT(reply.status, cases[i].status);
        char body[40];
        snprintf(body, sizeof(body), " body %d ",
                 cases[i].status == 200 ? cases[i].size : 0);
        CHECK(strstr(reply.body, body) != NULL);
        drop(&reply);
        buf_finish(&request);
    }
}

TEST(the_token_of_a_webhook_reaches_the_handler_however_it_is_written)
{
    static const char *const heads[][2] = {
        {"triathlon-token: s3cret!\r\n", "hook [s3cret!]"},
        {"Triathlon-Token: s3cret\r\n", "hook [s3cret]"},
        {"TRIATHLON-TOKEN:s3cret\r\nX-Other: 1\r\n", "hook [s3cret]"},
        {"X-Other: 1\r\ntriathlon-token:   s3 cret\r\n", "hook [s3 cret]"},
    };
    for (int i = 0; i < 4; i++) {
        struct buf request = post_of("/hooks/tri", heads[i][0], 2, 2);
        struct reply reply = ask(request.data, request.len, true);
        CHECK_INT(reply.status, 200);
        CHECK(strstr(reply.body, heads[i][1]) != NULL);
        drop(&reply);
        buf_finish(&request);
    }
    static const char *const others[] = {"", "triathlon-tokens: s3cret\r\n",
                                         "x-triathlon-token: s3cret\r\n",
                                         "triathlon: s3cret\r\n"};
    for (int i = 0; i < 4; i++) {
        struct buf request = post_of("/hooks/tri", others[i], 2, 2);
        struct reply reply = ask(request.data, request.len, true);
        CHECK_INT(reply.status, 200);
        CHECK(strstr(reply.body, "hook") == reply.body + 6); // only in the path
        CHECK(!strstr(reply.body, "hook ["));
        drop(&reply);
        buf_finish(&request);
    }
}

// The status of what was answered on fd.
static int status_on(int fd)
{
    struct buf heard = {0};
    struct reply reply;
    int status = take_reply(fd, &heard, true, &reply) ? reply.status : -1;
    drop(&reply);
    buf_finish(&heard);
    return status;
}

TEST(bodies_that_never_come_end_after_ten_seconds_and_hold_up_nobody)
{
    enum { SLOW = 5 };
    static const struct {
        const char *path;
        int size, sent, status;
    } cases[SLOW] = {
        {"/hooks/tri", 500, 0, 408},      {"/hooks/tri", 500, 20, 408},
        {"/hooks/tri", 10000000, 5, 413}, {"/hooks/tri", HOOK_BODY, 200000, 408},
        {"/api/cue", 500, 10, 408},
    };
    int fds[SLOW];
    for (int i = 0; i < SLOW; i++) {
        struct buf request = post_of(cases[i].path, "", cases[i].size, cases[i].sent);
        fds[i] = dial();
        CHECK(fds[i] >= 0);
        say(fds[i], request.data, request.len);
        buf_finish(&request);
    }
    int64_t start_ms = clock_now_ms();
    struct pollfd wait = {.fd = fds[1], .events = POLLIN};
    for (int i = 0; poll(&wait, 1, 250) == 0 && i < 100; i++) {
        say(fds[1], "y", 1); // a byte now and then does not help
        struct reply reply = ask_text("GET /other HTTP/1.1\r\nHost: h\r\n\r\n");
        CHECK_INT(reply.status, 200);
        drop(&reply);
    }
    CHECK(clock_now_ms() - start_ms >= 9000);
    for (int i = 0; i < SLOW; i++) {
        CHECK_INT(status_on(fds[i]), cases[i].status);
        close(fds[i]);
    }
}

TEST(many_large_bodies_at_once_are_bounded_together)
{
    enum { MANY = 20 };
    int fds[MANY], busy = 0;
    struct buf request = post_of("/hooks/tri", "", HOOK_BODY, HOOK_BODY - 1);
    for (int i = 0; i < MANY; i++) {
        fds[i] = dial();
        CHECK(fds[i] >= 0);
        say(fds[i], request.data, request.len);
    }
    for (int i = 0; i < MANY; i++) {
        say(fds[i], "x", 1);
        int status = status_on(fds[i]);
        CHECK(status == 200 || status == 503);
        busy += status == 503;
        close(fds[i]);
    }
    buf_finish(&request);
    CHECK(busy > 0 && busy < MANY);
    // And all is well again.
    request = post_of("/hooks/tri", "", HOOK_BODY, HOOK_BODY);
    struct reply reply = ask(request.data, request.len, true);
    CHECK_INT(reply.status, 200);
    drop(&reply);
    buf_finish(&request);
}

TEST(a_gigabyte_is_refused_at_once)
{
    struct reply reply = ask_text(
        "POST /api/cue HTTP/1.1\r\nHost: h\r\nContent-Length: 1073741824\r\n\r\nxxxx");
    CHECK_INT(reply.status, 413);
    drop(&reply);
}

TEST(a_chunked_body_is_refused_with_a_reason)
{
    struct reply reply =
        ask_text("POST /api/cue HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: "
                 "chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
    CHECK_INT(reply.status, 411);
    CHECK(strstr(reply.body, "Content-Length"));
    drop(&reply);
}

TEST(a_picture_of_megabytes_arrives_whole_even_if_read_late)
{
    static const char request[] = "GET /big HTTP/1.1\r\nHost: h\r\n\r\n";
    int fd = dial();
    say(fd, request, sizeof(request) - 1);
    for (int i = 0; i < 20; i++) {
        struct reply other = ask_text("GET /other HTTP/1.1\r\nHost: h\r\n\r\n");
        CHECK_INT(other.status, 200);
        drop(&other);
    }
    struct buf heard = {0};
    struct reply reply;
    CHECK(take_reply(fd, &heard, true, &reply));
    CHECK_INT(reply.body_len, BIG);
    CHECK(memcmp(reply.body, big_picture, BIG) == 0);
    drop(&reply);
    close(fd);
    buf_finish(&heard);
}

TEST(a_reply_without_a_body_ends_properly)
{
    struct reply reply = ask_text("GET /nothing HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK_INT(reply.status, 204);
    CHECK_INT(reply.body_len, 0);
    drop(&reply);
}

TEST(clients_that_leave_in_the_middle_or_talk_nonsense_hurt_nobody)
{
    static const char *const starts[] = {
        "",
        "GET",
        "GET / HTTP/1.1\r\nHost",
        "POST /api/cue HTTP/1.1\r\nHost: h\r\nContent-Length: 500\r\n\r\nabc",
        "GET /big HTTP/1.1\r\nHost: h\r\n\r\n",
        "\r\n\r\n\r\n",
        "\x16\x03\x01\x02\x01\x01",
        "BREW /pot HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET  HTTP/9.9\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -5\r\n\r\nabc",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: many\r\n\r\nabc",
        "GET /../../etc/passwd HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET /%00%ff%zz HTTP/1.1\r\nHost: h\r\n\r\n",
        upgrade,
        http2,
    };
    for (int again = 0; again < 20; again++) {
        for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
            int fd = dial();
            CHECK(fd >= 0);
            say(fd, starts[i], strlen(starts[i]));
            close(fd);
        }
    }
    // A head without end.
    struct buf endless = {0};
    buf_text(&endless, "GET / HTTP/1.1\r\n");
    for (int i = 0; i < 20000; i++) {
        buf_printf(&endless, "X-%d: yes\r\n", i);
    }
    int fd = dial();
    say(fd, endless.data, endless.len);
    close(fd);
    buf_finish(&endless);

    struct reply reply = ask_text("GET /other HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK_INT(reply.status, 200);
    drop(&reply);
}

TEST(many_who_hold_their_place_keep_nobody_out)
{
    enum { MANY = 150 };
    static const char *const halves[] = {
        "", "GET / HT", "GET / HTTP/1.1\r\nHost: h\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 900\r\n\r\nhalf"};
    int fds[MANY];
    int answered = 0;
    for (int i = 0; i < MANY; i++) {
        fds[i] = dial();
        say(fds[i], halves[i % 4], strlen(halves[i % 4]));
        if (i % 15 == 14) {
            struct reply reply = ask_text("GET /any HTTP/1.1\r\nHost: h\r\n\r\n");
            answered += reply.status == 200;
            drop(&reply);
        }
    }
    for (int i = 0; i < MANY; i++) {
        close(fds[i]);
    }
    CHECK_INT(answered, MANY / 15);
}

TEST(a_websocket_is_refused_where_nobody_asked_for_any)
{
    struct reply reply = ask_text(upgrade);
    CHECK(reply.status != 101);
    drop(&reply);
}

TEST(a_path_cannot_climb_out)
{
    struct reply reply = ask_text("GET /a/../../b HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK(reply.status != 200 || !strstr(reply.body, ".."));
    drop(&reply);
}

TEST(an_address_that_cannot_be_had_is_told_in_words)
{
    struct loop *loop = loop_create("control");
    char error[300], listen[80];
    static const struct {
        const char *listen, *error;
    } cases[] = {
        {"nonsense", "\"nonsense\": expected ADDRESS:PORT, such as 127.0.0.1:7400 or "
                     "[::1]:7400"},
        {"127.0.0.1:99999", "\"127.0.0.1:99999\": expected ADDRESS:PORT, such as "
                            "127.0.0.1:7400 or [::1]:7400"},
        {"192.0.2.1:0", "cannot listen on 192.0.2.1:0: Cannot assign requested address"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct http_config config = {.listen = cases[i].listen, .max_body = 10};
        CHECK(!http_create(loop, &config, echo, NULL, error, sizeof(error)));
        CHECK_STR(error, cases[i].error);
    }
    snprintf(listen, sizeof(listen), "127.0.0.1:%d", port);
    const struct http_config config = {.listen = listen, .max_body = 10};
    CHECK(!http_create(loop, &config, echo, NULL, error, sizeof(error)));
    CHECK(strstr(error, "Address already in use"));
    loop_destroy(loop);
}

TEST(loopback_is_known_by_its_names)
{
    CHECK(http_is_loopback("127.0.0.1:7400"));
    CHECK(http_is_loopback("[::1]:7400"));
    CHECK(http_is_loopback("localhost:7400"));
    CHECK(!http_is_loopback("0.0.0.0:7400"));
    CHECK(!http_is_loopback("[::]:7400"));
    CHECK(!http_is_loopback("192.168.1.5:7400"));
    CHECK(!http_is_loopback("localhost.example.org:7400"));
    CHECK(!http_is_loopback("127.0.0.1"));
}

static const struct check_case cases[] = {
    CASE(a_get_reaches_the_handler_with_its_decoded_path_and_query),
    CASE(every_reply_says_what_keeps_a_browser_safe),
    CASE(a_post_brings_its_body),
    CASE(a_post_may_have_no_body),
    CASE(which_methods_a_path_allows_is_the_handlers_word),
    CASE(a_head_has_the_length_of_the_get_and_no_body),
    CASE(requests_sent_at_once_get_one_answer_and_a_closed_connection),
    CASE(a_request_may_come_one_byte_at_a_time_while_others_are_served),
    CASE(a_body_too_large_is_told_to_the_handler_without_its_bytes),
    CASE(a_megabyte_too_much_is_read_to_the_end_before_it_is_refused),
    CASE(a_path_may_take_larger_bodies_than_the_others),
    CASE(the_token_of_a_webhook_reaches_the_handler_however_it_is_written),
    CASE(bodies_that_never_come_end_after_ten_seconds_and_hold_up_nobody),
    CASE(many_large_bodies_at_once_are_bounded_together),
    CASE(a_gigabyte_is_refused_at_once),
    CASE(a_chunked_body_is_refused_with_a_reason),
    CASE(a_picture_of_megabytes_arrives_whole_even_if_read_late),
    CASE(a_reply_without_a_body_ends_properly),
    CASE(clients_that_leave_in_the_middle_or_talk_nonsense_hurt_nobody),
    CASE(many_who_hold_their_place_keep_nobody_out),
    CASE(a_websocket_is_refused_where_nobody_asked_for_any),
    CASE(a_path_cannot_climb_out),
    CASE(an_address_that_cannot_be_had_is_told_in_words),
    CASE(loopback_is_known_by_its_names),
};

int main(void)
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
    int result = check_run(cases, (int)(sizeof(cases) / sizeof(cases)[0]));
    loop_stop(loop);
    loop_join(loop);
    loop_destroy(loop);
    http_destroy(http);
    return result;
}
