// What waited in the sockets while the process was stopped, or the machine slept, is
// history, like what is heard again after a reconnect.
#include "app/live_private.h"
#include "app/wakeup.h"
#include "base/clock.h"

#define LOG_MODULE "app"
#include "base/log.h"

static const int64_t NS_PER_S = 1000000000;
// After a shorter stop it is still news.
static const int64_t LEAST_STALL_NS = 5 * NS_PER_S;
// By then the feeds have read what waited.
static const int64_t CATCH_UP_NS = 2 * NS_PER_S;

// The machine, since that was last asked.
static bool has_slept(struct live *live)
{
    int64_t before_ns = live->slept_ns;
    live->slept_ns = clock_slept_ns();
    return live->slept_ns - before_ns >= LEAST_STALL_NS;
}

// Nobody tells how long a process was stopped, but its last turn came before.
void live_notice_stall(struct live *live)
{
    int64_t now_ns = clock_now_ns();
    int64_t last_ns = live->turned_ns;
    live->turned_ns = now_ns;
    bool continued = wakeup_continued();
    if (now_ns - last_ns < LEAST_STALL_NS || !(has_slept(live) || continued)) {
        return;
    }
    live->stalled_ns = last_ns;
    live->caught_up_ns = now_ns + CATCH_UP_NS;
    log_warn("the process was stopped and goes on, after %lld s at most: what was said "
             "meanwhile is history",
             (long long)((now_ns - last_ns) / NS_PER_S));
    director_note(show_director(live->show), OUTCOME_CUE, "process",
                  "was stopped and goes on; what was said meanwhile is history",
                  now_ns / (NS_PER_S / 1000));
}

void live_mark_history(const struct live *live, struct msg *msg)
{
    const struct event_list *events = msg->body;
    bool waited =
        msg->received_ns > live->stalled_ns && msg->received_ns < live->caught_up_ns;
    for (int i = 0; waited && i < events->count; i++) {
        events->items[i].backlog = true;
    }
}
