// triathlon.h
// A race in data: what one timing message says, the course that it tells of, and the
// leaderboard that follows. Plain structs; texts are borrowed from whoever built the
// struct (a message's arena, or the state's).
//
// Source: feed notes, sections 1.2 (message), 1.3 (leaderboard) and 1.4 (clock).
//
// Threads: pure functions.
#ifndef SPORT_TRIATHLON_H
#define SPORT_TRIATHLON_H

#include <stdbool.h>
#include <stdint.h>

#include "sport/when.h"

enum {
    RACE_MAX_ATHLETES = 512,
    RACE_MAX_POINTS = 128,
    RACE_CLOCK_MAX_MS = 12 * 3600 * 1000,
    RACE_UNKNOWN = -1, // of a number or a span
};

enum race_status { RACE_BEFORE, RACE_LIVE, RACE_OFFICIAL };

struct race_split {
    const char *id;   // of the point, running numbers of this race only
    const char *name; // "Swim Lap 1", as the feed spells it
    int64_t total_ms; // race time there
    int64_t leg_ms;   // since the point before
    int64_t gap_ms;   // to the first there
    int position;     // 1.., 0 unknown
};

struct race_athlete {
    const char *id;
    const char *bib; // NULL if not told
    const char *name, *country;
    const char *image; // address of a portrait, NULL if not told
    const char *point; // id of the last point completed, NULL before the first
    int64_t time_ms;   // race time there
    int64_t gap_ms;    // to the first there
    int position;      // there; 0 unknown
    const char *out;   // "DNF", "LAP", "DSQ", "DNS" or the feed's own word, at most four
                       // letters, upper case; NULL: racing
    const struct race_split *splits;
    int split_count;
};

struct race {
    const char *prog; // prog_id
    const char *event_name, *name;
    enum race_status status;
    const char *status_word; // as sent, for the operator
    bool no_status;          // it was not told: status is what the rest makes of it
    bool fetched;            // the answer to a GET, which may be older than a push
    bool has_date, has_start;
    struct when date;               // when the timer made the message
    struct when start;              // scheduled, then the gun
    int starters;                   // RACE_UNKNOWN
    const char *point, *point_name; // the newest that the first has reached; NULL before
    int passed;                     // how many have; RACE_UNKNOWN
    bool has_athletes;              // false: only the head was told
    bool has_splits;                // of any athlete
    const struct race_athlete *athletes;
    int athlete_count;
};

// Who an athlete is, as told beside the timing.
struct race_person {
    const char *id, *name;
    const char *country, *country_name; // NULL unknown
    const char *picture;                // its address, NULL
};

// The id in a unit's "athlete/8001", NULL if it is none of a person.
const char *race_person_id(const char *event);

// A point of the course, built from what the message tells, never assumed.
struct race_point {
    const char *id, *name;
};

// The number of a point on its course; INT_MAX: it has none and comes after all others.
int race_point_rank(const char *id);
// In the order of the course. Returns how many were written.
int race_course(const struct race *race, struct race_point *out, int max);
// The last point of the course as far as it can be told: called finish, or the largest
// once somebody was timed there and the status allows it. NULL if nobody can know yet.
const char *race_finish(const struct race *race);
// The first to finish, in place and in race: NULL before.
const struct race_athlete *race_winner(const struct race *race);
// Who finished n-th (1..) by the positions told; NULL if nobody yet.
const struct race_athlete *race_finisher(const struct race *race, int n);

struct race_row {
    const struct race_athlete *athlete;
    int place;      // at the board's point; 0 for those not there yet or out
    bool there;     // has reached the board's point
    int64_t gap_ms; // to the leader at the athlete's own last point; RACE_UNKNOWN
    int moved;      // places won (+) or lost (-) since the point before, 0 unknown
};

struct race_board {
    const char *point, *point_name; // NULL before the first
    int passed, starters;           // RACE_UNKNOWN; starters without DNS
    struct race_row *rows;
    int count;
};

// Everybody, in the order of section 1.3: those at the newest point, the rest by where
// they are, then those who are out. `before` is the last board, for what has moved where
// splits do not tell; NULL if there was none. All in the arena.
void race_board(const struct race *race, const struct race_board *before,
                struct arena *arena, struct race_board *out);

#endif
