#include "app/live.h"

#include <SDL2/SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/live_private.h"
#include "app/wakeup.h"
#include "base/clock.h"
#include "base/json.h"
#include "net/msg.h"

#define LOG_MODULE "app"
#include "base/log.h"

enum {
    DRAIN_NS = 2000000, // the picture comes before the mail
    FINE_NS = 1500000,  // before a frame
    INBOX_CAPACITY = 4096,
    NS_PER_MS = 1000000,
};

static void obey(struct live *live, const struct cue *cue, unsigned long long ticket)
{
    int64_t now_ns = clock_now_ns();
    const char *why = NULL;
    char error[SHOW_LINE] = "";
    bool ok = true;
    if (live->record) {
        struct arena arena = {0};
        record_cue(live->record, now_ns, cue_print(cue, &arena));
        arena_finish(&arena);
    }
    if (cue->kind == CUE_QUIT) {
        live->quit = true;
    } else if (cue->kind == CUE_THEME_RELOAD) {
        ok = live_reload_theme(live, error, sizeof(error));
        why = error;
    } else if (cue->kind == CUE_TAKE && cue->scene[0] &&
               !theme_has_scene(live->programme.theme, cue->scene)) {
        snprintf(error, sizeof(error), "this theme has no scene \"%s\"", cue->scene);
        ok = false;
        why = error;
    } else {
        ok = show_cue(live->show, cue, now_ns / NS_PER_MS, &why);
    }
    if (!ok) {
        log_warn("cue had no effect: %s", why ? why : "no reason given");
    }
    if (ticket) {
        outbox_answer(live->outbox, ticket, ok, why);
    }
}

static void speak(struct live *live, const char *words)
{
    struct arena arena = {0};
    struct cue cue;
    char error[SHOW_LINE];
    struct str text = {words, strlen(words)};
    if (cue_read(text, &arena, &cue, error, sizeof(error))) {
        obey(live, &cue, 0);
    } else {
        log_warn("%s", error);
    }
    arena_finish(&arena);
}

static void hear_keys(struct live *live)
{
    SDL_Event event;
    while (live->window && SDL_PollEvent(&event)) {
        char words[64];
        const char *said = NULL;
        window_event(live->window, &event);
        if (event.type == SDL_QUIT) {
            live->quit = true;
        } else if (event.type == SDL_KEYDOWN && !event.key.repeat) {
            said = hotkeys_press(&live->hotkeys, event.key.keysym.sym,
                                 event.key.keysym.mod, words, sizeof(words));
        }
        if (said) {
            speak(live, said);
        }
    }
}

static void apply(struct live *live, const struct msg *msg)
{
    const struct event_list *events = msg->body;
    int64_t now_ms = clock_now_ns() / NS_PER_MS;
    for (int i = 0; i < events->count; i++) {
        show_event(live->show, msg->feed, &events->items[i], msg->received_ns / NS_PER_MS,
                   now_ms);
    }
}

// Keeps a feed in step with pictures that arrive later than its data.
static bool held_back(struct live *live, struct msg *msg)
{
    int delay_ms = msg->feed >= 0 && msg->feed < live->config->show->feed_count
                       ? live->config->show->feeds[msg->feed].delay_ms
                       : 0;
    if (delay_ms == 0 ||
        msg->received_ns + (int64_t)delay_ms * NS_PER_MS <= clock_now_ns()) {
        return false;
    }
    msg->received_ns += (int64_t)delay_ms * NS_PER_MS;
    *(live->held_last ? &live->held_last->next : &live->held_first) = msg;
    live->held_last = msg;
    return true;
}

static void release_held(struct live *live)
{
    struct msg **at = &live->held_first;
    struct msg *last = NULL;
    while (*at) {
        struct msg *msg = *at;
        if (msg->received_ns <= clock_now_ns()) {
            *at = msg->next;
            apply(live, msg);
            msg_free(msg);
        } else {
            last = msg;
            at = &msg->next;
        }
    }
    live->held_last = last;
}

static void drain(struct live *live)
{
    int64_t until_ns = clock_now_ns() + DRAIN_NS;
    release_held(live);
    live->backlog = false;
    for (struct msg *msg; (msg = inbox_pop(live->inbox));) {
        const struct msg_cue *cue = msg->body;
        if (msg->kind == MSG_EVENTS) {
            if (held_back(live, msg)) {
                continue;
            }
            apply(live, msg);
        } else if (msg->kind == MSG_CUE) {
            obey(live, cue->cue, cue->ticket);
        } else {
            // Answered when the frame stands, so that picture and state are the newest.
            live->asked[msg->kind == MSG_STILL] = cue->ticket;
        }
        msg_free(msg);
        if (clock_now_ns() > until_ns) {
            live->backlog = true;
            break;
        }
    }
}

static void follow_wishes(struct live *live)
{
    struct show_wish wish;
    while (show_wish(live->show, &wish)) {
        if (live->replay) {
            replay_fetch_unit(live->replay, wish.feed, &wish.unit, live_replay_ms(live));
        } else if (wish.feed >= 0 && wish.feed < live->network.source_count) {
            source_fetch_unit(live->network.sources[wish.feed], &wish.unit);
        }
    }
}

static void answer_requests(struct live *live)
{
    if (live->asked[0]) {
        live_put_status(live);
        outbox_answer(live->outbox, live->asked[0], true, NULL);
    }
    if (live->asked[1]) {
        live_put_still(live);
        outbox_answer(live->outbox, live->asked[1], true, NULL);
    }
    live->asked[0] = live->asked[1] = 0;
}

// Brings the picture to the moment at_ns and shows what that changes.
static void draw_moment(struct live *live, int64_t at_ns, bool all)
{
    struct damage damage = {0};
    struct director *director = show_director(live->show);
    bool changed =
        programme_paint(&live->programme, director, at_ns / NS_PER_MS, &damage);
    if (all) {
        programme_damage_all(&live->programme, &damage);
    }
    if (changed || all) {
        live_show(live, &damage);
    }
    live->drawn_version = director_version(director);
}

// A frame of its own: on a still picture at once, else when the grid says so.
static void draw_frame(struct live *live, int64_t now_ns)
{
    bool blocks = live->window && window_blocks(live->window);
    bool all = live->window && window_needs_all(live->window);
    if (all) {
        live_fit_canvas(live);
    }
    struct director *director = show_director(live->show);
    if (!all && director_version(director) == live->drawn_version &&
        now_ns < live->motion_at_ns) {
        return;
    }
    int64_t at_ns = blocks ? now_ns : pace_frame(&live->pace, now_ns);
    draw_moment(live, at_ns, all);
    int64_t in_ms = programme_next(&live->programme, director, at_ns / NS_PER_MS);
    live->motion_at_ns = in_ms < 0 ? INT64_MAX : at_ns + in_ms * NS_PER_MS;
    if (in_ms != 0) {
        pace_rest(&live->pace);
    }
}

// Draws if something is due. News between two frames is shown at once, but what moves
// stays where the last frame put it: motion keeps its even steps, news does not wait.
// Once between two frames, so that a flood of news cannot starve the motion.
static void draw(struct live *live)
{
    int64_t now_ns = clock_now_ns();
    bool blocks = live->window && window_blocks(live->window);
    bool between = live->pace.running && !blocks && now_ns < pace_next(&live->pace);
    if (!between) {
        live->told_between = false;
        draw_frame(live, now_ns);
    } else if (!live->told_between &&
               director_version(show_director(live->show)) != live->drawn_version) {
        live->told_between = true;
        draw_moment(live, pace_last(&live->pace), false);
    }
}

static int64_t next_wake_ns(struct live *live)
{
    int64_t show_ms = show_next(live->show);
    int64_t at_ns = show_ms == INT64_MAX ? INT64_MAX : show_ms * NS_PER_MS;
    at_ns = live->motion_at_ns < at_ns ? live->motion_at_ns : at_ns;
    if (live->held_first && live->held_first->received_ns < at_ns) {
        at_ns = live->held_first->received_ns;
    }
    if (live->ends_at_ns && live->ends_at_ns < at_ns) {
        at_ns = live->ends_at_ns;
    }
    int64_t replay_ns = live_replay_next_ns(live);
    return replay_ns < at_ns ? replay_ns : at_ns;
}

// News may come in between; the last stretch, finer than poll() can count, is slept off.
static void sleep_until_frame(struct live *live)
{
    int64_t at_ns = pace_next(&live->pace);
    if (at_ns - clock_now_ns() > FINE_NS) {
        window_wait(live->window, wakeup_fd(), at_ns - FINE_NS);
    } else {
        clock_sleep_until_ns(at_ns);
    }
}

static void sleep_until_due(struct live *live)
{
    if (live->backlog || live->quit) {
        return;
    }
    if (live->pace.running) {
        sleep_until_frame(live);
        return;
    }
    if (live->window && window_blocks(live->window) &&
        live->motion_at_ns <= clock_now_ns()) {
        return; // the display paces us
    }
    if (programme_warm(&live->programme)) {
        return; // one font at a time, so that news waits for no more than that
    }
    window_wait(live->window, wakeup_fd(), next_wake_ns(live));
}

static void turn(struct live *live)
{
    wakeup_clear();
    hear_keys(live);
    live_watch_pipe(live);
    if (live->replay) {
        replay_step(live->replay, live_replay_ms(live));
    }
    drain(live);
    show_step(live->show, clock_now_ns() / NS_PER_MS);
    follow_wishes(live);
    draw(live);
    live_write_journal(live);
    answer_requests(live);
    live->quit = live->quit || wakeup_stopping() ||
                 (live->ends_at_ns && clock_now_ns() >= live->ends_at_ns);
}

static void told_events(void *context, int feed, const struct event_list *events,
                        int64_t at_ms)
{
    struct live *live = context;
    (void)at_ms;
    int64_t now_ms = clock_now_ns() / NS_PER_MS;
    for (int i = 0; i < events->count; i++) {
        show_event(live->show, feed, &events->items[i], now_ms, now_ms);
    }
}

static void told_cue(void *context, const char *words, int64_t at_ms)
{
    (void)at_ms;
    speak(context, words);
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
    return live_open_journal(live, error, error_size) &&
           network_start(&live->network, config->show, !config->replay, live->inbox,
                         live->outbox, live->record, error, error_size);
}

int live_run(const struct live_config *config)
{
    char error[SHOW_LINE];
    struct live *live = live_create(config, error, sizeof(error));
    if (!live) {
        fprintf(stderr, "strapline: %s\n", error);
        return 2;
    }
    // The key colour stands before the first connection is tried.
    draw(live);
    int status = 0;
    if (start(live, error, sizeof(error))) {
        if (live->window) {
            window_settle(live->window); // while the feeds connect
        }
        live_put_status(live);
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
