// What the main thread hears: keys, feeds, and requests of the control thread.
#include <SDL2/SDL.h>

#include "app/live_private.h"
#include "base/clock.h"
#include "net/msg.h"

#define LOG_MODULE "app"
#include "base/log.h"

enum {
    DRAIN_NS = 2000000, // the picture comes before the mail
    NS_PER_MS = 1000000,
};

static const int64_t EARLY_TOLD_NS = 10000 * (int64_t)NS_PER_MS;

static void answer(struct live *live, unsigned long long ticket,
                   const struct obeyed *done)
{
    struct outbox_answer answer = {.ok = done->ok, .stale = done->stale};
    text_copy(answer.text, sizeof(answer.text), done->why);
    outbox_answer(live->outbox, ticket, &answer);
}

// What is not the show's to obey stands among the decisions too.
static void note(struct live *live, const struct cue *cue, int64_t now_ms)
{
    struct arena arena = {0};
    director_note(show_director(live->show), OUTCOME_CUE,
                  cue->by[0] ? cue->by : "operator", cue_print(cue, &arena), now_ms);
    arena_finish(&arena);
}

struct obeyed live_obey(struct live *live, const struct cue *cue)
{
    int64_t now_ns = clock_now_ns();
    const char *why = NULL;
    struct obeyed done = {.ok = true};
    if (live->record) {
        struct arena arena = {0};
        record_cue(live->record, now_ns, cue_print(cue, &arena));
        arena_finish(&arena);
    }
    if (cue->kind == CUE_QUIT) {
        live->quit = live->ended = true;
        log_info("quit, by %s", cue->by[0] ? cue->by : "the operator");
    } else if (cue->kind == CUE_THEME_RELOAD) {
        note(live, cue, now_ns / NS_PER_MS);
        done.ok = live_reload_theme(live, done.why, sizeof(done.why));
    } else if (cue->kind == CUE_TAKE && cue->scene[0] &&
               !theme_has_scene(live->programme.theme, cue->scene)) {
        snprintf(done.why, sizeof(done.why), "this theme has no scene \"%s\"",
                 cue->scene);
        done.ok = false;
    } else {
        done.ok = show_cue(live->show, cue, now_ns / NS_PER_MS, &why);
        done.stale = show_cue_was_stale(live->show);
        text_copy(done.why, sizeof(done.why), why ? why : "");
    }
    if (!done.ok) {
        log_warn("cue had no effect: %s", done.why[0] ? done.why : "no reason given");
    }
    return done;
}

static void obey(struct live *live, const struct cue *cue, unsigned long long ticket)
{
    live_heed(live, cue);
    struct obeyed done = live_obey(live, cue);
    if (ticket) {
        answer(live, ticket, &done);
    }
}

// While the display held up main, who asked was told that nothing would come of it.
static void pass_over(struct live *live, const struct cue *cue)
{
    struct arena arena = {0};
    struct buf text = {0};
    buf_printf(&text, "%s: came too late, and was not obeyed", cue_print(cue, &arena));
    log_warn("%s", text.data);
    director_note(show_director(live->show), OUTCOME_CUE, cue->by, text.data,
                  clock_now_ns() / NS_PER_MS);
    buf_finish(&text);
    arena_finish(&arena);
}

void live_speak(struct live *live, const char *words)
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

static void press(struct live *live, const SDL_KeyboardEvent *key)
{
    int meant = hotkeys_key(&live->hotkeys, key->keysym.sym, (int)key->keysym.scancode);
    struct hotkey_press said =
        hotkeys_press(&live->hotkeys, meant, key->keysym.mod, key->timestamp);
    struct buf text = {0};
    switch (said.meaning) {
    case HOTKEY_CUE:
        live_speak(live, said.words);
        break;
    case HOTKEY_HELP:
        hotkeys_print(&live->hotkeys, &text);
        fprintf(stderr, "%s", text.data);
        monitor_help(live->monitor);
        break;
    case HOTKEY_TWICE:
        buf_printf(&text, "%s: pressed twice within %d ms, so the second is ignored",
                   said.words, HOTKEYS_TWICE_MS);
        director_note(show_director(live->show), OUTCOME_CUE, "operator", text.data,
                      clock_now_ns() / NS_PER_MS);
        log_info("%s", text.data);
        break;
    case HOTKEY_NOTHING:
        break;
    }
    monitor_touch(live->monitor);
    buf_finish(&text);
}

void live_hear_keys(struct live *live)
{
    SDL_Event event;
    bool listens = live->window && live->listens;
    live->listens = false;
    while (listens && SDL_PollEvent(&event)) {
        live->backlog = true;
        window_event(live->window, &event);
        if (live->matte) {
            window_event(live->matte, &event);
        }
        monitor_event(live->monitor, &event);
        if (window_closed(live->window, &event)) {
            live->quit = live->ended = true;
        } else if (monitor_closed(live->monitor, &event)) {
            monitor_destroy(live->monitor);
            live->monitor = NULL;
        } else if (event.type == SDL_KEYDOWN && !event.key.repeat) {
            press(live, &event.key);
        }
    }
}

static void apply(struct live *live, const struct msg *msg)
{
    const struct event_list *events = msg->body;
    int64_t now_ms = clock_now_ns() / NS_PER_MS;
    for (int i = 0; i < events->count; i++) {
        show_hear(live->show, msg->feed, &events->items[i], msg->received_ns / NS_PER_MS,
                  now_ms);
    }
}

// Keeps a feed in step with pictures that arrive later than its data.
static bool held_back(struct live *live, struct msg *msg)
{
    int delay_ms = msg->feed >= 0 && msg->feed < live->config->show->feed_count
                       ? live->config->show->feeds[msg->feed].delay_ms
                       : 0;
    int64_t due_ns = msg->received_ns + (int64_t)delay_ms * NS_PER_MS;
    return delay_ms > 0 && held_keep(&live->held, msg, due_ns, clock_now_ns());
}

static void tell_early(struct live *live, int feed, int64_t early, int64_t now_ns)
{
    if (live->early_told_ns && now_ns - live->early_told_ns < EARLY_TOLD_NS) {
        return;
    }
    live->early_told_ns = now_ns;
    log_warn("%s: more news within its delay_ms than can be held back; %lld came early",
             live->config->show->feeds[feed].id, (long long)early);
}

static void release_held(struct live *live, int64_t until_ns)
{
    int64_t early;
    int64_t now_ns = clock_now_ns();
    struct msg *msg;
    while (!live->backlog && (msg = held_take(&live->held, now_ns, &early))) {
        if (early) {
            tell_early(live, msg->feed, early, now_ns);
        }
        live_mark_history(live, msg);
        apply(live, msg);
        msg_free(msg);
        live->backlog = clock_now_ns() > until_ns;
    }
}

void live_drain(struct live *live)
{
    int64_t until_ns = clock_now_ns() + DRAIN_NS;
    live->backlog = false;
    release_held(live, until_ns);
    for (struct msg *msg; (msg = inbox_pop(live->inbox));) {
        const struct msg_cue *cue = msg->body;
        if (msg->kind == MSG_EVENTS) {
            live_mark_history(live, msg);
            if (held_back(live, msg)) {
                continue;
            }
            apply(live, msg);
        } else if (msg->kind == MSG_CUE && cue->ticket &&
                   !outbox_awaits(live->outbox, cue->ticket)) {
            pass_over(live, cue->cue);
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
