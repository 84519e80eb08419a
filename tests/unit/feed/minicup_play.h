// minicup_play.h
// Minicup's messages and answers, played to the real dialect, and what came of them. For
// tests.
//
// Threads: one.
#ifndef TESTS_MINICUP_PLAY_H
#define TESTS_MINICUP_PLAY_H

#include <stdlib.h>

#include "answer.h"
#include "base/json.h"
#include "feed/minicup.h"
#include "sport/state.h"

enum { PLAY_LINE = 8 << 10 };

// Where messages go: their events as lines, or into a state, or both.
struct play {
    struct feed_config config;
    struct feed *feed;
    struct buf *found;         // NULL: not printed
    struct sport_state *state; // NULL: not applied
    int64_t shift_ms;          // our clock, against the capture's
    int times;                 // each message, 0: once
};

static inline void play_say(struct play *play, const struct feed_out *out, int64_t now_ms)
{
    for (int i = 0; i < out->events.count; i++) {
        const struct event *event = &out->events.items[i];
        if (play->found) {
            buf_printf(play->found, "%s\n", event_print(event, out->arena));
        }
        if (play->state) {
            sport_apply(play->state, 0, event, now_ms);
        }
    }
    for (int i = 0; play->found && i < out->frame_count; i++) {
        buf_printf(play->found, "> %.*s\n", (int)out->frames[i].len, out->frames[i].data);
    }
    for (int i = 0; play->found && i < out->fetch_count; i++) {
        buf_printf(play->found, "> GET %s\n", out->fetches[i].url);
    }
}

static inline void play_open(struct play *play, int64_t now_ms)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    if (!play->feed) {
        play->feed = minicup_ops.create(&play->config);
    }
    minicup_ops.open(play->feed, now_ms, &out);
    play_say(play, &out, now_ms);
    arena_finish(&arena);
}

static inline void play_text(struct play *play, struct str text, int64_t now_ms)
{
    for (int i = 0; i < (play->times ? play->times : 1); i++) {
        struct arena arena = {0};
        struct feed_out out = feed_out_begin(&arena);
        minicup_ops.text(play->feed, text, now_ms, &out);
        play_say(play, &out, now_ms);
        arena_finish(&arena);
    }
}

// One line of a capture: when, which way, what.
static inline void play_line(struct play *play, const char *line, size_t len)
{
    char error[200];
    double seconds = 0;
    struct json_doc *doc = json_parse(line, len, NULL, error, sizeof(error));
    const struct json *root = json_root(doc);
    const char *way = json_string(json_get(root, "dir"));
    const char *text = json_string(json_get(root, "text"));
    json_double(json_get(root, "t"), &seconds);
    int64_t now_ms = (int64_t)(seconds * 1000 + 0.5) + play->shift_ms;
    if (text_equal(way, "open")) {
        play_open(play, now_ms);
    } else if (text_equal(way, "recv")) {
        if (play->found) {
            buf_printf(play->found, "@ %.3f\n", seconds);
        }
        play_text(play, str_of(text), now_ms);
    }
    json_free(doc);
}

static inline bool play_capture(struct play *play, const char *name)
{
    char path[200];
    struct buf file = {0};
    snprintf(path, sizeof(path), "fixtures/minicup/%s.jsonl", name);
    bool ok = answer_load(path, &file);
    for (const char *line = file.data, *end; ok && (end = strchr(line, '\n'));
         line = end + 1) {
        play_line(play, line, (size_t)(end - line));
    }
    buf_finish(&file);
    return ok;
}

static inline void play_finish(struct play *play)
{
    if (play->feed) {
        minicup_ops.destroy(play->feed);
    }
    sport_destroy(play->state);
    *play = (struct play){0};
}

// An answer with status 200 about the unit, as event lines.
static inline void play_answer(const char *pin, enum fetch_kind kind, const char *unit,
                               struct str body, struct buf *found)
{
    struct arena arena = {0};
    struct play play = {.found = found};
    struct feed_out out = feed_out_begin(&arena);
    struct feed_fetch fetch = {.kind = kind, .wanted = FETCH_ENTRIES, .backlog = true};
    text_copy(fetch.unit.event, sizeof(fetch.unit.event), unit);
    text_copy(play.config.url, sizeof(play.config.url), pin[0] ? "ws://127.0.0.1" : "");
    text_copy(play.config.pin, sizeof(play.config.pin), pin);
    minicup_body(&play.config, &fetch, 200, body, NULL, &out);
    play_say(&play, &out, 0);
    arena_finish(&arena);
}

#endif
