// Who will start, in lanes or in order, and what they have done before.
#include "show/scene_panel.h"

bool scene_startlist_values(const struct sport_state *state, int feed,
                            const struct unit_key *unit, struct values *out)
{
    struct panel panel = {.state = state, .unit_state = sport_unit(state, feed, unit)};
    const struct entry *entries[UNIT_MAX_ENTRIES];
    panel.unit = panel.unit_state ? panel.unit_state->unit : NULL;
    if (!panel.unit || panel.unit->entry_count == 0) {
        return false;
    }
    scene_unit(out, state, panel.unit_state);
    values_text(out, "time", panel.unit->start);
    const char *order = unit_has_lanes(panel.unit_state) ? "lane" : "order";
    int count = unit_start_order(panel.unit, entries, UNIT_MAX_ENTRIES);
    for (int i = 0; i < count; i++) {
        struct values *row = values_add_row(out);
        if (entries[i]->order > 0) {
            values_printf(row, order, "%d", entries[i]->order);
        }
        panel_person(row, &panel, entries[i]);
        scene_bests(row, state, feed, unit, entries[i]);
    }
    return true;
}
