#include "net/rest_queue.h"

#include <string.h>

#define LOG_MODULE "rest"
#include "base/log.h"

enum { MAX_WAITING = 512 };

void rest_unlink(struct rest_job **list, struct rest_job *job)
{
    while (*list != job) {
        list = &(*list)->next;
    }
    *list = job->next;
    job->next = NULL;
}

// The job that waits and whose answer serves this one, too, or NULL.
static struct rest_job *join(const struct rest_queue *queue, const struct rest_job *job)
{
    struct rest_job *old = queue->first;
    while (old && !rest_job_join(old, job)) {
        old = old->next;
    }
    return old;
}

static void append(struct rest_queue *queue, struct rest_job *job)
{
    struct rest_job **end = &queue->first;
    while (*end) {
        end = &(*end)->next;
    }
    *end = job;
    job->next = NULL;
    queue->count++;
}

bool rest_queue_add(struct rest_queue *queue, struct rest_job *job)
{
    struct rest_job *old = join(queue, job);
    if (old) {
        // The earlier time holds, unless a server asked for the wait.
        if (!old->again && job->due_ms < old->due_ms) {
            old->due_ms = job->due_ms;
        }
        return false;
    }
    if (queue->count >= MAX_WAITING) {
        log_warn("%s: not fetched, %d requests wait already", job->name, MAX_WAITING);
        return false;
    }
    append(queue, job);
    return true;
}

bool rest_queue_return(struct rest_queue *queue, struct rest_job *job)
{
    struct rest_job *newer = join(queue, job); // asked for while this one ran
    if (!newer) {
        append(queue, job);
        return true;
    }
    newer->again = true;
    newer->asked_to_wait = job->asked_to_wait;
    newer->due_ms = job->due_ms > newer->due_ms ? job->due_ms : newer->due_ms;
    return false;
}

static bool same_host(const struct rest_job *a, const struct rest_job *b)
{
    return strcmp(a->address.authority, b->address.authority) == 0;
}

// One at a time for each host and port.
static bool host_is_busy(const struct rest_job *running, const struct rest_job *job)
{
    while (running && !same_host(running, job)) {
        running = running->next;
    }
    return running != NULL;
}

// When the job may run: a server that wants fewer requests gets none of any kind before
// the time that it told.
static int64_t free_ms(const struct rest_queue *queue, const struct rest_job *job)
{
    int64_t at_ms = job->due_ms;
    for (const struct rest_job *other = queue->first; other; other = other->next) {
        if (other->asked_to_wait && other->due_ms > at_ms && same_host(other, job)) {
            at_ms = other->due_ms;
        }
    }
    return at_ms;
}

struct rest_job *rest_queue_take(struct rest_queue *queue, const struct rest_job *running,
                                 int64_t now_ms, int *wait_ms)
{
    struct rest_job *first = NULL;
    int64_t first_ms = INT64_MAX;
    for (struct rest_job *job = queue->first; job; job = job->next) {
        int64_t at_ms = host_is_busy(running, job) ? INT64_MAX : free_ms(queue, job);
        if (at_ms < first_ms) {
            first = job;
            first_ms = at_ms;
        }
    }
    *wait_ms = REST_IDLE_MS;
    if (first && first_ms > now_ms) {
        int64_t wait = first_ms - now_ms;
        *wait_ms = wait < REST_IDLE_MS ? (int)wait : REST_IDLE_MS;
        first = NULL;
    }
    if (first) {
        rest_unlink(&queue->first, first);
        queue->count--;
    }
    return first;
}
