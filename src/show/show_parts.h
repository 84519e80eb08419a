// show_parts.h
// The show's insides, for its own files only: show.c has its life and its clock,
// show_news what events become, show_feeds what is known of the connections, show_cue
// what the operator asks of it, show_subject what a subject names, show_status the state
// as JSON.
//
// Threads: main only.
#ifndef SHOW_SHOW_PARTS_H
#define SHOW_SHOW_PARTS_H

#include "base/arena.h"
#include "show/show.h"

enum {
    SHOW_WISHES = 32,
    SHOW_LINE = 256,
    SHOW_ASK_MS = 5000,    // the unit on air is asked for this often
    SHOW_LIVE_MS = 30000,  // news within this time: live
    SHOW_STALE_MS = 120000 // nothing at all for longer than this: stale
};

struct feed_state {
    char *id;
    char *type;
    enum link_state link;
    char link_note[SHOW_LINE];
    char fetch_note[SHOW_LINE]; // of the last GET, "" if it came
    int64_t heard_ms;           // anything at all; -1: never
    int64_t news_ms;            // of the sport; -1: never
    int64_t messages, bad, gaps, reconnects;
    bool was_up;
};

struct show {
    struct sport_state *state;
    struct director *director;
    struct feed_state feeds[SPORT_FEEDS];
    int feed_count;
    struct show_wish wishes[SHOW_WISHES];
    int wish_count;
    int64_t asked_ms[LAYER_COUNT]; // when the unit of what is there was last asked for
    int64_t now_ms;
    char notice[SHOW_LINE];
    int notice_feed; // whose trouble it is, -1: the app's; gone when that is over
    char why[SHOW_LINE];
    uint64_t changes;     // of what the director does not know
    struct arena scratch; // of one call
};

// What a subject names.
struct subject {
    int feed;
    struct unit_key unit;
    // Of an attempt or a height:
    const char *bib;
    int round;
    const char *height;
    int number;
};

// False if it names nothing that feeds speak of ("manual/winner"). Texts in the arena.
bool subject_read(const struct show *show, const struct scene *scene, const char *text,
                  struct arena *arena, struct subject *out);
// What the state says now of a subject. False if nothing.
bool subject_values(const struct show *show, const struct scene *scene, const char *text,
                    struct values *out);
// "unit 12/1/1"
const char *unit_text(struct arena *arena, const struct unit_key *unit);

void feeds_event(struct show *show, int feed, const struct event *event,
                 int64_t received_ms);
const char *feed_data(const struct feed_state *feed, int64_t now_ms);
const char *feed_note(const struct feed_state *feed, struct arena *arena);
void feed_trouble(struct show *show, int feed, const char *text);
void feed_trouble_over(struct show *show, int feed);

void news_event(struct show *show, const struct change *change, int64_t received_ms,
                int64_t now_ms);

void wish_add(struct show *show, int feed, const struct unit_key *unit);
// What stands on a layer, if it is of a feed.
bool air_subject(const struct show *show, enum layer layer, struct arena *arena,
                 struct subject *out);

#endif
