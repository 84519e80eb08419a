#include "app/outbox.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/str.h"

struct outbox {
    pthread_mutex_t lock; // guards everything below
    pthread_cond_t answered;
    unsigned long long issued;
    unsigned long long done;
    struct outbox_answer answer; // to the ticket `done`
    struct buf status;
    bool closed;
    uint32_t *still;
    int still_width, still_height;
    bool still_alpha;
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
    free(outbox->still);
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
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += wait_ms / 1000;
    until.tv_nsec += wait_ms % 1000 * 1000000L;
    until.tv_sec += until.tv_nsec / 1000000000L;
    until.tv_nsec %= 1000000000L;
    pthread_mutex_lock(&outbox->lock);
    int timed_out = 0;
    while (outbox->done < ticket && !timed_out && !outbox->closed) {
        timed_out = pthread_cond_timedwait(&outbox->answered, &outbox->lock, &until);
    }
    bool done = outbox->done >= ticket;
    *out = outbox->answer;
    pthread_mutex_unlock(&outbox->lock);
    return done;
}

void outbox_answer(struct outbox *outbox, unsigned long long ticket,
                   const struct outbox_answer *answer)
{
    pthread_mutex_lock(&outbox->lock);
    outbox->done = ticket;
    outbox->answer = *answer;
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

void outbox_put_still(struct outbox *outbox, const uint32_t *pixels, int width,
                      int height, bool alpha)
{
    size_t bytes = (size_t)width * (size_t)height * sizeof(*pixels);
    uint32_t *copy = xrealloc(NULL, bytes);
    memcpy(copy, pixels, bytes);
    pthread_mutex_lock(&outbox->lock);
    uint32_t *old = outbox->still;
    outbox->still = copy;
    outbox->still_width = width;
    outbox->still_height = height;
    outbox->still_alpha = alpha;
    pthread_mutex_unlock(&outbox->lock);
    free(old);
}

uint32_t *outbox_take_still(struct outbox *outbox, int *width, int *height, bool *alpha)
{
    pthread_mutex_lock(&outbox->lock);
    uint32_t *still = outbox->still;
    *width = outbox->still_width;
    *height = outbox->still_height;
    *alpha = outbox->still_alpha;
    outbox->still = NULL;
    pthread_mutex_unlock(&outbox->lock);
    return still;
}
