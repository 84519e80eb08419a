#include "check.h"

#include "asker.h"

#define LOG_MODULE "test"
#include "base/log.h"

static struct answer ask(const struct rest_request *request)
{
    rest_get(rest, request);
    return next();
}

static struct rest_request with_key(const char *url)
{
    struct rest_request request = request_for(url);
    request.header = "apikey: hush-hush";
    return request;
}

TEST(one_more_header_line_is_sent)
{
    struct rest_request request = with_key(at(&web, "echo/"));
    struct answer answer = ask(&request);
    CHECK(strstr(answer.body, "\"apikey\": \"hush-hush\"") != NULL);
    CHECK(strstr(answer.body, "\"method\": \"GET\"") != NULL);
    CHECK(strstr(answer.body, "\"authorization\": null") != NULL);
}

TEST(two_more_header_lines_are_sent)
{
    struct rest_request request = request_for(at(&web, "echo/"));
    request.header = "Authorization: Bearer abc\r\nAccept: application/x;version=1\r\n";
    struct answer answer = ask(&request);
    CHECK(strstr(answer.body, "\"authorization\": \"Bearer abc\"") != NULL);
    CHECK(strstr(answer.body, "\"wants\": \"application/x;version=1\"") != NULL);
}

TEST(a_key_with_a_line_break_is_never_sent)
{
    static const char *const bad[] = {"apikey: one\ntwo", "apikey: one\r\ntwo", "apikey",
                                      ": x", "apikey: o\rx: y"};
    for (int i = 0; i < 5; i++) {
        struct rest_request request = request_for(at(&web, "status/299"));
        request.header = bad[i];
        struct answer answer = ask(&request);
        CHECK_INT(answer.status, 0);
        CHECK_STR(answer.note, "a key or token has characters that cannot be sent");
    }
    CHECK(strstr(get("count/status/299").body, "\"times\":0") != NULL);
}

TEST(a_header_goes_on_to_other_pages_of_its_server)
{
    struct rest_request request = with_key(at(&web, "there/echo/x"));
    struct answer answer = ask(&request);
    CHECK_INT(answer.status, 200);
    CHECK(strstr(answer.body, "\"uri\": \"/echo/x\"") != NULL);
    CHECK(strstr(answer.body, "\"apikey\": \"hush-hush\"") != NULL);
    request.url = at(&web, "hop/5");
    CHECK_INT(ask(&request).status, 200);
    request.url = at(&web, "hop/6");
    answer = ask(&request);
    CHECK_INT(answer.status, 0);
    CHECK_STR(answer.note, "more than 5 redirects: check the address");
}

TEST(a_header_never_goes_on_to_another_server)
{
    char away[256];
    snprintf(away, sizeof(away), "away/?to=http://127.0.0.1:%d/echo/key", other.port);
    struct rest_request request = with_key(at(&web, away));
    struct answer answer = ask(&request);
    CHECK_INT(answer.status, 0);
    CHECK_STR(answer.note, "redirected to another server");
    snprintf(away, sizeof(away), "away/?to=http://localhost:%d/echo/key", web.port);
    request.url = at(&web, away);
    CHECK_STR(ask(&request).note, "redirected to another server");
    CHECK(strstr(get("count/echo/key").body, "\"times\":0") != NULL);
    request.url = at(&web, "away/?to=ftp://127.0.0.1/");
    CHECK_INT(ask(&request).status, 0);
}

TEST(a_text_is_posted_as_json)
{
    struct rest_request request = request_for(at(&web, "echo/"));
    request.post = "{\"pin\":\"4711\"}";
    struct answer answer = ask(&request);
    CHECK(strstr(answer.body, "\"method\": \"POST\"") != NULL);
    CHECK(strstr(answer.body, "\"type\": \"application/json\"") != NULL);
    CHECK(strstr(answer.body, "{\\\"pin\\\":\\\"4711\\\"}") != NULL);
}

TEST(a_post_is_not_sent_on)
{
    char away[256];
    snprintf(away, sizeof(away), "away/?to=http://127.0.0.1:%d/echo/pin", other.port);
    struct rest_request request = request_for(at(&web, away));
    request.post = "{\"pin\":\"4711\"}";
    CHECK_INT(ask(&request).status, 302);
    request.url = at(&web, "there/echo/pin");
    CHECK_INT(ask(&request).status, 307);
    CHECK(strstr(get("count/echo/pin").body, "\"times\":0") != NULL);
}

TEST(a_login_opens_what_comes_after_it_on_this_server_only)
{
    struct rest_request members = request_for(at(&web, "members/"));
    members.cookies = true;
    CHECK_INT(ask(&members).status, 403);
    struct rest_request login = request_for(at(&web, "login/7"));
    login.cookies = true;
    login.post = "{\"pin\":\"0000\"}";
    CHECK(strstr(ask(&login).body, "\"success\": false") != NULL);
    members.url = at(&web, "members/");
    CHECK_INT(ask(&members).status, 403);
    login.url = at(&web, "login/7");
    login.post = "{\"pin\":\"4711\"}";
    CHECK(strstr(ask(&login).body, "\"success\": true") != NULL);
    members.url = at(&web, "members/");
    CHECK_STR(ask(&members).body, "welcome member-7");
    // Whoever does not want cookies has none.
    members.cookies = false;
    CHECK_INT(ask(&members).status, 403);
    char named[256];
    snprintf(named, sizeof(named), "http://localhost:%d/members/", web.port);
    members.url = named;
    members.cookies = true;
    CHECK_INT(ask(&members).status, 403);
}

TEST(another_rest_knows_nothing_of_a_login)
{
    struct rest *stranger = rest_create();
    CHECK(stranger && rest_start(stranger));
    struct rest_request members = request_for(at(&web, "members/"));
    members.cookies = true;
    CHECK(rest_get(stranger, &members));
    CHECK_INT(next().status, 403);
    rest_destroy(stranger);
}

TEST(requests_that_differ_in_header_or_post_are_not_one)
{
    struct rest_request request = request_for(at(&web, "echo/"));
    request.delay_ms = 20;
    CHECK(rest_get(rest, &request));
    CHECK(!rest_get(rest, &request));
    request.header = "apikey: one";
    CHECK(rest_get(rest, &request));
    request.header = "apikey: two";
    CHECK(rest_get(rest, &request));
    CHECK(!rest_get(rest, &request));
    request.post = "{}";
    CHECK(rest_get(rest, &request));
    CHECK(!rest_get(rest, &request));
    request.post = "{\"pin\":1}";
    CHECK(rest_get(rest, &request));
    request.cookies = true;
    CHECK(rest_get(rest, &request));
    for (int i = 0; i < 6; i++) {
        CHECK_INT(next().status, 200);
    }
}

// Tags of one letter: lower and upper case serve each other, and upper case wins.
static bool join_letters(void *waiting, const void *tag)
{
    char *have = waiting;
    const char *more = tag;
    if ((*have | 0x20) != (*more | 0x20)) {
        return false;
    }
    *have = (char)(*have & *more);
    return true;
}

TEST(the_asker_says_whether_one_answer_serves_two)
{
    struct rest_request request = request_for(at(&web, "echo/"));
    request.delay_ms = 20;
    request.join = join_letters;
    request.tag_size = 2;
    request.tag = "a";
    CHECK(rest_get(rest, &request));
    request.tag = "b";
    CHECK(rest_get(rest, &request));
    request.tag = "A";
    CHECK(!rest_get(rest, &request));
    CHECK_STR(next().tag, "A");
    CHECK_STR(next().tag, "b");
}

static struct rest_request secret_request(const char *url)
{
    struct rest_request request = with_key(url);
    request.post = "{\"pin\":\"hush-4711\"}";
    request.token = "hush-token";
    request.cookies = true;
    return request;
}

// Requests that end well and badly, and one that is tried again.
static void ask_all_sorts(void)
{
    static const char *const paths[] = {"echo/", "status/404", "status/500", "truncated/",
                                        "login/hush"};
    for (int i = 0; i < 5; i++) {
        struct rest_request request = secret_request(at(&web, paths[i]));
        request.tries = i == 2 ? 2 : 1;
        ask(&request);
    }
    struct rest_request odd = request_for(at(&web, "echo/"));
    odd.header = "apikey: hush\nhush";
    ask(&odd);
}

TEST(no_secret_is_ever_logged)
{
    char path[] = "/tmp/strapline-log-XXXXXX";
    int file = mkstemp(path);
    fflush(stderr);
    int screen = dup(2);
    CHECK(file >= 0 && dup2(file, 2) == 2);
    ask_all_sorts();
    dup2(screen, 2);
    close(screen);
    static char logged[1 << 16];
    ssize_t len = pread(file, logged, sizeof(logged) - 1, 0);
    close(file);
    unlink(path);
    CHECK(len > 0 && strstr(logged, "status/404") != NULL);
    CHECK(strstr(logged, "tried again") != NULL);
    CHECK(strstr(logged, "hush-") == NULL);
}

static const struct check_case cases[] = {
    CASE(one_more_header_line_is_sent),
    CASE(two_more_header_lines_are_sent),
    CASE(a_key_with_a_line_break_is_never_sent),
    CASE(a_header_goes_on_to_other_pages_of_its_server),
    CASE(a_header_never_goes_on_to_another_server),
    CASE(a_text_is_posted_as_json),
    CASE(a_post_is_not_sent_on),
    CASE(a_login_opens_what_comes_after_it_on_this_server_only),
    CASE(another_rest_knows_nothing_of_a_login),
    CASE(requests_that_differ_in_header_or_post_are_not_one),
    CASE(the_asker_says_whether_one_answer_serves_two),
    CASE(no_secret_is_ever_logged),
};

int main(void)
{
    log_set_level(LOG_LEVEL_DEBUG);
    return ask_all(cases, (int)(sizeof(cases) / sizeof(cases[0])));
}
