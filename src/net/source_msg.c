// Messages for the main thread: what a feed said, sealed and handed over.
#include "base/arena.h"
#include "net/msg.h"
#include "net/source_state.h"

struct msg *source_begin(const struct source *source, int64_t received_ns,
                         struct feed_out *out)
{
    struct msg *msg = msg_create(source->index, MSG_EVENTS, received_ns);
    *out = feed_out_begin(&msg->arena);
    return msg;
}

// Answered pings and the like: they count, but nothing is seen of them until somebody
// asks for the state.
static bool is_chatter(const struct event *event)
{
    const struct traffic_event *traffic = &event->traffic;
    return event->type == EVENT_TRAFFIC && !traffic->data && !traffic->bad &&
           !traffic->gap;
}

bool source_seal(struct msg *msg, const struct feed_out *out)
{
    if (out->events.count == 0) {
        msg_free(msg);
        return false;
    }
    bool said = false;
    for (int i = 0; i < out->events.count; i++) {
        msg->keep |= out->events.items[i].type == EVENT_LINK;
        said |= !is_chatter(&out->events.items[i]);
    }
    msg->quiet |= !said;
    msg->body = arena_copy(&msg->arena, &out->events, sizeof(out->events));
    return true;
}

void source_note_news(struct source *source, const struct msg *msg)
{
    if (!msg->quiet) {
        atomic_store_explicit(&source->news, true, memory_order_relaxed);
    }
}

void source_deliver(struct source *source, struct msg *msg, const struct feed_out *out)
{
    if (source_seal(msg, out)) {
        source_note_news(source, msg);
        inbox_push(source->parts.inbox, msg);
    }
}
