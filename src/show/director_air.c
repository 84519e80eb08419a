// What is on a layer: coming, standing, changing in place, going. How long it holds is
// decided here; when it must go for something else, in the rule book.
#include <stdio.h>

#include "base/str.h"
#include "show/director_parts.h"

// An update this soon after another joins its motion instead of cutting it short.
enum { JOIN_MS = 180 };

bool lane_stands(const struct lane *lane)
{
    return lane->air.state == AIR_ENTERING || lane->air.state == AIR_ON;
}

bool lane_shows(const struct lane *lane, const struct scene *scene, const char *subject)
{
    return lane->air.state != AIR_OFF && lane->air.scene == scene &&
           text_equal(lane->air.subject, subject);
}

void lane_enter(struct director *director, struct lane *lane, const struct item *item,
                int64_t now_ms)
{
    struct air *air = &lane->air;
    *air = (struct air){
        .state = AIR_ENTERING,
        .scene = item->said.scene,
        .cued = item->taken,
        .own = item->own,
        .kept = item->kept,
        .entered_ms = now_ms,
        .on_ms = -1,
        .left_ms = -1,
        .changed_ms = -1,
        .hold_until_ms = INT64_MAX,
    };
    text_copy(air->subject, sizeof(air->subject), item->said.subject);
    bool taken = item->taken && !item->by_hand;
    snprintf(air->reason, sizeof(air->reason), "%s%.140s", taken ? "taken: " : "",
             item->said.reason);
    lane->serial = item->serial;
    lane->retracted = false;
    lane->values[lane->current] =
        values_copy(&item->values, &lane->arenas[lane->current]);
    lane_correct(director, lane, &lane->values[lane->current]);
    air->values = &lane->values[lane->current];
    lane->pages_seen = 0;
    lane_count_pages(director, lane, now_ms);
}

static int64_t lesser(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t greater(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

// A bug stands for minutes; all else goes no sooner than it can be read.
static int64_t read_ms(const struct director *director, const struct lane *lane)
{
    const struct air *air = &lane->air;
    return air->scene->layer == LAYER_BUG
               ? 0
               : reading_ms(air->values, words_shown(director, air->scene),
                            timing_of(director, air->scene)->page_rows);
}

void lane_stand(struct director *director, struct lane *lane)
{
    struct air *air = &lane->air;
    const struct scene_rule *rule = rule_of(director, air->scene);
    int64_t read = read_ms(director, lane);
    // Counted from when it was due, so that a late look does not make it stay longer.
    air->on_ms = air->entered_ms + timing_of(director, air->scene)->in_ms;
    lane->least_until_ms = air->on_ms + greater(rule->min_ms, read);
    if (rule->hold_ms > 0) {
        int64_t longest = greater(rule->hold_ms, rule->ceiling_ms);
        air->hold_until_ms = air->on_ms + lesser(greater(rule->hold_ms, read), longest);
    }
    lane_begin_page(director, lane, air->on_ms);
    lane_end_hold(lane);
}

void lane_end_hold(struct lane *lane)
{
    struct air *air = &lane->air;
    if (air->on_ms >= 0 && air->leaves_ms) {
        air->hold_until_ms = air->leaves_ms;
        lane->least_until_ms = lesser(lane->least_until_ms, air->leaves_ms);
    }
}

void lane_vacate(struct director *director, struct lane *lane)
{
    lane->air =
        (struct air){.entered_ms = -1, .on_ms = -1, .left_ms = -1, .changed_ms = -1};
    lane->corrected = false;
    arena_reset(&lane->live_arena);
    for (int i = 0; i < LANE_VALUES; i++) {
        arena_reset(&lane->arenas[i]);
    }
    if (director->chosen == lane - director->lanes) {
        director->chosen = -1;
    }
}

// The words that changed may be read, too; but a higher priority does not wait any longer
// than if nothing had changed.
static void read_changes(struct director *director, struct lane *lane, int64_t change_ms,
                         int64_t now_ms)
{
    const struct air *air = &lane->air;
    const struct scene_rule *rule = rule_of(director, air->scene);
    if (air->state == AIR_ON && air->scene->layer != LAYER_BUG) {
        int64_t latest = air->on_ms + greater(rule->hold_ms, read_ms(director, lane));
        lane->least_until_ms =
            greater(lane->least_until_ms, lesser(now_ms + change_ms, latest));
    }
}

void lane_extend(struct lane *lane, const struct scene_rule *rule, int64_t hold_ms,
                 int64_t now_ms)
{
    struct air *air = &lane->air;
    if (air->state != AIR_ON) {
        return; // the hold has not begun
    }
    int64_t until = lesser(now_ms + hold_ms, air->on_ms + rule->ceiling_ms);
    air->hold_until_ms = greater(air->hold_until_ms, until);
}

bool lane_joins(const struct lane *lane, int64_t now_ms)
{
    return lane->air.before && now_ms - lane->air.changed_ms < JOIN_MS;
}

int lane_free(const struct lane *lane)
{
    int slot = 0;
    while (slot == lane->current || lane->air.before == &lane->values[slot]) {
        slot++;
    }
    return slot;
}

void lane_cut(struct lane *lane, int64_t now_ms)
{
    struct air *air = &lane->air;
    air->earlier = air->before;
    air->earlier_turned = air->turned;
    air->cut_ms = now_ms - air->changed_ms;
}

const struct values *lane_live(const struct lane *lane)
{
    return lane->corrected ? &lane->live : lane->air.values;
}

void lane_correct(struct director *director, struct lane *lane, struct values *values)
{
    struct air *air = &lane->air;
    struct overrides *overrides = director_overrides(director, air->scene, air->subject);
    lane->corrected = overrides != NULL;
    air->overrides = overrides ? &overrides->said : NULL;
    if (!overrides) {
        return;
    }
    arena_reset(&lane->live_arena);
    lane->live = values_copy(values, &lane->live_arena);
    overrides_apply(overrides, values);
}

// `fresh`, in `arena`, stands in place of what stood. False if nothing is different.
static bool replace(struct director *director, struct lane *lane, struct values *fresh,
                    struct arena *arena, int64_t now_ms)
{
    struct air *air = &lane->air;
    lane_correct(director, lane, fresh);
    if (values_equal(fresh, air->values)) {
        arena_finish(arena);
        return false;
    }
    bool joins = lane_joins(lane, now_ms);
    // What is replaced lies in that arena, so it was built beside it.
    int next = joins ? lane->current : lane_free(lane);
    arena_finish(&lane->arenas[next]);
    lane->arenas[next] = *arena;
    lane->values[next] = *fresh;
    lane->values[next].arena = &lane->arenas[next];
    lane->current = next;
    if (!joins) {
        lane_cut(lane, now_ms);
        air->before = air->values;
        air->changed_ms = now_ms;
        lane->before_page = air->page;
    }
    air->values = &lane->values[next];
    lane_count_pages(director, lane, now_ms);
    lane_reread_page(director, lane, now_ms);
    return true;
}

void lane_recorrect(struct director *director, struct lane *lane, int64_t now_ms)
{
    const struct scene_rule *rule = rule_of(director, lane->air.scene);
    struct arena arena = {0};
    struct values fresh = values_copy(lane_live(lane), &arena);
    if (replace(director, lane, &fresh, &arena, now_ms)) {
        lane_extend(lane, rule, rule->hold_ms, now_ms);
    }
    director_changed(director);
}

static bool begins_anew(const struct scene *scene, const struct values *old,
                        const struct values *fresh)
{
    const char *now = scene->anew ? values_get(fresh, scene->anew) : NULL;
    return now && !text_equal(now, values_get(old, scene->anew));
}

bool lane_update(struct director *director, struct lane *lane,
                 const struct proposal *proposal, int64_t now_ms)
{
    struct air *air = &lane->air;
    lane->retracted = false;
    air->kept = proposal->kept;
    air->own = proposal->update_only && !proposal->whole ? air->own : proposal->own;
    if (proposal->manual && !air->cued) {
        air->cued = true;
        director_changed(director);
    }
    struct arena arena = {0};
    struct values fresh = proposal_values(proposal, lane_live(lane), &arena);
    if (values_equal(&fresh, lane_live(lane))) {
        arena_finish(&arena);
        return false;
    }
    bool only_adds = proposal->update_only && values_only_adds(lane_live(lane), &fresh);
    bool anew = begins_anew(air->scene, lane_live(lane), &fresh);
    int64_t change_ms =
        reading_change_ms(lane_live(lane), &fresh, words_shown(director, air->scene));
    if (!replace(director, lane, &fresh, &arena, now_ms)) {
        return false;
    }
    if (anew) {
        lane_first_page(director, lane, now_ms);
    }
    const struct scene_rule *rule = rule_of(director, air->scene);
    int64_t again_ms = greater(rule->hold_ms, read_ms(director, lane));
    lane_extend(lane, rule, only_adds ? change_ms : again_ms, now_ms);
    read_changes(director, lane, change_ms, now_ms);
    if (!only_adds && proposal->reason) {
        text_copy(air->reason, sizeof(air->reason), proposal->reason);
    }
    return true;
}

void lane_finish(struct lane *lane)
{
    for (int i = 0; i < LANE_VALUES; i++) {
        arena_finish(&lane->arenas[i]);
    }
    arena_finish(&lane->live_arena);
}
