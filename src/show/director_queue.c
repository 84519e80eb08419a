// What waits, in the order it comes on: what the operator took, then by priority, then
// the oldest first.
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "show/director_parts.h"

struct item *queue_find(const struct director *director, const struct scene *scene,
                        const char *subject)
{
    for (int i = 0; i < director->queue_count; i++) {
        struct item *item = director->queue[i];
        if (item->said.scene == scene && text_equal(item->said.subject, subject)) {
            return item;
        }
    }
    return NULL;
}

bool item_flows(const struct director *director, const struct item *item)
{
    bool by_itself =
        director->automatic && rule_of(director, item->said.scene)->automatic;
    return item->taken || (by_itself && !item->by_hand);
}

struct item *queue_first(const struct director *director, enum layer layer, bool any)
{
    for (int i = 0; i < director->queue_count; i++) {
        struct item *item = director->queue[i];
        if (item->said.scene->layer == layer &&
            (any || (item_flows(director, item) &&
                     item_ready_at(director, item) <= director->now_ms))) {
            return item;
        }
    }
    return NULL;
}

struct item *queue_newest(const struct director *director, const struct scene *scene)
{
    struct item *newest = NULL;
    for (int i = 0; i < director->queue_count; i++) {
        struct item *item = director->queue[i];
        if (item->said.scene == scene && (!newest || item->news_ms > newest->news_ms)) {
            newest = item;
        }
    }
    return newest;
}

struct item *queue_head(const struct director *director)
{
    const struct waiting *announced = director_announced(director, 0);
    struct item *head =
        announced ? queue_find(director, announced->scene, announced->subject) : NULL;
    for (int i = LAYER_COUNT - 1; !head && i >= 0; i--) {
        head = queue_first(director, (enum layer)i, true);
    }
    return head;
}

int64_t item_ready_at(const struct director *director, const struct item *item)
{
    const struct scene *scene = item->said.scene;
    const struct scene_rule *rule = rule_of(director, scene);
    const struct air *air = &director->lanes[scene->layer].air;
    int64_t rested = director->rested_ms[scene_index(scene)];
    if (item->taken || rule->cooldown_ms == 0) {
        return INT64_MIN;
    }
    return air->scene == scene   ? INT64_MAX
           : rested == INT64_MIN ? rested
                                 : rested - rule->announce_ms;
}

int64_t item_drop_at(const struct director *director, const struct item *item)
{
    if (item->taken || item->said.number) {
        return INT64_MAX; // it is decided
    }
    int64_t max_age = rule_of(director, item->said.scene)->max_age_ms;
    if (item->said.held && max_age < DIRECTOR_HELD_AGE_MS) {
        max_age = DIRECTOR_HELD_AGE_MS;
    }
    return item->news_ms + max_age + 1; // the first moment it is older
}

void item_free(struct item *item)
{
    arena_finish(&item->arena);
    arena_finish(&item->corrected_arena);
    free(item);
}

void queue_remove(struct director *director, struct item *item)
{
    int place = 0;
    while (director->queue[place] != item) {
        place++;
    }
    director->queue_count--;
    memmove(&director->queue[place], &director->queue[place + 1],
            (size_t)(director->queue_count - place) * sizeof(director->queue[0]));
    director_changed(director);
}

void item_correct(struct director *director, struct item *item)
{
    struct overrides *overrides =
        director_overrides(director, item->said.scene, item->said.subject);
    item->said.values = overrides ? &item->corrected : &item->values;
    item->said.overrides = overrides ? &overrides->said : NULL;
    arena_reset(&item->corrected_arena);
    if (overrides) {
        item->corrected = values_copy(&item->values, &item->corrected_arena);
        overrides_apply(overrides, &item->corrected);
    }
}

static void fill(struct director *director, struct item *item,
                 const struct proposal *proposal)
{
    struct arena arena = {0};
    struct values fresh = proposal_values(proposal, &item->values, &arena);
    arena_finish(&item->arena);
    item->arena = arena;
    item->values = fresh;
    item->values.arena = &item->arena;
    item_correct(director, item);
}

static void set_reason(struct item *item, const struct proposal *proposal)
{
    text_copy(item->said.reason, sizeof(item->said.reason),
              proposal->reason ? proposal->reason : "");
}

uint64_t queue_add(struct director *director, const struct proposal *proposal,
                   int64_t now_ms)
{
    struct item *item = xalloc(sizeof(*item));
    item->serial = ++director->serial;
    item->by_hand = proposal->manual;
    item->own = proposal->own;
    item->kept = proposal->kept;
    item->said.scene = proposal->scene;
    item->said.born_ms = item->news_ms = proposal->born_ms;
    text_copy(item->said.subject, sizeof(item->said.subject), proposal->subject);
    set_reason(item, proposal);
    fill(director, item, proposal);
    director->queue[director->queue_count++] = item;
    queue_reorder(director);
    if (proposal->manual) {
        queue_take(director, item);
    }
    uint64_t serial = item->serial;
    if (director->queue_count > DIRECTOR_QUEUE) {
        // Perhaps the one that has just come.
        struct thing thing = {.lane = &director->lanes[proposal->scene->layer],
                              .item = queue_victim(director)};
        rules_happen(director, TOO_MANY, &thing, now_ms);
    }
    return serial;
}

// It keeps its place in line, but is as young as the newest news.
bool queue_update(struct director *director, struct item *item,
                  const struct proposal *proposal)
{
    struct arena scratch = {0};
    item->kept = proposal->kept;
    struct values fresh = proposal_values(proposal, &item->values, &scratch);
    bool news = !values_equal(&fresh, &item->values);
    arena_finish(&scratch);
    if (news) {
        fill(director, item, proposal);
    }
    if (!proposal->update_only) {
        item->own = proposal->own;
        set_reason(item, proposal);
        item->news_ms =
            proposal->born_ms > item->news_ms ? proposal->born_ms : item->news_ms;
        director_changed(director);
    }
    if (proposal->manual) {
        queue_take(director, item);
    }
    return news;
}

// The operator's last word counts: what was taken before for the same room and has not
// come on yet waits again.
void queue_take(struct director *director, struct item *item)
{
    enum layer layer = item->said.scene->layer;
    for (int i = 0; i < director->queue_count; i++) {
        enum layer other = director->queue[i]->said.scene->layer;
        if (other == layer || layers_meet(other, layer)) {
            director->queue[i]->taken = false;
        }
    }
    item->taken = true;
    item->said.number = 0;
    queue_reorder(director);
}

int director_waiting_count(const struct director *director)
{
    return director->queue_count;
}

const struct waiting *director_waiting(const struct director *director, int index)
{
    bool there = index >= 0 && index < director->queue_count;
    return there ? &director->queue[index]->said : NULL;
}
