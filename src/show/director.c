// What is proposed, and time: both ask the rule book.
#include "show/director.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/str.h"
#include "show/director_parts.h"

enum { DETAIL = DIRECTOR_SUBJECT + 64 };

// What a prospect says beside the row of the rule book.
static const char *detail_of(const struct director *director,
                             const struct prospect *prospect, char out[DETAIL])
{
    const struct item *item = prospect->item;
    switch (prospect->happening) {
    case OUSTED:
    case OUTRANKED:
        snprintf(out, DETAIL, "%s %s", item->said.scene->name, item->said.subject);
        return out;
    case TOO_OLD:
        snprintf(out, DETAIL, "%lld s old",
                 (long long)((director->now_ms - item->news_ms) / 1000));
        return out;
    case NOT_NEXT:
        director_why_waits(director, &item->said, out, DETAIL);
        return out;
    default:
        return NULL;
    }
}

static bool meet(struct director *director, struct lane *lane,
                 const struct prospect *prospect, int64_t now_ms)
{
    char detail[DETAIL];
    if (prospect->at_ms > now_ms) {
        return false;
    }
    const struct air *air = &lane->air;
    // What goes is the lane's own; whom it goes for is only the reason.
    bool of_item = prospect->happening != OUSTED && prospect->happening != OUTRANKED;
    return rules_happen(
        director, prospect->happening,
        &(struct thing){.lane = lane,
                        .item = of_item ? prospect->item : NULL,
                        .detail = detail_of(director, prospect, detail),
                        .page = air->pages ? (air->page + 1) % air->pages : 0},
        now_ms);
}

static bool meet_items(struct director *director, int64_t now_ms)
{
    bool met = false;
    for (int i = 0; i < director->queue_count;) {
        struct item *item = director->queue[i];
        struct prospect next = item_prospect(director, item);
        struct lane *lane = &director->lanes[item->said.scene->layer];
        if (meet(director, lane, &next, now_ms)) {
            met = true; // and another may have its place now
        } else {
            i++;
        }
    }
    return met;
}

static bool meet_lanes(struct director *director, int64_t now_ms)
{
    bool met = false;
    for (int i = 0; i < LAYER_COUNT; i++) {
        struct lane *lane = &director->lanes[i];
        struct prospect next = lane_prospect(director, lane);
        met = meet(director, lane, &next, now_ms) || met;
    }
    return met;
}

// What happens to one has its say in what the others do, so all are looked at until
// nothing more happens. More rounds than there is to happen would be a mistake of ours,
// and are left to the next look: the picture goes on.
void director_advance(struct director *director, int64_t now_ms)
{
    // A clock that went backwards must not undo anything.
    director->now_ms = now_ms > director->now_ms ? now_ms : director->now_ms;
    now_ms = director->now_ms;
    bool met = true;
    for (int round = 0; met && round < DIRECTOR_ROUNDS; round++) {
        met = meet_items(director, now_ms);
        met = meet_lanes(director, now_ms) || met;
    }
    queue_see_countdowns(director);
    director_forget_overrides(director);
}

bool director_step(struct director *director, int64_t now_ms)
{
    uint64_t version = director->version;
    director_advance(director, now_ms);
    return director->version != version;
}

int64_t director_next(const struct director *director)
{
    int64_t next = INT64_MAX;
    for (int i = 0; i < LAYER_COUNT; i++) {
        int64_t at = lane_prospect(director, &director->lanes[i]).at_ms;
        next = at < next ? at : next;
    }
    for (int i = 0; i < director->queue_count; i++) {
        struct item *item = director->queue[i];
        int64_t at = item_prospect(director, item).at_ms;
        int64_t ready = item_ready_at(director, item);
        next = at < next ? at : next;
        next = ready > director->now_ms && ready < next ? ready : next;
    }
    return next;
}

struct values proposal_values(const struct proposal *proposal, const struct values *old,
                              struct arena *arena)
{
    if (!proposal->update_only || proposal->whole) {
        return values_copy(proposal->values, arena);
    }
    struct values merged = values_copy(old, arena);
    values_merge(&merged, proposal->values);
    return merged;
}

// All that is said was there when it was dismissed: who starts anew hears the push before
// the unit that adds to it. A clock goes on whatever else is so.
static bool says_no_more(const struct values *said, const struct values *dismissed)
{
    struct arena arena = {0};
    struct values now = values_copy(said, &arena);
    values_text(&now, "clock", NULL);
    bool no_more = values_only_adds(&now, dismissed);
    arena_finish(&arena);
    return no_more;
}

// Only what is not there can say nothing new: of all else it is told how it is now.
static bool says_nothing_new(struct director *director, const struct proposal *proposal,
                             const struct thing *thing)
{
    const struct memory *dismissed =
        memory_dismissed(director, proposal->scene, proposal->subject);
    bool shown = lane_shows(thing->lane, proposal->scene, proposal->subject);
    if (thing->item || proposal->again || (shown && lane_stands(thing->lane))) {
        return false;
    }
    return (dismissed && says_no_more(proposal->values, &dismissed->values)) ||
           (shown && values_equal(lane_live(thing->lane), proposal->values));
}

static enum happening happening_of(struct director *director,
                                   const struct proposal *proposal,
                                   const struct thing *thing)
{
    return proposal->update_only                         ? SAID_UPDATE
           : proposal->manual                            ? SAID_BY_HAND
           : says_nothing_new(director, proposal, thing) ? SAID_NOTHING_NEW
                                                         : SAID_NEWS;
}

// Waiting is not the end of it: it may have come on at once, or found no room.
static enum outcome outcome_of(const struct director *director, const struct thing *thing)
{
    if (!thing->serial) {
        return thing->dropped ? OUTCOME_DROPPED : OUTCOME_MERGED;
    }
    for (int i = 0; i < director->queue_count; i++) {
        if (director->queue[i]->serial == thing->serial) {
            return OUTCOME_WAITING;
        }
    }
    return thing->lane->serial == thing->serial ? OUTCOME_SHOWN : OUTCOME_DROPPED;
}

enum outcome director_propose(struct director *director, const struct proposal *proposal,
                              int64_t now_ms)
{
    director_advance(director, now_ms);
    now_ms = director->now_ms;
    director->totals.proposed++;
    memory_know(director, proposal);
    struct thing thing = {
        .lane = &director->lanes[proposal->scene->layer],
        .item = queue_find(director, proposal->scene, proposal->subject),
        .proposal = proposal,
    };
    if (lane_stands(thing.lane) &&
        lane_shows(thing.lane, proposal->scene, proposal->subject)) {
        thing.item = NULL; // what stands is told of first
    }
    rules_happen(director, happening_of(director, proposal, &thing), &thing, now_ms);
    director_advance(director, now_ms);
    return outcome_of(director, &thing);
}
