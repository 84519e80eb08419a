// fake_feed.h
// A dialect of the test's own on a source of its own, with loop, rest and inbox as the
// program has them. The dialect tells everything it hears as results, and what the server
// says steers it.
#ifndef TESTS_UNIT_NET_FAKE_FEED_H
#define TESTS_UNIT_NET_FAKE_FEED_H

#include "live.h"

#include <curl/curl.h>
#include <limits.h>
#include <pthread.h>
#include <stdatomic.h>

#include "base/arena.h"
#include "net/msg.h"
#include "net/rest.h"
#include "net/source_with.h"

// A dialect for these tests: it tells everything it hears as results, and what the server
// says steers it. "ready", "close", "stop", "slow", "fetch URL", "poll URL", "tick".
struct feed {
    bool open;
    int64_t tick_at;
    char polled[FEED_URL]; // fetched again and again, "" = nothing
};

static struct feed *fake_create(const struct feed_config *config)
{
    (void)config;
    return xalloc(sizeof(struct feed));
}

static void fake_destroy(struct feed *feed)
{
    free(feed);
}

static bool fake_address(const struct feed_config *config, char out[FEED_URL],
                         char *error, size_t error_size)
{
    if (!config->url[0]) {
        snprintf(error, error_size, "no url");
        return false;
    }
    text_copy(out, FEED_URL, config->url);
    return true;
}

static void tell(struct feed_out *out, const char *what, const char *text, int number)
{
    struct event *event = event_add(&out->events, EVENT_RESULT);
    event->result.heat_name = arena_strdup(out->arena, what);
    event->result.winner = arena_strdup(out->arena, text);
    event->result.mark = arena_printf(out->arena, "%d", number);
}

static void fake_open(struct feed *feed, int64_t now_ms, struct feed_out *out)
{
    (void)now_ms;
    feed->open = true;
    feed->tick_at = INT64_MAX;
    feed_send(out, "greeting");
    tell(out, "open", "", 0);
}

static void want(struct feed_out *out, const char *url)
{
    struct feed_fetch *fetch = feed_want(out, FETCH_UNIT);
    text_copy(fetch->unit.event, sizeof(fetch->unit.event), "E7");
    text_copy(fetch->url, sizeof(fetch->url), url);
}

static void obey(struct feed *feed, const char *text, int64_t now_ms,
                 struct feed_out *out)
{
    if (text_equal(text, "ready")) {
        out->ready = true;
        feed_send(out, "thanks");
    } else if (text_equal(text, "close")) {
        out->close = true;
        out->reason = "enough";
    } else if (text_equal(text, "stop")) {
        out->close = true;
        out->retry = FEED_RETRY_STOP;
        out->reason = "no such key";
    } else if (text_equal(text, "tick")) {
        feed->tick_at = now_ms + 50;
    } else if (text_equal(text, "flood")) {
        for (int i = 0; i < 1000; i++) {
            feed_send(out, "one of many");
        }
    } else if (text_starts(text, "fetch ")) {
        want(out, text + 6);
    } else if (text_starts(text, "poll ")) {
        text_copy(feed->polled, sizeof(feed->polled), text + 5);
        feed->tick_at = now_ms + 50;
        want(out, feed->polled);
    }
}

static void fake_text(struct feed *feed, struct str text, int64_t now_ms,
                      struct feed_out *out)
{
    char *copy = arena_strndup(out->arena, text.data, text.len);
    tell(out, "text", text.len > 200 ? "long" : copy, (int)text.len);
    obey(feed, copy, now_ms, out);
}

static void fake_closed(struct feed *feed, int code, const char *reason, int64_t now_ms,
                        struct feed_out *out)
{
    (void)now_ms;
    feed->open = false;
    tell(out, "closed", reason, code);
    out->retry = code == 4001   ? FEED_RETRY_STOP
                 : code == 4200 ? FEED_RETRY_NOW
                 : code == 4004 ? FEED_RETRY_SLOW
                                : FEED_RETRY_BACKOFF;
    out->reason = code ? arena_printf(out->arena, "%s (%d)", reason, code) : NULL;
}

static atomic_bool speaks; // to the server, at the next poll

static void poll_again(struct feed *feed, int64_t now_ms, struct feed_out *out)
{
    want(out, feed->polled);
    feed->tick_at = now_ms + 50;
    if (atomic_exchange(&speaks, false)) {
        feed_send(out, "again");
    }
}

static void fake_tick(struct feed *feed, int64_t now_ms, struct feed_out *out)
{
    if (feed->polled[0]) {
        poll_again(feed, now_ms, out);
        return;
    }
    tell(out, "tick", now_ms >= feed->tick_at ? "due" : "early", 0);
    feed->tick_at = INT64_MAX;
}

static int64_t fake_next_due(const struct feed *feed)
{
    return feed->tick_at;
}

static void fake_body(const struct feed_config *config, const struct feed_fetch *fetch,
                      int status, struct str body, const char *note, struct feed_out *out)
{
    (void)config;
    char *copy = arena_strndup(out->arena, body.data, body.len);
    tell(out, fetch->unit.event, status ? copy : note, status);
    if (strstr(fetch->url, "/bad/")) {
        feed_fail(out, fetch, status, "of no use");
    }
}

static char unit_url[FEED_URL];

static bool fake_unit_fetch(const struct feed_config *config, const struct unit_key *unit,
                            struct feed_fetch *out)
{
    (void)config;
    *out = (struct feed_fetch){.kind = FETCH_UNIT, .unit = *unit};
    text_copy(out->url, sizeof(out->url), unit_url);
    return true;
}

static struct feed_ops fake_ops = {
    .type = "fake",
    .create = fake_create,
    .destroy = fake_destroy,
    .address = fake_address,
    .open = fake_open,
    .text = fake_text,
    .closed = fake_closed,
    .tick = fake_tick,
    .next_due = fake_next_due,
    .body = fake_body,
    .unit_fetch = fake_unit_fetch,
};

// One source on its own loop, rest and inbox, as the program has them.
struct net {
    struct loop *loop;
    struct rest *rest;
    struct inbox *inbox;
    struct source *source;
    struct msg *msg; // being read
    int next;        // event in it
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t pushed = PTHREAD_COND_INITIALIZER;
static struct server server;
static struct net net; // of the test that runs

static void on_push(void *context)
{
    (void)context;
    pthread_mutex_lock(&lock);
    pthread_cond_signal(&pushed);
    pthread_mutex_unlock(&lock);
}

static inline void net_end(void)
{
    if (net.loop) {
        loop_stop(net.loop);
        rest_stop(net.rest);
        loop_join(net.loop);
        rest_join(net.rest);
        loop_destroy(net.loop);
        rest_destroy(net.rest);
        source_destroy(net.source);
        msg_free(net.msg);
        inbox_destroy(net.inbox);
        net = (struct net){0};
    }
}

static struct record *record; // of the test that runs, or NULL

static inline bool net_begin(const struct feed_config *config)
{
    char error[256] = "";
    net_end();
    net = (struct net){.loop = loop_create("feeds"), .rest = rest_create()};
    net.inbox = inbox_create(100, on_push, NULL);
    struct source_parts parts = {net.loop, net.rest, net.inbox, record};
    net.source = source_create_with(&fake_ops, config, 3, &parts, error, sizeof(error));
    if (!net.source) {
        printf("  %s\n", error);
    }
    return net.source && rest_start(net.rest) && loop_start(net.loop);
}

static inline struct feed_config config_for(const char *path)
{
    struct feed_config config = {.id = "track", .type = "fake"};
    snprintf(config.url, sizeof(config.url), "ws://127.0.0.1:%d%s", server.port, path);
    return config;
}

static inline bool net_open(const char *path)
{
    struct feed_config config = config_for(path);
    return net_begin(&config);
}

static inline struct msg *wait_msg(struct inbox *inbox)
{
    struct timespec limit;
    clock_gettime(CLOCK_REALTIME, &limit);
    limit.tv_sec += LIVE_PATIENCE_MS / 1000;
    pthread_mutex_lock(&lock);
    struct msg *msg = inbox_pop(inbox);
    while (!msg && pthread_cond_timedwait(&pushed, &lock, &limit) == 0) {
        msg = inbox_pop(inbox);
    }
    pthread_mutex_unlock(&lock);
    return msg;
}

// The next event; its texts are good until the next call. NULL if none comes.
static inline const struct event *next_event(void)
{
    struct event_list *events = net.msg ? net.msg->body : NULL;
    while (!events || net.next >= events->count) {
        msg_free(net.msg);
        net.msg = wait_msg(net.inbox);
        net.next = 0;
        if (!net.msg) {
            return NULL;
        }
        events = net.msg->body;
    }
    return &events->items[net.next++];
}

static char said[400];

// The next event as one line, "" if none comes.
static inline const char *next(void)
{
    static const char *const links[] = {"connecting", "up", "down", "refused"};
    const struct event *event = next_event();
    said[0] = '\0';
    if (!event) {
        return said;
    }
    switch (event->type) {
    case EVENT_LINK:
        snprintf(said, sizeof(said), "%s%s%s%s%s", links[event->link.link],
                 event->link.reconnect ? " again" : "", event->link.note ? ": " : "",
                 event->link.note ? event->link.note : "",
                 net.msg->keep ? "" : " (may be dropped)");
        break;
    case EVENT_RESULT:
        snprintf(said, sizeof(said), "%s '%s' %s", event->result.heat_name,
                 event->result.winner, event->result.mark);
        break;
    case EVENT_TRAFFIC:
        snprintf(said, sizeof(said), "traffic%s", event->traffic.bad ? " bad" : "");
        break;
    default:
        snprintf(said, sizeof(said), "event %d", (int)event->type);
    }
    return said;
}

// "down: REASON, retry in N s", whatever N is.
static inline bool is_down(const char *line, const char *start)
{
    const char *seconds = strstr(line, ", retry in ");
    return text_starts(line, start) && seconds && text_ends(line, " s") &&
           atoi(seconds + 11) > 0;
}

// All the cases of a test, with everything around them.
static inline int play_all(const struct check_case *cases, int count)
{
    setvbuf(stdout, NULL, _IOLBF, 0); // told even if the end is a sanitizer's
    curl_global_init(CURL_GLOBAL_DEFAULT);
    int failed = !server_start(&server, "ws_server.py", 0, NULL, NULL);
    if (!failed) {
        failed = check_run(cases, count);
    }
    net_end();
    server_end(&server);
    curl_global_cleanup();
    return failed;
}

#endif
