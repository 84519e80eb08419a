#include "net/source.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LOG_MODULE "source"
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "net/address.h"
#include "net/answer.h"
#include "net/backoff.h"
#include "net/loop_lws.h"
#include "net/msg.h"
#include "net/source_with.h"
#include "net/ws.h"

enum { US_PER_MS = 1000, NS_PER_MS = 1000000, TICK_MIN_MS = 10, TICK_MAX_MS = 60000 };

struct source {
    const struct feed_ops *ops;
    struct feed_config config;
    int index;
    struct source_parts parts;
    struct ws *ws;
    struct loop_hook hook;
    // Everything below: the loop's thread only.
    struct feed *feed;
    struct backoff backoff;
    lws_sorted_usec_list_t tick;
    lws_sorted_usec_list_t retry;
    bool started;
    bool was_up;  // a session has been established before
    bool closing; // we said goodbye, for `reason`
    enum feed_retry closing_retry;
    char reason[WS_REASON];
    int64_t unfit;
};

static void schedule(struct source *source, lws_sorted_usec_list_t *timer, sul_cb_t run,
                     int64_t delay_ms)
{
    int64_t delay_us = delay_ms > 0 ? delay_ms * US_PER_MS : 1;
    lws_sul_schedule(loop_context(source->parts.loop), 0, timer, run, delay_us);
}

static struct msg *begin(const struct source *source, int64_t received_ns,
                         struct feed_out *out)
{
    struct msg *msg = msg_create(source->index, MSG_EVENTS, received_ns);
    *out = feed_out_begin(&msg->arena);
    return msg;
}

static bool has_link(const struct event_list *events, enum link_state link)
{
    for (int i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        if (event->type == EVENT_LINK && event->link.link == link) {
            return true;
        }
    }
    return false;
}

static void add_link(struct event_list *events, enum link_state link, bool reconnect,
                     const char *note)
{
    struct event *event = event_add(events, EVENT_LINK);
    event->link.link = link;
    event->link.reconnect = reconnect;
    event->link.note = arena_strdup(events->arena, note);
}

// Hands msg, which out was made on, to the main thread; from then on it is not ours.
static void deliver(const struct source *source, struct msg *msg,
                    const struct feed_out *out)
{
    if (out->events.count == 0) {
        msg_free(msg);
        return;
    }
    for (int i = 0; i < out->events.count; i++) {
        msg->keep |= out->events.items[i].type == EVENT_LINK;
    }
    msg->body = arena_copy(&msg->arena, &out->events, sizeof(out->events));
    inbox_push(source->parts.inbox, msg);
}

static void issue(struct source *source, const struct feed_fetch *fetch);

// On the rest thread.
static void answered(void *context, const void *tag, int status, struct str body,
                     const char *note)
{
    struct source *source = context;
    const struct feed_fetch *fetch = tag;
    int64_t now_ns = clock_now_ns();
    if (source->parts.record && status) {
        char path[FEED_URL];
        answer_path(fetch->url, path, sizeof(path));
        record_answer(source->parts.record, now_ns, source->config.id, path, status,
                      body);
    }
    struct feed_out out;
    struct msg *msg = begin(source, now_ns, &out);
    source->ops->body(&source->config, fetch, status, body, note, &out);
    for (int i = 0; i < out.fetch_count; i++) {
        issue(source, &out.fetches[i]);
    }
    deliver(source, msg, &out);
}

static void issue(struct source *source, const struct feed_fetch *fetch)
{
    const struct feed_config *config = &source->config;
    struct rest_request request = {
        .url = fetch->url,
        .token = config->token,
        .user_agent = config->user_agent,
        .ca_file = config->ca_file,
        .insecure = config->insecure,
        .nocache = config->nocache,
        .delay_ms = fetch->delay_ms,
        .done = answered,
        .context = source,
        .tag = fetch,
        .tag_size = sizeof(*fetch),
    };
    rest_get(source->parts.rest, &request);
}

static void on_tick(lws_sorted_usec_list_t *timer);

static void schedule_tick(struct source *source)
{
    int64_t due_ms = source->ops->next_due(source->feed);
    if (due_ms == INT64_MAX) {
        lws_sul_cancel(&source->tick);
        return;
    }
    int64_t delay_ms = due_ms - clock_now_ms();
    // A feed that is due at once, always, must not turn the loop into a spin.
    delay_ms = delay_ms < TICK_MIN_MS ? TICK_MIN_MS : delay_ms;
    delay_ms = delay_ms > TICK_MAX_MS ? TICK_MAX_MS : delay_ms;
    schedule(source, &source->tick, on_tick, delay_ms);
}

static void send_frames(struct source *source, const struct feed_out *out)
{
    for (int i = 0; i < out->frame_count; i++) {
        if (!ws_send(source->ws, out->frames[i])) {
            log_warn("%s: a message to the server was not sent: the connection is "
                     "closing or too slow",
                     source->config.id);
            return;
        }
    }
}

// Does what the feed wishes after it was told something, and gives msg away.
static void perform(struct source *source, struct msg *msg, struct feed_out *out)
{
    if (out->ready) {
        if (!has_link(&out->events, LINK_UP)) {
            add_link(&out->events, LINK_UP, source->was_up, NULL);
        }
        backoff_ready(&source->backoff);
        source->was_up = true;
        log_info("%s: connected", source->config.id);
    }
    send_frames(source, out);
    for (int i = 0; i < out->fetch_count; i++) {
        issue(source, &out->fetches[i]);
    }
    bool close = out->close && !source->closing;
    if (close) {
        source->closing = true;
        source->closing_retry = out->retry;
        text_copy(source->reason, sizeof(source->reason),
                  out->reason ? out->reason : "closed by us");
    }
    deliver(source, msg, out);
    if (close) {
        ws_close(source->ws, 1000, NULL);
    }
    schedule_tick(source);
}

static void on_tick(lws_sorted_usec_list_t *timer)
{
    struct source *source = lws_container_of(timer, struct source, tick);
    struct feed_out out;
    struct msg *msg = begin(source, clock_now_ns(), &out);
    int64_t now_ms = clock_now_ms();
    if (now_ms >= source->ops->next_due(source->feed)) {
        source->ops->tick(source->feed, now_ms, &out);
    }
    perform(source, msg, &out);
}

static void on_open(void *context)
{
    struct source *source = context;
    int64_t now_ns = clock_now_ns();
    if (source->parts.record) {
        record_link(source->parts.record, now_ns, source->config.id, "open", 0);
    }
    struct feed_out out;
    struct msg *msg = begin(source, now_ns, &out);
    source->ops->open(source->feed, now_ns / NS_PER_MS, &out);
    perform(source, msg, &out);
}

static void on_text(void *context, struct str text)
{
    struct source *source = context;
    if (source->closing) {
        return;
    }
    int64_t now_ns = clock_now_ns();
    if (source->parts.record) {
        record_text(source->parts.record, now_ns, source->config.id, text);
    }
    struct feed_out out;
    struct msg *msg = begin(source, now_ns, &out);
    source->ops->text(source->feed, text, now_ns / NS_PER_MS, &out);
    perform(source, msg, &out);
}

// Counted by the show, logged once a doubling: a bad server must not fill the log.
static void on_unfit(void *context, const char *why)
{
    struct source *source = context;
    source->unfit++;
    if ((source->unfit & (source->unfit - 1)) == 0) {
        log_warn("%s: %s was left out (%lld so far)", source->config.id, why,
                 (long long)source->unfit);
    }
    struct feed_out out;
    struct msg *msg = begin(source, clock_now_ns(), &out);
    event_add(&out.events, EVENT_TRAFFIC)->traffic.bad = true;
    deliver(source, msg, &out);
}

static void on_retry(lws_sorted_usec_list_t *timer)
{
    struct source *source = lws_container_of(timer, struct source, retry);
    struct feed_out out;
    struct msg *msg = begin(source, clock_now_ns(), &out);
    add_link(&out.events, LINK_CONNECTING, source->was_up, NULL);
    deliver(source, msg, &out);
    source->closing = false;
    ws_connect(source->ws);
}

// The connection is over or never came about: tells the operator what happens next.
static void plan(struct source *source, enum feed_retry retry, const char *reason,
                 struct feed_out *out)
{
    int64_t delay_ms = backoff_next(&source->backoff, retry, clock_now_ms());
    if (delay_ms < 0) {
        log_error("%s: refused: %s", source->config.id, reason);
        if (!has_link(&out->events, LINK_REFUSED)) {
            add_link(&out->events, LINK_REFUSED, source->was_up, reason);
        }
        return;
    }
    long long seconds = (delay_ms + 999) / 1000;
    char *note = delay_ms == 0
                     ? arena_printf(out->arena, "%s, retry at once", reason)
                     : arena_printf(out->arena, "%s, retry in %lld s", reason, seconds);
    log_warn("%s: %s", source->config.id, note);
    add_link(&out->events, LINK_DOWN, source->was_up, note);
    schedule(source, &source->retry, on_retry, delay_ms);
}

static void on_closed(void *context, const struct ws_end *end)
{
    struct source *source = context;
    int64_t now_ns = clock_now_ns();
    lws_sul_cancel(&source->tick);
    struct feed_out out;
    struct msg *msg = begin(source, now_ns, &out);
    enum feed_retry retry = FEED_RETRY_BACKOFF;
    const char *reason = end->reason;
    if (end->opened) {
        if (source->parts.record) {
            record_link(source->parts.record, now_ns, source->config.id, "closed",
                        end->code);
        }
        source->ops->closed(source->feed, end->code, end->reason, now_ns / NS_PER_MS,
                            &out);
        retry = out.retry;
        reason = out.reason ? out.reason : end->reason;
    }
    if (source->closing) { // both may have spoken: the stricter wish holds
        retry = source->closing_retry > retry ? source->closing_retry : retry;
        reason = out.reason ? out.reason : source->reason;
    }
    char said[WS_REASON * 2];
    text_copy(said, sizeof(said), text_empty(reason) ? "connection closed" : reason);
    plan(source, retry, text_clean(out.arena, said, 200), &out);
    for (int i = 0; i < out.fetch_count; i++) {
        issue(source, &out.fetches[i]);
    }
    deliver(source, msg, &out);
}

static void woken(void *context)
{
    struct source *source = context;
    if (!source->started) {
        source->started = true;
        on_retry(&source->retry);
    }
}

static struct ws *create_ws(struct source *source, const char *text, char *error,
                            size_t error_size)
{
    struct address address;
    if (!address_parse(text, &address, error, error_size) ||
        !address_allowed(&address, source->config.insecure, error, error_size)) {
        return NULL;
    }
    if (address.scheme[0] != 'w') {
        snprintf(error, error_size,
                 "\"%s://\": expected ws:// or wss:// for a feed's url", address.scheme);
        return NULL;
    }
    struct ws_events events = {
        .open = on_open,
        .text = on_text,
        .unfit = on_unfit,
        .closed = on_closed,
        .context = source,
    };
    return ws_create(source->parts.loop, &address, source->config.ca_file, &events, error,
                     error_size);
}

struct source *source_create_with(const struct feed_ops *ops,
                                  const struct feed_config *config, int feed,
                                  const struct source_parts *parts, char *error,
                                  size_t error_size)
{
    char address[FEED_URL];
    if (!ops->address(config, address, error, error_size)) {
        return NULL;
    }
    struct source *source = xalloc(sizeof(*source));
    source->ops = ops;
    source->config = *config;
    source->index = feed;
    source->parts = *parts;
    source->hook = (struct loop_hook){.woken = woken, .context = source};
    backoff_init(&source->backoff, address);
    source->feed = ops->create(&source->config);
    source->ws = create_ws(source, address, error, error_size);
    if (!source->ws) {
        source_destroy(source);
        return NULL;
    }
    loop_add_hook(parts->loop, &source->hook);
    return source;
}

struct source *source_create(const struct feed_config *config, int feed,
                             const struct source_parts *parts, char *error,
                             size_t error_size)
{
    const struct feed_ops *ops = feed_find(config->type);
    if (!ops) {
        snprintf(error, error_size, "no feed type \"%s\"", config->type);
        return NULL;
    }
    return source_create_with(ops, config, feed, parts, error, error_size);
}

void source_destroy(struct source *source)
{
    if (!source) {
        return;
    }
    ws_destroy(source->ws);
    if (source->feed) {
        source->ops->destroy(source->feed);
    }
    free(source);
}

void source_fetch_unit(struct source *source, const struct unit_key *unit)
{
    struct feed_fetch fetch = {.kind = FETCH_UNIT, .unit = *unit};
    if (source->ops->unit_fetch(&source->config, unit, &fetch)) {
        issue(source, &fetch);
    }
}
