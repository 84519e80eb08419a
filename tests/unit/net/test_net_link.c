#include "check.h"

#include "fake_feed.h"

static struct feed_ops plain_ops; // as fake_feed.h has them

static void fresh_ops(void)
{
    net_end();
    fake_ops = plain_ops;
}

static void secret_headers(const struct feed_config *config, char out[FEED_URL])
{
    (void)config;
    snprintf(out, FEED_URL, "Authorization: Bearer abc\r\nAccept: application/x;v=1\r\n");
}

// Texts up to "end", each with a line break.
static const char *all_said(void)
{
    static char all[4096];
    all[0] = '\0';
    for (int i = 0; i < 40; i++) {
        const struct event *event = next_event();
        if (!event ||
            (event->type == EVENT_RESULT && strcmp(event->result.winner, "end") == 0)) {
            break;
        }
        if (event->type == EVENT_RESULT) {
            size_t len = strlen(all);
            snprintf(all + len, sizeof(all) - len, "%s\n", event->result.winner);
        }
    }
    return all;
}

static bool contains_nocase(const char *text, const char *part)
{
    for (; *text; text++) {
        size_t i = 0;
        while (part[i] && (text[i] | 0x20) == (part[i] | 0x20)) {
            i++;
        }
        if (!part[i]) {
            return true;
        }
    }
    return false;
}

TEST(the_upgrade_says_what_the_feed_wants_and_never_an_origin)
{
    fresh_ops();
    fake_ops.headers = secret_headers;
    CHECK(net_open("/head"));
    const char *said_all = all_said();
    CHECK(strstr(said_all, "Authorization: Bearer abc\n") != NULL);
    CHECK(strstr(said_all, "Accept: application/x;v=1\n") != NULL);
    CHECK(contains_nocase(said_all, "Sec-WebSocket-Key: "));
    CHECK(!contains_nocase(said_all, "Origin"));
    CHECK(!contains_nocase(said_all, "Extensions"));
}

static void broken_headers(const struct feed_config *config, char out[FEED_URL])
{
    (void)config;
    snprintf(out, FEED_URL, "Authorization: Bearer abc\nX: y\r\n");
}

TEST(a_token_with_a_line_break_is_told_at_the_start)
{
    fresh_ops();
    fake_ops.headers = broken_headers;
    struct feed_config config = config_for("/head");
    struct source_parts parts = {.loop = loop_create("feeds")};
    char error[200] = "";
    CHECK(!source_create_with(&fake_ops, &config, 0, &parts, error, sizeof(error)));
    loop_destroy(parts.loop);
    CHECK_STR(error, "feed \"track\": a key or token has characters that cannot be sent");
}

static int visit;
static const char *const visits[] = {"/where?startPosition=0", "/where?startPosition=7",
                                     "/where", "", "/wh ere\r\nX: y"};

static void next_path(struct feed *feed, char out[FEED_URL])
{
    (void)feed;
    snprintf(out, FEED_URL, "%s", visits[visit++ % 5]);
}

// What the next connection says of its path.
static const char *next_where(void)
{
    for (int i = 0; i < 10; i++) {
        const char *line = next();
        if (!line[0] || text_starts(line, "text '")) {
            break;
        }
    }
    return said;
}

TEST(each_connection_goes_where_the_feed_says)
{
    fresh_ops();
    fake_ops.path = next_path;
    visit = 0;
    CHECK(net_open("/where?own=1"));
    CHECK_STR(next_where(), "text '/where?startPosition=0' 22");
    CHECK_STR(next_where(), "text '/where?startPosition=7' 22");
    CHECK_STR(next_where(), "text '/where' 6");
    CHECK_STR(next_where(), "text '/where?own=1' 12");
    CHECK_STR(next_where(), "text '/where?own=1' 12"); // never what breaks the request
}

static enum feed_retry refused_retry;

static void fake_refused(struct feed *feed, int status, const char *reason,
                         int64_t now_ms, struct feed_out *out)
{
    (void)feed;
    (void)now_ms;
    tell(out, "refused", reason, status);
    out->retry = refused_retry;
    out->reason = status == 404 ? "not yet" : NULL;
}

TEST(a_refused_upgrade_reaches_the_feed_with_its_status)
{
    static const int statuses[] = {204, 302, 400, 401, 403, 404, 429, 500, 503};
    for (int i = 0; i < 9; i++) {
        char path[32], line[100];
        fresh_ops();
        fake_ops.refused = fake_refused;
        refused_retry = FEED_RETRY_BACKOFF;
        snprintf(path, sizeof(path), "/status/%d", statuses[i]);
        CHECK(net_open(path));
        CHECK_STR(next(), "connecting");
        snprintf(line, sizeof(line),
                 "refused 'answered %d instead of opening a "
                 "WebSocket' %d",
                 statuses[i], statuses[i]);
        CHECK_STR(next(), line);
        CHECK(is_down(next(), statuses[i] == 404 ? "down: not yet, retry in"
                                                 : "down: answered "));
    }
}

TEST(one_answer_is_enough_when_a_name_has_two_addresses)
{
    fresh_ops();
    fake_ops.refused = fake_refused;
    refused_retry = FEED_RETRY_STOP;
    struct feed_config config = config_for("/status/403");
    snprintf(config.url, sizeof(config.url), "ws://localhost:%d/status/403", server.port);
    CHECK(net_begin(&config));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "refused 'answered 403 instead of opening a WebSocket' 403");
    CHECK_STR(next(), "refused: answered 403 instead of opening a WebSocket");
}

TEST(what_has_not_begun_is_tried_again_in_half_a_minute)
{
    fresh_ops();
    fake_ops.refused = fake_refused;
    refused_retry = FEED_RETRY_LATER;
    CHECK(net_open("/status/404"));
    CHECK_STR(next(), "connecting");
    CHECK(text_starts(next(), "refused"));
    const char *line = next();
    CHECK(is_down(line, "down: not yet, retry in "));
    int seconds = atoi(strstr(line, "in ") + 3);
    CHECK(seconds >= 30 && seconds <= 36);
}

TEST(nobody_there_is_refused_without_a_status)
{
    struct server nobody;
    CHECK(server_start(&nobody, "ws_server.py", 0, NULL, NULL));
    struct feed_config config = {.id = "track"};
    snprintf(config.url, sizeof(config.url), "ws://127.0.0.1:%d/", nobody.port);
    server_end(&nobody);
    fresh_ops();
    fake_ops.refused = fake_refused;
    refused_retry = FEED_RETRY_BACKOFF;
    CHECK(net_begin(&config));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "refused 'connection refused, or nobody there' 0");
    CHECK(is_down(next(), "down: connection refused, or nobody there"));
}

TEST(a_server_that_does_not_even_answer_pings_is_left)
{
    fresh_ops();
    fake_ops.silent_ms = 300;
    CHECK(net_open("/deaf"));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    CHECK_STR(next(), "closed 'nothing heard for 1 s' 0");
    CHECK(is_down(next(), "down: nothing heard for 1 s"));
    CHECK_STR(next(), "connecting: nothing heard for 1 s, trying again");
}

TEST(a_server_that_answers_pings_and_says_nothing_stays)
{
    fresh_ops();
    fake_ops.silent_ms = 2000; // pinged each second, for longer than that
    CHECK(net_open("/patient?pings=3"));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    CHECK_STR(next(), "text 'still here' 10");
}

TEST(a_feed_that_sees_to_that_itself_sends_no_pings)
{
    fresh_ops();
    fake_ops.silent_ms = -1;
    CHECK(net_open("/patient?pings=0"));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    CHECK_STR(next(), "text 'still here' 10");
}

// A feed that asks for a page again and again, whatever its connection does.
static struct server web;
static int64_t poll_at;

static void poll_tick(struct feed *feed, int64_t now_ms, struct feed_out *out)
{
    (void)feed;
    poll_at = now_ms + 20;
    struct feed_fetch *fetch = feed_want(out, FETCH_UNIT);
    text_copy(fetch->unit.event, sizeof(fetch->unit.event), "E9");
    snprintf(fetch->url, sizeof(fetch->url), "http://127.0.0.1:%d/status/200", web.port);
}

static int64_t poll_due(const struct feed *feed)
{
    (void)feed;
    return poll_at;
}

TEST(a_feed_that_polls_does_so_without_a_connection_and_its_link_stays_down)
{
    fresh_ops();
    CHECK(server_start(&web, "web_server.py", 0, NULL, NULL));
    fake_ops.polls = true;
    fake_ops.tick = poll_tick;
    fake_ops.next_due = poll_due;
    fake_ops.refused = fake_refused;
    refused_retry = FEED_RETRY_STOP;
    poll_at = 0;
    CHECK(net_open("/status/404"));
    CHECK_STR(next(), "connecting");
    int polled = 0, links = 0;
    for (int i = 0; i < 6; i++) {
        const char *line = next();
        polled += strcmp(line, "E9 'status 200' 200") == 0;
        links += strcmp(line, "refused: not yet") == 0;
    }
    CHECK_INT(links, 1);
    CHECK_INT(polled, 4);
    net_end();
    server_end(&web);
}

static void hear_hook(const struct feed_config *config, struct str body,
                      struct feed_out *out)
{
    (void)config;
    tell(out, "hook", arena_strndup(out->arena, body.data, body.len), (int)body.len);
}

static void *post_hooks(void *context)
{
    bool *ok = context;
    for (int i = 0; i < 5; i++) {
        *ok =
            source_hook(net.source, str_of("{\"subscription\":\"timing.store\"}")) && *ok;
    }
    return NULL;
}

TEST(a_webhook_goes_the_way_of_all_messages_from_any_thread)
{
    fresh_ops();
    fake_ops.hook = hear_hook;
    CHECK(net_open("/stall"));
    CHECK_STR(next(), "connecting");
    bool ok = true;
    pthread_t control;
    CHECK(pthread_create(&control, NULL, post_hooks, &ok) == 0);
    for (int i = 0; i < 5; i++) {
        CHECK_STR(next(), "hook '{\"subscription\":\"timing.store\"}' 31");
        CHECK_INT(net.msg->feed, 3);
    }
    pthread_join(control, NULL);
    CHECK(ok);
    fake_ops.hook = NULL;
    CHECK(!source_hook(net.source, str_of("{}")));
}

TEST(webhooks_and_refused_upgrades_are_recorded)
{
    char path[] = "/tmp/strapline-link-XXXXXX", error[200];
    close(mkstemp(path));
    fresh_ops();
    fake_ops.hook = hear_hook;
    fake_ops.refused = fake_refused;
    refused_retry = FEED_RETRY_STOP;
    record = record_create(path, clock_now_ns(), error, sizeof(error));
    CHECK(record);
    CHECK(net_open("/status/404"));
    CHECK_STR(next(), "connecting");
    CHECK(text_starts(next(), "refused '"));
    CHECK_STR(next(), "refused: not yet");
    CHECK(source_hook(net.source, str_of("{\"a\":1}")));
    CHECK_STR(next(), "hook '{\"a\":1}' 7");
    net_end();
    record_destroy(record);
    record = NULL;
    struct script *script = script_load(path, error, sizeof(error));
    unlink(path);
    CHECK(script);
    CHECK_INT(script->count, 2);
    CHECK_STR(script->lines[0].name, "refused");
    CHECK_INT(script->lines[0].code, 404);
    CHECK_INT(script->lines[1].kind, SCRIPT_HOOK);
    CHECK_STR(script->lines[1].text.data, "{\"a\":1}");
    int64_t off_ms = script->epoch_ms - clock_wall_ms();
    CHECK(off_ms <= 0 && off_ms > -LIVE_PATIENCE_MS);
    script_destroy(script);
}

static void want_secret(struct feed *feed, int64_t now_ms, struct feed_out *out)
{
    (void)feed;
    poll_at = INT64_MAX;
    (void)now_ms;
    struct feed_fetch *fetch = feed_want(out, FETCH_LOGIN);
    text_copy(fetch->unit.event, sizeof(fetch->unit.event), "E9");
    text_copy(fetch->header, sizeof(fetch->header), "apikey: hush");
    text_copy(fetch->post, sizeof(fetch->post), "{\"pin\":\"4711\"}");
    fetch->cookies = true;
    snprintf(fetch->url, sizeof(fetch->url), "http://127.0.0.1:%d/echo/", web.port);
}

TEST(a_fetch_is_sent_as_the_feed_wants_it)
{
    fresh_ops();
    CHECK(server_start(&web, "web_server.py", 0, NULL, NULL));
    fake_ops.polls = true;
    fake_ops.tick = want_secret;
    fake_ops.next_due = poll_due;
    poll_at = 0;
    struct feed_config config = config_for("/stall");
    text_copy(config.token, sizeof(config.token), "hush");
    CHECK(net_begin(&config));
    CHECK_STR(next(), "connecting");
    const struct event *event = next_event();
    CHECK(event && event->type == EVENT_RESULT);
    const char *line = event->result.winner;
    CHECK(strstr(line, "\"apikey\": \"hush\"") != NULL);
    CHECK(strstr(line, "\"method\": \"POST\"") != NULL);
    // The dialect has said how its key is sent: not in another way besides.
    CHECK(strstr(line, "\"authorization\": null") != NULL);
    net_end();
    server_end(&web);
}

static const struct check_case cases[] = {
    CASE(the_upgrade_says_what_the_feed_wants_and_never_an_origin),
    CASE(a_token_with_a_line_break_is_told_at_the_start),
    CASE(each_connection_goes_where_the_feed_says),
    CASE(a_refused_upgrade_reaches_the_feed_with_its_status),
    CASE(one_answer_is_enough_when_a_name_has_two_addresses),
    CASE(what_has_not_begun_is_tried_again_in_half_a_minute),
    CASE(nobody_there_is_refused_without_a_status),
    CASE(a_server_that_does_not_even_answer_pings_is_left),
    CASE(a_server_that_answers_pings_and_says_nothing_stays),
    CASE(a_feed_that_sees_to_that_itself_sends_no_pings),
    CASE(a_feed_that_polls_does_so_without_a_connection_and_its_link_stays_down),
    CASE(a_webhook_goes_the_way_of_all_messages_from_any_thread),
    CASE(webhooks_and_refused_upgrades_are_recorded),
    CASE(a_fetch_is_sent_as_the_feed_wants_it),
};

int main(void)
{
    plain_ops = fake_ops;
    return play_all(cases, (int)(sizeof(cases) / sizeof(cases[0])));
}
