#include "app/live.h"

#include <stdio.h>

#include "app/live_private.h"
#include "app/wakeup.h"
#include "base/clock.h"

enum {
    INBOX_CAPACITY = 4096,
    NS_PER_MS = 1000000,
};

static void follow_wishes(struct live *live)
{
    struct show_wish wish;
    while (show_wish(live->show, &wish)) {
        bool fed = wish.feed >= 0 && wish.feed < live->network.source_count;
        if (wish.connect && fed) {
            source_connect_again(live->network.sources[wish.feed]);
        } else if (wish.connect) {
            continue; // a recording goes its own way
        } else if (live->replay) {
            replay_fetch_unit(live->replay, wish.feed, &wish.unit, live_replay_ms(live));
        } else if (fed) {
            source_fetch_unit(live->network.sources[wish.feed], &wish.unit, wish.whole);
        }
    }
}

static void answer_requests(struct live *live)
{
    static const struct outbox_answer done = {.ok = true};
    if (live->asked[0]) {
        live_put_status(live);
        outbox_answer(live->outbox, live->asked[0], &done);
    }
    if (live->asked[1]) {
        live_put_still(live);
        outbox_answer(live->outbox, live->asked[1], &done);
    }
    live->asked[0] = live->asked[1] = 0;
}

static int64_t next_wake_ns(struct live *live)
{
    int64_t show_ms = show_next(live->show);
    int64_t at_ns = show_ms == INT64_MAX ? INT64_MAX : show_ms * NS_PER_MS;
    at_ns = live->motion_at_ns < at_ns ? live->motion_at_ns : at_ns;
    int64_t held_ns = held_next_ns(&live->held);
    at_ns = held_ns < at_ns ? held_ns : at_ns;
    if (live->ends_at_ns && live->ends_at_ns < at_ns) {
        at_ns = live->ends_at_ns;
    }
    int64_t publish_ns = live_publish_due_ns(live);
    at_ns = publish_ns < at_ns ? publish_ns : at_ns;
    int64_t monitor_ns = live_monitor_due_ns(live);
    at_ns = monitor_ns < at_ns ? monitor_ns : at_ns;
    int64_t outputs_ns = live_outputs_due_ns(live);
    at_ns = outputs_ns < at_ns ? outputs_ns : at_ns;
    int64_t resume_ns = live_resume_due_ns(live);
    at_ns = resume_ns < at_ns ? resume_ns : at_ns;
    int64_t replay_ns = live_replay_next_ns(live);
    return replay_ns < at_ns ? replay_ns : at_ns;
}

static void wait_until(struct live *live, int64_t at_ns)
{
    live->listens = window_wait(live->window, wakeup_fd(), at_ns) || live->listens;
}

static void sleep_until_due(struct live *live)
{
    if (live->backlog || live->quit) {
        return;
    }
    if (live->pace.running) {
        wait_until(live, pace_next(&live->pace));
        return;
    }
    if (live->window && window_blocks(live->window) &&
        live->motion_at_ns <= clock_now_ns()) {
        return; // the display paces us
    }
    if (programme_warm(&live->programme)) {
        live->listens = true;
        return; // one font at a time, so that news waits for no more than that
    }
    wait_until(live, next_wake_ns(live));
}

// News first, and the picture before what is only said of it; trouble that drawing found,
// or its end, is told in the same turn, for the next may be hours away. Keys come last,
// because presenting may have read some from the display's connection; what they change
// is drawn in the next turn, which then comes at once.
static void turn(struct live *live)
{
    wakeup_clear();
    live_notice_stall(live);
    live_follow_wall(live);
    live_follow_outputs(live);
    if (live->replay) {
        replay_step(live->replay, live_replay_ms(live));
    }
    live_drain(live);
    live_hear_pictures(live);
    live_follow_resume(live);
    show_step(live->show, clock_now_ns() / NS_PER_MS);
    live_draw(live);
    follow_wishes(live);
    live_write_journal(live);
    live_keep_orders(live);
    live_tell_trouble(live);
    answer_requests(live);
    live_publish(live);
    live_draw_monitor(live);
    live_hear_keys(live);
    live->rested_ns = clock_now_ns();
    live->quit = live->quit || wakeup_stopping() ||
                 (live->ends_at_ns && live->rested_ns >= live->ends_at_ns);
}

static void told_events(void *context, int feed, const struct event_list *events,
                        int64_t at_ms)
{
    struct live *live = context;
    (void)at_ms;
    int64_t now_ns = clock_now_ns(), now_ms = now_ns / NS_PER_MS;
    int64_t delay_ms = live->config->show->feeds[feed].delay_ms;
    if (held_keep_events(&live->held, feed, events, now_ns + delay_ms * NS_PER_MS,
                         now_ns)) {
        return;
    }
    for (int i = 0; i < events->count; i++) {
        show_hear(live->show, feed, &events->items[i], now_ms, now_ms);
    }
}

static void told_cue(void *context, const char *words, int64_t at_ms)
{
    (void)at_ms;
    live_speak(context, words);
}

static bool start(struct live *live, char *error, size_t error_size)
{
    const struct live_config *config = live->config;
    live->inbox = inbox_create(INBOX_CAPACITY, live_wake, live);
    live->outbox = outbox_create();
    if (config->replay) {
        const struct replay_sink sink = {told_events, told_cue, live};
        live->replay = replay_create(config->replay, config->show->feeds,
                                     config->show->feed_count, &sink);
    }
    if (config->record) {
        live->record = record_create(config->record, live->start_ns, error, error_size);
        if (!live->record) {
            return false;
        }
    }
    live_open_pictures(live);
    return live_open_journal(live, error, error_size) &&
           live_open_orders(live, error, error_size) &&
           network_start(&live->network, config->show, !config->replay, live->inbox,
                         live->outbox, live->record, error, error_size);
}

int live_run(const struct live_config *config)
{
    char error[SHOW_LINE];
    struct live *live = live_create(config, error, sizeof(error));
    int status = 0;
    // The feeds connect while the window is made.
    if (live && start(live, error, sizeof(error)) &&
        live_open(live, error, sizeof(error))) {
        live_draw(live);
        live_settle(live); // while the feeds connect
        live_put_status(live);
        live_open_monitor(live);
        live_begin_orders(live);
        live->turned_ns = clock_now_ns();
        live->slept_ns = clock_slept_ns();
        while (!live->quit) {
            turn(live);
            sleep_until_due(live);
        }
    } else {
        fprintf(stderr, "strapline: %s\n", error);
        status = 2;
    }
    bool ok = live_destroy(live);
    return status ? status : ok ? 0 : 1;
}
