// Who has room beside whom: a full panel has the screen for itself but for the bug. What
// is below it leaves first and waits; what the operator takes there sends the panel away.
// They do not cross either: where two plates meet in an inner corner a keyer that looks
// at neighbours leaves a pixel of key colour.
#include "show/director_parts.h"

// Automation never moves what is pinned, and what the operator put up keeps its hold:
// that also keeps a panel away.
const struct air *room_holder(const struct director *director, enum layer layer)
{
    for (int i = 0; i < LAYER_COUNT; i++) {
        const struct lane *lane = &director->lanes[i];
        if (layers_meet(layer, (enum layer)i) && lane_stands(lane) &&
            (i == LAYER_FULL || lane->air.pinned || lane->air.cued)) {
            return &lane->air;
        }
    }
    return NULL;
}

bool room_stands(const struct director *director, enum layer layer)
{
    bool stands = false;
    for (int i = 0; i < LAYER_COUNT; i++) {
        stands |= layers_meet(layer, (enum layer)i) && lane_stands(&director->lanes[i]);
    }
    return stands;
}

int64_t room_gone_at(const struct director *director, enum layer layer)
{
    int64_t at = INT64_MIN;
    for (int i = 0; i < LAYER_COUNT; i++) {
        const struct lane *lane = &director->lanes[i];
        if (layers_meet(layer, (enum layer)i) && lane->air.state == AIR_LEAVING &&
            lane_gone_at(director, lane) > at) {
            at = lane_gone_at(director, lane);
        }
    }
    return at;
}

// What is taken stands first in the queue.
static struct item *taken_for(const struct director *director, enum layer layer)
{
    for (int i = 0; i < director->queue_count && director->queue[i]->taken; i++) {
        struct item *item = director->queue[i];
        if (layers_meet(layer, item->said.scene->layer)) {
            return item;
        }
    }
    return NULL;
}

struct item *room_panel(const struct director *director, enum layer layer)
{
    bool free = layers_meet(layer, LAYER_FULL) &&
                !lane_stands(&director->lanes[LAYER_FULL]) &&
                !room_holder(director, LAYER_FULL) && !taken_for(director, LAYER_FULL);
    return free ? queue_first(director, LAYER_FULL, false) : NULL;
}

struct item *room_wanted(const struct director *director, enum layer layer)
{
    struct item *item = taken_for(director, layer);
    struct item *panel = item ? NULL : room_panel(director, layer);
    bool due = panel && item_due_at(director, panel) <= director->now_ms;
    return due ? panel : item;
}
