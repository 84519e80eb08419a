// What a source does beside its socket: polls, webhooks, GETs.
#include "fake_ops.h"

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
