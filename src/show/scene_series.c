// Everybody's series of throws or horizontal jumps, and what there is to beat.
#include <stdio.h>

#include "base/str.h"
#include "show/scene_panel.h"

static void put_trial(struct values *row, const struct trial *trial, bool windy)
{
    char name[4], wind[16];
    struct mark mark = mark_parse(trial->result, MEASURES_DISTANCE);
    snprintf(name, sizeof(name), "t%d", trial->round);
    values_text(row, name, mark_valid(&mark) ? mark.text : trial->result);
    snprintf(name, sizeof(name), "w%d", trial->round);
    if (windy && trial->has_wind && mark_valid(&mark)) {
        wind_print(trial->wind, wind, sizeof(wind));
        values_text(row, name, wind);
    } else {
        values_text(row, name, NULL); // an earlier row said otherwise
    }
}

static void put_series(struct values *row, const struct panel *panel,
                       const struct standing *standing)
{
    const struct unit *unit = panel->unit;
    const struct trial *best = standing->best_trial;
    bool windy = unit_is_jump(unit) && unit_has_wind(unit);
    values_text(row, "best", standing->best.text);
    if (best && best->round >= 1 && best->round <= UNIT_ROUNDS) {
        values_printf(row, "best.at", "%d", best->round);
    }
    if (best && windy && best->has_wind) {
        scene_wind(row, best->wind);
    }
    for (int i = 0; i < unit->trial_count; i++) {
        const struct trial *trial = &unit->trials[i];
        if (!text_empty(trial->bib) && text_equal(trial->bib, standing->entry->bib) &&
            trial->round >= 1 && trial->round <= UNIT_ROUNDS) {
            put_trial(row, trial, windy);
        }
    }
}

// While it is on: what the first has.
static void put_target(struct values *out, const struct panel *panel)
{
    const struct standing *first = &panel->standings[0];
    if (panel->unit->results == RESULTS_NONE && mark_valid(&first->best)) {
        values_text(out, "target", first->best.text);
        values_text(out, "target.name", first->entry->name);
        scene_family(out, "target.", first->entry->name, first->entry->last_name);
    }
}

bool scene_series_values(const struct sport_state *state, int feed,
                         const struct unit_key *unit, struct values *out)
{
    struct panel panel;
    if (!panel_look(&panel, state, feed, unit) ||
        unit_discipline(panel.unit) != DISCIPLINE_HORIZONTAL) {
        return false;
    }
    panel_head(out, &panel);
    put_target(out, &panel);
    for (int i = 0; i < panel.count; i++) {
        struct values *row = values_add_row(out);
        panel_standing(row, &panel, &panel.standings[i]);
        put_series(row, &panel, &panel.standings[i]);
        values_text(row, "note", panel.standings[i].entry->note);
    }
    return true;
}
