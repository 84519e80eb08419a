// What the scenes of a race have in common.
#include <strings.h>

#include "base/arena.h"
#include "base/str.h"
#include "show/scene_parts.h"

const char *race_title(const struct race *race)
{
    return text_empty(race->name) ? race->event_name : race->name;
}

const char *race_status_text(const struct race *race)
{
    return race->status == RACE_OFFICIAL ? "official" : NULL;
}

// "Mixed Relay": who is timed there is a team, "New Zealand", and has no family name.
static bool is_relay(const struct race *race)
{
    const char *title = race_title(race);
    while (!text_empty(title) && strncasecmp(title, "relay", 5) != 0) {
        title++;
    }
    return !text_empty(title);
}

// The feed tells a code of three letters for the country.
void race_person(struct values *out, const char *prefix, const struct race *race,
                 const struct race_athlete *athlete)
{
    const struct entry entry = {.country = athlete->country};
    struct person person = {.name = athlete->name};
    person_know(&person, &entry, NULL);
    person_put(out, prefix, &person);
    scene_text(out, prefix, "bib", athlete->bib);
    scene_text(out, prefix, "kind", is_relay(race) ? "team" : NULL);
}

int64_t printed_gap(int64_t first_ms, int64_t time_ms, int64_t told_ms)
{
    enum { SECOND_MS = 1000 };
    bool known = first_ms >= 0 && time_ms / SECOND_MS >= first_ms / SECOND_MS;
    return known ? (time_ms / SECOND_MS - first_ms / SECOND_MS) * SECOND_MS : told_ms;
}

bool scene_race_clock(const struct race_state *race, int64_t now_ms, struct values *out)
{
    int64_t ms;
    if (!race_state_clock(race, now_ms, &ms)) {
        return false;
    }
    values_text(out, "clock", span_clock(out->arena, ms));
    return true;
}

const char *race_point_name(const struct race *race, const char *id)
{
    struct race_point points[RACE_MAX_POINTS];
    int count = id ? race_course(race, points, RACE_MAX_POINTS) : 0;
    for (int i = 0; i < count; i++) {
        if (text_equal(points[i].id, id)) {
            return points[i].name;
        }
    }
    return NULL;
}
