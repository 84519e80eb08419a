// The order of a race, of a combined event or of anything else, by marks alone.
#include <string.h>

#include "base/str.h"
#include "show/scene_panel.h"

// A distance won or lost by means nothing; times and points do.
static void put_gap(struct values *row, const struct panel *panel,
                    const struct standing *standing)
{
    char gap[MARK_TEXT + 2] = "";
    const struct mark *first = &panel->standings[0].best;
    bool counts = first->kind == MARK_TIME || first->kind == MARK_POINTS;
    bool placed = panel->standings[0].place > 0 && standing->place > 0;
    if (counts && placed && mark_compare(first, &standing->best) < 0) {
        mark_gap(first, &standing->best, gap, sizeof(gap));
    }
    values_text(row, "gap", gap);
}

// "DQ TR16.8" is the word and, beside it, the rule. In an hour's run metres count.
static void put_mark(struct values *row, const struct unit *unit,
                     const struct standing *standing)
{
    const char *rule =
        standing->best.kind == MARK_DQ ? strchr(standing->best.text, ' ') : NULL;
    const char *note = standing->entry->note;
    const char *advance = standing->entry->advance;
    values_text(row, "mark", rule ? "DQ" : standing->best.text);
    bool run = discipline_of(unit->event_code) == DISCIPLINE_TIMED;
    values_text(row, "unit", run && standing->best.kind == MARK_DISTANCE ? "m" : NULL);
    note = text_empty(note) && rule ? rule + 1 : note;
    if (advance && !text_empty(note)) {
        values_printf(row, "note", "%s %s", advance, note);
    } else {
        values_text(row, "note", advance ? advance : note);
    }
}

static void put_wind(struct values *out, const struct unit *unit)
{
    if (unit->has_wind && unit_has_wind(unit) && !unit_is_jump(unit)) {
        scene_wind(out, unit->wind);
    }
}

// In an event of a decathlon it is points that count: those it brings, and how many they
// have so far.
static void put_points(struct values *row, const struct panel *panel, const char *parent,
                       const struct entry *entry)
{
    struct unit_key key = {.round = 1, .heat = 1};
    text_copy(key.event, sizeof(key.event), parent);
    const struct unit_state *whole =
        sport_unit(panel->state, panel->unit_state->feed, &key);
    const struct entry *sum =
        whole && whole->unit ? unit_entry(whole->unit, entry->bib) : NULL;
    if (entry->points > 0) {
        values_printf(row, "points", "%d", entry->points);
    }
    values_text(row, "total", sum ? sum->performance : NULL);
}

bool scene_results_values(const struct sport_state *state, int feed,
                          const struct unit_key *unit, struct values *out)
{
    struct panel panel;
    if (!panel_look(&panel, state, feed, unit) || !unit_has_results(panel.unit)) {
        return false;
    }
    panel_head(out, &panel);
    put_wind(out, panel.unit);
    bool lanes = unit_has_lanes(panel.unit_state);
    const struct meeting_discipline *event = sport_discipline(state, feed, unit->event);
    for (int i = 0; i < panel.count; i++) {
        const struct standing *standing = &panel.standings[i];
        struct values *row = values_add_row(out);
        panel_standing(row, &panel, standing);
        if (lanes && standing->entry->order > 0) {
            values_printf(row, "lane", "%d", standing->entry->order);
        }
        put_mark(row, panel.unit, standing);
        if (event && event->parent) {
            put_points(row, &panel, event->parent, standing->entry);
        } else {
            put_gap(row, &panel, standing);
        }
    }
    return true;
}
