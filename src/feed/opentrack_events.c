// The events of a competition, and their units that say something yet.
#include <stdlib.h>
#include <string.h>

#define LOG_MODULE "opentrack"
#include "base/json.h"
#include "base/log.h"
#include "feed/leaf.h"
#include "feed/opentrack.h"

enum { HEATS_MOST = 999 };

int opentrack_room(int count, int most, const char *what)
{
    if (count > most) {
        log_warn("the competition has %d %s, the first %d are used", count, what, most);
    }
    return count < most ? count : most;
}

// Heats in each round: "4,2,1", "1", or the number alone.
static void read_rounds(const char *text, int rounds[4])
{
    for (int i = 0; i < 4 && text; i++) {
        char *end;
        long heats = strtol(text, &end, 10);
        if (end == text || heats < 0 || heats > HEATS_MOST) {
            return;
        }
        rounds[i] = (int)heats;
        text = *end == ',' ? end + 1 : NULL;
    }
}

static struct meeting_discipline read_discipline(const struct json *event,
                                                 struct arena *arena)
{
    struct meeting_discipline discipline = {
        .event = leaf_text(event, "event_id", "eventId", UNIT_EVENT_ID, arena),
        .code = leaf_code(event, "event_code", "eventCode", arena),
        .name = leaf_text(event, "name", "eventName", LEAF_TITLE, arena),
        .category = leaf_text(event, "category", NULL, LEAF_NAME, arena),
        .parent = leaf_text(event, "parent", "parentId", UNIT_EVENT_ID, arena),
    };
    read_rounds(leaf_text(event, "rounds", NULL, LEAF_NAME, arena), discipline.rounds);
    return discipline;
}

void opentrack_disciplines(const struct json *events, struct arena *arena,
                           struct meeting_event *out)
{
    int room = opentrack_room(json_count(events), OPENTRACK_MAX_EVENTS, "events");
    struct meeting_discipline *disciplines =
        arena_alloc(arena, sizeof(*disciplines) * (size_t)room);
    for (const struct json *event = json_first(events);
         event && out->discipline_count < room; event = json_next(event)) {
        struct meeting_discipline discipline = read_discipline(event, arena);
        if (discipline.event) {
            disciplines[out->discipline_count++] = discipline;
        }
    }
    out->disciplines = disciplines;
}

static void add_unit(const struct unit *unit, struct feed_out *out)
{
    struct event *event = event_add(&out->events, EVENT_UNIT);
    event->backlog = true;
    event->unit = *unit;
    event->unit.listed = true;
}

// What a unit leaves unsaid stands on its event.
static void read_unit(const struct json *value, const struct meeting_discipline *event,
                      struct feed_out *out)
{
    struct unit unit;
    if (!opentrack_unit(value, out->arena, &unit) ||
        (unit.entry_count == 0 && unit.trial_count == 0)) {
        return;
    }
    if (!unit.key.event[0] && !text_copy(unit.key.event, UNIT_EVENT_ID, event->event)) {
        return;
    }
    unit.name = unit.name ? unit.name : event->name;
    unit.event_code = unit.event_code ? unit.event_code : event->code;
    if (unit.key.round >= 1 && unit.key.round <= 4) {
        unit.heats = event->rounds[unit.key.round - 1];
    }
    add_unit(&unit, out);
}

// How many of its events somebody has points in.
static int parts_of(const struct json *row)
{
    const struct json *points = json_get2(row, "points_by_event", "pointsByEvent");
    const struct json *marks = json_get2(row, "perfs_by_event", "perfsByEvent");
    int scored = json_is_object(points) ? json_count(points) : 0;
    int done = json_is_object(marks) ? json_count(marks) : 0;
    return scored > done ? scored : done;
}

// A decathlon has no units of its own, only totals.
static void read_combined(const struct json *value,
                          const struct meeting_discipline *event, struct feed_out *out)
{
    const struct json *rows = json_get(value, "results");
    struct unit unit;
    if (json_count(json_get(value, "units")) > 0 || !json_is_array(rows) ||
        !opentrack_unit(value, out->arena, &unit) || unit.entry_count == 0 ||
        !unit.key.event[0]) { // an id too long to be one names no unit
        return;
    }
    for (const struct json *row = json_first(rows); row; row = json_next(row)) {
        const char *bib = leaf_text(row, "bib", NULL, LEAF_ID, out->arena);
        const char *total = leaf_text(row, "total", NULL, LEAF_MARK, out->arena);
        unit.parts = parts_of(row) > unit.parts ? parts_of(row) : unit.parts;
        bool scored = total && !text_equal(total, "0"); // nobody has nothing for a mark
        for (int i = 0; i < unit.entry_count && bib && scored; i++) {
            if (text_equal(unit.entries[i].bib, bib) && !unit.entries[i].performance) {
                unit.entries[i].performance = total;
            }
        }
    }
    unit.name = event->name;
    unit.rounds = 0; // an event's rounds are another thing than a unit's
    add_unit(&unit, out);
}

void opentrack_event_units(const struct json *events, struct feed_out *out)
{
    int first = out->events.count;
    int left_out = 0;
    for (const struct json *value = json_first(events); value; value = json_next(value)) {
        struct meeting_discipline event = read_discipline(value, out->arena);
        const struct json *units = json_get(value, "units");
        if (!event.event) {
            continue;
        }
        for (const struct json *unit = json_is_array(units) ? json_first(units) : NULL;
             unit; unit = json_next(unit)) {
            if (out->events.count - first < OPENTRACK_MAX_UNITS) {
                read_unit(unit, &event, out);
            } else {
                left_out++;
            }
        }
        read_combined(value, &event, out);
    }
    if (left_out) {
        log_warn("the competition has too many units, %d were left out", left_out);
    }
}
