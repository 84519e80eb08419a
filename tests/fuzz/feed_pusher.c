// Conversations as in tests/transcripts, shortened: a line a step, its first byte says
// what. o: open, c CODE REASON: closed, @ MS: time passes, anything else: a text.
// Whatever the server does: nothing is subscribed twice on a connection or before the
// handshake, and the clock is never told to ring in the past.
#include "feed/pusher.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { CHANNELS = 2, MOST_TICKS = 200, MOST_MS = 600000 };

struct talk {
    struct pusher pusher;
    struct arena arena;
    int64_t now_ms;
    bool established;
    int subscribed; // frames of this connection
};

static void require(bool truth)
{
    if (!truth) {
        abort();
    }
}

static void obey(struct talk *talk, const struct feed_out *out)
{
    for (int i = 0; i < out->frame_count; i++) {
        require(out->frames[i].len > 0);
        if (strstr(out->frames[i].data, "pusher:subscribe")) {
            talk->subscribed++;
            require(out->ready);
        }
    }
    require(!out->ready || !talk->established);
    talk->established = talk->established || out->ready;
    require(talk->subscribed <= CHANNELS);
    require(!out->close || out->reason);
}

static void new_connection(struct talk *talk)
{
    talk->established = false;
    talk->subscribed = 0;
}

static void pass_time(struct talk *talk, int64_t ms)
{
    int64_t until_ms = talk->now_ms + ms;
    int ticks = 0;
    for (int64_t due; (due = pusher_next_due(&talk->pusher)) <= until_ms;) {
        struct feed_out out = feed_out_begin(&talk->arena);
        talk->now_ms = due > talk->now_ms ? due : talk->now_ms;
        pusher_tick(&talk->pusher, talk->now_ms, &out);
        require(pusher_next_due(&talk->pusher) > talk->now_ms);
        require(++ticks <= MOST_TICKS || ms > MOST_TICKS * 1000);
        obey(talk, &out);
    }
    talk->now_ms = until_ms;
}

static void step(struct talk *talk, const char *line, size_t len)
{
    struct feed_out out = feed_out_begin(&talk->arena);
    char *text = arena_strndup(&talk->arena, line, len);
    char *rest = text;
    if (line[0] == 'o') {
        new_connection(talk);
        pusher_open(&talk->pusher, talk->now_ms);
    } else if (line[0] == 'c') {
        long code = strtol(text + 1, &rest, 10);
        pusher_closed(&talk->pusher, (int)(code % 100000), rest, talk->now_ms, &out);
        require(out.reason != NULL);
        new_connection(talk);
    } else if (line[0] == '@') {
        pass_time(talk, strtol(text + 1, &rest, 10) & (MOST_MS - 1));
    } else {
        struct pusher_message message =
            pusher_text(&talk->pusher, (struct str){line, len}, talk->now_ms, &out);
        require(message.kind != PUSHER_BAD || message.problem);
        require(message.kind != PUSHER_NEWS || message.event);
        pusher_message_finish(&message);
    }
    obey(talk, &out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char channels[CHANNELS][FEED_CHANNEL] = {"x-2026-GBR-meet-overview", "x"};
    struct talk talk = {0};
    pusher_init(&talk.pusher, channels, CHANNELS);
    const char *line = (const char *)data, *end = line + size;
    while (line < end) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        size_t len = (size_t)((stop ? stop : end) - line);
        if (len) {
            step(&talk, line, len);
            arena_reset(&talk.arena);
        }
        line += len + 1;
    }
    arena_finish(&talk.arena);
    return 0;
}
