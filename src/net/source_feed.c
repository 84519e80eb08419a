// The feed's side of a source: texts and time go to the feed, and what it wishes is done.
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
    SILENT_MS = 60000
};

// A tick that is later than that finds a process that stood still: what came meanwhile is
// read before the feed counts the silence.
enum { TICK_LATE_MS = 1000, TICK_READ_MS = 100 };

void source_schedule(struct source *source, lws_sorted_usec_list_t *timer, sul_cb_t run,
                     int64_t delay_ms)
{
    int64_t delay_us = delay_ms > 0 ? delay_ms * US_PER_MS : 1;
    lws_sul_schedule(loop_context(source->parts.loop), 0, timer, run, delay_us);
}

bool source_has_link(const struct event_list *events, enum link_state link)
{
    for (int i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        if (event->type == EVENT_LINK && event->link.link == link) {
            return true;
        }
    }
    return false;
}

void source_add_link(struct event_list *events, enum link_state link, bool reconnect,
                     const char *note)
{
    struct event *event = event_add(events, EVENT_LINK);
    event->link.link = link;
    event->link.reconnect = reconnect;
    event->link.note = arena_strdup(events->arena, note);
}

static void on_tick(lws_sorted_usec_list_t *timer);

static void plan_tick(struct source *source, int64_t now_ms, int64_t delay_ms)
{
    source->tick_ms = now_ms + delay_ms;
    source_schedule(source, &source->tick, on_tick, delay_ms);
}

void source_plan_tick(struct source *source)
{
    int64_t due_ms = source->ops->next_due(source->feed);
    if (due_ms == INT64_MAX || (!source->open && !source->ops->polls)) {
        lws_sul_cancel(&source->tick);
        return;
    }
    int64_t now_ms = clock_now_ms();
    int64_t delay_ms = due_ms - now_ms;
    // A feed that is due at once, always, must not turn the loop into a spin.
    delay_ms = delay_ms < TICK_MIN_MS ? TICK_MIN_MS : delay_ms;
    delay_ms = delay_ms > TICK_MAX_MS ? TICK_MAX_MS : delay_ms;
    plan_tick(source, now_ms, delay_ms);
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

struct msg *source_listen(struct source *source, int64_t now_ns, struct feed_out *out)
{
    struct msg *msg = source_begin(source, now_ns, out);
    arena_reset(&source->wishes);
    out->wishes = &source->wishes;
    return msg;
}

// A link that nothing hangs on may be silent for long: each ping wakes two machines.
void source_watch(struct source *source)
{
    const struct feed_ops *ops = source->ops;
    bool calm = ops->silent_ms == 0 || (ops->at_rest && ops->at_rest(source->feed));
    ws_set_patience(source->ws, ops->silent_ms < 0 ? 0
                                : calm             ? SILENT_MS
                                                   : ops->silent_ms);
}

// News that is late on the screen is seen, a request that goes out a moment later is not.
void source_perform(struct source *source, struct msg *msg, struct feed_out *out)
{
    if (out->ready && source->open) {
        if (!source_has_link(&out->events, LINK_UP)) {
            source_add_link(&out->events, LINK_UP, source->was_up, NULL);
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
    source_watch(source);
    source_plan_tick(source);
}

static void tick(struct source *source, int64_t now_ms)
{
    struct feed_out out;
    struct msg *msg = source_listen(source, clock_now_ns(), &out);
    if (source->ops->early || now_ms >= source->ops->next_due(source->feed)) {
        source->ops->tick(source->feed, now_ms, &out);
    }
    source_perform(source, msg, &out);
}

static void on_tick(lws_sorted_usec_list_t *timer)
{
    struct source *source = lws_container_of(timer, struct source, tick);
    int64_t now_ms = clock_now_ms();
    if (now_ms - source->tick_ms > TICK_LATE_MS) {
        plan_tick(source, now_ms, TICK_READ_MS);
        return;
    }
    tick(source, now_ms);
    loop_rouse(source->parts.loop);
}

void source_roused(void *context)
{
    struct source *source = context;
    int64_t now_ms = clock_now_ms();
    bool ticks = source->ops->early && (source->open || source->ops->polls) &&
                 source->ops->next_due(source->feed) != INT64_MAX;
    if (ticks && now_ms < source->tick_ms) { // else its own is at hand
        tick(source, now_ms);
    }
}

// False: it was bad.
static bool hear_text(void *context, struct str text)
{
    struct source *source = context;
    if (source->closing) {
        return true;
    }
    struct feed_out out;
    struct msg *msg = source_listen(source, source->texts_ns, &out);
    source->ops->text(source->feed, text, source->texts_ns / NS_PER_MS, &out);
    bool bad = out.events.count && out.events.items[0].type == EVENT_TRAFFIC &&
               out.events.items[0].traffic.bad;
    source_perform(source, msg, &out);
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

void source_hear_texts(void *context, const struct str *texts, int count)
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
void source_hear_unfit(void *context, const char *why)
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
