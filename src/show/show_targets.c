// What is on air or waits is kept as the state has it.
#include <string.h>

#include "base/str.h"
#include "show/show_targets.h"

static void add_target(struct show *show, struct targets *targets,
                       const struct scene *scene, const char *text, bool waits)
{
    struct target target = {
        .scene = scene, .text = arena_strdup(&show->scratch, text), .waits = waits};
    if (subject_read(show, scene, target.text, &show->scratch, &target.subject)) {
        targets->items[targets->count++] = target;
    }
}

void targets_find(struct show *show, struct targets *targets)
{
    targets->count = 0;
    for (int i = 0; i < LAYER_COUNT; i++) {
        const struct air *air = director_air(show->director, (enum layer)i);
        if (air->state == AIR_ENTERING || air->state == AIR_ON) {
            add_target(show, targets, air->scene, air->subject, false);
        }
    }
    for (int i = 0; i < director_waiting_count(show->director); i++) {
        const struct waiting *waiting = director_waiting(show->director, i);
        add_target(show, targets, waiting->scene, waiting->subject, true);
    }
}

bool is_target(struct show *show, const struct scene *scene, const char *text)
{
    struct targets targets;
    targets_find(show, &targets);
    for (int i = 0; i < targets.count; i++) {
        if (targets.items[i].scene == scene && strcmp(targets.items[i].text, text) == 0) {
            return true;
        }
    }
    return false;
}

// What is shown of it, or would be if it came on.
static const struct values *known_values(const struct show *show,
                                         const struct target *target)
{
    const struct air *air = director_air(show->director, target->scene->layer);
    if ((air->state == AIR_ENTERING || air->state == AIR_ON) &&
        air->scene == target->scene && text_equal(air->subject, target->text)) {
        return air->values;
    }
    for (int i = 0; i < director_waiting_count(show->director); i++) {
        const struct waiting *waiting = director_waiting(show->director, i);
        if (waiting->scene == target->scene &&
            text_equal(waiting->subject, target->text)) {
            return waiting->values;
        }
    }
    return NULL;
}

bool target_refresh(struct show *show, const struct target *target, const char *reason,
                    int64_t now_ms)
{
    struct values values = values_begin(&show->scratch);
    if (!subject_values(show, target->scene, target->text, &values)) {
        return false;
    }
    // The clock that is shown goes on by ticks, which are no news and animate nothing.
    const char *clock = values_get(known_values(show, target), "clock");
    if (clock && values_get(&values, "clock")) {
        values_text(&values, "clock", clock);
    }
    director_propose(show->director,
                     &(struct proposal){.scene = target->scene,
                                        .subject = target->text,
                                        .values = &values,
                                        .reason = reason,
                                        .born_ms = now_ms,
                                        .update_only = true,
                                        .whole = true},
                     now_ms);
    return true;
}

void targets_refresh(struct show *show, int feed, const struct unit_key *unit,
                     const char *reason, int64_t now_ms)
{
    struct targets targets;
    targets_find(show, &targets);
    for (int i = 0; i < targets.count; i++) {
        const struct target *target = &targets.items[i];
        if (target->subject.feed == feed && unit_key_equal(&target->subject.unit, unit)) {
            target_refresh(show, target, reason, now_ms);
        }
    }
}

// Who starts anew after a crash hears of a match before he hears of its goals.
static bool is_kept(const struct target *target, const struct air *air)
{
    return !target->waits && air->kept;
}

void targets_withdraw(struct show *show, int feed, const struct unit_key *unit,
                      enum layer layer, const char *why, int64_t now_ms)
{
    struct targets targets;
    const struct air *air = director_air(show->director, layer);
    if (air->state == AIR_OFF && director_waiting_count(show->director) == 0) {
        return; // as for most messages
    }
    targets_find(show, &targets);
    for (int i = 0; i < targets.count; i++) {
        const struct target *target = &targets.items[i];
        struct values values = values_begin(&show->scratch);
        if (target->scene->layer == layer && target->subject.feed == feed &&
            !target->subject.bib && !is_kept(target, air) &&
            unit_key_equal(&target->subject.unit, unit) &&
            !subject_values(show, target->scene, target->text, &values)) {
            targets_settle(show, now_ms);
            director_retract(show->director, target->scene, target->text, why, now_ms);
        }
    }
}

// A table shows who plays now, so that a match changes it, too.
void targets_tables(struct show *show, int feed, int64_t now_ms)
{
    struct targets targets;
    targets_find(show, &targets);
    for (int i = 0; i < targets.count; i++) {
        const struct target *target = &targets.items[i];
        if (target->subject.feed == feed && target->scene == scene_find("table")) {
            target_refresh(show, target, "table told", now_ms);
        }
    }
}

void targets_later(struct show *show, const struct show_unsettled *what, int64_t now_ms)
{
    for (int i = 0; i < show->unsettled_count; i++) {
        struct show_unsettled *known = &show->unsettled[i];
        if (known->feed == what->feed && unit_key_equal(&known->unit, &what->unit)) {
            *known = *what;
            return;
        }
    }
    if (show->unsettled_count == SHOW_UNSETTLED) {
        targets_settle(show, now_ms);
    }
    show->unsettled[show->unsettled_count++] = *what;
}

void targets_settle(struct show *show, int64_t now_ms)
{
    int count = show->unsettled_count;
    show->unsettled_count = 0;
    for (int i = 0; i < count; i++) {
        const struct show_unsettled *what = &show->unsettled[i];
        targets_refresh(show, what->feed, &what->unit, what->reason, now_ms);
        if (what->match) {
            targets_tables(show, what->feed, now_ms);
        }
    }
}
