// Which subjects the operator corrected, for as long as they can be seen.
#include "base/str.h"
#include "show/director_parts.h"

struct overrides *director_overrides(struct director *director, const struct scene *scene,
                                     const char *subject)
{
    for (int i = 0; i < DIRECTOR_OVERRIDES; i++) {
        struct overrides *overrides = &director->overrides[i];
        if (overrides->scene == scene && text_equal(overrides->subject, subject)) {
            return overrides;
        }
    }
    return NULL;
}

bool director_corrected(const struct director *director, int index, struct corrected *out)
{
    for (int i = 0; i < DIRECTOR_OVERRIDES; i++) {
        const struct overrides *overrides = &director->overrides[i];
        if (overrides->scene && index-- == 0) {
            *out = (struct corrected){overrides->scene, overrides->subject,
                                      &overrides->said, &overrides->rows};
            return true;
        }
    }
    return false;
}

struct overrides *director_begin_overrides(struct director *director,
                                           const struct scene *scene, const char *subject)
{
    struct overrides *overrides = director_overrides(director, scene, subject);
    for (int i = 0; !overrides && i < DIRECTOR_OVERRIDES; i++) {
        if (!director->overrides[i].scene) {
            overrides = &director->overrides[i];
            overrides->scene = scene;
            text_copy(overrides->subject, sizeof(overrides->subject), subject);
        }
    }
    return overrides;
}

void director_settle_overrides(struct director *director, const struct scene *scene,
                               const char *subject, int64_t now_ms)
{
    struct lane *lane = &director->lanes[scene->layer];
    struct item *item = queue_find(director, scene, subject);
    struct overrides *overrides = director_overrides(director, scene, subject);
    if (lane_shows(lane, scene, subject)) {
        lane->air.overrides = overrides ? &overrides->said : NULL;
        if (lane_stands(lane)) {
            lane_recorrect(director, lane, now_ms);
        }
    }
    if (item) {
        item_correct(director, item);
    }
    director_changed(director);
}

void director_drop_overrides(struct director *director, const struct scene *scene,
                             const char *subject, int64_t now_ms)
{
    struct overrides *overrides = director_overrides(director, scene, subject);
    if (overrides) {
        overrides_finish(overrides);
        director_settle_overrides(director, scene, subject, now_ms);
    }
}

void director_forget_overrides(struct director *director)
{
    for (int i = 0; i < DIRECTOR_OVERRIDES; i++) {
        struct overrides *overrides = &director->overrides[i];
        const struct scene *scene = overrides->scene;
        if (scene &&
            !lane_shows(&director->lanes[scene->layer], scene, overrides->subject) &&
            !queue_find(director, scene, overrides->subject) &&
            !memory_knows(director, scene, overrides->subject)) {
            overrides_finish(overrides);
        }
    }
}
