#include "app/held.h"

#include <assert.h>

#include "net/msg.h"

bool held_keep(struct held *held, struct msg *msg, int64_t due_ns, int64_t now_ns)
{
    assert(msg->feed >= 0 && msg->feed < INBOX_FEEDS);
    struct held_feed *feed = &held->feeds[msg->feed];
    if (due_ns <= now_ns && !feed->first) {
        return false;
    }
    msg->received_ns = due_ns;
    msg->next = NULL;
    *(feed->last ? &feed->last->next : &feed->first) = msg;
    feed->last = msg;
    feed->count++;
    feed->bytes += msg->arena.used;
    return true;
}

bool held_keep_events(struct held *held, int feed, const struct event_list *events,
                      int64_t due_ns, int64_t now_ns)
{
    if (due_ns <= now_ns && !held->feeds[feed].first) {
        return false;
    }
    struct msg *msg = msg_create(feed, MSG_EVENTS, now_ns);
    msg->body = arena_copy(events->arena, events, sizeof(*events));
    msg->arena = *events->arena;
    *events->arena = (struct arena){0};
    return held_keep(held, msg, due_ns, now_ns);
}

static bool is_full(const struct held_feed *feed)
{
    return feed->count > HELD_MESSAGES || feed->bytes > HELD_BYTES;
}

static int64_t due_ns(const struct held_feed *feed)
{
    return is_full(feed) ? INT64_MIN : feed->first ? feed->first->received_ns : INT64_MAX;
}

static const struct held_feed *most_due(const struct held *held)
{
    const struct held_feed *first = &held->feeds[0];
    for (int i = 1; i < INBOX_FEEDS; i++) {
        first = due_ns(&held->feeds[i]) < due_ns(first) ? &held->feeds[i] : first;
    }
    return first;
}

int64_t held_next_ns(const struct held *held)
{
    return due_ns(most_due(held));
}

static struct msg *take_first(struct held_feed *feed)
{
    struct msg *msg = feed->first;
    feed->first = msg->next;
    feed->last = msg->next ? feed->last : NULL;
    feed->count--;
    feed->bytes -= msg->arena.used;
    msg->next = NULL;
    return msg;
}

struct msg *held_take(struct held *held, int64_t now_ns, int64_t *early)
{
    struct held_feed *feed = &held->feeds[most_due(held) - held->feeds];
    if (due_ns(feed) > now_ns) {
        return NULL;
    }
    *early = is_full(feed) ? ++feed->early : 0;
    struct msg *msg = take_first(feed);
    msg->received_ns = msg->received_ns < now_ns ? msg->received_ns : now_ns;
    return msg;
}

void held_finish(struct held *held)
{
    for (int i = 0; i < INBOX_FEEDS; i++) {
        while (held->feeds[i].first) {
            msg_free(take_first(&held->feeds[i]));
        }
    }
}
