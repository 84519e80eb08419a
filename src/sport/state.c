#include "sport/state.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "sport/state_tables.h"

struct sport_state *sport_create(void)
{
    return xalloc(sizeof(struct sport_state));
}

void sport_destroy(struct sport_state *state)
{
    if (!state) {
        return;
    }
    for (int i = 0; i < state->unit_count; i++) {
        unit_slot_free(state->units[i]);
    }
    for (int i = 0; i < state->attempt_count; i++) {
        free(state->attempts[i]);
    }
    for (int i = 0; i < SPORT_FEEDS; i++) {
        meeting_finish(&state->meetings[i]);
    }
    for (int i = 0; i < state->race_count; i++) {
        race_slot_free(state->races[i]);
    }
    for (int i = 0; i < state->person_count; i++) {
        person_slot_free(state->persons[i]);
    }
    for (int i = 0; i < state->match_count; i++) {
        match_slot_free(state->matches[i]);
    }
    for (int i = 0; i < state->roster_count; i++) {
        roster_slot_free(state->rosters[i]);
    }
    for (int i = 0; i < state->table_count; i++) {
        table_slot_free(state->tables[i]);
    }
    free(state);
}

// Links, traffic: nothing of the hall.
static void apply_nothing(struct sport_state *state, const struct event *event,
                          int64_t now_ms, struct change *change)
{
    (void)state;
    (void)event;
    (void)now_ms;
    (void)change;
}

static void apply_result(struct sport_state *state, const struct event *event,
                         int64_t now_ms, struct change *change)
{
    struct unit_slot *slot = units_claim(state, change->feed, &event->result.unit);
    change->unit = event->result.unit;
    change->novelty = results_hear(state, slot, event, now_ms, &change->new_winner);
    change->unit_state = &slot->state;
}

static void apply_attempt(struct sport_state *state, const struct event *event,
                          int64_t now_ms, struct change *change)
{
    const struct attempt_event *said = &event->attempt;
    struct unit_slot *slot = units_claim(state, change->feed, &said->unit);
    bool new_name =
        !text_empty(said->heat_name) && !text_equal(said->heat_name, slot->heard_name);
    bool new_code =
        !text_empty(said->event_code) && !text_equal(said->event_code, slot->heard_code);
    if (new_name || new_code) {
        slot->heard_name = new_name ? said->heat_name : slot->heard_name;
        slot->heard_code = new_code ? said->event_code : slot->heard_code;
        unit_slot_rebuild(state, slot, NULL); // owns the event's texts from here on
    }
    const struct attempt_slot *attempt;
    change->unit = said->unit;
    change->novelty =
        attempts_hear(state, change->feed, said, event->backlog, now_ms, &attempt);
    change->attempt = &attempt->state;
    change->unit_state = &slot->state;
}

// A race that is run again: its results were out after the push, and are no longer, by
// its own page.
static bool withdraws(const struct unit_slot *slot, const struct unit *fresh)
{
    return slot->state.announced && slot->has_told && !fresh->listed &&
           slot->told.results != RESULTS_NONE && fresh->results == RESULTS_NONE &&
           slot->state.unit_at_ms > slot->state.announced_at_ms;
}

static void apply_unit(struct sport_state *state, const struct event *event,
                       int64_t now_ms, struct change *change)
{
    struct unit_slot *slot = units_claim(state, change->feed, &event->unit.key);
    change->unit = event->unit.key;
    change->unit_state = &slot->state;
    if (!event->unit.listed) {
        slot->paged = true;
        slot->page_ms = now_ms;
    } else if (slot->paged && now_ms - slot->page_ms < SPORT_PAGE_HOLDS_MS) {
        change->novelty = DUPLICATE; // what its own page said is the newer
        return;
    }
    if (withdraws(slot, &event->unit)) {
        slot->state.announced = slot->state.mark_corrected = false;
        memset(slot->announced, 0, sizeof(slot->announced));
        slot->announced_count = 0;
    }
    bool changed = unit_slot_rebuild(state, slot, &event->unit);
    slot->state.unit_at_ms = now_ms;
    slot->state.unit_changed_ms = changed ? now_ms : slot->state.unit_changed_ms;
    change->novelty = event->backlog ? HISTORY : changed ? NEWS : DUPLICATE;
}

static void apply_meeting(struct sport_state *state, const struct event *event,
                          int64_t now_ms, struct change *change)
{
    (void)now_ms;
    bool changed =
        meeting_update(&state->meetings[change->feed], &event->meeting, &state->rows_cut);
    for (int i = 0; changed && i < state->unit_count; i++) {
        if (state->units[i]->state.feed == change->feed) {
            unit_slot_rebuild(state, state->units[i], NULL);
        }
    }
    change->novelty = event->backlog ? HISTORY : changed ? NEWS : DUPLICATE;
}

static void apply_fetch_failed(struct sport_state *state, const struct event *event,
                               int64_t now_ms, struct change *change)
{
    (void)now_ms;
    const struct unit_slot *slot = units_find(state, change->feed, &event->fetch.unit);
    change->unit = event->fetch.unit;
    change->again = event->fetch.again;
    change->unit_state = slot && !event->fetch.whole_meeting ? &slot->state : NULL;
}

// What is known of it is as old as this answer.
static void apply_unchanged(struct sport_state *state, const struct event *event,
                            int64_t now_ms, struct change *change)
{
    const struct unit_key *key = &event->fetch.unit;
    change->unit = *key;
    if (!key->event[0]) {
        return;
    }
    struct unit_slot *unit = units_find(state, change->feed, key);
    if (unit && unit->state.unit) {
        unit->state.unit_at_ms = now_ms;
        unit->page_ms = now_ms;
        change->unit_state = &unit->state;
    }
    races_confirm(state, change->feed, key->event, now_ms);
    matches_confirm(state, change->feed, key->event, now_ms);
}

struct change sport_apply(struct sport_state *state, int feed, const struct event *event,
                          int64_t now_ms)
{
    static void (*const appliers[])(struct sport_state *, const struct event *, int64_t,
                                    struct change *) = {
        [EVENT_LINK] = apply_nothing,
        [EVENT_TRAFFIC] = apply_nothing,
        [EVENT_RESULT] = apply_result,
        [EVENT_ATTEMPT] = apply_attempt,
        [EVENT_UNIT] = apply_unit,
        [EVENT_MEETING] = apply_meeting,
        [EVENT_FETCH_FAILED] = apply_fetch_failed,
        [EVENT_UNCHANGED] = apply_unchanged,
        [EVENT_RACE] = races_hear,
        [EVENT_PERSON] = persons_hear,
        [EVENT_MATCH] = matches_hear,
        [EVENT_ROSTER] = rosters_hear,
        [EVENT_TABLE] = tables_hear,
    };
    struct change change = {
        .type = event->type,
        .novelty = event->backlog ? HISTORY : NEWS,
        .feed = feed,
    };
    if (feed >= 0 && feed < SPORT_FEEDS) {
        appliers[event->type](state, event, now_ms, &change);
    }
    return change;
}

static const struct meeting_tables *meeting_of(const struct sport_state *state, int feed)
{
    return feed >= 0 && feed < SPORT_FEEDS ? &state->meetings[feed] : NULL;
}

const struct unit_state *sport_unit(const struct sport_state *state, int feed,
                                    const struct unit_key *key)
{
    const struct unit_slot *slot = units_find(state, feed, key);
    return slot ? &slot->state : NULL;
}

const struct meeting_competitor *sport_competitor(const struct sport_state *state,
                                                  int feed, const char *bib)
{
    return meeting_find(meeting_of(state, feed), bib);
}

const struct meeting_entry *sport_entry(const struct sport_state *state, int feed,
                                        const char *bib, const char *event)
{
    return meeting_entry_find(meeting_of(state, feed), bib, event);
}

const struct meeting_discipline *sport_discipline(const struct sport_state *state,
                                                  int feed, const char *event)
{
    return meeting_discipline_find(meeting_of(state, feed), event);
}

bool sport_events_known(const struct sport_state *state, int feed)
{
    const struct meeting_tables *meeting = meeting_of(state, feed);
    int count = meeting ? meeting->event.discipline_count : 0;
    return count > 0 && count < MEETING_MAX_DISCIPLINES;
}

int sport_part_count(const struct sport_state *state, int feed, const char *event)
{
    return meeting_part_count(meeting_of(state, feed), event);
}

int sport_unit_count(const struct sport_state *state)
{
    return state->unit_count;
}

const struct unit_state *sport_unit_at(const struct sport_state *state, int index)
{
    return index >= 0 && index < state->unit_count ? &state->units[index]->state : NULL;
}
