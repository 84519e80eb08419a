// director_state.h
// All that the director decides by, as a number: two sequences of moves that end in the
// same one have made the same.
#ifndef TESTS_DIRECTOR_STATE_H
#define TESTS_DIRECTOR_STATE_H

#include "director_model.h"

static uint64_t mix(uint64_t hash, int64_t number)
{
    for (int i = 0; i < 8; i++) {
        hash = (hash ^ ((uint64_t)number >> (8 * i) & 0xff)) * 1099511628211U;
    }
    return hash;
}

// Times count from now; those that have no more to say are all alike.
static int64_t span(const struct model *model, int64_t at_ms)
{
    return at_ms == INT64_MAX || at_ms == INT64_MIN || at_ms < 0 ? at_ms
                                                                 : at_ms - model->now_ms;
}

static uint64_t mix_values(uint64_t hash, const struct values *values)
{
    for (int i = 0; values && i < values->count; i++) {
        hash = mix(hash, values->items[i].name[0] * 256 + values->items[i].text[0]);
    }
    return mix(hash, values ? values->count : -1);
}

static uint64_t mix_lane(uint64_t hash, const struct model *model)
{
    const struct lane *lane = &model->director->lanes[LAYER_LOWER];
    const struct air *air = &lane->air;
    const int64_t seen[] = {air->state,
                            air->scene ? thing_of(air->subject) : -1,
                            air->pinned,
                            air->cued,
                            air->state == AIR_ENTERING ? span(model, air->entered_ms) : 0,
                            air->state == AIR_ON ? span(model, air->on_ms) : 0,
                            span(model, air->left_ms),
                            span(model, air->hold_until_ms),
                            air->state == AIR_ON ? span(model, lane->least_until_ms) : 0,
                            lane->retracted,
                            lane->turns < DIRECTOR_TURNS ? lane->turns : DIRECTOR_TURNS,
                            lane->turn_feed[0]};
    for (size_t i = 0; i < sizeof(seen) / sizeof(seen[0]); i++) {
        hash = mix(hash, seen[i]);
    }
    return mix_values(hash, air->values);
}

static uint64_t mix_queue(uint64_t hash, const struct model *model)
{
    const struct director *director = model->director;
    for (int i = 0; i < director->queue_count; i++) {
        const struct item *item = director->queue[i];
        const int64_t seen[] = {thing_of(item->said.subject),
                                item->taken,
                                item->by_hand,
                                item->said.number != 0,
                                item->said.number ? span(model, item->due_ms) : 0,
                                span(model, item->said.born_ms),
                                span(model, item->news_ms)};
        for (size_t j = 0; j < sizeof(seen) / sizeof(seen[0]); j++) {
            hash = mix(hash, seen[j]);
        }
        hash = mix_values(hash, &item->values);
    }
    return mix(hash, director->queue_count);
}

static uint64_t mix_memories(uint64_t hash, struct model *model)
{
    struct director *director = model->director;
    for (int i = 0; i < THINGS; i++) {
        const struct scene *scene = scene_find(scene_names[i]);
        const struct memory *known = &director->known[scene_index(scene)];
        const struct memory *away = memory_dismissed(director, scene, subjects[i]);
        int64_t rested = span(model, director->rested_ms[scene_index(scene)]);
        hash = mix_values(hash, known->scene ? &known->values : NULL);
        hash = mix_values(hash, away ? &away->values : NULL);
        hash = mix(hash, rested > 0 ? rested : 0);
        hash = mix(hash, model->told[i] + 2 * model->away[i]);
        hash = mix(hash, model->away[i] ? model->away_words[i] : 0);
        hash = mix(hash, model->words[i]);
    }
    return mix(hash, model->enriched);
}

static uint64_t state_of(struct model *model)
{
    uint64_t hash = mix(14695981039346656037U, director_auto(model->director));
    hash = mix_lane(hash, model);
    hash = mix_queue(hash, model);
    return mix_memories(hash, model);
}

#endif
