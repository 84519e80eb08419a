// record.h
// Structs whose texts are named by their offsets, so that copying, filling in and
// comparing are loops over a table and no field is forgotten. "" and NULL are one:
// not told.
//
// Threads: pure functions.
#ifndef SPORT_RECORD_H
#define SPORT_RECORD_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct record_texts {
    const size_t *offsets;
    int count;
};

extern const struct record_texts unit_texts;
extern const struct record_texts entry_texts;
// Who an entry is, as against what it achieved: outlives a snapshot that leaves it out.
extern const struct record_texts entry_identity;
extern const struct record_texts trial_texts;
extern const struct record_texts competitor_texts;         // the bib first
extern const struct record_texts meeting_entry_texts;      // the bib and event first
extern const struct record_texts meeting_discipline_texts; // the event first

const char *record_field(const void *record, size_t offset); // NULL for ""
// Moves every text into the arena.
void record_own(struct arena *arena, void *record, const struct record_texts *texts);
// Texts that `record` lacks are copied from `source`, a struct of the same type.
void record_fill(struct arena *arena, void *record, const void *source,
                 const struct record_texts *texts);
bool record_same(const void *a, const void *b, const struct record_texts *texts);

#endif
