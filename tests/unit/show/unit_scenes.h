// States of athletics built by events, and the values that scenes make of them. All
// people are invented.
#ifndef TESTS_UNIT_SCENES_H
#define TESTS_UNIT_SCENES_H

#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "check.h"
#include "show/scene_parts.h"

static struct arena arena;

enum { FEED = 0, PUSH_MS = 1000, UNIT_MS = 2000 };

static inline struct change result(struct sport_state *state, const char *event, int heat,
                                   const char *name, const char *winner, const char *mark)
{
    struct event said = {.type = EVENT_RESULT};
    text_copy(said.result.unit.event, sizeof(said.result.unit.event), event);
    said.result.unit.round = 1;
    said.result.unit.heat = heat;
    said.result.heat_name = name;
    said.result.winner = winner;
    said.result.mark = mark;
    return sport_apply(state, FEED, &said, PUSH_MS);
}

static inline void unit(struct sport_state *state, const struct unit *unit)
{
    struct event said = {.type = EVENT_UNIT, .unit = *unit};
    sport_apply(state, FEED, &said, UNIT_MS);
}

static inline const char *dump(const struct values *values)
{
    struct buf buf = {0};
    for (int i = 0; i < values->count; i++) {
        buf_printf(&buf, "%s%s=%s", i ? "; " : "", values->items[i].name,
                   values->items[i].text);
    }
    const char *text = arena_strdup(&arena, buf.data ? buf.data : "");
    buf_finish(&buf);
    return text;
}

static inline const char *winner(const struct sport_state *state, const char *event,
                                 int heat)
{
    struct values values = values_begin(&arena);
    struct unit_key key = {.round = 1, .heat = heat};
    text_copy(key.event, sizeof(key.event), event);
    return scene_winner_values(state, FEED, &key, &values) ? dump(&values) : "nothing";
}

static inline struct entry runner(const char *bib, const char *name, const char *team,
                                  const char *flag, const char *performance, int place)
{
    return (struct entry){.bib = bib,
                          .name = name,
                          .team_name = team,
                          .flag = flag,
                          .performance = performance,
                          .place = place};
}

// A race over 100 metres with its entries.
static inline struct unit sprint(struct entry *entries, int count)
{
    return (struct unit){.key = {.event = "20", .round = 1, .heat = 2},
                         .name = "100m - Women",
                         .event_code = "100",
                         .results = RESULTS_OFFICIAL,
                         .status = "official",
                         .has_wind = true,
                         .wind = 14,
                         .precision = 2,
                         .heats = 3,
                         .entries = entries,
                         .entry_count = count};
}

#endif
