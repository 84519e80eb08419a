// What was said last: of each scene, for take, and of each subject that was dismissed,
// so that it stays away until it says something new.
#include "base/str.h"
#include "show/director_parts.h"

static void set(struct memory *memory, const struct scene *scene, const char *subject,
                const struct values *values, uint64_t stamp)
{
    memory->scene = scene;
    memory->stamp = stamp;
    text_copy(memory->subject, sizeof(memory->subject), subject);
    // The values may be this memory's own, so the old ones go only afterwards.
    struct arena arena = {0};
    struct values copy = values_copy(values, &arena);
    arena_finish(&memory->arena);
    memory->arena = arena;
    memory->values = copy;
    memory->values.arena = &memory->arena;
}

static void refresh(struct memory *memory, const struct proposal *proposal,
                    uint64_t stamp)
{
    struct arena scratch = {0};
    struct values fresh = proposal_values(proposal, &memory->values, &scratch);
    set(memory, proposal->scene, proposal->subject, &fresh, stamp);
    arena_finish(&scratch);
}

static bool is_of(const struct memory *memory, const struct scene *scene,
                  const char *subject)
{
    return memory->scene == scene && text_equal(memory->subject, subject);
}

void memory_know(struct director *director, const struct proposal *proposal)
{
    struct memory *known = &director->known[scene_index(proposal->scene)];
    if (is_of(known, proposal->scene, proposal->subject)) {
        refresh(known, proposal, ++director->serial);
    } else if (!proposal->update_only) {
        set(known, proposal->scene, proposal->subject, proposal->values,
            ++director->serial);
    }
    struct memory *dismissed =
        memory_dismissed(director, proposal->scene, proposal->subject);
    if (dismissed && proposal->update_only) {
        refresh(dismissed, proposal, dismissed->stamp);
    }
}

void memory_forget(struct director *director, const struct scene *scene,
                   const char *subject)
{
    struct memory *known = &director->known[scene_index(scene)];
    if (is_of(known, scene, subject)) {
        memory_finish(known);
    }
}

void memory_dismiss(struct director *director, const struct scene *scene,
                    const char *subject, const struct values *values)
{
    struct memory *place = memory_dismissed(director, scene, subject);
    for (int i = 0; !place && i < DIRECTOR_DISMISSED; i++) {
        place = director->dismissed[i].scene ? NULL : &director->dismissed[i];
    }
    if (!place) {
        place = &director->dismissed[0];
        for (int i = 1; i < DIRECTOR_DISMISSED; i++) {
            bool older = director->dismissed[i].stamp < place->stamp;
            place = older ? &director->dismissed[i] : place;
        }
    }
    set(place, scene, subject, values, ++director->serial);
}

struct memory *memory_dismissed(struct director *director, const struct scene *scene,
                                const char *subject)
{
    for (int i = 0; i < DIRECTOR_DISMISSED; i++) {
        if (is_of(&director->dismissed[i], scene, subject)) {
            return &director->dismissed[i];
        }
    }
    return NULL;
}

// The newest of all, or of those dismissed before this one; NULL: none.
static const struct memory *newest(const struct director *director,
                                   const struct memory *before)
{
    const struct memory *found = NULL;
    for (int i = 0; i < DIRECTOR_DISMISSED; i++) {
        const struct memory *memory = &director->dismissed[i];
        bool counts = memory->scene && (!before || memory->stamp < before->stamp);
        found = counts && (!found || memory->stamp > found->stamp) ? memory : found;
    }
    return found;
}

bool director_dismissed(const struct director *director, int index, struct dismissed *out)
{
    const struct memory *found = newest(director, NULL);
    for (int i = 0; found && i < index; i++) {
        found = newest(director, found);
    }
    if (found) {
        *out = (struct dismissed){found->scene, found->subject, &found->values};
    }
    return found != NULL;
}

bool memory_knows(const struct director *director, const struct scene *scene,
                  const char *subject)
{
    return is_of(&director->known[scene_index(scene)], scene, subject);
}

bool director_remembers(const struct director *director, const struct scene *scene,
                        const char *subject)
{
    const struct lane *lane = &director->lanes[scene->layer];
    bool found = (lane_stands(lane) && lane_shows(lane, scene, subject)) ||
                 queue_find(director, scene, subject) ||
                 memory_knows(director, scene, subject);
    for (int i = 0; !found && i < DIRECTOR_DISMISSED; i++) {
        found = is_of(&director->dismissed[i], scene, subject);
    }
    return found;
}

const char *director_last(const struct director *director, const struct scene *scene)
{
    const struct memory *known = &director->known[scene_index(scene)];
    return known->scene ? known->subject : NULL;
}

void memory_finish(struct memory *memory)
{
    arena_finish(&memory->arena);
    *memory = (struct memory){0};
}
