#include "show/scene_panel.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/str.h"

enum { LANES = 10, LANES_METRES = 800 };

bool unit_has_results(const struct unit *unit)
{
    bool has = unit->trial_count > 0;
    for (int i = 0; !has && i < unit->entry_count; i++) {
        const struct entry *entry = &unit->entries[i];
        has = entry->place > 0 || !text_empty(entry->performance);
    }
    return has;
}

// The last trial told is the last taken only where trials are told in the order of time,
// as those over a bar are.
static const struct trial *last_trial(const struct unit *unit)
{
    bool ordered = unit_discipline(unit) == DISCIPLINE_VERTICAL && unit->trial_count > 0;
    return ordered ? &unit->trials[unit->trial_count - 1] : NULL;
}

// Of push and unit the newer is believed.
static void look_for_action(struct panel *panel, int feed)
{
    const struct trial *trial = last_trial(panel->unit);
    const struct attempt_state *heard =
        sport_last_attempt(panel->state, feed, &panel->unit_state->key);
    if (trial && heard && heard->heard_at_ms <= panel->unit_state->unit_at_ms) {
        heard = NULL;
    }
    if (heard) {
        panel->current = heard->said.bib;
        panel->bar = heard->said.height;
    } else if (trial) {
        panel->current = trial->bib;
        panel->bar = trial->height;
    }
}

bool panel_look(struct panel *panel, const struct sport_state *state, int feed,
                const struct unit_key *unit)
{
    *panel = (struct panel){.state = state, .unit_state = sport_unit(state, feed, unit)};
    panel->unit = panel->unit_state ? panel->unit_state->unit : NULL;
    if (!panel->unit) {
        return false;
    }
    panel->count = unit_rank(panel->unit, panel->standings, SCENE_STANDINGS);
    if (panel->unit->results == RESULTS_NONE) {
        look_for_action(panel, feed);
    }
    return panel->count > 0;
}

static const char *status_text(const struct unit *unit)
{
    static const char *const published[] = {
        [RESULTS_PROVISIONAL] = "provisional", [RESULTS_OFFICIAL] = "official"};
    if (unit->results != RESULTS_NONE) {
        return published[unit->results];
    }
    bool over = unit->status && strncasecmp(unit->status, "finish", 6) == 0;
    return unit_has_results(unit) && !over ? "live" : NULL;
}

void panel_head(struct values *out, const struct panel *panel)
{
    scene_unit(out, panel->state, panel->unit_state);
    values_text(out, "status", status_text(panel->unit));
}

void panel_person(struct values *row, const struct panel *panel,
                  const struct entry *entry)
{
    struct person person = {.name = NULL};
    person_know(&person, entry,
                sport_competitor(panel->state, panel->unit_state->feed, entry->bib));
    values_text(row, "bib", entry->bib);
    if (text_empty(person.name) && scene_is_team(panel->unit_state, entry)) {
        person.name = person.team;
    }
    person_put(row, "", &person);
    scene_kind(row, "", panel->unit_state, entry);
}

void panel_standing(struct values *row, const struct panel *panel,
                    const struct standing *standing)
{
    const struct entry *entry = standing->entry;
    if (standing->place > 0) {
        values_printf(row, "place", "%d", standing->place);
    }
    panel_person(row, panel, entry);
    bool current = !text_empty(entry->bib) && text_equal(entry->bib, panel->current);
    values_text(row, "current", current ? "true" : NULL);
    values_text(row, "out", standing->best.kind >= MARK_NM ? "true" : NULL);
}

static int by_start(const void *left, const void *right)
{
    const struct entry *a = *(const struct entry *const *)left;
    const struct entry *b = *(const struct entry *const *)right;
    if (a->order != b->order) {
        bool told = a->order > 0 && b->order > 0;
        return told ? a->order - b->order : a->order > 0 ? -1 : 1;
    }
    int bibs = bib_compare(a->bib, b->bib);
    return bibs ? bibs : (a > b) - (a < b);
}

int unit_start_order(const struct unit *unit, const struct entry **out, int max)
{
    int count = unit->entry_count < max ? unit->entry_count : max;
    for (int i = 0; i < count; i++) {
        out[i] = &unit->entries[i];
    }
    if (count > 0) {
        qsort(out, (size_t)count, sizeof(*out), by_start);
    }
    return count;
}

// Longer races start from a line, and have numbers for the order on it.
bool unit_has_lanes(const struct unit_state *unit_state)
{
    const struct unit *unit = unit_state->unit;
    if (discipline_is_relay(unit_state->event_code)) {
        return true;
    }
    bool lanes =
        unit_discipline(unit) == DISCIPLINE_TRACK && unit->distance <= LANES_METRES;
    for (int i = 0; lanes && i < unit->entry_count; i++) {
        lanes = unit->entries[i].order <= LANES;
    }
    return lanes;
}

void scene_bests(struct values *out, const struct sport_state *state, int feed,
                 const struct unit_key *unit, const struct entry *entry)
{
    const struct meeting_entry *known =
        entry ? sport_entry(state, feed, entry->bib, unit->event) : NULL;
    const char *pb = entry ? entry->pb : NULL, *sb = entry ? entry->sb : NULL;
    values_text(out, "pb", text_empty(pb) && known ? known->pb : pb);
    values_text(out, "sb", text_empty(sb) && known ? known->sb : sb);
}
