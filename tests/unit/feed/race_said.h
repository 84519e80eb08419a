// race_said.h
// A message of live timing, given to the real dialect the way it came; what came out as
// text. For tests.
//
// Threads: one.
#ifndef TESTS_RACE_SAID_H
#define TESTS_RACE_SAID_H

#include "answer.h"
#include "feed/triathlon.h"

enum race_way { WAY_TEXT, WAY_BODY, WAY_HOOK };

struct race_said {
    const char *name; // of the fixture
    enum race_way way;
    const char *prog; // that is followed
    bool sandbox;     // tests count
};

static const struct race_said race_fixtures[] = {
    {"ws_push", WAY_TEXT, "681204", false},
    {"ws_lap", WAY_TEXT, "255310", false},
    {"prerace", WAY_TEXT, "681204", false},
    {"official", WAY_TEXT, "681204", false},
    {"head_standard", WAY_TEXT, "670001", false},
    {"rest_total", WAY_BODY, "681204", false},
    {"rest_head", WAY_BODY, "670001", false},
    {"odd", WAY_BODY, "681204", false},
    {"hook_full", WAY_HOOK, "681204", false},
    {"hook_head", WAY_HOOK, "681204", true},
    {"hook_text", WAY_HOOK, "681204", false},
};
enum { RACE_FIXTURES = sizeof(race_fixtures) / sizeof(race_fixtures[0]) };

static inline struct feed_out race_hear(const struct race_said *said, struct str text,
                                        struct arena *arena)
{
    struct feed_out out = feed_out_begin(arena);
    struct feed_config config = {.sandbox = said->sandbox, .token = "secret"};
    struct feed_fetch fetch = {.kind = FETCH_UNIT};
    text_copy(config.prog_id, sizeof(config.prog_id), said->prog);
    text_copy(fetch.unit.event, sizeof(fetch.unit.event), said->prog);
    if (said->way == WAY_BODY) {
        triathlon_ops.body(&config, &fetch, 200, text, NULL, &out);
    } else if (said->way == WAY_HOOK) {
        triathlon_ops.hook(&config, text, &out);
    } else {
        struct feed *feed = triathlon_ops.create(&config);
        struct feed_out opened = feed_out_begin(arena);
        triathlon_ops.open(feed, 0, &opened);
        triathlon_ops.text(feed, text, 1, &out);
        triathlon_ops.destroy(feed);
    }
    return out;
}

static inline void race_print(const struct race_said *said, struct str text,
                              struct buf *found)
{
    struct arena arena = {0};
    struct feed_out out = race_hear(said, text, &arena);
    answer_print(&out, found);
    arena_finish(&arena);
}

// The race that came out, NULL if none did.
static inline const struct race *race_of(const struct feed_out *out)
{
    for (int i = 0; i < out->events.count; i++) {
        if (out->events.items[i].type == EVENT_RACE) {
            return &out->events.items[i].race;
        }
    }
    return NULL;
}

#endif
