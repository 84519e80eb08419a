// show_subject.h
// What a subject's text names, and what is known of that. For the show's own files only.
//
// Threads: main only.
#ifndef SHOW_SHOW_SUBJECT_H
#define SHOW_SHOW_SUBJECT_H

#include "show/show_parts.h"

// What a subject names.
struct subject {
    int feed;
    struct unit_key unit; // of a race or a match: its id as event, and no more
    // Of an attempt or a height:
    const char *bib;
    int round;
    const char *height;
    int number;
    const char *goal;  // of a goal: the last word of the subject
    const char *group; // of a table, NULL: any
};

// False if it names nothing that feeds speak of ("manual/winner"). Texts in the arena.
bool subject_read(const struct show *show, const struct scene *scene, const char *text,
                  struct arena *arena, struct subject *out);
// What the state says now of a subject. False if nothing.
bool subject_values(const struct show *show, const struct scene *scene, const char *text,
                    struct values *out);
// Puts it up as the operator's own, with what the state says now. False if nothing.
bool subject_put_up(struct show *show, const struct scene *scene, const char *text,
                    const char *reason, int64_t now_ms);
// "unit 12/1/1", "race 281501"
const char *unit_text(const struct show *show, int feed, const struct unit_key *unit,
                      struct arena *arena);
// What stands on a layer, if it is of a feed.
bool air_subject(const struct show *show, enum layer layer, struct arena *arena,
                 struct subject *out);
// The unit of a bib that was called without one: the only one that has it.
void call_event(const struct show *show, struct subject *subject);

#endif
