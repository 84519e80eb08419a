// Why something waits, in words for the operator.
#include <stdio.h>

#include "base/str.h"
#include "show/director_parts.h"

static const struct item *item_of(const struct director *director,
                                  const struct waiting *waiting)
{
    return queue_find(director, waiting->scene, waiting->subject);
}

static void why_held(const struct director *director, const struct item *item, char *out,
                     size_t size)
{
    if (item->by_hand) {
        snprintf(out, size, "was put up by hand: waits for take");
    } else if (director->automatic) {
        snprintf(out, size, "%s does not come on by itself: waits for take",
                 item->said.scene->name);
    } else {
        snprintf(out, size, "automation is off%s: waits for take",
                 director->quiet ? " since the cut" : "");
    }
}

static bool why_behind(const struct director *director, const struct item *item,
                       char *out, size_t size)
{
    enum layer layer = item->said.scene->layer;
    const struct item *wanted = room_wanted(director, layer);
    const struct item *first = wanted ? wanted : queue_first(director, layer, false);
    if (first && first != item) {
        snprintf(out, size, "%s %s comes first", first->said.scene->name,
                 first->said.subject);
    }
    return first && first != item;
}

static void why_air(const struct director *director, enum layer layer, char *out,
                    size_t size)
{
    const struct air *holder = room_holder(director, layer);
    const struct air *air = holder ? holder : &director->lanes[layer].air;
    if (holder && layer != LAYER_FULL) {
        snprintf(out, size, "a full panel is on air");
    } else if (air->state == AIR_OFF) {
        text_copy(out, size, "comes on");
    } else {
        snprintf(out, size, "%s %s is %s", air->scene->name, air->subject,
                 air->pinned                 ? "pinned"
                 : air->state == AIR_LEAVING ? "leaving"
                                             : "on air");
    }
}

void director_why_waits(const struct director *director, const struct waiting *waiting,
                        char *out, size_t size)
{
    const struct item *item = item_of(director, waiting);
    text_copy(out, size, "");
    if (!item) {
        return;
    }
    int64_t ready = item_ready_at(director, item);
    enum layer layer = waiting->scene->layer;
    if (!item_flows(director, item)) {
        why_held(director, item, out, size);
    } else if (ready > director->now_ms && ready != INT64_MAX) {
        snprintf(out, size, "%s rests for another %lld s", waiting->scene->name,
                 (long long)((ready - director->now_ms + 999) / 1000));
    } else if (!why_behind(director, item, out, size)) {
        why_air(director, layer, out, size);
    }
}
