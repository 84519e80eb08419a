// athletics.h
// A meeting in data: units (one heat of one event), their entries and trials, and the
// rules that rank them. Plain structs, readable by anyone; texts are borrowed from
// whoever built the struct (a message's arena, or the state's).
//
// Rules and their sources: OpenTrack notes sections 2.7 (event codes) and 3 (ranking).
//
// Threads: pure functions.
#ifndef SPORT_ATHLETICS_H
#define SPORT_ATHLETICS_H

#include <stdbool.h>
#include <stddef.h>

#include "sport/mark.h"

enum {
    UNIT_EVENT_ID = 64, // fixtures are named by UUIDs
    UNIT_MAX_ENTRIES = 200,
    UNIT_MAX_TRIALS = 2000,
    UNIT_MAX_HEIGHTS = 60,
    UNIT_ROUNDS = 6, // trials in a horizontal series that scenes show
};

// Names a unit inside its meeting. Event ids are text ("01", "F04").
struct unit_key {
    char event[UNIT_EVENT_ID];
    int round;
    int heat;
};

bool unit_key_equal(const struct unit_key *a, const struct unit_key *b);

enum discipline {
    DISCIPLINE_UNKNOWN,
    DISCIPLINE_TRACK,      // time, lower wins (road, relays, walks too)
    DISCIPLINE_HORIZONTAL, // LJ TJ SLJ STJ and throws: sorted series, higher wins
    DISCIPLINE_VERTICAL,   // HJ PV SHJ: countback
    DISCIPLINE_COMBINED,   // points
    DISCIPLINE_TIMED,      // 24HR, T26: distance covered
};

enum { WIND_METRES = 200 }; // no wind is taken in longer races

enum discipline discipline_of(const char *event_code);
bool discipline_has_wind(const char *event_code); // <= 200 m, short hurdles, LJ, TJ
bool discipline_is_jump(const char *event_code);  // LJ TJ SLJ STJ
bool discipline_is_relay(const char *event_code);
enum measure_kind discipline_measures(enum discipline discipline);

enum results_status { RESULTS_NONE, RESULTS_PROVISIONAL, RESULTS_OFFICIAL };

// ^official, ^provisional; anything else is not final.
enum results_status results_status_of(const char *text);

// One attempt. Horizontal: round 1.. and a distance, x, -, r. Vertical: height and o, x,
// -, r.
struct trial {
    const char *bib;
    int round;          // 0 in vertical events
    const char *height; // NULL in horizontal events
    const char *result;
    bool has_wind;
    int wind; // tenths of m/s
};

struct entry {
    const char *bib;
    const char *first_name; // NULL for relays
    const char *last_name;
    const char *name;        // "First Last" as given, or the relay team's name
    const char *team;        // club or country code
    const char *team_name;   // in full, NULL if unknown
    const char *country;     // IOC code, NULL if unknown
    const char *flag;        // address or code of a picture, NULL if unknown
    const char *performance; // as sent, NULL if absent
    const char *note;        // PB, SB, "(.177)"
    const char *advance;     // to the next round: Q, q, qR; NULL
    const char *pb;
    const char *sb;
    const char *runners; // relays: "A. One, B. Two", NULL if unknown
    int place;           // 0: none given
    int order;           // start order or lane, 0 if unknown
    int points;          // what this brings in a combined event, 0 if none
    bool has_wind;
    int wind;
};

// A whole unit as the server last told it. NULL and 0 mean "not told".
struct unit {
    struct unit_key key;
    const char *name;       // "High Jump - Men"
    const char *heat_name;  // as shown by the server
    const char *round_name; // "Heats", "Final"
    const char *event_code; // "HJ"
    const char *status;
    const char *start; // scheduled, as printed on the timetable: "17:00"
    enum results_status results;
    bool has_wind;
    int wind;      // of the race, tenths
    int distance;  // of the race in metres, 0 if unknown
    int rounds;    // trials each, horizontal
    int heats;     // heats in this round, 0 if unknown
    int precision; // decimals of times, -1 unknown
    bool listed;   // by the whole competition, which may be older than its own page
    int parts;     // of a combined event that count so far, 0 if unknown
    const char **heights;
    int height_count;
    struct entry *entries;
    int entry_count;
    struct trial *trials; // in order of time
    int trial_count;
};

// The trials of one bib, of one height if `height` is not NULL. Returns how many of
// at most `max` were found.
int unit_trials(const struct unit *unit, const char *bib, const char *height,
                const struct trial **out, int max);
// "1.85", "1,85" and "1.850" are one height.
bool height_equal(const char *a, const char *b);
const struct entry *unit_entry(const struct unit *unit,
                               const char *bib); // NULL if absent
// Of its event code or, where none was told, of the shape of its trials.
enum discipline unit_discipline(const struct unit *unit);
// The same for wind: of the event code or, without one, of trials and distance.
bool unit_has_wind(const struct unit *unit);
bool unit_is_jump(const struct unit *unit);

// Where an athlete stands, from the trials (field) or the marks (track).
struct standing {
    const struct entry *entry;
    int place; // 1..; ties share; 0 without a mark
    struct mark best;
    const struct trial *best_trial; // NULL on the track
    int failures_at_best;           // vertical
    int failures_total;             // vertical: up to and including the best height
    bool out;                       // vertical: three failures in a row, or retired
};

// Fills out[] (unit->entry_count of them) best first. Given places are trusted once the
// results are published; before that, and where none are given, they come from the rules.
// Children's events that give no places on purpose keep place 0. Returns the count.
int unit_rank(const struct unit *unit, struct standing *out, int max);

#endif
