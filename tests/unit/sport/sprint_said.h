// sprint_said.h
// The unit of a sprint of two, as a server tells it: with bibs alone, and with names. All
// people are invented.
#ifndef TESTS_SPRINT_SAID_H
#define TESTS_SPRINT_SAID_H

#include "check.h"
#include "event_maker.h"
#include "prng.h"

static struct event bare_said(void)
{
    static const struct entry rows[] = {
        {.bib = "7", .performance = "12.50", .place = 2, .order = 3},
        {.bib = "11", .performance = "12.45", .place = 1, .order = 4},
    };
    struct event event = unit_said(key_of("T02", 1, 2), rows, 2);
    event.unit.results = RESULTS_OFFICIAL;
    return event;
}

static struct event named_said(void)
{
    struct event event = bare_said();
    event.unit.entries[0].first_name = "Ana";
    event.unit.entries[0].last_name = "KOS";
    event.unit.entries[0].name = "Ana KOS";
    event.unit.entries[0].country = "SLO";
    event.unit.entries[0].note = "PB";
    event.unit.name = "100m - Women";
    return event;
}

static const struct unit *unit_of(const struct sport_state *state)
{
    struct unit_key key = key_of("T02", 1, 2);
    return sport_unit(state, 0, &key)->unit;
}

#endif
