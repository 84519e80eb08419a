// A source's link: the upgrade, who refuses it, and a server that falls silent.
#include "fake_ops.h"

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

static bool always_at_rest(const struct feed *feed)
{
    (void)feed;
    return true;
}

TEST(where_nothing_is_played_a_longer_silence_is_borne)
{
    fresh_ops();
    fake_ops.silent_ms = 300;
    fake_ops.at_rest = always_at_rest;
    CHECK(net_open("/late"));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    CHECK_STR(next(), "text 'at last' 7");
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

static void restless_open(struct feed *feed, int64_t now_ms, struct feed_out *out)
{
    fake_open(feed, now_ms, out);
    feed->tick_at = now_ms + 100;
}

static void restless_tick(struct feed *feed, int64_t now_ms, struct feed_out *out)
{
    (void)out;
    feed->tick_at = now_ms + 100;
}

static void patient_open(struct feed *feed, int64_t now_ms, struct feed_out *out)
{
    fake_open(feed, now_ms, out);
    feed->tick_at = now_ms + 3600000;
}

TEST(a_peer_is_pinged_sooner_while_the_thread_is_awake_for_a_feed)
{
    fresh_ops();
    fake_ops.silent_ms = 8000; // pinged after four seconds of silence, or after two
    fake_ops.open = restless_open;
    fake_ops.tick = restless_tick;
    CHECK(net_open("/patient?pings=1"));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    int64_t opened_ns = net.msg->received_ns;
    CHECK_STR(next(), "text 'still here' 10");
    int64_t after_ms = (net.msg->received_ns - opened_ns) / 1000000;
    CHECK(after_ms >= 2000 && after_ms < 4000);
}

TEST(what_is_due_soon_is_done_while_the_thread_is_awake_for_a_ping)
{
    fresh_ops();
    fake_ops.silent_ms = 1000;
    fake_ops.early = true;
    fake_ops.open = patient_open; // its own tick is an hour away
    CHECK(net_open("/patient?pings=1000"));
    CHECK_STR(next(), "connecting");
    CHECK_STR(next(), "open '' 0");
    CHECK_STR(next(), "tick 'early' 0");
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
    CASE(where_nothing_is_played_a_longer_silence_is_borne),
    CASE(a_server_that_answers_pings_and_says_nothing_stays),
    CASE(a_feed_that_sees_to_that_itself_sends_no_pings),
    CASE(a_peer_is_pinged_sooner_while_the_thread_is_awake_for_a_feed),
    CASE(what_is_due_soon_is_done_while_the_thread_is_awake_for_a_ping),
};

int main(void)
{
    plain_ops = fake_ops;
    return play_all(cases, (int)(sizeof(cases) / sizeof(cases[0])));
}
