// The rule book. A layer goes off -> entering -> on -> leaving -> off; the table says
// what takes it from one to the next, and prospect() says when time itself does.
#include "show/director.h"

#include "base/arena.h"
#include "base/str.h"
#include "show/director_parts.h"

enum signal {
    SIGNAL_CALLED,  // something may come on
    SIGNAL_ARRIVED, // the entrance is done
    SIGNAL_TURN,    // the page was there long enough
    SIGNAL_LEAVE,   // its time is over, or something better or the operator wants it off
    SIGNAL_GONE,    // the exit is done
    SIGNAL_CUT,     // clear: off at once
};

struct transition {
    enum air_state from;
    enum signal signal;
    enum air_state to;
    void (*act)(struct director *director, struct lane *lane, int64_t now_ms);
};

// A signal without a row here changes nothing.
static const struct transition rule_book[] = {
    {AIR_OFF, SIGNAL_CALLED, AIR_ENTERING, lane_enter},
    {AIR_ENTERING, SIGNAL_ARRIVED, AIR_ON, lane_stand},
    {AIR_ON, SIGNAL_TURN, AIR_ON, lane_turn},
    {AIR_ENTERING, SIGNAL_LEAVE, AIR_LEAVING, lane_exit},
    {AIR_ON, SIGNAL_LEAVE, AIR_LEAVING, lane_exit},
    {AIR_LEAVING, SIGNAL_GONE, AIR_OFF, lane_vacate},
    {AIR_ENTERING, SIGNAL_CUT, AIR_OFF, lane_vacate},
    {AIR_ON, SIGNAL_CUT, AIR_OFF, lane_vacate},
    {AIR_LEAVING, SIGNAL_CUT, AIR_OFF, lane_vacate},
};

static bool give(struct director *director, struct lane *lane, enum signal signal,
                 int64_t now_ms)
{
    for (size_t i = 0; i < sizeof(rule_book) / sizeof(rule_book[0]); i++) {
        const struct transition *row = &rule_book[i];
        if (row->from == lane->air.state && row->signal == signal) {
            row->act(director, lane, now_ms);
            lane->air.state = row->to;
            director_changed(director);
            return true;
        }
    }
    return false;
}

bool lane_leave(struct director *director, struct lane *lane, int64_t now_ms)
{
    return give(director, lane, SIGNAL_LEAVE, now_ms);
}

void lane_cut(struct director *director, struct lane *lane, int64_t now_ms)
{
    give(director, lane, SIGNAL_CUT, now_ms);
}

// A full panel has the screen for itself but for the bug: what is below it leaves, and
// what comes waits, unless the operator wants it over the panel.
static bool is_covered(const struct director *director, enum layer layer)
{
    const struct air *full = &director->lanes[LAYER_FULL].air;
    const struct air *air = &director->lanes[layer].air;
    bool stands = full->state == AIR_ENTERING || full->state == AIR_ON;
    bool below = layer == LAYER_LOWER || layer == LAYER_BOARD;
    bool wanted =
        air->state != AIR_OFF && air->cued && air->entered_ms > full->entered_ms;
    return stands && below && !wanted;
}

// When what stands must go. What the operator took replaces anything, even what is
// pinned, at once. Automation never moves what is pinned, and leaves what the operator
// put up its whole hold; else a higher priority waits only for the minimum.
static int64_t leaves_at(const struct director *director, const struct lane *lane)
{
    const struct air *air = &lane->air;
    if (queue_has_taken(director, air->scene->layer)) {
        return INT64_MIN;
    }
    if (air->pinned) {
        return INT64_MAX;
    }
    if (lane->retracted || is_covered(director, air->scene->layer)) {
        return INT64_MIN;
    }
    if (air->state == AIR_ENTERING) {
        return INT64_MAX;
    }
    const struct scene_rule *rule = rule_of(director, air->scene);
    const struct item *next = queue_first(director, air->scene->layer, false);
    int64_t at = air->hold_until_ms;
    if (next && !air->cued &&
        rule_of(director, next->said.scene)->priority > rule->priority) {
        int64_t minimum = air->on_ms + rule->min_ms;
        at = minimum < at ? minimum : at;
    }
    return at;
}

struct prospect {
    enum signal signal;
    int64_t at_ms; // INT64_MIN: now; INT64_MAX: not by time alone
};

static struct prospect prospect(const struct director *director, const struct lane *lane)
{
    const struct air *air = &lane->air;
    if (air->state == AIR_OFF) {
        enum layer layer = (enum layer)(lane - director->lanes);
        bool called =
            queue_has_taken(director, layer) ||
            (queue_first(director, layer, false) && !is_covered(director, layer));
        return (struct prospect){SIGNAL_CALLED, called ? INT64_MIN : INT64_MAX};
    }
    const struct scene_timing *timing = timing_of(director, air->scene);
    if (air->state == AIR_LEAVING) {
        return (struct prospect){SIGNAL_GONE, air->left_ms + timing->out_ms};
    }
    int64_t leaves = leaves_at(director, lane);
    if (air->state == AIR_ENTERING && leaves == INT64_MAX) {
        return (struct prospect){SIGNAL_ARRIVED, air->entered_ms + timing->in_ms};
    }
    int64_t turns = lane_turns_at(director, lane);
    return turns < leaves ? (struct prospect){SIGNAL_TURN, turns}
                          : (struct prospect){SIGNAL_LEAVE, leaves};
}

void director_advance(struct director *director, int64_t now_ms)
{
    // A clock that went backwards must not undo anything.
    director->now_ms = now_ms > director->now_ms ? now_ms : director->now_ms;
    now_ms = director->now_ms;
    queue_drop_aged(director, now_ms);
    // The full layer has its say in what the others do: last, so that all look again.
    for (int i = 0; i < 2 * LAYER_COUNT; i++) {
        struct lane *lane = &director->lanes[i % LAYER_COUNT];
        struct prospect next = prospect(director, lane);
        while (next.at_ms <= now_ms && give(director, lane, next.signal, now_ms)) {
            next = prospect(director, lane);
        }
    }
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
        int64_t at = prospect(director, &director->lanes[i]).at_ms;
        next = at < next ? at : next;
    }
    for (int i = 0; i < director->queue_count; i++) {
        int64_t at = item_drop_at(director, director->queue[i]);
        next = at < next ? at : next;
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

static enum outcome refuse(struct director *director, const struct proposal *proposal,
                           const char *why, int64_t now_ms)
{
    director->totals.dropped++;
    // What keeps a memory fresh, every few seconds, would fill the log.
    if (!proposal->update_only ||
        !director_remembers(director, proposal->scene, proposal->subject)) {
        director_note(director, OUTCOME_DROPPED, proposal->subject, why, now_ms);
    }
    return OUTCOME_DROPPED;
}

static const char *unwanted(struct director *director, const struct proposal *proposal)
{
    const struct lane *lane = &director->lanes[proposal->scene->layer];
    const struct memory *dismissed =
        memory_dismissed(director, proposal->scene, proposal->subject);
    if (proposal->update_only) {
        return "neither on air nor waiting: nothing to update";
    }
    if (proposal->manual || proposal->again) {
        return NULL;
    }
    if (dismissed && values_equal(&dismissed->values, proposal->values)) {
        return "dismissed, and says nothing new";
    }
    if (lane_shows(lane, proposal->scene, proposal->subject) &&
        values_equal(lane_live(lane), proposal->values)) {
        return "has just been shown, and says nothing new";
    }
    return NULL;
}

// Waiting is not the end of it: it may have come on at once, or found no room.
static enum outcome outcome_of(const struct director *director, enum layer layer,
                               uint64_t serial)
{
    for (int i = 0; i < director->queue_count; i++) {
        if (director->queue[i]->serial == serial) {
            return OUTCOME_WAITING;
        }
    }
    return director->lanes[layer].serial == serial ? OUTCOME_SHOWN : OUTCOME_DROPPED;
}

enum outcome director_propose(struct director *director, const struct proposal *proposal,
                              int64_t now_ms)
{
    director_advance(director, now_ms);
    now_ms = director->now_ms;
    director->totals.proposed++;
    memory_know(director, proposal);
    struct lane *lane = &director->lanes[proposal->scene->layer];
    struct item *waiting = queue_find(director, proposal->scene, proposal->subject);
    bool shown = lane_shows(lane, proposal->scene, proposal->subject);
    if (shown && lane_stands(lane)) {
        lane_update(director, lane, proposal, now_ms);
    } else if (waiting) {
        queue_update(director, waiting, proposal, now_ms);
    } else {
        const char *why = unwanted(director, proposal);
        if (why) {
            return refuse(director, proposal, why, now_ms);
        }
        uint64_t serial = queue_add(director, proposal, now_ms);
        director_advance(director, now_ms);
        return outcome_of(director, proposal->scene->layer, serial);
    }
    director->totals.merged++;
    director_advance(director, now_ms);
    return OUTCOME_MERGED;
}
