#include "check.h"
#include "net/ws_handshake.h"

#include <stdlib.h>

// The example of RFC 6455.
static const char nonce[] = "the sample nonce";
static const char fine[] = "HTTP/1.1 101 Switching Protocols\r\n"
                           "Upgrade: websocket\r\n"
                           "Connection: Upgrade\r\n"
                           "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";

static char said[200];

// "yes", "no 404", "bad", or "more", and what is left behind the head; however it is cut.
static const char *judged(const char *text)
{
    static const char *const names[] = {"more", "yes", "no", "bad"};
    size_t len = strlen(text);
    for (size_t cut = 0; cut <= len; cut++) {
        struct ws_answer answer = {0};
        enum ws_answer_result result = WS_ANSWER_MORE;
        struct str rest = {0};
        char line[200];
        ws_key(answer.key, (const unsigned char *)nonce);
        for (int i = 0; i < 2 && result == WS_ANSWER_MORE; i++) {
            rest = i ? (struct str){text + cut, len - cut} : (struct str){text, cut};
            result = ws_answer_take(&answer, &rest);
        }
        int left = (int)(text + len - rest.data); // with what was not looked at yet
        snprintf(line, sizeof(line), result == WS_ANSWER_NO ? "%s %d" : "%s%.0d",
                 names[result], result == WS_ANSWER_NO ? answer.status : 0);
        if (result == WS_ANSWER_YES && left) {
            snprintf(line, sizeof(line), "yes, then %.*s", left, rest.data);
        }
        ws_answer_finish(&answer);
        if (cut && strcmp(line, said) != 0) {
            printf("  cut at %zu: %s\n", cut, line);
            return "depends on where it was cut";
        }
        snprintf(said, sizeof(said), "%s", line);
    }
    return said;
}

static const char *judged_with(const char *more)
{
    char text[1000];
    snprintf(text, sizeof(text), "%s%s\r\n", fine, more);
    return judged(text);
}

TEST(the_request_says_where_to_and_with_which_key)
{
    char key[WS_KEY_TEXT];
    struct buf out = {0};
    memset(key, 'x', sizeof(key)); // whatever lay there before
    ws_key(key, (const unsigned char *)nonce);
    CHECK_STR(key, "dGhlIHNhbXBsZSBub25jZQ==");
    ws_request(&out, "timing.example:8443", "/app/1?x=y", key,
               "Authorization: Bearer a\r\n");
    CHECK_STR(out.data, "GET /app/1?x=y HTTP/1.1\r\n"
                        "Pragma: no-cache\r\n"
                        "Cache-Control: no-cache\r\n"
                        "Host: timing.example:8443\r\n"
                        "Upgrade: websocket\r\n"
                        "Connection: Upgrade\r\n"
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        "Sec-WebSocket-Version: 13\r\n"
                        "Authorization: Bearer a\r\n"
                        "\r\n");
    buf_clear(&out);
    ws_request(&out, "a", "/", key, NULL);
    CHECK(text_ends(out.data, "Version: 13\r\n\r\n"));
    buf_finish(&out);
}

TEST(a_yes_is_taken_however_it_is_cut_and_what_follows_is_frames)
{
    char text[400];
    snprintf(text, sizeof(text), "%s\r\n", fine);
    CHECK_STR(judged(text), "yes");
    snprintf(text, sizeof(text), "%s\r\n\x81\x02hi", fine);
    CHECK_STR(judged(text), "yes, then \x81\x02hi");
    CHECK_STR(judged(fine), "more");
}

TEST(names_are_read_in_any_case_and_values_with_blanks_around)
{
    CHECK_STR(judged("HTTP/1.1 101\r\n"
                     "date: today\r\n"
                     "UPGRADE:WebSocket\r\n"
                     "connection: keep-alive ,  UPGRADE\r\n"
                     "sec-websocket-accept:   s3pPLMBiTxaQ9kYGzzhZRbK+xOo=  \r\n"
                     "\r\n"),
              "yes");
    CHECK_STR(judged_with("Connection: keep-alive\r\n"), "yes");
    CHECK_STR(judged_with("Sec-WebSocket-Protocol:\r\nno colon here\r\n"), "yes");
}

TEST(who_does_not_know_the_key_or_leaves_something_out_is_no_websocket_server)
{
    CHECK_STR(judged("HTTP/1.1 101 X\r\n\r\n"), "bad");
    CHECK_STR(
        judged("HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"),
        "bad");
    CHECK_STR(judged("HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     "Sec-WebSocket-Accept: S3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"),
              "bad");
    CHECK_STR(judged("HTTP/1.1 101 X\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n"
                     "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"),
              "bad");
    CHECK_STR(judged("HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: close\r\n"
                     "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"),
              "bad");
    CHECK_STR(judged_with("Sec-WebSocket-Accept: another\r\n"), "bad");
}

TEST(nothing_is_accepted_that_was_not_asked_for)
{
    CHECK_STR(judged_with("Sec-WebSocket-Extensions: permessage-deflate\r\n"), "bad");
    CHECK_STR(judged_with("sec-websocket-protocol: chat\r\n"), "bad");
}

TEST(an_answer_of_https_is_told_with_its_number)
{
    CHECK_STR(judged("HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\nno\n"),
              "no 404");
    CHECK_STR(judged("HTTP/1.0 302 \r\nLocation: /x\r\n\r\n"), "no 302");
    CHECK_STR(judged("HTTP/1.1 503\n\n"), "no 503");
}

TEST(what_a_server_says_meanwhile_is_passed_over)
{
    char text[800];
    snprintf(text, sizeof(text),
             "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\n%s\r\nz",
             fine);
    CHECK_STR(judged(text), "yes, then z");
}

TEST(what_is_not_http_is_told_at_once)
{
    CHECK_STR(judged("SSH-2.0-OpenSSH_9"), "bad");
    CHECK_STR(judged("\x15\x03\x01"), "bad");
    CHECK_STR(judged("HTTP/2 200\r\n\r\n"), "bad");
    CHECK_STR(judged("HTTP/1.1 abc\r\n\r\n"), "bad");
    CHECK_STR(judged("HTTP/1.1 1011\r\n\r\n"), "bad");
    CHECK_STR(judged("HTTP/1.1 001\r\n\r\n"), "bad");
    CHECK_STR(judged("\r\n\r\n"), "bad");
    struct ws_answer answer = {0};
    struct str nul = {"HTTP/1.1\0 101\r\n\r\n", 17};
    CHECK_INT(ws_answer_take(&answer, &nul), WS_ANSWER_BAD);
    ws_answer_finish(&answer);
}

TEST(a_head_that_never_ends_is_given_up)
{
    struct ws_answer answer = {0};
    struct str start = str_of("HTTP/1.1 101 X\r\n");
    CHECK_INT(ws_answer_take(&answer, &start), WS_ANSWER_MORE);
    enum ws_answer_result result = WS_ANSWER_MORE;
    for (int i = 0; i < WS_ANSWER_MAX && result == WS_ANSWER_MORE; i++) {
        struct str more = str_of("x");
        result = ws_answer_take(&answer, &more);
    }
    CHECK_INT(result, WS_ANSWER_BAD);
    CHECK_INT(answer.head.len, WS_ANSWER_MAX + 1);
    ws_answer_finish(&answer);
}

static const struct check_case cases[] = {
    CASE(the_request_says_where_to_and_with_which_key),
    CASE(a_yes_is_taken_however_it_is_cut_and_what_follows_is_frames),
    CASE(names_are_read_in_any_case_and_values_with_blanks_around),
    CASE(who_does_not_know_the_key_or_leaves_something_out_is_no_websocket_server),
    CASE(nothing_is_accepted_that_was_not_asked_for),
    CASE(an_answer_of_https_is_told_with_its_number),
    CASE(what_a_server_says_meanwhile_is_passed_over),
    CASE(what_is_not_http_is_told_at_once),
    CASE(a_head_that_never_ends_is_given_up),
};

CHECK_MAIN(cases)
