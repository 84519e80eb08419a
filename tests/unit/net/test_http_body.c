// Bodies of requests: their limits, and those that never come.
#include "http_talk.h"

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

#define CHUNKED "Transfer-Encoding: chunked\r\n"

TEST(a_chunked_body_is_put_together_however_it_comes)
{
    static const char request[] = "POST /api/cue HTTP/1.1\r\nHost: h\r\n" CHUNKED "\r\n"
                                  "4\r\nauto\r\n3;x=y\r\n on\r\n0\r\nX: y\r\n\r\n";
    struct reply reply = ask_text(request);
    CHECK_INT(reply.status, 200);
    CHECK_STR(reply.body, "POST /api/cue ? body 7 auto on [none] [none] [none]");
    drop(&reply);
    struct buf heard = {0};
    int fd = dial();
    for (size_t i = 0; request[i]; i++) {
        say(fd, request + i, 1);
        clock_sleep_until_ns(clock_now_ns() + 1000000);
    }
    CHECK(take_reply(fd, &heard, true, &reply));
    CHECK_STR(reply.body, "POST /api/cue ? body 7 auto on [none] [none] [none]");
    drop(&reply);
    buf_finish(&heard);
    close(fd);
}

TEST(a_chunked_body_may_be_as_large_as_another)
{
    for (int last = 0; last <= 1; last++) {
        struct buf request = {0};
        buf_text(&request, "POST /api/cue HTTP/1.1\r\nHost: h\r\n" CHUNKED "\r\n");
        for (int i = 0; i < MAX_BODY / 10; i++) {
            buf_text(&request, "A\r\n0123456789\r\n");
        }
        buf_text(&request, last ? "1\r\nx\r\n0\r\n\r\n" : "0\r\n\r\n");
        struct reply reply = ask(request.data, request.len, true);
        CHECK_INT(reply.status, last ? 413 : 200);
        CHECK(strstr(reply.body, last ? "body 0 " : "body 1000 0123456789"));
        drop(&reply);
        buf_finish(&request);
    }
}

TEST(what_is_said_of_a_body_and_not_understood_is_refused_with_a_reason)
{
    static const struct {
        const char *head, *body;
        int status;
        const char *why;
    } cases[] = {
        {"POST /a HTTP/1.1\r\n" CHUNKED, "auto on", 400, "chunks"},
        {"POST /a HTTP/1.1\r\n" CHUNKED, "3\r\nauto\r\n0\r\n\r\n", 400, "chunks"},
        {"POST /a HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n", 501,
         "as it is"},
        {"POST /a HTTP/1.1\r\nContent-Length: 3\r\n" CHUNKED, "0\r\n\r\n", 400, "both"},
        {"DELETE /a HTTP/1.1\r\n" CHUNKED, "0\r\n\r\n", 411, "Content-Length"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct buf request = {0};
        buf_printf(&request, "%sHost: h\r\n\r\n%s", cases[i].head, cases[i].body);
        struct reply reply = ask(request.data, request.len, true);
        CHECK_INT(reply.status, cases[i].status);
        CHECK(strstr(reply.body, cases[i].why));
        drop(&reply);
        buf_finish(&request);
    }
}

static const struct check_case cases[] = {
    CASE(a_post_brings_its_body),
    CASE(a_post_may_have_no_body),
    CASE(a_body_too_large_is_told_to_the_handler_without_its_bytes),
    CASE(a_megabyte_too_much_is_read_to_the_end_before_it_is_refused),
    CASE(a_path_may_take_larger_bodies_than_the_others),
    CASE(the_token_of_a_webhook_reaches_the_handler_however_it_is_written),
    CASE(bodies_that_never_come_end_after_ten_seconds_and_hold_up_nobody),
    CASE(many_large_bodies_at_once_are_bounded_together),
    CASE(a_gigabyte_is_refused_at_once),
    CASE(a_chunked_body_is_put_together_however_it_comes),
    CASE(a_chunked_body_may_be_as_large_as_another),
    CASE(what_is_said_of_a_body_and_not_understood_is_refused_with_a_reason),
};

int main(void)
{
    return talk_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
}
