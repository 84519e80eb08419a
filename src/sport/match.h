// match.h
// A match in data, of any team sport: what a message says of it, and its clock. Plain
// structs; texts are borrowed from whoever built the struct.
//
// Source: feed notes, sections 2.2 to 2.4 (handball) and 3.5 (FastPath).
//
// Threads: pure functions.
#ifndef SPORT_MATCH_H
#define SPORT_MATCH_H

#include <stdbool.h>
#include <stdint.h>

enum {
    MATCH_MAX_ENTRIES = 2000,
    MATCH_MAX_PLAYERS = 64,
    MATCH_MAX_STANDINGS = 64,
    MATCH_SLEW_MS = 2000, // a clock that is off by less is not set back, it waits
    MATCH_CUT_MS = 1000,
};

enum match_side { SIDE_NONE = -1, SIDE_HOME, SIDE_AWAY };

enum match_status {
    MATCH_UNKNOWN,
    MATCH_BEFORE,
    MATCH_LIVE,
    MATCH_BREAK,
    MATCH_OVER,   // a result
    MATCH_BROKEN, // suspended, abandoned, postponed, coverage dropped: never a result
};

enum clock_way { CLOCK_NONE, CLOCK_UP, CLOCK_DOWN };

// What a feed says of the clock: at at_ms (our monotonic time) it stood at value_ms.
struct match_clock {
    enum clock_way way;
    bool running;
    int64_t value_ms, at_ms;
    int64_t limit_ms; // it never ticks past this by itself; 0: none
    bool set;         // an adjustment: taken at once, also backwards
};

struct match_team {
    const char *id, *name, *short_name; // NULL: unknown
    uint32_t color;                     // 0xAARRGGBB, straight; 0 unknown
    const char *logo; // address of a picture, or the name that one goes by; NULL
};

enum entry_kind { ENTRY_START, ENTRY_END, ENTRY_GOAL, ENTRY_INFO };

// Something that happened in a match.
struct match_entry {
    const char *id;
    enum entry_kind kind;
    int period;           // 1..; 0 unknown
    int64_t offset_ms;    // within the period; -1 unknown
    enum match_side side; // of a goal: whose it counts for
    bool own;             // an own goal: its player is of the other side
    const char *player_id, *player, *number; // NULL: unknown
    const char *text;                        // NULL: none
    bool has_score;
    int score[2];
    bool provisional; // may still be taken back
    bool gone;        // was taken back
};

// What a message says of a match. What it does not say stays as it was.
struct match_news {
    const char *match; // id
    const char *title; // competition or category, NULL
    bool has_teams;
    struct match_team teams[2]; // NULL and 0 inside: stays as it was
    bool has_score;
    int score[2];
    bool has_points; // small score: points in the open set, shoot-out goals
    int points[2];   // -1: none any longer
    bool has_status;
    enum match_status status;
    const char *status_word; // as sent, for the operator; NULL
    const char *period;      // ready to print: "1st half"; "" none; NULL not told
    int period_number;       // 1..; 0 not told
    const char *note;        // ready to print: "penalties 4:3"; "" none; NULL not told
    // For the operator, why nobody watches it for the feed any longer: "coverage
    // suspended"; "" somebody does; NULL not told.
    const char *unwatched;
    bool has_clock;
    struct match_clock clock;
    bool has_cut; // whether the venue is cut off is told
    bool cut;
    bool pushed; // history that was pushed, as against an answer to a GET
    bool whole; // entries are the whole list; else each replaces its namesake or is added
    const struct match_entry *entries;
    int entry_count;
};

struct match_player {
    const char *id, *name, *first_name, *last_name, *number;
    int goals; // in all matches; -1 unknown
};

struct match_roster {
    const char *match;    // id, NULL if it is of the team in any match
    const char *team;     // id
    enum match_side side; // SIDE_NONE if only the team is known
    const struct match_player *players;
    int count;
};

struct match_standing {
    const char *team, *id, *short_name;
    uint32_t color;
    int order, played, won, drawn, lost; // -1 unknown
    int scored, received, points;
};

struct match_table {
    const char *group, *title;
    const struct match_standing *rows;
    int count;
};

// What the clock shows; a running one is followed between messages. All instants are of
// the same time as match_clock.at_ms. Zeroed: nothing known.
struct match_ticker {
    struct match_clock said;
    int64_t slew_ms; // shown ahead of what was said, in the clock's way, at slew_at_ms;
    int64_t slew_at_ms; // it is given back at a quarter of the clock's speed
    bool known, held;
};

// Takes what a message says. Small differences of a running clock are not shown: it goes
// on from where it was and catches up or waits (MATCH_SLEW_MS); an adjustment, another
// direction and anything bigger are taken as they are. Feeds cut seconds and arrive late,
// so that a clock that is behind by up to MATCH_CUT_MS says nothing new.
void match_ticker_hear(struct match_ticker *ticker, const struct match_clock *said,
                       bool new_period, int64_t now_ms);
// Freezes or frees it where it stands, while the venue is cut off.
void match_ticker_hold(struct match_ticker *ticker, bool held, int64_t now_ms);
// Milliseconds on the clock; false if none is known. One that counts down gives whole
// seconds, rounded up: 9:59.4 is 10:00, what the feed called 9:59 stays that for a
// second, and 0:00 is the end.
bool match_ticker_read(const struct match_ticker *ticker, int64_t now_ms, int64_t *ms);
// When its whole seconds next change; INT64_MAX if it stands.
int64_t match_ticker_next(const struct match_ticker *ticker, int64_t now_ms);

#endif
