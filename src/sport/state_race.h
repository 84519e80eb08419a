// state_race.h
// What a sport_state keeps of a race. Three transports tell of the same race, in any
// order and more than once: the newest message by the timer's own date counts, and what
// it leaves out comes from the newest that told it. So the order of arrival does not
// matter.
//
// A race's arena holds every text of it and is rebuilt whole at each message.
//
// Threads: main only.
#ifndef SPORT_STATE_RACE_H
#define SPORT_STATE_RACE_H

#include "base/arena.h"
#include "sport/state.h"

enum {
    SPORT_MAX_RACES = 32,
    SPORT_MAX_PERSONS = 1024,
    RACE_ZONE_JUMP_MS = 6 * 3600 * 1000, // back by more: a timer with another zone
    RACE_ZONE_LEAST_MS = 25 * 60 * 1000, // back by more, and twice: the same
    RACE_CLOCK_SLACK_MS = 2000,          // differences that are not worth a jump
    RACE_CLOCK_DOUBT_MS = 60000,         // what is wrong by more is not believed
    RACE_CLOCK_JUMP_MS = 600000,         // a clock that runs jumps by no more on its own
    RACE_KEY = 64,
};

// One athlete's splits, as all messages told them.
struct trail_split {
    struct race_split split; // without id and name, which the point has
    int point;               // index into the points of all trails
    int64_t stamp;           // of the newest message that told it
};

struct trail {
    const char *key;
    int64_t full_stamp;         // of the newest message that told all splits
    struct trail_split *splits; // in the order of the course
    int count, capacity;
};

struct trails {
    struct race_point points[RACE_MAX_POINTS]; // as they were heard of
    int ranks[RACE_MAX_POINTS];                // where on the course
    int64_t named[RACE_MAX_POINTS];            // stamps of the names
    int point_count;
    struct trail *items;
    int count;
};

// What the race clock is worth, the more the better.
enum race_trust { TRUST_NONE, TRUST_SNAPSHOT, TRUST_LEADER, TRUST_SERVER };

struct race_clock {
    enum race_trust trust;
    int64_t zero_ms; // our time when it was at 0
    bool doubted;    // a push was behind it; the next one decides
    int64_t doubt_zero_ms;
    bool has_date; // of the newest push; one that repeats it says nothing of now
    int64_t date_ms;
    bool has_start;
    int64_t start_ms;
    int64_t largest_ms; // time of anybody, so far
    bool pushed;
    int64_t pushed_ms; // when the newest push came
    int early;         // new times in a row by which the start is too early
    int64_t early_zero_ms;
};

struct race_slot {
    struct race_state state; // what the world sees; points into the arena
    struct race told;
    struct race_board board;
    const struct race_athlete *first; // who has won as far as told, NULL
    struct trails trails;
    struct race_clock clock;
    bool dated, zoned;     // whether and how messages were dated so far
    int64_t stamp;         // of the newest message
    bool moved;            // the timer has changed its zone; GETs may still tell the old
    int64_t moved_from_ms; // the last stamp of the old zone
    int64_t moved_by_ms;   // and how far it lay ahead
    int64_t late_stamp;    // of a push that is older and yet knows more; 0 none
    int64_t list_stamp;    // of the newest message with athletes
    bool over_at_first;    // was official when first heard of: nothing to celebrate
    int furthest;          // rank of the furthest point that it has ever been at, -1
    char winner[RACE_KEY]; // who was celebrated, or known to have won, last
    int64_t regressions;   // messages that took something back
    struct arena arena;
};

struct change;

struct person_slot {
    int feed;
    struct race_person person; // texts in the arena
    struct arena arena;
};

void persons_hear(struct sport_state *state, const struct event *event, int64_t now_ms,
                  struct change *change);
void person_slot_free(struct person_slot *slot); // NULL is fine

// Who an athlete is from message to message: id, else bib, else name; NULL unknown.
const char *race_athlete_key(const struct race_athlete *athlete);

// A copy in another arena.
void trails_copy(struct arena *arena, const struct trails *from, struct trails *out);
void trails_forget_stamps(struct trails *trails);
// What did not fit is counted.
void trails_tell(struct arena *arena, struct trails *trails, const struct race *race,
                 int64_t stamp, int64_t *cut);
// Gives the athlete all splits up to its last point.
void trails_apply(struct arena *arena, const struct trails *trails,
                  struct race_athlete *athlete);

// Where on the course a point is, -1 if there is none yet.
int race_rank(const char *point);
// Whether the answer to a GET, or a push that comes late, is of the zone that the timer
// had before.
bool race_order_old_zone(const struct race_slot *slot, const struct race *fresh);
// Where in the order of messages this one belongs. *stale: something newer is known.
int64_t race_order_stamp(struct race_slot *slot, const struct race *fresh, bool snapshot,
                         bool *stale);

// What comes of `before` (a zeroed one: nothing known) when it hears `fresh`. `stale`: an
// older message, which only adds what is missing.
struct race_slot race_merge(const struct race_slot *before, const struct race *fresh,
                            int64_t stamp, bool stale, int64_t *cut);
// Everything but the date.
bool race_same(const struct race *a, const struct race *b);

// wall_ms: our epoch time now, 0 unknown.
void race_clock_hear(struct race_clock *clock, const struct race *race, bool live,
                     int64_t now_ms, int64_t wall_ms);

void races_hear(struct sport_state *state, const struct event *event, int64_t now_ms,
                struct change *change);
// What is known of it is still true.
void races_confirm(struct sport_state *state, int feed, const char *prog, int64_t now_ms);
void race_slot_free(struct race_slot *slot); // NULL is fine

#endif
