// Who won a race, and who came next. Positions may be corrected until the race is
// official, so it says whether it is.
#include <stdio.h>

#include "base/arena.h"
#include "base/str.h"
#include "show/scene_parts.h"

static void put_finisher(struct values *out, const char *prefix, const struct race *race,
                         int place, const struct race_athlete *athlete)
{
    char text[16];
    snprintf(text, sizeof(text), "%d", place);
    race_person(out, prefix, race, athlete);
    scene_text(out, prefix, "place", text);
    if (athlete->time_ms >= 0) {
        scene_text(out, prefix, "mark", span_clock(out->arena, athlete->time_ms));
    }
}

static void put_gap(struct values *out, const char *prefix,
                    const struct race_athlete *winner, const struct race_athlete *athlete)
{
    int64_t gap_ms = printed_gap(winner->time_ms, athlete->time_ms, athlete->gap_ms);
    if (gap_ms >= 0) {
        scene_text(out, prefix, "gap", span_gap(out->arena, gap_ms));
    }
}

bool scene_finish_values(const struct race_state *race, struct values *out)
{
    static const char *const prefixes[] = {"second.", "third."};
    const struct race_athlete *winner = race_winner(race->race);
    if (!winner || text_empty(winner->name)) {
        return false;
    }
    values_text(out, "event", race_title(race->race));
    values_text(out, "status",
                race->race->status == RACE_OFFICIAL ? "official" : "unofficial");
    put_finisher(out, "", race->race, 1, winner);
    for (int i = 0; i < 2; i++) {
        const struct race_athlete *athlete = race_finisher(race->race, i + 2);
        if (athlete) {
            put_finisher(out, prefixes[i], race->race, athlete->position, athlete);
            put_gap(out, prefixes[i], winner, athlete);
        }
    }
    return true;
}
