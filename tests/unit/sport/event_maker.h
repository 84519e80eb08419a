// event_maker.h
// Events for tests, and a hall to tell them to.
#ifndef TESTS_SPORT_EVENT_MAKER_H
#define TESTS_SPORT_EVENT_MAKER_H

#include <string.h>

#include "base/arena.h"
#include "sport/state.h"

static inline struct unit_key key_of(const char *event, int round, int heat)
{
    struct unit_key key = {.round = round, .heat = heat};
    strncpy(key.event, event, sizeof(key.event) - 1);
    return key;
}

static inline struct event result_said(const char *winner, const char *mark)
{
    struct event event = {.type = EVENT_RESULT};
    event.result = (struct result_event){.unit = key_of("12", 1, 1),
                                         .heat_name = "800m - Men Blues",
                                         .winner = winner,
                                         .mark = mark};
    return event;
}

static inline struct event throw_said(const char *bib, int round, const char *result)
{
    struct event event = {.type = EVENT_ATTEMPT};
    event.attempt = (struct attempt_event){.unit = key_of("01", 1, 1),
                                           .heat_name = "Hammer - Men",
                                           .event_code = "HT",
                                           .bib = bib,
                                           .name = "Robin Croft",
                                           .round = round,
                                           .result = result};
    return event;
}

static inline struct event jump_said(const char *height, const char *attempts)
{
    struct event event = {.type = EVENT_ATTEMPT};
    event.attempt = (struct attempt_event){.unit = key_of("14", 1, 1),
                                           .heat_name = "High Jump - Men",
                                           .event_code = "HJ",
                                           .bib = "112",
                                           .name = "Maru Tal",
                                           .vertical = true,
                                           .height = height,
                                           .attempts = attempts,
                                           .result = attempts + strlen(attempts) - 1};
    return event;
}

static inline struct event unit_said(struct unit_key key, const struct entry *entries,
                                     int count)
{
    struct event event = {.type = EVENT_UNIT};
    static struct entry copies[UNIT_MAX_ENTRIES * 2];
    for (int i = 0; i < count; i++) {
        copies[i] = entries[i];
    }
    event.unit = (struct unit){
        .key = key, .precision = -1, .entries = copies, .entry_count = count};
    return event;
}

static inline enum novelty tell_at(struct sport_state *state, struct event event,
                                   int64_t now_ms)
{
    return sport_apply(state, 0, &event, now_ms).novelty;
}

static inline enum novelty tell(struct sport_state *state, struct event event)
{
    return tell_at(state, event, 1000);
}

#endif
