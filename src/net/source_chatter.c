// Messages that are only counted. A server may send thousands a second that are not for
// us; told one by one they would fill the inbox and push out what is. The first is told
// at once, what follows with the next message or a moment later.
#include "base/clock.h"
#include "net/source_state.h"

enum { NS_PER_US = 1000, APART_MS = 100, NS_PER_MS = 1000000 };

static bool only_counts(const struct feed_out *out)
{
    const struct event *event = out->events.items;
    return out->events.count == 1 && event->type == EVENT_TRAFFIC &&
           !event->traffic.data && !event->traffic.gap && out->frame_count == 0 &&
           out->fetch_count == 0 && !out->ready && !out->close;
}

// Puts what was kept into the message that comes next.
static void tell(struct source *source, struct feed_out *out, int64_t now_ns)
{
    struct chatter *chatter = &source->chatter;
    if (out->events.count == 0 || out->events.items[0].type != EVENT_TRAFFIC) {
        return;
    }
    struct traffic_event *traffic = &out->events.items[0].traffic;
    traffic->others += chatter->count;
    traffic->others_bad += chatter->bad;
    chatter->count = chatter->bad = 0;
    chatter->told_ns = now_ns;
}

static void on_time(lws_sorted_usec_list_t *timer)
{
    struct chatter *chatter = lws_container_of(timer, struct chatter, timer);
    struct source *source = lws_container_of(chatter, struct source, chatter);
    struct feed_out out;
    chatter->planned = false;
    if (chatter->count == 0) {
        return;
    }
    struct msg *msg = source_begin(source, chatter->heard_ns, &out);
    bool bad = chatter->bad > 0;
    event_add(&out.events, EVENT_TRAFFIC)->traffic.bad = bad;
    chatter->count--;
    chatter->bad -= bad;
    tell(source, &out, clock_now_ns());
    source_deliver(source, msg, &out);
}

static int64_t due_ns(const struct chatter *chatter)
{
    return chatter->told_ns + (int64_t)APART_MS * NS_PER_MS;
}

void chatter_add(struct source *source, int count, int bad, int64_t now_ns)
{
    struct chatter *chatter = &source->chatter;
    chatter->count += count;
    chatter->bad += bad;
    chatter->heard_ns = now_ns;
    if (!chatter->planned) {
        chatter->planned = true;
        int64_t wait_us = (due_ns(chatter) - now_ns) / NS_PER_US;
        lws_sul_schedule(loop_context(source->parts.loop), 0, &chatter->timer, on_time,
                         wait_us > 0 ? wait_us : 1);
    }
}

// False: it is no mere chatter, or time to tell.
static bool keep(struct source *source, const struct feed_out *out, int64_t now_ns)
{
    struct chatter *chatter = &source->chatter;
    if (!only_counts(out)) {
        return false;
    }
    if (chatter->count == 0 && now_ns >= due_ns(chatter)) {
        chatter->told_ns = now_ns;
        return false;
    }
    chatter_add(source, 1, out->events.items[0].traffic.bad, now_ns);
    return true;
}

void source_deliver_later(struct source *source, struct msg *msg, struct feed_out *out)
{
    int64_t now_ns = msg->received_ns;
    if (keep(source, out, now_ns)) {
        msg_free(msg);
        return;
    }
    tell(source, out, now_ns);
    if (!source_seal(msg, out)) {
        return;
    }
    source_note_news(source, msg);
    // The first of a round is seen at once, the rest of a burst together.
    if (!msg->quiet && !loop_note_news(source->parts.loop)) {
        msg->quiet = true;
        source->more = true;
    }
    inbox_push(source->parts.inbox, msg);
}
