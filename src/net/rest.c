#include "net/rest.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#define LOG_MODULE "rest"
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "net/rest_queue.h"
#include "net/thread.h"

enum { CONNECTIONS_KEPT = 8 };

struct rest {
    CURLM *multi;
    CURLSH *jar; // cookies; the rest thread's
    pthread_t thread;
    bool started;
    atomic_bool stopping;
    struct rest_job *running; // the rest thread's
    pthread_mutex_t lock;     // guards what follows
    struct rest_queue waiting;
};

struct rest *rest_create(void)
{
    struct rest *rest = xalloc(sizeof(*rest));
    pthread_mutex_init(&rest->lock, NULL);
    rest->multi = curl_multi_init();
    rest->jar = curl_share_init();
    if (!rest->multi || !rest->jar) {
        log_error("curl does not start");
        rest_destroy(rest);
        return NULL;
    }
    curl_multi_setopt(rest->multi, CURLMOPT_MAX_HOST_CONNECTIONS, 1L);
    curl_multi_setopt(rest->multi, CURLMOPT_MAXCONNECTS, (long)CONNECTIONS_KEPT);
    curl_share_setopt(rest->jar, CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE);
    return rest;
}

bool rest_get(struct rest *rest, const struct rest_request *request)
{
    struct rest_job *job = rest_job_create(request, clock_now_ms());
    pthread_mutex_lock(&rest->lock);
    bool added = rest_queue_add(&rest->waiting, job);
    pthread_mutex_unlock(&rest->lock);
    if (!added) {
        rest_job_free(job);
    }
    curl_multi_wakeup(rest->multi);
    return added;
}

static struct rest_job *take_due(struct rest *rest, int *wait_ms)
{
    pthread_mutex_lock(&rest->lock);
    struct rest_job *job =
        rest_queue_take(&rest->waiting, rest->running, clock_now_ms(), wait_ms);
    pthread_mutex_unlock(&rest->lock);
    return job;
}

// The last word on a job, which ends here.
static void answer(struct rest_job *job, const struct rest_answer *got)
{
    const struct rest_request *request = &job->request;
    if (got->status) {
        log_debug("%s: %d, %zu bytes", job->name, got->status, job->body.len);
    } else {
        log_warn("%s: %s", job->name, got->note);
    }
    const struct rest_reply reply = rest_job_reply(job, got);
    request->done(request->context, request->tag, &reply);
    rest_job_free(job);
}

static void refuse(struct rest_job *job, const char *note)
{
    struct rest_answer none = {0};
    text_copy(none.note, sizeof(none.note), note);
    answer(job, &none);
}

static void start(struct rest *rest, struct rest_job *job)
{
    if (job->refused[0]) {
        refuse(job, job->refused);
        return;
    }
    if (!rest_job_prepare(job, rest->jar) ||
        curl_multi_add_handle(rest->multi, job->easy)) {
        refuse(job, "curl takes no more requests");
        return;
    }
    job->next = rest->running;
    rest->running = job;
}

static void again(struct rest *rest, struct rest_job *job,
                  const struct rest_answer *failed)
{
    int64_t now_ms = clock_now_ms();
    int64_t wait_ms = backoff_next(&job->backoff, FEED_RETRY_BACKOFF, now_ms);
    wait_ms = failed->wait_ms > wait_ms ? failed->wait_ms : wait_ms;
    job->due_ms = now_ms + wait_ms;
    job->again = true;
    job->asked_to_wait = failed->wait_ms > 0;
    log_info("%s: %s, tried again in %lld ms", job->name, failed->note,
             (long long)wait_ms);
    if (job->request.failed) {
        const struct rest_reply reply = rest_job_reply(job, failed);
        job->request.failed(job->request.context, job->request.tag, &reply, wait_ms);
    }
    rest_job_end(job);
    pthread_mutex_lock(&rest->lock);
    bool returned = rest_queue_return(&rest->waiting, job);
    pthread_mutex_unlock(&rest->lock);
    if (!returned) {
        rest_job_free(job);
    }
}

static void finish(struct rest *rest, CURL *easy, CURLcode result)
{
    char *private = NULL;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &private);
    struct rest_job *job = (struct rest_job *)(void *)private;
    curl_multi_remove_handle(rest->multi, easy);
    rest_unlink(&rest->running, job);
    struct rest_answer got = rest_job_judge(job, result);
    if (got.follow) {
        rest_job_end(job);
        start(rest, job);
    } else if (got.again && --job->tries > 0) {
        again(rest, job, &got);
    } else {
        answer(job, &got);
    }
}

// True if something ended: its host is free for the next.
static bool collect(struct rest *rest)
{
    bool ended = false;
    int left = 0;
    for (CURLMsg *msg; (msg = curl_multi_info_read(rest->multi, &left));) {
        if (msg->msg == CURLMSG_DONE) {
            finish(rest, msg->easy_handle, msg->data.result);
            ended = true;
        }
    }
    return ended;
}

static void *run(void *context)
{
    struct rest *rest = context;
    while (!atomic_load(&rest->stopping)) {
        int wait_ms = 0;
        for (struct rest_job *job; (job = take_due(rest, &wait_ms));) {
            start(rest, job);
        }
        int still = 0;
        curl_multi_perform(rest->multi, &still);
        bool freed = collect(rest);
        curl_multi_poll(rest->multi, NULL, 0, freed ? 0 : wait_ms, NULL);
    }
    return NULL;
}

bool rest_start(struct rest *rest)
{
    rest->started = thread_start(&rest->thread, "rest", run, rest);
    return rest->started;
}

void rest_stop(struct rest *rest)
{
    atomic_store(&rest->stopping, true);
    curl_multi_wakeup(rest->multi);
}

void rest_join(struct rest *rest)
{
    if (rest->started) {
        pthread_join(rest->thread, NULL);
        rest->started = false;
    }
}

static void free_jobs(struct rest *rest, struct rest_job *jobs)
{
    while (jobs) {
        struct rest_job *next = jobs->next;
        if (jobs->easy) {
            curl_multi_remove_handle(rest->multi, jobs->easy);
        }
        rest_job_free(jobs);
        jobs = next;
    }
}

void rest_destroy(struct rest *rest)
{
    if (!rest) {
        return;
    }
    if (rest->multi) {
        rest_stop(rest);
    }
    rest_join(rest);
    free_jobs(rest, rest->running);
    free_jobs(rest, rest->waiting.first);
    if (rest->multi) {
        curl_multi_cleanup(rest->multi);
    }
    curl_share_cleanup(rest->jar); // NULL is fine
    pthread_mutex_destroy(&rest->lock);
    free(rest);
}
