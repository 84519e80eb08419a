// Requests and replies over real sockets.
#include "http_talk.h"

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
    CASE(which_methods_a_path_allows_is_the_handlers_word),
    CASE(a_head_has_the_length_of_the_get_and_no_body),
    CASE(requests_sent_at_once_get_one_answer_and_a_closed_connection),
    CASE(a_request_may_come_one_byte_at_a_time_while_others_are_served),
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
    return talk_run(cases, (int)(sizeof(cases) / sizeof(cases[0])));
}
