// The life of a source's connection: what the WebSocket tells goes to the feed, what the
// feed wishes is done, and when it is over the next attempt is planned.
#include <limits.h>

#define LOG_MODULE "source"
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "net/source_state.h"

enum {
    US_PER_MS = 1000,
    NS_PER_MS = 1000000,
    TICK_MIN_MS = 10,
    TICK_MAX_MS = 60000,
    REASON_CHARS = 200
};

static void schedule(struct source *source, lws_sorted_usec_list_t *timer, sul_cb_t run,
                     int64_t delay_ms)
{
    int64_t delay_us = delay_ms > 0 ? delay_ms * US_PER_MS : 1;
    lws_sul_schedule(loop_context(source->parts.loop), 0, timer, run, delay_us);
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

static void on_tick(lws_sorted_usec_list_t *timer);

static void schedule_tick(struct source *source)
{
    int64_t due_ms = source->ops->next_due(source->feed);
    if (due_ms == INT64_MAX || (!source->open && !source->ops->polls)) {
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

// A message whose wishes are done by perform().
static struct msg *begin(struct source *source, int64_t now_ns, struct feed_out *out)
{
    struct msg *msg = source_begin(source, now_ns, out);
    arena_reset(&source->wishes);
    out->wishes = &source->wishes;
    return msg;
}

// Gives msg away, then does what the feed wishes: news that is late on the screen is
// seen, a request that goes out a moment later is not.
static void perform(struct source *source, struct msg *msg, struct feed_out *out)
{
    if (out->ready && source->open) {
        if (!has_link(&out->events, LINK_UP)) {
            add_link(&out->events, LINK_UP, source->was_up, NULL);
        }
        backoff_ready(&source->backoff);
        source->trouble[0] = '\0';
        source->was_up = true;
        log_info("%s: connected", source->config.id);
    }
    bool close = out->close && source->open && !source->closing;
    if (close) {
        source->closing = true;
        source->closing_retry = out->retry;
        text_copy(source->reason, sizeof(source->reason),
                  out->reason ? out->reason : "closed by us");
    }
    source_deliver_later(source, msg, out);
    send_frames(source, out);
    for (int i = 0; i < out->fetch_count; i++) {
        source_issue(source, &out->fetches[i]);
    }
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
    source->open = true;
    source->kinds = (struct burst_kinds){0};
    if (source->parts.record) {
        record_link(source->parts.record, now_ns, source->config.id, "open", 0);
    }
    struct feed_out out;
    struct msg *msg = begin(source, now_ns, &out);
    source->ops->open(source->feed, now_ns / NS_PER_MS, &out);
    perform(source, msg, &out);
}

// False: it was bad.
static bool hear_text(void *context, struct str text)
{
    struct source *source = context;
    if (source->closing) {
        return true;
    }
    struct feed_out out;
    struct msg *msg = begin(source, source->texts_ns, &out);
    source->ops->text(source->feed, text, source->texts_ns / NS_PER_MS, &out);
    bool bad = out.events.count && out.events.items[0].type == EVENT_TRAFFIC &&
               out.events.items[0].traffic.bad;
    perform(source, msg, &out);
    return !bad;
}

// Logged once a doubling.
static void pass_over(void *context, int count, int bad)
{
    struct source *source = context;
    int64_t before = source->passed;
    source->passed += count;
    if ((before ^ source->passed) > before) {
        log_info("%s: many messages at once: %lld so far were only counted, for newer "
                 "ones tell the same, or they are for others",
                 source->config.id, (long long)source->passed);
    }
    chatter_add(source, count, bad, source->texts_ns);
}

static void on_texts(void *context, const struct str *texts, int count)
{
    struct source *source = context;
    if (source->closing) {
        return;
    }
    source->texts_ns = clock_now_ns();
    for (int i = 0; source->parts.record && i < count; i++) {
        record_text(source->parts.record, source->texts_ns, source->config.id, texts[i]);
    }
    const struct burst_ears ears = {hear_text, pass_over, source};
    const struct burst_from from = {source->ops, &source->config, &source->kinds};
    burst_hear(&from, texts, count, source->texts_ns / NS_PER_MS, &ears);
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
    struct msg *msg = source_begin(source, clock_now_ns(), &out);
    event_add(&out.events, EVENT_TRAFFIC)->traffic.bad = true;
    source_deliver(source, msg, &out);
}

// Where the next connection goes. What could break the request's first line is not sent.
static void choose_path(struct source *source)
{
    char path[FEED_URL] = "";
    source->ops->path(source->feed, path);
    bool fits = path[0] == '/';
    for (const char *at = path; fits && *at; at++) {
        fits = *at > ' ' && *at < 0x7F;
    }
    if (!fits) {
        log_warn("%s: expected a path to connect to, found \"%.100s\"", source->config.id,
                 path);
    }
    ws_set_path(source->ws, fits ? path : "");
}

void source_connect(struct source *source)
{
    struct feed_out out;
    struct msg *msg = source_begin(source, clock_now_ns(), &out);
    // The next attempt may take its time: why it is needed must not be lost meanwhile.
    const char *note = source->trouble[0]
                           ? arena_printf(out.arena, "%s, trying again", source->trouble)
                           : NULL;
    add_link(&out.events, LINK_CONNECTING, source->was_up, note);
    source_deliver(source, msg, &out);
    source->closing = source->refused = false;
    atomic_store(&source->login_forgiven, true);
    if (source->ops->path) {
        choose_path(source);
    }
    ws_connect(source->ws);
    schedule_tick(source);
}

static void on_retry(lws_sorted_usec_list_t *timer)
{
    source_connect(lws_container_of(timer, struct source, retry));
}

// The connection is over or never came about: tells the operator what happens next.
static void plan(struct source *source, enum feed_retry retry, const char *reason,
                 struct feed_out *out)
{
    int64_t delay_ms = backoff_next(&source->backoff, retry, clock_now_ms());
    if (delay_ms < 0) {
        source->refused = true;
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

static void tell_closed(struct source *source, const struct ws_end *end, int64_t now_ns,
                        struct feed_out *out)
{
    if (source->parts.record) {
        record_link(source->parts.record, now_ns, source->config.id, "closed", end->code);
    }
    source->ops->closed(source->feed, end->code, end->reason, now_ns / NS_PER_MS, out);
}

static void tell_refused(struct source *source, const struct ws_end *end, int64_t now_ns,
                         struct feed_out *out)
{
    if (source->parts.record) {
        record_link(source->parts.record, now_ns, source->config.id, "refused",
                    end->status);
    }
    source->ops->refused(source->feed, end->status, end->reason, now_ns / NS_PER_MS, out);
}

static void on_closed(void *context, const struct ws_end *end)
{
    struct source *source = context;
    int64_t now_ns = clock_now_ns();
    source->open = false;
    struct feed_out out;
    struct msg *msg = source_begin(source, now_ns, &out);
    if (end->opened) {
        tell_closed(source, end, now_ns, &out);
    } else if (source->ops->refused) {
        tell_refused(source, end, now_ns, &out);
    }
    enum feed_retry retry = out.retry; // FEED_RETRY_BACKOFF unless the feed knows better
    const char *reason = out.reason ? out.reason : end->reason;
    if (source->closing) { // both may have spoken: the stricter wish holds
        retry = source->closing_retry > retry ? source->closing_retry : retry;
        reason = source->reason; // how the server took that is no news
    }
    reason = text_clean(out.arena, reason, REASON_CHARS);
    text_copy(source->trouble, sizeof(source->trouble),
              text_empty(reason) ? "connection closed" : reason);
    plan(source, retry, source->trouble, &out);
    for (int i = 0; i < out.fetch_count; i++) {
        source_issue(source, &out.fetches[i]);
    }
    source_deliver(source, msg, &out);
    schedule_tick(source);
}

struct ws_events source_ws_events(struct source *source)
{
    return (struct ws_events){
        .open = on_open,
        .texts = on_texts,
        .unfit = on_unfit,
        .closed = on_closed,
        .context = source,
    };
}
