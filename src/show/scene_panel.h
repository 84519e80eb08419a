// scene_panel.h
// What the panels of a unit have in common: how everybody stands in it, who was just in
// action, and what is said of the unit and of one person in every one of them.
//
// Threads: pure functions.
#ifndef SHOW_SCENE_PANEL_H
#define SHOW_SCENE_PANEL_H

#include "show/scene_parts.h"

struct panel {
    const struct sport_state *state;
    const struct unit_state *unit_state;
    const struct unit *unit;
    struct standing standings[SCENE_STANDINGS]; // best first
    int count;
    const char *current; // bib of who was just in action, NULL
    const char *bar;     // the height that was just tried, NULL
};

// False before the unit has told of anybody.
bool panel_look(struct panel *panel, const struct sport_state *state, int feed,
                const struct unit_key *unit);
// event, heat, status.
void panel_head(struct values *out, const struct panel *panel);
// bib, name, team, country, flag, runners, kind.
void panel_person(struct values *row, const struct panel *panel,
                  const struct entry *entry);
// The same with place, current and out.
void panel_standing(struct values *row, const struct panel *panel,
                    const struct standing *standing);

// Somebody has a mark, a trial or a place: before, there is but a list of starters.
bool unit_has_results(const struct unit *unit);
// In the order of start, then of bibs. Returns how many were written.
int unit_start_order(const struct unit *unit, const struct entry **out, int max);
// Whether its order of start is lanes.
bool unit_has_lanes(const struct unit_state *unit);
// Personal and season's best as far as anybody knows them.
void scene_bests(struct values *out, const struct sport_state *state, int feed,
                 const struct unit_key *unit, const struct entry *entry);

#endif
