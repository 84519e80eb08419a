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

enum layer { LAYER_BUG, LAYER_LOWER, LAYER_BOARD, LAYER_FULL, LAYER_COUNT };

extern const char *const layer_names[LAYER_COUNT];
int layer_find(const char *name); // -1 if unknown

// How a scene behaves unless the show file says otherwise. Times in ms.
struct scene_rule {
    bool automatic; // proposals come on by themselves
    int priority;   // higher makes lower ones leave after their minimum time
    int hold_ms;    // after the entrance; restarts on an update; 0: until dismissed
    int min_ms;     // at least this long before a higher priority may replace it
    int ceiling_ms; // updates never extend it past this
    int max_age_ms; // waiting longer than this, it is dropped
};

struct scene {
    const char *name;
    enum layer layer;
    struct scene_rule rule;
};

const struct scene *scene_find(const char *name); // NULL if unknown
const struct scene *scene_table(int *count);

// Subjects: "track/12/1/1" for a winner, ".../BIB/ROUND" for an attempt,
// ".../BIB/HEIGHT/NUMBER" for a height. feed_id is the show file's name for the feed.
const char *subject_winner(struct arena *arena, const char *feed_id,
                           const struct unit_key *unit);
const char *subject_attempt(struct arena *arena, const char *feed_id,
                            const struct attempt_event *attempt);

// State to values. False if nothing is known of it.
bool scene_winner_values(const struct sport_state *state, int feed,
                         const struct unit_key *unit, struct values *out);
bool scene_attempt_values(const struct sport_state *state,
                          const struct attempt_state *attempt, struct values *out);
bool scene_height_values(const struct sport_state *state,
                         const struct attempt_state *attempt, struct values *out);

#endif
