#include "base/inbox.h"

#include <pthread.h>
#include <stdlib.h>

struct inbox {
    int capacity;
    void (*wake)(void *context);
    void *context;
    pthread_mutex_t lock; // guards everything below
    struct msg *first;
    struct msg *last;
    int count;
    int64_t dropped[INBOX_FEEDS];
};

struct msg *msg_create(int feed, int kind, int64_t received_ns)
{
    struct msg *msg = xalloc(sizeof(*msg));
    *msg = (struct msg){.feed = feed, .kind = kind, .received_ns = received_ns};
    return msg;
}

void msg_free(struct msg *msg)
{
    if (msg) {
        arena_finish(&msg->arena);
        free(msg);
    }
}

struct inbox *inbox_create(int capacity, void (*wake)(void *context), void *context)
{
    struct inbox *inbox = xalloc(sizeof(*inbox));
    *inbox = (struct inbox){.capacity = capacity, .wake = wake, .context = context};
    pthread_mutex_init(&inbox->lock, NULL);
    return inbox;
}

void inbox_destroy(struct inbox *inbox)
{
    if (!inbox) {
        return;
    }
    for (struct msg *msg; (msg = inbox_pop(inbox));) {
        msg_free(msg);
    }
    pthread_mutex_destroy(&inbox->lock);
    free(inbox);
}

// Takes the oldest droppable message out; any feed's if feed is INBOX_NO_FEED.
static struct msg *take_oldest(struct inbox *inbox, int feed)
{
    struct msg *before = NULL;
    for (struct msg *msg = inbox->first; msg; before = msg, msg = msg->next) {
        if (msg->keep || (feed != INBOX_NO_FEED && msg->feed != feed)) {
            continue;
        }
        *(before ? &before->next : &inbox->first) = msg->next;
        if (inbox->last == msg) {
            inbox->last = before;
        }
        inbox->count--;
        if (msg->feed >= 0 && msg->feed < INBOX_FEEDS) {
            inbox->dropped[msg->feed]++;
        }
        return msg;
    }
    return NULL;
}

bool inbox_push(struct inbox *inbox, struct msg *msg)
{
    struct msg *dropped = NULL;
    bool quiet = msg->quiet; // once pushed it is not ours
    msg->next = NULL;
    pthread_mutex_lock(&inbox->lock);
    if (inbox->count >= inbox->capacity) {
        dropped = take_oldest(inbox, msg->feed);
        if (!dropped) {
            dropped = take_oldest(inbox, INBOX_NO_FEED);
        }
    }
    *(inbox->last ? &inbox->last->next : &inbox->first) = msg;
    inbox->last = msg;
    inbox->count++;
    bool wakes = !quiet || inbox->count > inbox->capacity / 2;
    pthread_mutex_unlock(&inbox->lock);

    if (inbox->wake && wakes) {
        inbox->wake(inbox->context);
    }
    bool room = !dropped;
    msg_free(dropped);
    return room;
}

void inbox_wake(struct inbox *inbox)
{
    if (inbox->wake) {
        inbox->wake(inbox->context);
    }
}

struct msg *inbox_pop(struct inbox *inbox)
{
    pthread_mutex_lock(&inbox->lock);
    struct msg *msg = inbox->first;
    if (msg) {
        inbox->first = msg->next;
        inbox->last = msg->next ? inbox->last : NULL;
        inbox->count--;
        msg->next = NULL;
    }
    pthread_mutex_unlock(&inbox->lock);
    return msg;
}

int64_t inbox_dropped(struct inbox *inbox, int feed)
{
    if (feed < 0 || feed >= INBOX_FEEDS) {
        return 0;
    }
    pthread_mutex_lock(&inbox->lock);
    int64_t dropped = inbox->dropped[feed];
    pthread_mutex_unlock(&inbox->lock);
    return dropped;
}
