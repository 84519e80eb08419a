// fastpath_play.h
// A whole fixture, played to the real dialect by a server that keeps its packets, and
// what the state of sport makes of it. Heartbeats come every 10 s. For tests.
//
// Threads: one.
#ifndef TESTS_FASTPATH_PLAY_H
#define TESTS_FASTPATH_PLAY_H

#include "answer.h"
#include "base/json.h"
#include "feed/fastpath.h"
#include "sport/state.h"
#include "sport/when.h"

enum { PLAY_PACKETS = 64, PLAY_GOALS = 64, PLAY_HEARTBEAT_MS = 10000, PLAY_START_MS = 7 };

struct play_packet {
    const char *text;
    int64_t when_ms; // since 1970
};

struct play {
    struct feed_config config;
    struct feed *feed;
    struct sport_state *state;
    int64_t now_ms, begun_ms; // begun_ms: since 1970, at PLAY_START_MS
    int64_t heartbeat_ms;
    char goals[PLAY_GOALS][FASTPATH_ID + 1]; // as they were celebrated
    int goal_count;
    bool mute; // no heartbeats: the server never tells its time
};

// The packets of tests/fixtures/fastpath/match.jsonl; `text` owns them.
static inline int play_load(struct buf *text, struct play_packet packets[PLAY_PACKETS])
{
    int count = 0;
    if (!answer_load("fixtures/fastpath/match.jsonl", text)) {
        return 0;
    }
    for (char *line = strtok(text->data, "\n"); line && count < PLAY_PACKETS;
         line = strtok(NULL, "\n")) {
        const char *stamp = strstr(line, "\"timestamp\":\"");
        char when_text[40] = "";
        struct when when = {0};
        if (stamp) {
            snprintf(when_text, sizeof(when_text), "%.24s", stamp + 13);
        }
        when_read(when_text, &when);
        packets[count++] = (struct play_packet){line, when.epoch_ms};
    }
    return count;
}

static inline void play_apply(struct play *play, const struct feed_out *out)
{
    for (int i = 0; i < out->events.count; i++) {
        struct change change =
            sport_apply(play->state, 0, &out->events.items[i], play->now_ms);
        if (change.goal && play->goal_count < PLAY_GOALS) {
            text_copy(play->goals[play->goal_count++], FASTPATH_ID + 1, change.goal->id);
        }
    }
}

static inline void play_text(struct play *play, const char *text)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    fastpath_ops.text(play->feed, str_of(text), play->now_ms, &out);
    play_apply(play, &out);
    arena_finish(&arena);
}

static inline void play_tick(struct play *play, int64_t until_ms)
{
    for (int64_t due; (due = fastpath_ops.next_due(play->feed)) <= until_ms;) {
        struct arena arena = {0};
        struct feed_out out = feed_out_begin(&arena);
        play->now_ms = due > play->now_ms ? due : play->now_ms;
        fastpath_ops.tick(play->feed, play->now_ms, &out);
        play_apply(play, &out);
        arena_finish(&arena);
    }
    play->now_ms = until_ms > play->now_ms ? until_ms : play->now_ms;
}

static inline void play_heartbeat(struct play *play)
{
    char text[160], stamp[WHEN_TEXT];
    struct when when = {play->begun_ms + play->now_ms - PLAY_START_MS, true};
    when_print(&when, stamp, sizeof(stamp));
    snprintf(text, sizeof(text),
             "{\"message\":\"Heartbeat sent at %s\",\"level\":\"INFO\"}", stamp);
    play_text(play, play->mute ? "{\"message\":\"Heartbeat\",\"level\":\"INFO\"}" : text);
}

// Time passes, until our clock is at until_ms.
static inline void play_wait(struct play *play, int64_t until_ms)
{
    while (play->heartbeat_ms <= until_ms) {
        play_tick(play, play->heartbeat_ms);
        play_heartbeat(play);
        play->heartbeat_ms += PLAY_HEARTBEAT_MS;
    }
    play_tick(play, until_ms);
}

// The moment of something that happened at when_ms, by our clock.
static inline int64_t play_moment(const struct play *play, int64_t when_ms)
{
    return when_ms - play->begun_ms + PLAY_START_MS;
}

// A packet as it happens.
static inline void play_live(struct play *play, const struct play_packet *packet)
{
    play_wait(play, play_moment(play, packet->when_ms) + 400);
    play_text(play, packet->text);
}

static inline void play_open(struct play *play)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    fastpath_ops.open(play->feed, play->now_ms, &out);
    play->heartbeat_ms = play->now_ms;
    play_text(play, "{\"message\":\"Authorisation accepted\",\"level\":\"INFO\"}");
    play_heartbeat(play);
    arena_finish(&arena);
}

static inline void play_close(struct play *play)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    fastpath_ops.closed(play->feed, 1006, NULL, play->now_ms, &out);
    play_apply(play, &out);
    arena_finish(&arena);
}

// What the next connection asks for.
static inline int play_position(struct play *play)
{
    char path[FEED_URL];
    fastpath_ops.path(play->feed, path);
    const char *at = strstr(path, "startPosition=");
    return at ? atoi(at + strlen("startPosition=")) : -1;
}

static inline void play_begin(struct play *play, int64_t begun_ms)
{
    *play = (struct play){
        .config = {.token = "mooring-line", .sport = "soccer", .fixture = "f7"},
        .now_ms = PLAY_START_MS,
        .begun_ms = begun_ms};
    play->feed = fastpath_ops.create(&play->config);
    play->state = sport_create();
}

static inline void play_end(struct play *play)
{
    fastpath_ops.destroy(play->feed);
    sport_destroy(play->state);
}

// Behind an entry that was taken back, NULL if none begins here.
static inline const char *play_gone(const char *text)
{
    const char *end = text_starts(text, " { id ") ? strstr(text, " }") : NULL;
    bool gone = end && end - text > 5 && strncmp(end - 5, " gone", 5) == 0;
    return gone ? end + 2 : NULL;
}

// The whole state, but for when its clock was heard, and for what was taken back: whoever
// hears of that first never lists it.
static inline void play_print(const struct play *play, struct buf *out)
{
    struct arena arena = {0};
    const char *text = sport_print(play->state, &arena);
    while (*text) {
        const char *behind = play_gone(text);
        if (behind) {
            text = behind;
        } else if (text_starts(text, " at ")) {
            text += 4 + strspn(text + 4, "-0123456789");
        } else {
            buf_char(out, *text++);
        }
    }
    arena_finish(&arena);
}

#endif
