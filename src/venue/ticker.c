#include "venue/ticker.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "base/clock.h"
#include "net/thread.h"

enum { NS_PER_S = 1000000000 };

struct ticker {
    const struct script *script;
    struct loop *loop;
    double speed;
    pthread_t thread;
    bool running;

    pthread_mutex_t lock; // guards everything below
    pthread_cond_t changed;
    bool stopping;
    bool begun;
    int64_t begun_ns;
    int64_t epoch_ms;
};

// Under the lock.
static struct ticker_time now(const struct ticker *ticker)
{
    double passed_ns = ticker->begun ? (double)(clock_now_ns() - ticker->begun_ns) : 0;
    return (struct ticker_time){
        .begun = ticker->begun,
        .at_ms = (int64_t)(passed_ns / 1e6 * ticker->speed),
        .epoch_ms = ticker->begun ? ticker->epoch_ms : clock_wall_ms(),
    };
}

struct ticker_time ticker_now(struct ticker *ticker)
{
    pthread_mutex_lock(&ticker->lock);
    struct ticker_time time = now(ticker);
    pthread_mutex_unlock(&ticker->lock);
    return time;
}

void ticker_begin(struct ticker *ticker)
{
    pthread_mutex_lock(&ticker->lock);
    if (!ticker->begun) {
        ticker->begun = true;
        ticker->begun_ns = clock_now_ns();
        ticker->epoch_ms = clock_wall_ms();
        pthread_cond_signal(&ticker->changed);
    }
    pthread_mutex_unlock(&ticker->lock);
}

// Sleeps until the line is due, or a second has passed. Under the lock; false when it is
// time to stop.
static bool wait_for(struct ticker *ticker, const struct script_line *line)
{
    int64_t due_ns = clock_now_ns() + NS_PER_S;
    if (line && ticker->begun) {
        int64_t line_ns =
            ticker->begun_ns + (int64_t)((double)line->at_ms * 1e6 / ticker->speed) + 1;
        due_ns = line_ns < due_ns ? line_ns : due_ns;
    }
    struct timespec until = clock_deadline(due_ns);
    if (!ticker->stopping) {
        pthread_cond_timedwait(&ticker->changed, &ticker->lock, &until);
    }
    return !ticker->stopping;
}

static void *run(void *context)
{
    struct ticker *ticker = context;
    const struct script *script = ticker->script;
    int next = 0;
    pthread_mutex_lock(&ticker->lock);
    while (wait_for(ticker, next < script->count ? &script->lines[next] : NULL)) {
        struct ticker_time time = now(ticker);
        while (time.begun && next < script->count &&
               script->lines[next].at_ms <= time.at_ms) {
            next++;
        }
        pthread_mutex_unlock(&ticker->lock);
        loop_wake(ticker->loop);
        pthread_mutex_lock(&ticker->lock);
    }
    pthread_mutex_unlock(&ticker->lock);
    return NULL;
}

static void init_clock(struct ticker *ticker)
{
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&ticker->changed, &monotonic);
    pthread_condattr_destroy(&monotonic);
    pthread_mutex_init(&ticker->lock, NULL);
}

struct ticker *ticker_create(const struct script *script, double speed, struct loop *loop)
{
    struct ticker *ticker = xalloc(sizeof(*ticker));
    ticker->script = script;
    ticker->loop = loop;
    ticker->speed = speed > 0 ? speed : 1;
    init_clock(ticker);
    return ticker;
}

bool ticker_start(struct ticker *ticker)
{
    ticker->running = thread_start(&ticker->thread, "ticker", run, ticker);
    return ticker->running;
}

void ticker_stop(struct ticker *ticker)
{
    if (ticker && ticker->running) {
        pthread_mutex_lock(&ticker->lock);
        ticker->stopping = true;
        pthread_cond_signal(&ticker->changed);
        pthread_mutex_unlock(&ticker->lock);
        pthread_join(ticker->thread, NULL);
        ticker->running = false;
    }
}

void ticker_destroy(struct ticker *ticker)
{
    if (!ticker) {
        return;
    }
    ticker_stop(ticker);
    pthread_cond_destroy(&ticker->changed);
    pthread_mutex_destroy(&ticker->lock);
    free(ticker);
}
