// badge.h
// Codes in the note of a result: "PB", and several at once, "Q NR PB".
//
// Threads: pure functions.
#ifndef BASE_BADGE_H
#define BASE_BADGE_H

#include <stdbool.h>

#include "base/arena.h"

// Nothing but codes, more than one: what may stand on a badge as it is. Words in capitals
// (OUT OF LANE) are none.
bool badge_several(const char *note);
// Of several the one that says most, a record before a best before who goes on.
const char *badge_best(const char *note, struct arena *arena);

#endif
