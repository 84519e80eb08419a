// talk_say.h
// One conversation on its way, and what a dialect says and wants in it, as lines of a
// transcript. For tests.
//
// Threads: one.
#ifndef TESTS_TALK_SAY_H
#define TESTS_TALK_SAY_H

#include <string.h>

#include "base/buf.h"
#include "feed/feed.h"

enum { TALK_KINDS = 8 };

static const char *const talk_retries[] = {"backoff", "now", "later", "slow", "stop"};
static const char *const talk_kinds[TALK_KINDS] = {
    "unit", "meeting", "login", "roster", "entries", "team", "choices", "athlete"};
static const char *const talk_listings[] = {"done", "more", "failed"};

struct talk {
    struct feed_config config;
    const struct feed_ops *ops;
    struct feed *feed;
    int64_t now_ms;
    struct feed_fetch last[TALK_KINDS];
    enum fetch_kind last_kind;
    bool asked[TALK_KINDS];
    int page;          // of the listing
    struct buf *found; // the transcript as it really went
};

static inline void talk_say_fetch(const struct feed_fetch *fetch, struct buf *found)
{
    buf_printf(found, "> fetch %s", talk_kinds[fetch->kind]);
    if (fetch->kind != FETCH_MEETING && fetch->kind != FETCH_CHOICES) {
        buf_printf(found, " %s/%d/%d", fetch->unit.event, fetch->unit.round,
                   fetch->unit.heat);
    }
    if (fetch->kind == FETCH_LOGIN) {
        buf_printf(found, " for %s", talk_kinds[fetch->wanted]);
    }
    if (fetch->attempt) {
        buf_printf(found, " attempt %d", fetch->attempt);
    }
    buf_printf(found, "%s%s%s after %d ms %s", fetch->backlog ? " backlog" : "",
               fetch->whole ? " whole" : "", fetch->cookies ? " cookies" : "",
               fetch->delay_ms, fetch->url);
    for (const char *line = fetch->header; *line;) {
        size_t len = strcspn(line, "\r");
        buf_printf(found, " header %.*s", (int)len, line);
        line += line[len] ? len + 2 : len;
    }
    if (fetch->post[0]) {
        buf_printf(found, " post %s", fetch->post);
    }
    buf_char(found, '\n');
}

static inline void talk_want(struct talk *talk, const struct feed_fetch *fetch)
{
    talk_say_fetch(fetch, talk->found);
    talk->last[fetch->kind] = *fetch;
    talk->asked[fetch->kind] = true;
    talk->last_kind = fetch->kind;
}

static inline void talk_say(struct talk *talk, const struct feed_out *out)
{
    struct buf *found = talk->found;
    for (int i = 0; i < out->events.count; i++) {
        buf_printf(found, "> %s\n", event_print(&out->events.items[i], out->arena));
    }
    for (int i = 0; i < out->frame_count; i++) {
        buf_printf(found, "> text %.*s\n", (int)out->frames[i].len, out->frames[i].data);
    }
    for (int i = 0; i < out->fetch_count; i++) {
        talk_want(talk, &out->fetches[i]);
    }
    if (out->ready) {
        buf_text(found, "> ready\n");
    }
    if (out->close) {
        buf_printf(found, "> close, retry %s: %s\n", talk_retries[out->retry],
                   out->reason);
    }
}

#endif
