// Taking: what the operator puts up by hand. It replaces whatever is on its layer.
#include <stdio.h>

#include "base/str.h"
#include "show/director_parts.h"

static bool take_item(struct director *director, struct item *item, int64_t now_ms)
{
    struct lane *lane = &director->lanes[item->said.scene->layer];
    return rules_happen(director, CUED_TAKE, &(struct thing){.lane = lane, .item = item},
                        now_ms);
}

static bool take_known(struct director *director, const struct memory *known,
                       int64_t now_ms)
{
    const struct lane *lane = &director->lanes[known->scene->layer];
    if (lane_stands(lane) && lane_shows(lane, known->scene, known->subject)) {
        return director_refuse(director, "%s %s is on air already", known->scene->name,
                               known->subject);
    }
    struct arena scratch = {0};
    struct values values = values_copy(&known->values, &scratch);
    char subject[DIRECTOR_SUBJECT];
    text_copy(subject, sizeof(subject), known->subject);
    director_propose(director,
                     &(struct proposal){.scene = known->scene,
                                        .subject = subject,
                                        .values = &values,
                                        .reason = "shown again by the operator",
                                        .born_ms = now_ms,
                                        .manual = true},
                     now_ms);
    arena_finish(&scratch);
    return true;
}

static bool take_own(struct director *director, const struct cue *cue,
                     const struct scene *scene, int64_t now_ms)
{
    char subject[DIRECTOR_SUBJECT];
    snprintf(subject, sizeof(subject), "%s%s", cue->subject[0] ? "" : "manual/",
             cue->subject[0] ? cue->subject : scene->name);
    if (!cue->said) { // his own values say everything anew
        director_drop_overrides(director, scene, subject, now_ms);
    }
    director_propose(director,
                     &(struct proposal){.scene = scene,
                                        .subject = subject,
                                        .values = &cue->values,
                                        .reason = "put up by the operator",
                                        .born_ms = now_ms,
                                        .manual = true,
                                        .own = !cue->said,
                                        .kept = cue->said},
                     now_ms);
    return true;
}

static bool take_next(struct director *director, int64_t now_ms)
{
    struct item *item = queue_head(director);
    if (!item) {
        return director_refuse(director, "nothing is waiting");
    }
    return take_item(director, item, now_ms);
}

static bool take_scene(struct director *director, const struct cue *cue,
                       const struct scene *scene, int64_t now_ms)
{
    struct item *item = cue->subject[0] ? queue_find(director, scene, cue->subject)
                                        : queue_newest(director, scene);
    if (item) {
        return take_item(director, item, now_ms);
    }
    const struct memory *known = &director->known[scene_index(scene)];
    if (known->scene && (!cue->subject[0] || text_equal(known->subject, cue->subject))) {
        return take_known(director, known, now_ms);
    }
    const struct lane *lane = &director->lanes[scene->layer];
    if (lane_stands(lane) && lane_shows(lane, scene, cue->subject)) {
        return director_refuse(director, "%s %s is on air already", scene->name,
                               cue->subject);
    }
    return director_refuse(director, "nothing is known of %s%s%s", scene->name,
                           cue->subject[0] ? " " : "", cue->subject);
}

bool cue_take(struct director *director, const struct cue *cue, int64_t now_ms)
{
    if (!cue->scene[0]) {
        return take_next(director, now_ms);
    }
    const struct scene *scene = scene_find(cue->scene);
    if (!scene) {
        return director_refuse(director, "there is no scene %s", cue->scene);
    }
    return cue->has_values ? take_own(director, cue, scene, now_ms)
                           : take_scene(director, cue, scene, now_ms);
}

bool take_layer(struct director *director, enum layer layer, int64_t now_ms)
{
    struct item *item = queue_first(director, layer, true);
    if (item) {
        return take_item(director, item, now_ms);
    }
    const struct memory *last = NULL;
    for (int i = 0; i < DIRECTOR_SCENES; i++) {
        const struct memory *known = &director->known[i];
        if (known->scene && known->scene->layer == layer &&
            (!last || known->stamp > last->stamp)) {
            last = known;
        }
    }
    return last ? take_known(director, last, now_ms)
                : director_refuse(director,
                                  "there is nothing for the %s: nothing is followed that "
                                  "has one",
                                  layer_names[layer]);
}
