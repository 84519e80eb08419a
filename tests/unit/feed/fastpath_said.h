// fastpath_said.h
// What FastPath sends, given to the real dialect the way it came; what came out as text.
// For tests.
//
// Threads: one.
#ifndef TESTS_FASTPATH_SAID_H
#define TESTS_FASTPATH_SAID_H

#include "answer.h"
#include "feed/fastpath_flow.h"

enum { FASTPATH_SAID_MS = 5000 }; // the past is told by then

struct fastpath_said {
    const char *name, *sport; // of the fixture; sport NULL: the answer to a GET
    int status;
};

static const char fastpath_fixture[] = "d68888fa-3bee-5941-8c6c-5f7987e7d241";

static const struct fastpath_said fastpath_fixtures[] = {
    {"auth_ok", "soccer", 0},
    {"auth_bad_format", "soccer", 0},
    {"heartbeat", "soccer", 0},
    {"not_found_warn", "soccer", 0},
    {"venue_disconnected", "soccer", 0},
    {"soccer_penalty_pending", "soccer", 0},
    {"soccer_penalty_confirmed", "soccer", 0},
    {"soccer_video_check", "soccer", 0},
    {"soccer_shootout_start", "soccer", 0},
    {"soccer_shootout_penalty", "soccer", 0},
    {"soccer_status_dropped", "soccer", 0},
    {"soccer_status_suspended", "soccer", 0},
    {"soccer_own_goal", "soccer", 0},
    {"soccer_lineups", "soccer", 0},
    {"basketball_steal", "basketball", 0},
    {"basketball_quarter", "basketball", 0},
    {"volleyball_point_started", "v2/volleyball", 0},
    {"volleyball_colours", "v2/volleyball", 0},
    {"volleyball_set", "v2/volleyball", 0},
    {"volleyball_total_points", "v2/volleyball", 0},
    {"tabletennis_lineups", "v2/tabletennis", 0},
    {"snooker_frame", "snooker", 0},
    {"snooker_statistics", "snooker", 0},
    {"tennis_alarm", "tennis", 0},
    {"tennis_not_started", "tennis", 0},
    {"tennis_point", "tennis", 0},
    {"tennis_point_reconstructed", "tennis", 0},
    {"rest_fixture", NULL, 200},
    {"rest_fixture_dropped", NULL, 200},
    {"rest_error_token", NULL, 401},
};
enum { FASTPATH_FIXTURES = sizeof(fastpath_fixtures) / sizeof(fastpath_fixtures[0]) };

static inline struct feed_out fastpath_hear_push(const struct feed_config *config,
                                                 struct str text, struct arena *arena)
{
    struct feed_out opened = feed_out_begin(arena), out = feed_out_begin(arena);
    struct feed *feed = fastpath_ops.create(config);
    fastpath_ops.open(feed, 0, &opened);
    fastpath_ops.text(feed, text, 0, &out);
    for (int64_t due; (due = fastpath_ops.next_due(feed)) <= FASTPATH_SAID_MS;) {
        fastpath_ops.tick(feed, due, &out);
    }
    fastpath_ops.destroy(feed);
    return out;
}

// One message on a new connection, or one answer.
static inline struct feed_out fastpath_hear_said(const struct fastpath_said *said,
                                                 struct str text, struct arena *arena)
{
    static struct feed_config config; // big
    config = (struct feed_config){.token = "mooring-line"};
    text_copy(config.fixture, sizeof(config.fixture), fastpath_fixture);
    text_copy(config.sport, sizeof(config.sport), said->sport ? said->sport : "soccer");
    if (said->sport) {
        return fastpath_hear_push(&config, text, arena);
    }
    struct feed_out out = feed_out_begin(arena);
    struct feed_fetch fetch = {.kind = FETCH_UNIT};
    text_copy(fetch.unit.event, sizeof(fetch.unit.event), fastpath_fixture);
    fastpath_ops.body(&config, &fetch, said->status, text, NULL, &out);
    return out;
}

static inline void fastpath_print(const struct fastpath_said *said, struct str text,
                                  struct buf *found)
{
    struct arena arena = {0};
    struct feed_out out = fastpath_hear_said(said, text, &arena);
    answer_print(&out, found);
    if (out.ready) {
        buf_text(found, "ready\n");
    }
    if (out.close) {
        buf_printf(found, "close: %s\n", out.reason);
    }
    arena_finish(&arena);
}

#endif
