// Who athletes are, as far as it was asked for.
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "sport/state_race.h"
#include "sport/state_tables.h"

static struct person_slot *find(const struct sport_state *state, int feed, const char *id)
{
    for (int i = 0; i < state->person_count; i++) {
        struct person_slot *slot = state->persons[i];
        if (slot->feed == feed && text_equal(slot->person.id, id)) {
            return slot;
        }
    }
    return NULL;
}

void person_slot_free(struct person_slot *slot)
{
    if (slot) {
        arena_finish(&slot->arena);
        free(slot);
    }
}

// The one that was asked for first goes when there are too many.
static struct person_slot *make(struct sport_state *state, int feed)
{
    if (state->person_count == SPORT_MAX_PERSONS) {
        person_slot_free(state->persons[0]);
        state->person_count--;
        memmove(state->persons, state->persons + 1,
                (size_t)state->person_count * sizeof(state->persons[0]));
    }
    struct person_slot *slot = xalloc(sizeof(*slot));
    slot->feed = feed;
    state->persons[state->person_count++] = slot;
    return slot;
}

// What an answer leaves out stays as it was.
static const char *either(struct arena *arena, const char *told, const char *known)
{
    return arena_strdup(arena, text_empty(told) ? known : told);
}

void persons_hear(struct sport_state *state, const struct event *event, int64_t now_ms,
                  struct change *change)
{
    const struct race_person *told = &event->person;
    (void)now_ms;
    if (text_empty(told->id)) {
        change->novelty = DUPLICATE; // of nobody
        return;
    }
    struct person_slot *slot = find(state, change->feed, told->id);
    slot = slot ? slot : make(state, change->feed);
    struct arena arena = {0};
    const struct race_person *known = &slot->person;
    const struct race_person merged = {
        .id = arena_strdup(&arena, told->id),
        .name = either(&arena, told->name, known->name),
        .country = either(&arena, told->country, known->country),
        .country_name = either(&arena, told->country_name, known->country_name),
        .picture = either(&arena, told->picture, known->picture),
    };
    arena_finish(&slot->arena);
    slot->arena = arena;
    slot->person = merged;
    change->novelty = HISTORY;
}

const struct race_person *sport_person(const struct sport_state *state, int feed,
                                       const char *id)
{
    const struct person_slot *slot = find(state, feed, id);
    return slot ? &slot->person : NULL;
}
