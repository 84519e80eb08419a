// Who has room beside whom: a full panel has the screen for itself but for the bug. What
// is below it leaves and waits; what the operator takes there sends the panel away.
#include "show/director_parts.h"

static bool is_below_panel(enum layer layer)
{
    return layer == LAYER_LOWER || layer == LAYER_BOARD;
}

bool room_for_both(enum layer a, enum layer b)
{
    return !((a == LAYER_FULL && is_below_panel(b)) ||
             (b == LAYER_FULL && is_below_panel(a)));
}

// Automation never moves what is pinned, so that also keeps a panel away.
const struct air *room_holder(const struct director *director, enum layer layer)
{
    for (int i = 0; i < LAYER_COUNT; i++) {
        const struct lane *lane = &director->lanes[i];
        if (!room_for_both(layer, (enum layer)i) && lane_stands(lane) &&
            (i == LAYER_FULL || lane->air.pinned)) {
            return &lane->air;
        }
    }
    return NULL;
}

struct item *room_wanted(const struct director *director, enum layer layer)
{
    for (int i = 0; i < director->queue_count; i++) {
        struct item *item = director->queue[i];
        if (item->taken && !room_for_both(layer, item->said.scene->layer)) {
            return item;
        }
    }
    return NULL;
}
