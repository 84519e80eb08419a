// meeting.h
// What a competition's own data says of its people and events, sorted for look-ups.
// The arena owns the tables; a newer competition replaces them whole.
//
// Threads: one thread at a time.
#ifndef SPORT_MEETING_H
#define SPORT_MEETING_H

#include "base/arena.h"
#include "sport/event.h"

enum {
    MEETING_MAX_COMPETITORS = 16384,
    MEETING_MAX_ENTRIES = 65536,
    MEETING_MAX_DISCIPLINES = 4096,
};

struct meeting_tables {
    struct arena arena;
    struct meeting_event event; // tables sorted, each key once
};

// Takes a newer competition. What it leaves out of a person or an event is remembered,
// and so is a table that it leaves out wholly. False if it says nothing new.
bool meeting_update(struct meeting_tables *meeting, const struct meeting_event *fresh,
                    int64_t *cut);
void meeting_finish(struct meeting_tables *meeting);

// NULL if unknown; so is everything in a NULL meeting.
const struct meeting_competitor *meeting_find(const struct meeting_tables *meeting,
                                              const char *bib);
const struct meeting_entry *meeting_entry_find(const struct meeting_tables *meeting,
                                               const char *bib, const char *event);
const struct meeting_discipline *meeting_discipline_find(
    const struct meeting_tables *meeting, const char *event);
// How many events name this one as the combined one that they are parts of.
int meeting_part_count(const struct meeting_tables *meeting, const char *event);

#endif
