// state_tables.h
// What a sport_state is made of: units with what was announced of them, attempts heard,
// a meeting a feed, races, matches, rosters and tables. Only state*.c look in here.
//
// A unit's arena holds every text of it and is rebuilt whole at each change, so that
// nothing in it outlives what replaced it.
//
// Threads: main only.
#ifndef SPORT_STATE_TABLES_H
#define SPORT_STATE_TABLES_H

#include "base/arena.h"
#include "sport/meeting.h"
#include "sport/state.h"
#include "sport/state_match.h"
#include "sport/state_race.h"

enum {
    SPORT_MAX_ATTEMPTS = 4096,
    SPORT_MAX_ANNOUNCED = 4,
    SPORT_PAGE_HOLDS_MS = 60000, // against a competition's JSON that may be made before
};

// A results_arrived heard live.
struct announcement {
    const char *winner;
    const char *mark;
    int64_t at_ms;
};

struct unit_slot {
    struct unit_state state; // what the world sees; points into the arena
    struct unit told;        // by servers, newest on top
    struct unit joined;      // told, completed from the meeting
    bool has_told;
    bool paged; // by its own page, at page_ms
    int64_t page_ms;
    const char *heard_name; // by push
    const char *heard_code;
    struct announcement announced[SPORT_MAX_ANNOUNCED]; // newest first
    int announced_count;
    struct arena arena;
};

// One block of memory: the texts hang behind it.
struct attempt_slot {
    struct attempt_state state;
    bool live; // heard by push, as against told as history
};

struct sport_state {
    struct unit_slot *units[SPORT_MAX_UNITS]; // in the order they were first heard of
    int unit_count;
    struct attempt_slot *attempts[SPORT_MAX_ATTEMPTS]; // likewise
    int attempt_count;
    struct meeting_tables meetings[SPORT_FEEDS];
    struct race_slot *races[SPORT_MAX_RACES]; // likewise, and so are all below
    int race_count;
    struct person_slot *persons[SPORT_MAX_PERSONS];
    int person_count;
    struct match_slot *matches[SPORT_MAX_MATCHES];
    int match_count;
    struct roster_slot *rosters[SPORT_MAX_ROSTERS];
    int roster_count;
    struct table_slot *tables[SPORT_MAX_TABLES];
    int table_count;
    bool has_wall;
    int64_t wall_ms; // our epoch time when monotonic time was 0
    int64_t units_dropped;
    int64_t attempts_dropped;
    int64_t races_dropped, matches_dropped, rosters_dropped, tables_dropped;
    int64_t rows_cut; // entries, trials, heights, people beyond what a table holds
};

struct unit_slot *units_find(const struct sport_state *state, int feed,
                             const struct unit_key *key); // NULL if unknown
// Makes room and a slot if there is none.
struct unit_slot *units_claim(struct sport_state *state, int feed,
                              const struct unit_key *key);
// Puts everything of the slot, and `fresh` (NULL: nothing) on top, into a new arena.
// False if `fresh` says nothing new.
bool unit_slot_rebuild(struct sport_state *state, struct unit_slot *slot,
                       const struct unit *fresh);
void unit_slot_free(struct unit_slot *slot); // NULL is fine

// Judges what was heard and keeps it; *out is the slot it is kept in.
enum novelty attempts_hear(struct sport_state *state, int feed,
                           const struct attempt_event *said, bool backlog, int64_t now_ms,
                           const struct attempt_slot **out);
enum novelty results_hear(struct sport_state *state, struct unit_slot *slot,
                          const struct event *event, int64_t now_ms, bool *new_winner);

#endif
