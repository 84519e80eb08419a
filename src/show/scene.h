// scene.h
// The scenes there are, as a table: name, layer, what their rules are by default.
// scene_<name>.c turns state into values.
//
// Threads: pure functions over immutable tables.
#ifndef SHOW_SCENE_H
#define SHOW_SCENE_H

#include <stdbool.h>

#include "show/values.h"
#include "sport/state.h"

// Back to front, as they are painted.
enum layer { LAYER_BUG, LAYER_LOWER, LAYER_BOARD, LAYER_FULL, LAYER_COUNT };

extern const char *const layer_names[LAYER_COUNT];
int layer_find(const char *name); // -1 if unknown
// They have no room beside each other: a full panel, and what is below it but the bug.
bool layers_meet(enum layer a, enum layer b);

// How a scene behaves unless the show file says otherwise. Times in ms.
struct scene_rule {
    bool automatic;  // proposals come on by themselves
    int priority;    // higher makes lower ones leave after their minimum time
    int hold_ms;     // after the entrance; restarts on an update; 0: until dismissed
    int min_ms;      // at least this long before a higher priority may replace it
    int ceiling_ms;  // updates never extend it past this
    int max_age_ms;  // waiting longer than this, it is dropped
    int page_ms;     // each page of a list; 0: pages do not turn by themselves
    int cooldown_ms; // after it left, before the scene may come on by itself again
    int announce_ms; // told to the operator this long before it comes on by itself
};

struct scene {
    const char *name;
    enum layer layer;
    struct scene_rule rule;
    const char
        *anew; // of a list: when this value is another, it begins on its first page
};

const struct scene *scene_find(const char *name); // NULL if unknown
const struct scene *scene_table(int *count);

// Subjects: "track/12/1/1" for a winner, ".../BIB/ROUND" for an attempt,
// ".../BIB/HEIGHT/NUMBER" for a height. feed_id is the show file's name for the feed.
const char *subject_winner(struct arena *arena, const char *feed_id,
                           const struct unit_key *unit);
const char *subject_attempt(struct arena *arena, const char *feed_id,
                            const struct attempt_event *attempt);
// "tri/281501", "cup/368"; "cup/368/goal/4".
const char *subject_whole(struct arena *arena, const char *feed_id, const char *id);
const char *subject_goal(struct arena *arena, const char *feed_id, const char *match,
                         const char *entry);

// "track/12/1/1/205"; without a unit "track/bib/205".
const char *subject_athlete(struct arena *arena, const char *feed_id,
                            const struct unit_key *unit, const char *bib);
// "tri/281501/7"; "cup/368/h7" for a player, h or a for the side.
const char *subject_splits(struct arena *arena, const char *feed_id, const char *race,
                           const char *bib);
const char *subject_player(struct arena *arena, const char *feed_id, const char *match,
                           enum match_side side, const char *number);

// State to values. False if nothing is known of it.
bool scene_winner_values(const struct sport_state *state, int feed,
                         const struct unit_key *unit, struct values *out);
bool scene_attempt_values(const struct sport_state *state,
                          const struct attempt_state *attempt, struct values *out);
bool scene_height_values(const struct sport_state *state,
                         const struct attempt_state *attempt, struct values *out);
// Panels of a unit. False before it told of anybody, or where it is of another kind.
bool scene_results_values(const struct sport_state *state, int feed,
                          const struct unit_key *unit, struct values *out);
bool scene_series_values(const struct sport_state *state, int feed,
                         const struct unit_key *unit, struct values *out);
bool scene_heights_values(const struct sport_state *state, int feed,
                          const struct unit_key *unit, struct values *out);
bool scene_startlist_values(const struct sport_state *state, int feed,
                            const struct unit_key *unit, struct values *out);
// Races and matches. now_ms: what their clocks show, so without the delay of the feed.
bool scene_raceclock_values(const struct race_state *race, int64_t now_ms,
                            struct values *out);
bool scene_leaderboard_values(const struct race_state *race, int64_t now_ms,
                              struct values *out);
bool scene_finish_values(const struct race_state *race, struct values *out);
bool scene_scorebug_values(const struct match_state *match, int64_t now_ms,
                           struct values *out);
// False before anything was timed.
bool scene_splits_values(const struct race_state *race, const char *bib,
                         struct values *out);
bool scene_match_values(const struct match_state *match, int64_t now_ms,
                        struct values *out);
// NULL group: any.
bool scene_table_values(const struct sport_state *state, int feed, const char *group,
                        struct values *out);
// Cards of one person: of an event (an empty key: of none) by the bib, of a race by the
// bib, of a team by the number.
bool scene_athlete_values(const struct sport_state *state, int feed,
                          const struct unit_key *unit, const char *bib,
                          struct values *out);
bool scene_racer_values(const struct race_state *race, const char *bib,
                        struct values *out);
bool scene_player_values(const struct match_state *match, enum match_side side,
                         const char *number, struct values *out);
// `word`: the end of the goal's subject. False if it was taken back, too.
bool scene_goal_values(const struct match_state *match, const char *word,
                       struct values *out);
// Only the clock, as the scenes above have it. False if there is none.
bool scene_race_clock(const struct race_state *race, int64_t now_ms, struct values *out);
bool scene_match_clock(const struct match_state *match, int64_t now_ms,
                       struct values *out);

#endif
