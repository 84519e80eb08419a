// show_targets.h
// What is on air or waits, and is kept up to date. For the show's own files only.
//
// Threads: main only.
#ifndef SHOW_SHOW_TARGETS_H
#define SHOW_SHOW_TARGETS_H

#include "show/show_subject.h"

// Something on air or waiting, and what it is about.
struct target {
    const struct scene *scene;
    const char *text;
    struct subject subject;
    bool waits; // it is not on air
};

struct targets {
    struct target items[LAYER_COUNT + DIRECTOR_QUEUE];
    int count;
};

// Texts in the show's scratch.
void targets_find(struct show *show, struct targets *targets);
bool is_target(struct show *show, const struct scene *scene, const char *text);
// What the state says of it now; a clock that went on is no news. False: nothing any
// more.
bool target_refresh(struct show *show, const struct target *target, const char *reason,
                    int64_t now_ms);
// Everything that is about this unit, race or match.
void targets_refresh(struct show *show, int feed, const struct unit_key *unit,
                     const char *reason, int64_t now_ms);
// What is about it on this layer and no longer so leaves, or never comes on. A person's
// card and splits stay.
void targets_withdraw(struct show *show, int feed, const struct unit_key *unit,
                      enum layer layer, const char *why, int64_t now_ms);
// The same, with the next targets_settle(): what is said of a race a hundred times before
// the next look is shown once. Whatever else is proposed must come after that.
void targets_later(struct show *show, const struct show_unsettled *what, int64_t now_ms);
void targets_settle(struct show *show, int64_t now_ms);

// The tables of a feed.
void targets_tables(struct show *show, int feed, int64_t now_ms);

#endif
