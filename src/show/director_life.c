// A director's beginning and end, its rules, and what it tells the outside.
#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "show/director_parts.h"

struct director *director_create(void)
{
    struct director *director = xalloc(sizeof(*director));
    int count;
    const struct scene *table = scene_table(&count);
    for (int i = 0; i < count; i++) {
        director->rules[scene_index(&table[i])] = table[i].rule;
    }
    for (int i = 0; i < LAYER_COUNT; i++) {
        lane_vacate(director, &director->lanes[i]);
    }
    for (int i = 0; i < DIRECTOR_SCENES; i++) {
        director->rested_ms[i] = INT64_MIN;
    }
    director->automatic = true;
    director->chosen = -1;
    director->now_ms = INT64_MIN;
    return director;
}

void director_destroy(struct director *director)
{
    if (!director) {
        return;
    }
    while (director->queue_count) {
        item_free(director->queue[--director->queue_count]);
    }
    for (int i = 0; i < LAYER_COUNT; i++) {
        lane_finish(&director->lanes[i]);
    }
    for (int i = 0; i < DIRECTOR_SCENES; i++) {
        memory_finish(&director->known[i]);
        free(director->words[i]);
    }
    for (int i = 0; i < DIRECTOR_DISMISSED; i++) {
        memory_finish(&director->dismissed[i]);
    }
    for (int i = 0; i < DIRECTOR_OVERRIDES; i++) {
        overrides_finish(&director->overrides[i]);
    }
    free(director);
}

int scene_index(const struct scene *scene)
{
    int count;
    const struct scene *table = scene_table(&count);
    assert(count <= DIRECTOR_SCENES && scene >= table && scene < table + count);
    return (int)(scene - table);
}

const struct scene_rule *rule_of(const struct director *director,
                                 const struct scene *scene)
{
    return &director->rules[scene_index(scene)];
}

const struct scene_timing *timing_of(const struct director *director,
                                     const struct scene *scene)
{
    return &director->timings[scene_index(scene)];
}

void director_set_rule(struct director *director, const struct scene *scene,
                       const struct scene_rule *rule)
{
    director->rules[scene_index(scene)] = *rule;
    queue_reorder(director);
}

const struct scene_rule *director_rule(const struct director *director,
                                       const struct scene *scene)
{
    return rule_of(director, scene);
}

void director_set_timing(struct director *director, const struct scene *scene,
                         struct scene_timing timing)
{
    director->timings[scene_index(scene)] = timing;
    struct lane *lane = &director->lanes[scene->layer];
    if (lane->air.scene == scene) {
        lane_count_pages(director, lane, director->now_ms);
    }
    director_changed(director);
}

void director_set_words(struct director *director, const struct scene *scene,
                        const char *names)
{
    char **words = &director->words[scene_index(scene)];
    free(*words);
    *words = xstrdup(names);
}

const char *words_shown(const struct director *director, const struct scene *scene)
{
    return director->words[scene_index(scene)];
}

void director_changed(struct director *director)
{
    director->version++;
}

bool director_auto(const struct director *director)
{
    return director->automatic;
}

const char *director_auto_reason(const struct director *director)
{
    return director->automatic ? NULL
           : director->quiet   ? "off since the cut, until it is switched on"
                               : "switched off by the operator";
}

const struct air *director_air(const struct director *director, enum layer layer)
{
    return &director->lanes[layer].air;
}

const struct values *director_live(const struct director *director, enum layer layer)
{
    return lane_live(&director->lanes[layer]);
}

uint64_t director_version(const struct director *director)
{
    return director->version;
}
