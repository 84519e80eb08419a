// race_hall.h
// A state to tell timing messages to, for tests.
#ifndef TESTS_SPORT_RACE_HALL_H
#define TESTS_SPORT_RACE_HALL_H

#include "race_maker.h"
#include "sport/state.h"

struct race_hall {
    struct sport_state *state;
    struct arena arena; // of messages
    int64_t now_ms;
};

static inline struct race_hall race_hall_open(void)
{
    return (struct race_hall){.state = sport_create(), .now_ms = 1000000};
}

static inline void race_hall_close(struct race_hall *hall)
{
    sport_destroy(hall->state);
    arena_finish(&hall->arena);
}

// date: "12:00:00" of one day, with its zone or none; NULL: not told.
static inline struct race dated(struct race_hall *hall, struct race race,
                                const char *date)
{
    if (date) {
        const char *text = arena_printf(&hall->arena, "2031-07-04 %s", date);
        race.has_date = when_read(text, &race.date);
    }
    return race;
}

static inline struct race started(struct race_hall *hall, struct race race,
                                  const char *start)
{
    const char *text = arena_printf(&hall->arena, "2031-07-04 %s", start);
    race.has_start = when_read(text, &race.start);
    return race;
}

static inline struct change race_told(struct race_hall *hall, struct race race,
                                      bool backlog)
{
    struct event event = {.type = EVENT_RACE, .backlog = backlog, .race = race};
    return sport_apply(hall->state, 0, &event, hall->now_ms);
}

static inline struct change push(struct race_hall *hall, const char *date,
                                 enum race_status status, const char *point,
                                 const char *lines)
{
    const char *name = !point ? NULL
                       : strcmp(point, "9") == 0
                           ? "Finish"
                           : arena_printf(&hall->arena, "Point %s", point);
    return race_told(
        hall, dated(hall, sheet(&hall->arena, status, point, name, lines), date), false);
}

static inline const struct race_state *race_of(const struct race_hall *hall)
{
    return sport_race(hall->state, 0, "4711");
}

static inline const char *board_now(struct race_hall *hall)
{
    return board_text(&hall->arena, race_of(hall)->board);
}

#endif
