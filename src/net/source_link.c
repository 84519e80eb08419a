// The life of a source's connection: begun, open, over, and when the next attempt is.
#define LOG_MODULE "source"
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "net/source_state.h"

enum { NS_PER_MS = 1000000, REASON_CHARS = 200 };

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
    struct msg *msg = source_listen(source, now_ns, &out);
    source->ops->open(source->feed, now_ns / NS_PER_MS, &out);
    source_perform(source, msg, &out);
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
    source_add_link(&out.events, LINK_CONNECTING, source->was_up, note);
    source_deliver(source, msg, &out);
    source->closing = source->refused = false;
    atomic_store(&source->login_forgiven, true);
    if (source->ops->path) {
        choose_path(source);
    }
    ws_connect(source->ws);
    source_plan_tick(source);
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
        if (!source_has_link(&out->events, LINK_REFUSED)) {
            source_add_link(&out->events, LINK_REFUSED, source->was_up, reason);
        }
        return;
    }
    long long seconds = (delay_ms + 999) / 1000;
    char *note = delay_ms == 0
                     ? arena_printf(out->arena, "%s, retry at once", reason)
                     : arena_printf(out->arena, "%s, retry in %lld s", reason, seconds);
    log_warn("%s: %s", source->config.id, note);
    source_add_link(&out->events, LINK_DOWN, source->was_up, note);
    source_schedule(source, &source->retry, on_retry, delay_ms);
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
    source_plan_tick(source);
}

struct ws_events source_ws_events(struct source *source)
{
    return (struct ws_events){
        .open = on_open,
        .texts = source_hear_texts,
        .unfit = source_hear_unfit,
        .closed = on_closed,
        .context = source,
    };
}
