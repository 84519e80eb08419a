// scene_parts.h
// What scenes have in common: who somebody is, what a mark looks like, what a team is
// called.
//
// Threads: pure functions.
#ifndef SHOW_SCENE_PARTS_H
#define SHOW_SCENE_PARTS_H

#include "show/scene.h"

enum { SCENE_NAME = 160, SCENE_STANDINGS = UNIT_MAX_ENTRIES };

// Somebody, from whatever knows of them; texts borrowed from the state.
struct person {
    const char *name;
    const char *family; // as told; only what is a part of the name is put out
    const char *team;   // in full if known
    const char *country;
    const char *flag; // IOC code
    const char *runners;
    char code[4]; // where flag points when it was cut out of an address
};

// Entry first, then the competition's own data; either may be NULL.
void person_know(struct person *out, const struct entry *entry,
                 const struct meeting_competitor *competitor);
// name, family, team, country, flag, runners; `prefix` is "" or "second.".
void person_put(struct values *out, const char *prefix, const struct person *person);
// The same name in another order, case or with its accents lost.
bool person_named(const char *a, const char *b);

// A value whose name has a prefix.
void scene_text(struct values *out, const char *prefix, const char *name,
                const char *text);
// family: where what is told stands in the name, as it is written there.
void scene_family(struct values *out, const char *prefix, const char *name,
                  const char *told);
// event and heat, from whatever is known of the unit.
void scene_unit(struct values *out, const struct sport_state *state,
                const struct unit_state *unit);
// A name is a team's, which has no given and no family name. The entry may be NULL.
bool scene_is_team(const struct unit_state *unit, const struct entry *entry);
// kind: "team" says so.
void scene_kind(struct values *out, const char *prefix, const struct unit_state *unit,
                const struct entry *entry);
// note as sent; remark as well when it is no badge (PB, =SB, NR).
void scene_note(struct values *out, const char *note);
// "+1.4"; over the limit "+2.3w".
void scene_wind(struct values *out, int tenths);

// What both kinds of attempt share.
struct attempt_view {
    const struct sport_state *state;
    const struct attempt_event *said;
    const struct unit_state *unit_state; // NULL if unknown
    const struct unit *unit;             // NULL before the first
    const struct entry *entry;           // NULL if the unit has none of that bib
    bool unit_newer;                     // than what was said
};

void attempt_look(struct attempt_view *view, const struct sport_state *state,
                  const struct attempt_state *attempt);
// event, heat, bib, name, team, country, flag.
void attempt_head(struct values *out, const struct attempt_view *view, int feed);
// rank, best, lead: where the athlete stands in the unit.
void attempt_standing(struct values *out, const struct attempt_view *view,
                      const struct mark *now);

// One part of a subject, without blanks and slashes.
const char *subject_word(struct arena *arena, const char *text);

// name, short, color.
void scene_team(struct values *out, const char *prefix, const struct match_team *team);
// player, family and number. What the roster knows stands in for what the entry does not
// tell.
void match_player(struct values *out, const struct match_state *match,
                  const struct match_entry *entry);
// The first minute is 1. Where a period has a length, minutes count on through all of
// them, and what falls in the whistle belongs to the last one.
void match_minute(struct values *out, const struct match_state *match,
                  const struct match_entry *entry);
const char *race_title(const struct race *race);       // NULL unknown
const char *race_status_text(const struct race *race); // NULL: nothing to say
// name, country, flag, bib; kind of a relay's teams.
void race_person(struct values *out, const char *prefix, const struct race *race,
                 const struct race_athlete *athlete);
// Behind the first, as the times printed say it, which are cut to seconds; `told` where
// one of them is not known. Below 0: unknown.
int64_t printed_gap(int64_t first_ms, int64_t time_ms, int64_t told_ms);
// What a point of the course is called, NULL if nobody said.
const char *race_point_name(const struct race *race, const char *id);
// Who won or, before that, leads; NULL before anybody was timed.
const struct race_athlete *race_leader(const struct race_state *race);
// By bib or, where none was told, by id. NULL if there is none.
const struct race_athlete *race_find(const struct race *race, const char *word);
// What race_find() finds somebody by, as part of a subject.
const char *race_word(struct arena *arena, const struct race_athlete *athlete);

// "07" and "7" are one number.
bool bib_same(const char *a, const char *b);
// Numbers by their value, what has letters as it is written.
int bib_compare(const char *a, const char *b);

#endif
