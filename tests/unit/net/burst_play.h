// burst_play.h
// Texts that came at once, given to a real dialect: by the burst, or each for itself. For
// tests.
//
// Threads: one.
#ifndef TESTS_BURST_PLAY_H
#define TESTS_BURST_PLAY_H

#include <stdarg.h>
#include <stdlib.h>

#include "base/arena.h"
#include "net/burst.h"
#include "sport/state.h"

enum { HEARD_MS = 5000 };

struct listener {
    const struct feed_ops *ops;
    struct feed_config config;
    struct burst_kinds kinds;
    struct feed *feed;
    struct sport_state *state;
    int64_t now_ms;
    int messages, bad, decoded, events;
    char order[2000]; // the texts' marks, as they were decoded; see texts_add
};

struct texts {
    struct arena arena;
    struct str list[2 * BURST_MOST];
    int count;
};

__attribute__((format(printf, 2, 3))) static inline void texts_add(struct texts *texts,
                                                                   const char *format,
                                                                   ...)
{
    char text[4000];
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    texts->list[texts->count++] =
        (struct str){arena_strndup(&texts->arena, text, (size_t)len), (size_t)len};
}

static inline bool listener_hear(void *context, struct str text)
{
    struct listener *listener = context;
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    listener->ops->text(listener->feed, text, listener->now_ms, &out);
    const struct traffic_event *traffic = &out.events.items[0].traffic;
    bool bad = traffic->bad;
    listener->messages++;
    listener->decoded++;
    listener->bad += bad;
    listener->events += out.events.count - 1;
    for (int i = 0; i < out.events.count; i++) {
        sport_apply(listener->state, 0, &out.events.items[i], listener->now_ms);
    }
    // What a text is called stands behind a sign that no test uses otherwise.
    const char *mark = memchr(text.data, '@', text.len);
    size_t at = strlen(listener->order);
    if (mark && at + 2 < sizeof(listener->order)) {
        listener->order[at] = mark[1];
        listener->order[at + 1] = '\0';
    }
    arena_finish(&arena);
    return !bad;
}

static inline void listener_pass(void *context, int count, int bad)
{
    struct listener *listener = context;
    listener->messages += count;
    listener->bad += bad;
}

static inline struct listener listener_begin(const struct feed_ops *ops, const char *id)
{
    struct listener listener = {.ops = ops, .state = sport_create(), .now_ms = HEARD_MS};
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    text_copy(listener.config.match, FEED_ID, id);
    text_copy(listener.config.prog_id, FEED_ID, id);
    listener.feed = ops->create(&listener.config);
    ops->open(listener.feed, 0, &out);
    arena_finish(&arena);
    return listener;
}

static inline void listener_end(struct listener *listener)
{
    listener->ops->destroy(listener->feed);
    sport_destroy(listener->state);
}

static inline void hear_at_once(struct listener *listener, const struct texts *texts)
{
    const struct burst_ears ears = {listener_hear, listener_pass, listener};
    const struct burst_from from = {listener->ops, &listener->config, &listener->kinds};
    burst_hear(&from, texts->list, texts->count, listener->now_ms, &ears);
}

static inline void hear_each(struct listener *listener, const struct texts *texts)
{
    for (int i = 0; i < texts->count; i++) {
        listener_hear(listener, texts->list[i]);
    }
}

#endif
