// A match in the state, told by news as feeds tell them. Teams are invented.
#ifndef TESTS_MATCH_HALL_H
#define TESTS_MATCH_HALL_H

#include <stdlib.h>

#include "base/arena.h"
#include "check.h"
#include "prng.h"
#include "sport/state_tables.h"

struct match_hall {
    struct sport_state *state;
    int64_t now_ms;
};

static inline struct match_hall hall_open(void)
{
    return (struct match_hall){.state = sport_create(), .now_ms = 1000000};
}

static inline void hall_close(struct match_hall *hall)
{
    sport_destroy(hall->state);
}

static inline struct change tell(struct match_hall *hall, struct match_news news,
                                 bool backlog)
{
    struct event event = {.type = EVENT_MATCH, .backlog = backlog, .match = news};
    return sport_apply(hall->state, 0, &event, hall->now_ms);
}

static inline const struct match_state *match_of(const struct match_hall *hall)
{
    return sport_match(hall->state, 0, "368");
}

static inline struct match_news score(int home, int away)
{
    return (struct match_news){.match = "368", .has_score = true, .score = {home, away}};
}

static inline struct match_entry goal(const char *id, int period, int64_t offset_ms,
                                      int home, int away)
{
    return (struct match_entry){.id = id,
                                .kind = ENTRY_GOAL,
                                .period = period,
                                .offset_ms = offset_ms,
                                .side = SIDE_HOME,
                                .player = "Ada Berg",
                                .number = "7",
                                .has_score = true,
                                .score = {home, away}};
}

static inline struct match_news with_entries(struct match_news news,
                                             const struct match_entry *entries, int count)
{
    news.entries = entries;
    news.entry_count = count;
    return news;
}

static inline const char *ids_of(const struct match_hall *hall, char *out, size_t size)
{
    out[0] = '\0';
    for (int i = 0; i < match_of(hall)->entry_count; i++) {
        size_t used = strlen(out);
        snprintf(out + used, size - used, "%s%s", i ? " " : "",
                 match_of(hall)->entries[i].id);
    }
    return out;
}

#endif
