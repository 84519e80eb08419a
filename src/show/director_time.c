// What is not news: values that only follow time, what is no longer so, and what is left
// of a hold.
#include "show/director_parts.h"

// The values before the last change stay, so that a change that moves goes on moving.
bool director_tick(struct director *director, enum layer layer,
                   const struct values *values)
{
    struct lane *lane = &director->lanes[layer];
    if (!lane_stands(lane)) {
        return false;
    }
    struct arena arena = {0};
    struct values fresh = values_copy(lane_live(lane), &arena);
    values_merge(&fresh, values);
    lane_correct(director, lane, &fresh);
    if (values_equal(&fresh, lane->air.values)) {
        arena_finish(&arena);
        return false;
    }
    arena_finish(&lane->arenas[lane->current]);
    lane->arenas[lane->current] = arena;
    lane->values[lane->current] = fresh;
    lane->values[lane->current].arena = &lane->arenas[lane->current];
    lane->air.values = &lane->values[lane->current];
    director_changed(director);
    return true;
}

void director_leave_at(struct director *director, const struct scene *scene,
                       const char *subject, int64_t at_ms)
{
    struct lane *lane = &director->lanes[scene->layer];
    if (lane_stands(lane) && lane_shows(lane, scene, subject)) {
        lane->air.leaves_ms = at_ms;
        lane_end_hold(lane);
        director_changed(director);
    }
}

bool director_retract(struct director *director, const struct scene *scene,
                      const char *subject, const char *why, int64_t now_ms)
{
    director_advance(director, now_ms);
    now_ms = director->now_ms;
    memory_forget(director, scene, subject);
    struct lane *lane = &director->lanes[scene->layer];
    struct thing waiting = {
        .lane = lane, .item = queue_find(director, scene, subject), .detail = why};
    struct thing shown = {.lane = lane, .detail = why};
    bool stands =
        lane_stands(lane) && lane_shows(lane, scene, subject) && !lane->retracted;
    if (stands) {
        rules_happen(director, SAID_NO_MORE, &shown, now_ms);
    }
    bool waits = waiting.item != NULL;
    if (waits) {
        rules_happen(director, SAID_NO_MORE, &waiting, now_ms);
    }
    director_advance(director, now_ms);
    return waits || stands;
}
