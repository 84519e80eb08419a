// athletics_rank.h
// An athlete on the way to a standing: what the rules compare, worked out once.
//
// Threads: pure functions.
#ifndef SPORT_ATHLETICS_RANK_H
#define SPORT_ATHLETICS_RANK_H

#include "sport/athletics.h"

enum { SERIES_MAX = 16, JUMP_OFF_MAX = 32 };

struct contender {
    struct standing standing;
    int index;   // in unit->entries
    bool living; // no mark yet, but still in the competition
    // Horizontal: the best distances in cm, falling.
    int32_t series[SERIES_MAX];
    int series_count;
    // Vertical: highest cleared before any jump-off, in cm; 'o' and 'x' of the jump-off.
    int32_t cleared_cm;
    char jump_off[JUMP_OFF_MAX];
    int jump_off_count;
    bool in_jump_off; // tied for first, so that the jump-off counts
};

// Fill a contender whose standing.entry and standing.best (the performance as sent, if
// any) are set, from the trials of its bib.
void contender_throws(const struct unit *unit, struct contender *contender);
void contender_jumps(const struct unit *unit, struct contender *contender);

#endif
