// state_match.h
// What a sport_state keeps of a match, and of who plays and how the groups stand.
//
// What a match is called, and each of its entries, hang in memory of their own, which is
// replaced when they change: a message that brings one goal does not copy the others.
//
// Threads: main only.
#ifndef SPORT_STATE_MATCH_H
#define SPORT_STATE_MATCH_H

#include "base/arena.h"
#include "sport/state.h"

enum { SPORT_MAX_MATCHES = 64, SPORT_MAX_ROSTERS = 128, SPORT_MAX_TABLES = 32 };

// Beside an entry: where it stands in the match, and whether it may still be celebrated.
struct entry_mark {
    char *texts; // of the entry, one block
    int period;
    int64_t offset_ms; // an unknown one stands where it was heard
    int64_t serial;
    bool settled; // celebrated, heard as history, or taken back
    bool scored;  // to be celebrated now
    bool told;    // by the message that is being heard
    bool pushed;  // when it was heard last, as against told as history
    int64_t heard_ms;
};

struct entry_shelf {
    struct match_entry *entries; // in the order of the match
    struct entry_mark *marks;    // of the same index
    int count, capacity;
    int64_t serials;
};

// What a message did to the entries.
struct shelf_change {
    bool changed;
    bool corrected; // something known is otherwise now, or taken back
    int goal;       // index of the newest goal to be celebrated, -1
};

struct match_slot {
    struct match_state state; // what the world sees
    bool heard;               // of the match itself, not only of its rosters
    struct entry_shelf shelf;
    struct arena arena; // names and words
};

struct roster_slot {
    int feed;
    struct match_roster roster;
    struct arena arena;
};

struct table_slot {
    int feed;
    struct match_table table;
    struct arena arena;
};

// How a message with entries is to be taken.
struct hearing {
    int period;         // where entries without one belong
    bool live;          // goals may be celebrated
    bool risen, fallen; // the score; once risen even a provisional goal counts
    int64_t now_ms;
};

struct shelf_change shelf_hear(struct entry_shelf *shelf, const struct match_news *news,
                               const struct hearing *how, int64_t *cut);
void shelf_finish(struct entry_shelf *shelf);

void matches_hear(struct sport_state *state, const struct event *event, int64_t now_ms,
                  struct change *change);
// What is known of it is still true.
void matches_confirm(struct sport_state *state, int feed, const char *id, int64_t now_ms);
void match_slot_free(struct match_slot *slot); // NULL is fine

void rosters_hear(struct sport_state *state, const struct event *event, int64_t now_ms,
                  struct change *change);
// Gives the match the rosters of its sides.
void rosters_attach(const struct sport_state *state, struct match_state *match);
void roster_slot_free(struct roster_slot *slot); // NULL is fine

void tables_hear(struct sport_state *state, const struct event *event, int64_t now_ms,
                 struct change *change);
void table_slot_free(struct table_slot *slot); // NULL is fine

#endif
