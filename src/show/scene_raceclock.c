// How long a race has been on, and how far the first has come.
//
// When what is known grows old: the clock ticks on, whatever the link does, because a
// race does; it is gone once the race is official. The operator is told.
#include "show/scene_parts.h"

bool scene_raceclock_values(const struct race_state *race, int64_t now_ms,
                            struct values *out)
{
    values_text(out, "race", race_title(race->race));
    scene_race_clock(race, now_ms, out);
    values_text(out, "segment", race->race->point_name);
    values_text(out, "status", race_status_text(race->race));
    return values_get(out, "race") != NULL;
}
