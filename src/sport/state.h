// state.h
// Everything we know of the hall, fed by events, read by scenes. sport_apply() is the
// only mutator and copies what it keeps. It also judges novelty: duplicates, corrections
// and history are told apart here, so that nothing is ever celebrated twice.
//
// Threads: main only.
#ifndef SPORT_STATE_H
#define SPORT_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "sport/event.h"

enum { SPORT_FEEDS = 16, SPORT_MAX_UNITS = 1024, SPORT_RESULT_REPEAT_MS = 600000 };

struct sport_state;

// What is known of one unit. Texts live until the next apply.
struct unit_state {
    int feed;
    struct unit_key key;
    const char *name;        // best name known, without the id: "800m - Men Blues"
    const char *event_code;  // NULL if unknown
    const struct unit *unit; // the last good snapshot, NULL before the first
    int64_t unit_at_ms;      // when the snapshot was last told
    int64_t unit_changed_ms; // when it last told something else than before
    bool announced;          // a results_arrived was heard
    const char *winner;      // as announced
    const char *winner_mark; // as announced
    bool mark_corrected;     // an earlier push had told another one of this winner
    int64_t announced_at_ms; // so that of push and unit the newer is believed
};

// One attempt heard live, and what came of it.
struct attempt_state {
    int feed;
    struct attempt_event said; // copied
    int64_t heard_at_ms;
};

// A race, as far as it is known. Texts live until the next apply.
struct race_state {
    int feed;
    const struct race *race; // splits of earlier messages are kept
    const struct race_board *board;
    bool clock_known;
    int64_t clock_zero_ms; // our monotonic time when the race clock was at 0
    int64_t heard_ms;
    int64_t whole_ms; // when it was last told with splits, -1: never
};

// Race time now; false while it is not live or nobody can tell.
bool race_state_clock(const struct race_state *race, int64_t now_ms, int64_t *ms);

// A match, as far as it is known. Texts live until the next apply.
struct match_state {
    int feed;
    const char *id, *title;
    struct match_team teams[2];
    bool has_score, has_points;
    int score[2], points[2];
    enum match_status status;
    const char *status_word, *period, *note; // NULL: none
    const char *unwatched;                   // why, NULL: somebody watches it
    int period_number;
    bool cut; // the venue is cut off: what is shown may be old
    struct match_ticker clock;
    const struct match_entry *entries; // in the order of the match
    int entry_count;
    const struct match_roster *rosters[2]; // NULL: unknown
    int64_t heard_ms;
};

enum novelty {
    NEWS,       // show it
    DUPLICATE,  // heard before, word for word
    CORRECTION, // heard before, now different: update what is shown, do not celebrate
    HISTORY,    // sets the state silently
};

struct change {
    enum event_type type;
    enum novelty novelty;
    int feed;
    struct unit_key unit;                // RESULT, ATTEMPT, UNIT, FETCH_FAILED, UNCHANGED
    bool again;                          // FETCH_FAILED: another try follows by itself
    const struct unit_state *unit_state; // RESULT, ATTEMPT, UNIT; until the next apply
    const struct attempt_state *attempt; // ATTEMPT
    bool new_winner; // RESULT, CORRECTION: another won, or nobody had. RACE: news
    const struct race_state *race; // RACE; until the next apply
    bool new_point;                // RACE: the first has reached another point
    // RACE: a push tells that another leads at the same point, or it is the first that is
    // heard of a race under way.
    bool new_leader;
    bool made_official;              // RACE: a push tells that the results are, now
    const struct match_state *match; // MATCH, ROSTER, TABLE (may be NULL)
    const struct match_entry *goal;  // MATCH: scored now, seen live; NULL if none
    bool score_changed;              // MATCH
};

struct sport_state *sport_create(void);
void sport_destroy(struct sport_state *state); // NULL is fine
struct change sport_apply(struct sport_state *state, int feed, const struct event *event,
                          int64_t now_ms);

const struct unit_state *sport_unit(const struct sport_state *state, int feed,
                                    const struct unit_key *key); // NULL if unknown
// The attempt last heard with these coordinates. `round` for horizontal, `height` and
// `number` (how many attempts at it) for vertical. NULL if unknown.
const struct attempt_state *sport_attempt(const struct sport_state *state, int feed,
                                          const struct unit_key *unit, const char *bib,
                                          int round, const char *height, int number);
// The attempt of this unit that was heard last by push, NULL if none.
const struct attempt_state *sport_last_attempt(const struct sport_state *state, int feed,
                                               const struct unit_key *unit);
// From the competition's JSON, NULL if unknown. `event` narrows pb and sb.
const struct meeting_competitor *sport_competitor(const struct sport_state *state,
                                                  int feed, const char *bib);
const struct meeting_entry *sport_entry(const struct sport_state *state, int feed,
                                        const char *bib, const char *event);
const struct meeting_discipline *sport_discipline(const struct sport_state *state,
                                                  int feed, const char *event);
// Whether the competition has told all its events.
bool sport_events_known(const struct sport_state *state, int feed);
// How many events a combined one is made of, 0 if unknown.
int sport_part_count(const struct sport_state *state, int feed, const char *event);
// Units in the order they were first heard of; for lists and tests.
int sport_unit_count(const struct sport_state *state);
const struct unit_state *sport_unit_at(const struct sport_state *state, int index);
// For races: our epoch time in ms when monotonic time was 0, so that a snapshot's age can
// be told. Not called: unknown, as in a replay.
void sport_set_wall(struct sport_state *state, int64_t epoch_ms);
const struct race_state *sport_race(const struct sport_state *state, int feed,
                                    const char *prog); // NULL if unknown
// Who an athlete is, NULL if it was not told.
const struct race_person *sport_person(const struct sport_state *state, int feed,
                                       const char *id);
int sport_race_count(const struct sport_state *state);
const struct race_state *sport_race_at(const struct sport_state *state, int index);
const struct match_state *sport_match(const struct sport_state *state, int feed,
                                      const char *id); // NULL if unknown
int sport_match_count(const struct sport_state *state);
const struct match_state *sport_match_at(const struct sport_state *state, int index);
// NULL group: any. NULL if unknown.
const struct match_table *sport_table(const struct sport_state *state, int feed,
                                      const char *group);
// The whole state as text, one line a fact, in a fixed order; for tests.
const char *sport_print(const struct sport_state *state, struct arena *arena);

#endif
