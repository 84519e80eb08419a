// What waits, in the order it comes on: what the operator took, then by priority, then
// the oldest first.
#include <stdio.h>
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
        if (item->said.scene->layer == layer && (any || item_flows(director, item))) {
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

bool queue_has_taken(const struct director *director, enum layer layer)
{
    const struct item *first = queue_first(director, layer, true);
    return first && first->taken;
}

int64_t item_drop_at(const struct director *director, const struct item *item)
{
    if (item->taken) {
        return INT64_MAX;
    }
    int64_t max_age = rule_of(director, item->said.scene)->max_age_ms;
    if (item->said.held && max_age < DIRECTOR_HELD_AGE_MS) {
        max_age = DIRECTOR_HELD_AGE_MS;
    }
    return item->news_ms + max_age + 1; // the first moment it is older
}

// Below 0 if a comes on before b.
static int before(const struct director *director, const struct item *a,
                  const struct item *b)
{
    if (a->taken != b->taken) {
        return a->taken ? -1 : 1;
    }
    int priority_a = rule_of(director, a->said.scene)->priority;
    int priority_b = rule_of(director, b->said.scene)->priority;
    if (priority_a != priority_b) {
        return priority_a > priority_b ? -1 : 1;
    }
    if (a->said.born_ms != b->said.born_ms) {
        return a->said.born_ms < b->said.born_ms ? -1 : 1;
    }
    return a->serial < b->serial ? -1 : 1;
}

void queue_reorder(struct director *director)
{
    for (int i = 0; i < director->queue_count; i++) {
        struct item *item = director->queue[i];
        item->said.held = !item_flows(director, item);
        int place = i;
        for (; place > 0 && before(director, item, director->queue[place - 1]) < 0;
             place--) {
            director->queue[place] = director->queue[place - 1];
        }
        director->queue[place] = item;
    }
    director_changed(director);
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

void queue_drop(struct director *director, struct item *item, const char *why,
                int64_t now_ms)
{
    queue_remove(director, item);
    director->totals.dropped++;
    director_note(director, OUTCOME_DROPPED, item->said.subject, why, now_ms);
    item_free(item);
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
        queue_drop(director, director->queue[DIRECTOR_QUEUE],
                   "too many wait: the last in line goes", now_ms);
    }
    return serial;
}

// It keeps its place in line, but is as young as the newest news.
void queue_update(struct director *director, struct item *item,
                  const struct proposal *proposal, int64_t now_ms)
{
    struct arena scratch = {0};
    struct values fresh = proposal_values(proposal, &item->values, &scratch);
    bool news = !values_equal(&fresh, &item->values);
    arena_finish(&scratch);
    if (news) {
        char text[DIRECTOR_REASON];
        snprintf(text, sizeof(text), "updated while waiting: %s",
                 proposal->reason ? proposal->reason : "");
        fill(director, item, proposal);
        director_note(director, OUTCOME_MERGED, item->said.subject, text, now_ms);
    }
    if (!proposal->update_only) {
        set_reason(item, proposal);
        item->news_ms =
            proposal->born_ms > item->news_ms ? proposal->born_ms : item->news_ms;
        director_changed(director);
    }
    if (proposal->manual) {
        queue_take(director, item);
    }
}

// The operator's last word counts: what was taken before and has not come on yet waits
// again.
void queue_take(struct director *director, struct item *item)
{
    for (int i = 0; i < director->queue_count; i++) {
        if (director->queue[i]->said.scene->layer == item->said.scene->layer) {
            director->queue[i]->taken = false;
        }
    }
    item->taken = true;
    queue_reorder(director);
}

void queue_drop_aged(struct director *director, int64_t now_ms)
{
    for (int i = 0; i < director->queue_count;) {
        struct item *item = director->queue[i];
        if (item_drop_at(director, item) > now_ms) {
            i++;
            continue;
        }
        char text[64];
        snprintf(text, sizeof(text), "waited too long: %lld s old",
                 (long long)((now_ms - item->news_ms) / 1000));
        queue_drop(director, item, text, now_ms);
    }
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
