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

void lane_enter(struct director *director, struct lane *lane, int64_t now_ms)
{
    enum layer layer = (enum layer)(lane - director->lanes);
    struct item *item = queue_first(director, layer, false);
    queue_remove(director, item);
    struct air *air = &lane->air;
    *air = (struct air){
        .state = AIR_ENTERING,
        .scene = item->said.scene,
        .cued = item->taken,
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
    struct memory *dismissed = memory_dismissed(director, air->scene, air->subject);
    if (dismissed) {
        memory_finish(dismissed);
    }
    director->totals.shown++;
    director_note(director, OUTCOME_SHOWN, air->subject, air->reason, now_ms);
    item_free(item);
}

void lane_stand(struct director *director, struct lane *lane, int64_t now_ms)
{
    (void)now_ms;
    struct air *air = &lane->air;
    int hold_ms = rule_of(director, air->scene)->hold_ms;
    // Counted from when it was due, so that a late look does not make it stay longer.
    air->on_ms = air->entered_ms + timing_of(director, air->scene)->in_ms;
    air->hold_until_ms = hold_ms > 0 ? air->on_ms + hold_ms : INT64_MAX;
    lane_begin_page(director, lane, air->on_ms);
}

void lane_exit(struct director *director, struct lane *lane, int64_t now_ms)
{
    (void)director;
    lane->air.left_ms = now_ms;
    lane->air.pinned = false;
}

void lane_vacate(struct director *director, struct lane *lane, int64_t now_ms)
{
    (void)now_ms;
    lane->air =
        (struct air){.entered_ms = -1, .on_ms = -1, .left_ms = -1, .changed_ms = -1};
    lane->corrected = false;
    arena_reset(&lane->live_arena);
    arena_reset(&lane->arenas[0]);
    arena_reset(&lane->arenas[1]);
    if (director->chosen == lane - director->lanes) {
        director->chosen = -1;
    }
}

void lane_extend(struct lane *lane, const struct scene_rule *rule, int64_t hold_ms,
                 int64_t now_ms)
{
    struct air *air = &lane->air;
    if (air->state != AIR_ON) {
        return; // the hold has not begun
    }
    int64_t until = now_ms + hold_ms;
    int64_t ceiling = air->on_ms + rule->ceiling_ms;
    until = until < ceiling ? until : ceiling;
    air->hold_until_ms = until > air->hold_until_ms ? until : air->hold_until_ms;
}

bool lane_joins(const struct lane *lane, int64_t now_ms)
{
    return lane->air.before && now_ms - lane->air.changed_ms < JOIN_MS;
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
    int next = joins ? lane->current : !lane->current;
    arena_finish(&lane->arenas[next]);
    lane->arenas[next] = *arena;
    lane->values[next] = *fresh;
    lane->values[next].arena = &lane->arenas[next];
    lane->current = next;
    if (!joins) {
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

void lane_update(struct director *director, struct lane *lane,
                 const struct proposal *proposal, int64_t now_ms)
{
    struct air *air = &lane->air;
    lane->retracted = false;
    if (proposal->manual && !air->cued) {
        air->cued = true;
        director_changed(director);
    }
    struct arena arena = {0};
    struct values fresh = proposal_values(proposal, lane_live(lane), &arena);
    if (values_equal(&fresh, lane_live(lane))) {
        arena_finish(&arena);
        return;
    }
    bool only_adds = proposal->update_only && values_only_adds(lane_live(lane), &fresh);
    bool anew = begins_anew(air->scene, lane_live(lane), &fresh);
    if (!replace(director, lane, &fresh, &arena, now_ms)) {
        return;
    }
    if (anew) {
        lane_first_page(director, lane, now_ms);
    }
    const struct scene_rule *rule = rule_of(director, air->scene);
    lane_extend(lane, rule, only_adds ? DIRECTOR_READ_MS : rule->hold_ms, now_ms);
    if (!only_adds && proposal->reason) {
        text_copy(air->reason, sizeof(air->reason), proposal->reason);
    }
    char text[DIRECTOR_REASON];
    snprintf(text, sizeof(text), "updated on air: %.140s",
             proposal->reason ? proposal->reason : "");
    director_note(director, OUTCOME_MERGED, air->subject, text, now_ms);
}

void lane_finish(struct lane *lane)
{
    arena_finish(&lane->arenas[0]);
    arena_finish(&lane->arenas[1]);
    arena_finish(&lane->live_arena);
}
