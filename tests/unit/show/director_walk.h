// What always holds of the director, whatever feeds and operator do.
#ifndef TESTS_DIRECTOR_WALK_H
#define TESTS_DIRECTOR_WALK_H

#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "check.h"
#include "show/director.h"

enum { IN_MS = 300, OUT_MS = 200, PAGE_ROWS = 2 };

struct walk {
    struct director *director;
    struct arena arena; // of one step
    uint64_t random;    // for whoever walks at random
    int64_t now_ms;
    const char *broken;  // what did not hold
    bool operator_acted; // in this step
    bool announces;      // some rules do, and some scenes rest
    struct air before[LAYER_COUNT];
};

static inline void check_set(struct walk *walk, const struct values *values,
                             const struct values *overrides)
{
    for (int i = 0; overrides && i < overrides->count; i++) {
        const struct value *set = &overrides->items[i];
        if (!text_starts(set->name, "rows.") &&
            !text_equal(values_get(values, set->name), set->text)) {
            walk->broken = "what is set by hand is what is shown";
        }
    }
    if (overrides && overrides->count == 0) {
        walk->broken = "what is all live has nothing set";
    }
    for (int i = 0; i < values->count && !overrides; i++) {
        if (text_starts(values->items[i].text, "by hand")) {
            walk->broken = "what is live is never by hand";
        }
    }
}

static inline void check_layer(struct walk *walk, enum layer layer)
{
    const struct air *air = director_air(walk->director, layer);
    const struct air *before = &walk->before[layer];
    if (air->state == AIR_OFF) {
        walk->broken = air->scene || air->values ? "off is empty" : walk->broken;
        return;
    }
    if (!air->scene || air->scene->layer != layer || !air->values) {
        walk->broken = "a layer shows one scene of its own";
        return;
    }
    const struct scene_rule *rule = &air->scene->rule;
    int64_t longest = rule->hold_ms > rule->ceiling_ms ? rule->hold_ms : rule->ceiling_ms;
    if (air->state == AIR_ON && !air->pinned && rule->hold_ms > 0 &&
        walk->now_ms >= air->on_ms + longest) {
        walk->broken = "nothing stays past its ceiling";
    }
    if (air->state == AIR_LEAVING && walk->now_ms >= air->left_ms + OUT_MS) {
        walk->broken = "nothing leaves longer than its exit takes";
    }
    if (before->pinned && before->entered_ms == air->entered_ms && !air->pinned &&
        !walk->operator_acted) {
        walk->broken = "pinned never leaves by itself";
    }
}

static inline bool is_there(const struct director *director, enum layer layer)
{
    return director_air(director, layer)->state != AIR_OFF;
}

// Room that is not there: below a panel that is there or comes; for a panel, by what
// leaves or what automation does not move.
static inline bool is_covered(const struct director *director, enum layer layer)
{
    bool covered = false;
    for (int i = 0; i < LAYER_COUNT; i++) {
        const struct air *air = director_air(director, (enum layer)i);
        bool stays =
            i == LAYER_FULL || air->state == AIR_LEAVING || air->pinned || air->cued;
        covered |= layers_meet(layer, (enum layer)i) && air->state != AIR_OFF && stays;
    }
    for (int i = 0; i < director_waiting_count(director); i++) {
        const struct waiting *waiting = director_waiting(director, i);
        covered |= layers_meet(layer, waiting->scene->layer) && !waiting->held &&
                   layer != LAYER_FULL;
    }
    return covered;
}

// A page is one of those that there are, and what moves to it knows where it was.
static inline void check_pages(struct walk *walk, const struct air *air)
{
    const struct air *before = &walk->before[air->scene->layer];
    int pages = (air->values->row_count + PAGE_ROWS - 1) / PAGE_ROWS;
    if (air->pages != pages || air->page < 0 || air->page >= (pages ? pages : 1)) {
        walk->broken = "a list shows one of its pages";
    }
    bool same = before->scene == air->scene && before->entered_ms == air->entered_ms &&
                before->on_ms == air->on_ms && before->changed_ms == air->changed_ms &&
                before->before;
    if (same && before->page - before->turned != air->page - air->turned) {
        walk->broken = "one motion comes from one page";
    }
    int from = air->page - air->turned;
    if (air->turned && (!air->before || from < 0 || air->changed_ms < air->entered_ms)) {
        walk->broken = "a turn is a change of what was there";
    }
    if (air->state == AIR_ON && pages > 1 && air->pinned &&
        director_next(walk->director) > walk->now_ms + 2 * air->scene->rule.page_ms) {
        walk->broken = "a long list turns";
    }
}

static inline void check_air(struct walk *walk)
{
    const struct director *director = walk->director;
    for (int i = 0; i < LAYER_COUNT; i++) {
        const struct air *before = &walk->before[i];
        const struct air *air = director_air(director, (enum layer)i);
        check_layer(walk, (enum layer)i);
        if (!walk->broken && air->state != AIR_OFF) {
            check_pages(walk, air);
            if (air->state != AIR_LEAVING) {
                check_set(walk, air->values, air->overrides);
            }
        }
        if (before->pinned && !walk->operator_acted &&
            (air->state == AIR_OFF || air->entered_ms != before->entered_ms)) {
            walk->broken = "pinned never leaves by itself";
        }
        walk->before[i] = *air;
    }
    if (is_there(director, LAYER_FULL) &&
        (is_there(director, LAYER_LOWER) || is_there(director, LAYER_BOARD))) {
        walk->broken = "a full panel is beside nothing but the bug, not even on its way";
    }
}

static inline void check_queue(struct walk *walk)
{
    const struct director *director = walk->director;
    if (director_waiting_count(director) > DIRECTOR_QUEUE) {
        walk->broken = "the queue has an end";
    }
    for (int i = 0; i < director_waiting_count(director); i++) {
        const struct waiting *waiting = director_waiting(director, i);
        enum layer layer = waiting->scene->layer;
        check_set(walk, waiting->values, waiting->overrides);
        const struct scene_rule *rule = director_rule(director, waiting->scene);
        if (waiting->number && (waiting->held || waiting->on_ms <= walk->now_ms)) {
            walk->broken = "what is announced comes by itself, and later";
        }
        if (!waiting->held && director_air(director, layer)->state == AIR_OFF &&
            !is_covered(director, layer) && !walk->announces && rule->cooldown_ms == 0) {
            walk->broken = "what may come on does not wait for a free layer";
        }
    }
}

static inline void check(struct walk *walk)
{
    const struct director *director = walk->director;
    struct director_totals totals = director_totals(director);
    if (totals.proposed != totals.shown + totals.merged + totals.dropped +
                               director_waiting_count(director)) {
        walk->broken = "every proposal is shown, merged, waiting or dropped";
    }
    if (director_next(director) <= walk->now_ms) {
        walk->broken = "it never asks for a look in the past";
    }
    uint64_t version = director_version(director);
    if (director_step(walk->director, walk->now_ms) ||
        director_version(director) != version) {
        walk->broken = "a second look at the same moment changes nothing";
    }
    check_air(walk);
    check_queue(walk);
}

#endif
