#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "sport/snapshot.h"
#include "sport/state_tables.h"

struct unit_slot *units_find(const struct sport_state *state, int feed,
                             const struct unit_key *key)
{
    for (int i = 0; i < state->unit_count; i++) {
        struct unit_slot *slot = state->units[i];
        if (slot->state.feed == feed && unit_key_equal(&slot->state.key, key)) {
            return slot;
        }
    }
    return NULL;
}

struct unit_slot *units_claim(struct sport_state *state, int feed,
                              const struct unit_key *key)
{
    struct unit_slot *slot = units_find(state, feed, key);
    if (slot) {
        return slot;
    }
    if (state->unit_count == SPORT_MAX_UNITS) {
        unit_slot_free(state->units[0]);
        state->unit_count--;
        memmove(state->units, state->units + 1,
                (size_t)state->unit_count * sizeof(state->units[0]));
        state->units_dropped++;
    }
    slot = xalloc(sizeof(*slot));
    slot->state.feed = feed;
    slot->state.key = *key;
    state->units[state->unit_count++] = slot;
    unit_slot_rebuild(state, slot, NULL);
    return slot;
}

static const char *first_of(const char *a, const char *b, const char *c)
{
    return !text_empty(a) ? a : !text_empty(b) ? b : c;
}

// What is on air first is the name by push, and it need not change when more is known.
static void name_slot(struct unit_slot *slot, const struct meeting_tables *meeting)
{
    const struct meeting_discipline *event =
        meeting_discipline_find(meeting, slot->state.key.event);
    const char *event_name = event ? arena_strdup(&slot->arena, event->name) : NULL;
    const char *event_code = event ? arena_strdup(&slot->arena, event->code) : NULL;
    slot->state.name = first_of(slot->heard_name, slot->told.name, event_name);
    if (!slot->state.name) {
        slot->state.name = slot->told.heat_name;
    }
    slot->state.event_code =
        first_of(slot->told.event_code, slot->heard_code, event_code);
    slot->joined.event_code = slot->state.event_code;
}

bool unit_slot_rebuild(struct sport_state *state, struct unit_slot *slot,
                       const struct unit *fresh)
{
    const struct meeting_tables *meeting = &state->meetings[slot->state.feed];
    const struct unit *before = slot->has_told ? &slot->told : NULL;
    struct unit_slot next = *slot;
    next.arena = (struct arena){0};
    for (int i = 0; i < next.announced_count; i++) {
        struct announcement *said = &next.announced[i];
        said->winner = arena_strdup(&next.arena, said->winner);
        said->mark = arena_strdup(&next.arena, said->mark);
    }
    next.state.winner = arena_strdup(&next.arena, slot->state.winner);
    next.state.winner_mark = arena_strdup(&next.arena, slot->state.winner_mark);
    next.heard_name = arena_strdup(&next.arena, slot->heard_name);
    next.heard_code = arena_strdup(&next.arena, slot->heard_code);
    bool changed = false;
    if (fresh || before) {
        next.told =
            snapshot_merge(&next.arena, fresh ? fresh : before, before, &state->rows_cut);
        next.has_told = true;
        changed = fresh && (!before || !snapshot_same(&next.told, before));
    }
    arena_finish(&slot->arena);
    *slot = next;
    if (slot->has_told) {
        slot->joined = snapshot_join(&slot->arena, &slot->told, meeting);
        slot->state.unit = &slot->joined;
    }
    name_slot(slot, meeting);
    return changed;
}

void unit_slot_free(struct unit_slot *slot)
{
    if (slot) {
        arena_finish(&slot->arena);
        free(slot);
    }
}
