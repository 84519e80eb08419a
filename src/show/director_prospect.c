// What time itself will do next: to what is on a layer, and to what waits for it. Nothing
// is decided here; the rule book is asked when the moment has come.
#include "show/director_parts.h"

static enum layer layer_of(const struct director *director, const struct lane *lane)
{
    return (enum layer)(lane - director->lanes);
}

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

int64_t lane_gone_at(const struct director *director, const struct lane *lane)
{
    return lane->air.left_ms + timing_of(director, lane->air.scene)->out_ms;
}

static bool must_announce(const struct director *director, const struct item *item)
{
    return !item->taken && rule_of(director, item->said.scene)->announce_ms > 0;
}

// From when on a higher priority may have the place of what is on; what the operator put
// up keeps its whole hold.
static int64_t yields_at(const struct lane *lane)
{
    return lane->air.cued ? INT64_MAX : lane->least_until_ms;
}

static bool outranks(const struct director *director, const struct item *item,
                     const struct lane *lane)
{
    return item && rule_of(director, item->said.scene)->priority >
                       rule_of(director, lane->air.scene)->priority;
}

// When the layer is free for an item that comes on by itself, as things are now;
// INT64_MIN: it is, INT64_MAX: not by time alone.
int64_t free_at(const struct director *director, const struct lane *lane,
                const struct item *item)
{
    const struct air *air = &lane->air;
    enum layer layer = layer_of(director, lane);
    if (room_holder(director, layer) || room_wanted(director, layer)) {
        return INT64_MAX;
    }
    int64_t gone = room_gone_at(director, layer);
    if (air->state == AIR_OFF) {
        return gone;
    }
    if (air->state == AIR_LEAVING) {
        return later(lane_gone_at(director, lane), gone);
    }
    if (air->state == AIR_ENTERING || air->pinned) {
        return INT64_MAX;
    }
    int64_t at = air->hold_until_ms;
    if (outranks(director, item, lane) && yields_at(lane) < at) {
        at = yields_at(lane);
    }
    return at == INT64_MAX ? at : at + timing_of(director, air->scene)->out_ms;
}

int64_t item_due_at(const struct director *director, const struct item *item)
{
    bool counts = item->said.number != 0;
    return !must_announce(director, item) ? INT64_MIN : counts ? item->due_ms : INT64_MAX;
}

static struct prospect never(void)
{
    return (struct prospect){.happening = FREE, .at_ms = INT64_MAX};
}

static struct prospect now(enum happening happening, struct item *item)
{
    return (struct prospect){.happening = happening, .at_ms = INT64_MIN, .item = item};
}

static struct prospect off_prospect(const struct director *director,
                                    const struct lane *lane)
{
    enum layer layer = layer_of(director, lane);
    struct item *item = queue_first(director, layer, false);
    if (!item || room_stands(director, layer) || room_wanted(director, layer)) {
        return never();
    }
    int64_t due = item->taken ? INT64_MIN : item_due_at(director, item);
    return (struct prospect){.happening = FREE,
                             .at_ms = later(due, room_gone_at(director, layer)),
                             .item = item};
}

// It is gone when the other's countdown is over.
static int64_t makes_room_at(const struct director *director, const struct lane *lane,
                             const struct item *other)
{
    int64_t due = item_due_at(director, other);
    int out_ms = timing_of(director, lane->air.scene)->out_ms;
    return due == INT64_MIN || due == INT64_MAX ? due : due - out_ms;
}

// What stands goes at once for what the operator took, pinned or not. Automation never
// moves what is pinned. A higher priority comes when its countdown is over, too.
static struct prospect leave_prospect(const struct director *director,
                                      const struct lane *lane)
{
    const struct air *air = &lane->air;
    enum layer layer = layer_of(director, lane);
    struct item *item = queue_first(director, layer, false);
    struct item *wanted = room_wanted(director, layer);
    if (item && item->taken) {
        return now(OUSTED, item);
    }
    if (wanted) {
        return now(wanted->taken ? OUSTED : COVERED, wanted->taken ? wanted : NULL);
    }
    if (air->pinned) {
        return never();
    }
    if (lane->retracted) {
        return now(UNSAID, NULL);
    }
    if (air->state == AIR_ENTERING) {
        return never();
    }
    struct prospect leave = {.happening = TIME_UP, .at_ms = air->hold_until_ms};
    struct item *panel = room_panel(director, layer);
    if (panel && makes_room_at(director, lane, panel) < leave.at_ms) {
        leave = (struct prospect){.happening = COVERED,
                                  .at_ms = makes_room_at(director, lane, panel)};
    }
    if (outranks(director, item, lane)) {
        int64_t at = later(makes_room_at(director, lane, item), yields_at(lane));
        if (at < leave.at_ms) {
            leave = (struct prospect){.happening = OUTRANKED, .at_ms = at, .item = item};
        }
    }
    return leave;
}

struct prospect lane_prospect(const struct director *director, const struct lane *lane)
{
    const struct air *air = &lane->air;
    if (air->state == AIR_OFF) {
        return off_prospect(director, lane);
    }
    const struct scene_timing *timing = timing_of(director, air->scene);
    if (air->state == AIR_LEAVING) {
        return (struct prospect){.happening = GONE,
                                 .at_ms = lane_gone_at(director, lane)};
    }
    struct prospect leave = leave_prospect(director, lane);
    if (air->state == AIR_ENTERING && leave.at_ms == INT64_MAX) {
        return (struct prospect){.happening = ARRIVED,
                                 .at_ms = air->entered_ms + timing->in_ms};
    }
    int64_t turns = lane_turns_at(director, lane);
    return turns < leave.at_ms ? (struct prospect){.happening = PAGE_READ, .at_ms = turns}
                               : leave;
}

static struct prospect old_prospect(const struct director *director, struct item *item)
{
    return (struct prospect){
        .happening = TOO_OLD, .at_ms = item_drop_at(director, item), .item = item};
}

struct prospect item_prospect(const struct director *director, struct item *item)
{
    enum layer layer = item->said.scene->layer;
    const struct lane *lane = &director->lanes[layer];
    bool announced = item->said.number != 0;
    struct prospect old = old_prospect(director, item);
    if (!announced && !must_announce(director, item)) {
        return old;
    }
    bool first = queue_first(director, layer, false) == item;
    int64_t free = free_at(director, lane, item);
    if (!first || free == INT64_MAX) {
        return announced ? now(NOT_NEXT, item) : old;
    }
    if (announced) {
        return never();
    }
    int announce_ms = rule_of(director, item->said.scene)->announce_ms;
    int64_t at = free == INT64_MIN ? free : free - announce_ms;
    return old.at_ms < at
               ? old
               : (struct prospect){.happening = NEXT_IN_TIME, .at_ms = at, .item = item};
}
