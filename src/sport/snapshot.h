// snapshot.h
// What a server tells of a unit, copied, put on top of what it told before, compared,
// and completed from the meeting's own data.
//
// Threads: pure functions.
#ifndef SPORT_SNAPSHOT_H
#define SPORT_SNAPSHOT_H

#include "sport/event.h"

struct arena;
struct meeting_tables;

// A copy of `fresh` in the arena. What it does not tell of the unit itself, and who its
// athletes are, is taken from `before` (NULL: nothing). Rows that do not fit are counted.
struct unit snapshot_merge(struct arena *arena, const struct unit *fresh,
                           const struct unit *before, int64_t *cut);
// Whether the meeting tells of somebody else, who had the entry's bib before: by name and
// club, for one of them may be a correction. known: NULL for nobody.
bool snapshot_handed_on(const struct entry *entry,
                        const struct meeting_competitor *known);
bool snapshot_same(const struct unit *a, const struct unit *b);
// `told` with names, clubs, bests and event code from the meeting. Shares what needs no
// change with `told`, which must be in the same arena.
struct unit snapshot_join(struct arena *arena, const struct unit *told,
                          const struct meeting_tables *meeting);

#endif
