#include "app/outbox.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/str.h"

static const int64_t NS_PER_MS = 1000000;

struct outbox {
    pthread_mutex_t lock; // guards everything below
    pthread_cond_t answered;
    unsigned long long issued;
    unsigned long long done;
    unsigned long long given_up; // newest ticket that nobody waits for any more
    struct outbox_answer answer; // to the ticket `done`
    struct buf status;
    bool closed;
    struct canvas *still; // NULL: none
    struct key still_key;
    struct canvas *spare; // for the next still
    atomic_int watchers;
    atomic_ullong published;
};

struct outbox *outbox_create(void)
{
    struct outbox *outbox = xalloc(sizeof(*outbox));
    pthread_mutex_init(&outbox->lock, NULL);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&outbox->answered, &attributes);
    pthread_condattr_destroy(&attributes);
    return outbox;
}

void outbox_destroy(struct outbox *outbox)
{
    if (!outbox) {
        return;
    }
    pthread_mutex_destroy(&outbox->lock);
    pthread_cond_destroy(&outbox->answered);
    buf_finish(&outbox->status);
    canvas_destroy(outbox->still);
    canvas_destroy(outbox->spare);
    free(outbox);
}

unsigned long long outbox_ticket(struct outbox *outbox)
{
    pthread_mutex_lock(&outbox->lock);
    unsigned long long ticket = ++outbox->issued;
    pthread_mutex_unlock(&outbox->lock);
    return ticket;
}

bool outbox_wait(struct outbox *outbox, unsigned long long ticket, int wait_ms,
                 struct outbox_answer *out)
{
    struct timespec until = clock_deadline(clock_now_ns() + wait_ms * NS_PER_MS);
    pthread_mutex_lock(&outbox->lock);
    int timed_out = 0;
    while (outbox->done < ticket && !timed_out && !outbox->closed) {
        timed_out = pthread_cond_timedwait(&outbox->answered, &outbox->lock, &until);
    }
    bool done = outbox->done >= ticket;
    outbox->given_up = done ? outbox->given_up : ticket;
    *out = outbox->answer;
    pthread_mutex_unlock(&outbox->lock);
    return done;
}

bool outbox_awaits(struct outbox *outbox, unsigned long long ticket)
{
    pthread_mutex_lock(&outbox->lock);
    bool awaits = ticket > outbox->given_up;
    pthread_mutex_unlock(&outbox->lock);
    return awaits;
}

void outbox_answer(struct outbox *outbox, unsigned long long ticket,
                   const struct outbox_answer *answer)
{
    pthread_mutex_lock(&outbox->lock);
    if (ticket > outbox->done) { // else who asked has given up, and has asked again
        outbox->done = ticket;
        outbox->answer = *answer;
    }
    pthread_cond_broadcast(&outbox->answered);
    pthread_mutex_unlock(&outbox->lock);
}

void outbox_close(struct outbox *outbox)
{
    pthread_mutex_lock(&outbox->lock);
    outbox->closed = true;
    pthread_cond_broadcast(&outbox->answered);
    pthread_mutex_unlock(&outbox->lock);
}

void outbox_put_status(struct outbox *outbox, const char *json)
{
    pthread_mutex_lock(&outbox->lock);
    buf_clear(&outbox->status);
    buf_text(&outbox->status, json);
    pthread_mutex_unlock(&outbox->lock);
}

void outbox_copy_status(struct outbox *outbox, struct buf *out)
{
    pthread_mutex_lock(&outbox->lock);
    buf_append(out, outbox->status.data, outbox->status.len);
    pthread_mutex_unlock(&outbox->lock);
}

void outbox_watch(struct outbox *outbox, int more)
{
    atomic_fetch_add(&outbox->watchers, more);
}

bool outbox_watched(const struct outbox *outbox)
{
    return atomic_load(&outbox->watchers) > 0;
}

void outbox_publish(struct outbox *outbox)
{
    atomic_fetch_add(&outbox->published, 1);
}

unsigned long long outbox_published(const struct outbox *outbox)
{
    return atomic_load(&outbox->published);
}

static struct canvas *swap(struct outbox *outbox, struct canvas **place,
                           struct canvas *canvas)
{
    pthread_mutex_lock(&outbox->lock);
    struct canvas *old = *place;
    *place = canvas;
    pthread_mutex_unlock(&outbox->lock);
    return old;
}

void outbox_put_still(struct outbox *outbox, const struct canvas *canvas,
                      const struct key *key)
{
    struct canvas *copy = swap(outbox, &outbox->spare, NULL);
    bool fits = copy && copy->width == canvas->width && copy->height == canvas->height;
    if (!fits || canvas->blank) {
        canvas_destroy(copy);
        copy = canvas_create(canvas->width, canvas->height);
    }
    if (copy && !canvas->blank) {
        struct rect whole = {0, 0, canvas->width, canvas->height};
        canvas_read(canvas, whole, copy->pixels, copy->stride);
        copy->blank = false;
    }
    pthread_mutex_lock(&outbox->lock);
    struct canvas *old = outbox->still;
    outbox->still = copy;
    outbox->still_key = *key;
    pthread_mutex_unlock(&outbox->lock);
    canvas_destroy(old);
}

struct canvas *outbox_take_still(struct outbox *outbox, struct key *key)
{
    pthread_mutex_lock(&outbox->lock);
    struct canvas *still = outbox->still;
    *key = outbox->still_key;
    outbox->still = NULL;
    pthread_mutex_unlock(&outbox->lock);
    return still;
}

void outbox_return_still(struct outbox *outbox, struct canvas *canvas)
{
    canvas_destroy(swap(outbox, &outbox->spare, canvas));
}
