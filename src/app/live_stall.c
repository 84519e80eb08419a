// What waited in the sockets while the process was stopped, or the machine slept, or in
// the inbox while the display held up who draws, is history, like what is heard again
// after a reconnect.
#include "app/live_private.h"
#include "app/wakeup.h"
#include "base/clock.h"

#define LOG_MODULE "app"
#include "base/log.h"

static const int64_t NS_PER_S = 1000000000;
// After a shorter stop it is still news.
static const int64_t LEAST_STALL_NS = 5 * NS_PER_S;
// A display that hangs keeps no feed from going on, and news is shown that much later.
static const int64_t LEAST_HANG_NS = 10 * NS_PER_S;
// By then the feeds have read what waited.
static const int64_t CATCH_UP_NS = 2 * NS_PER_S;

// The machine, since that was last asked.
static bool has_slept(struct live *live)
{
    int64_t before_ns = live->slept_ns;
    live->slept_ns = clock_slept_ns();
    return live->slept_ns - before_ns >= LEAST_STALL_NS;
}

static void forget(struct live *live, int64_t last_ns, int64_t now_ns, const char *who,
                   const char *what)
{
    live->stalled_ns = last_ns;
    log_warn("the %s %s and goes on, after %lld s at most: what was said meanwhile is "
             "history",
             who, what, (long long)((now_ns - last_ns) / NS_PER_S));
    struct buf text = {0};
    buf_printf(&text, "the %s %s and goes on; what was said meanwhile is history", who,
               what);
    director_note(show_director(live->show), OUTCOME_CUE, who, text.data,
                  now_ns / (NS_PER_S / 1000));
    buf_finish(&text);
}

// Nobody tells how long a process was stopped, but its last turn came before. A turn does
// not wait for anything but the display.
void live_notice_stall(struct live *live)
{
    int64_t now_ns = clock_now_ns();
    int64_t last_ns = live->turned_ns;
    bool hung = live->rested_ns - last_ns >= LEAST_HANG_NS;
    live->turned_ns = now_ns;
    bool stopped = wakeup_continued();
    stopped = has_slept(live) || stopped;
    if (now_ns - last_ns >= LEAST_STALL_NS && stopped) {
        live->caught_up_ns = now_ns + CATCH_UP_NS;
        forget(live, last_ns, now_ns, "process", "was stopped");
    } else if (hung) {
        live->caught_up_ns = now_ns;
        forget(live, last_ns, now_ns, "display", "hung");
    }
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
