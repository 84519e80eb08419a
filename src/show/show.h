// show.h
// The show: state of the hall, director, and the rules that turn one into proposals for
// the other. Pure: events, cues and now in; what is on air and wishes for data out.
//
// Threads: main only.
#ifndef SHOW_SHOW_H
#define SHOW_SHOW_H

#include <stdbool.h>
#include <stdint.h>

#include "show/director.h"
#include "sport/state.h"

struct buf;

struct show;

struct show_feed {
    const char *id;
    const char *type;
    int delay_ms;        // events come this much later than they happened; clocks too
    const char *subject; // the race or match that the show file names, NULL
};

struct show_wish { // GET this unit, please
    int feed;
    struct unit_key unit; // round 0: what the competition says of this event
    bool whole;   // nothing is known of it: "nothing has changed" would be no answer
    bool connect; // no GET: the operator wants a feed that was refused to try again
};

struct show *show_create(const struct show_feed *feeds, int feed_count);
void show_destroy(struct show *show); // NULL is fine
struct director *show_director(struct show *show);
// Our epoch time in ms when monotonic time was 0; see sport_set_wall().
void show_set_wall(struct show *show, int64_t epoch_ms);

// received_ms: when the bytes came in. Returns true if anything the operator sees
// changed.
bool show_event(struct show *show, int feed, const struct event *event,
                int64_t received_ms, int64_t now_ms);
// The same for one of many that are heard at once: all of them are applied and remembered
// in order, and what comes on or leaves does so; but what only changes on air or in the
// queue is worked out at the next show_step(), once for all of them.
void show_hear(struct show *show, int feed, const struct event *event,
               int64_t received_ms, int64_t now_ms);
// False with a reason for the operator. CUE_QUIT and CUE_THEME_RELOAD are the app's.
bool show_cue(struct show *show, const struct cue *cue, int64_t now_ms, const char **why);
// Whether the last cue was refused because what it means has changed since the version
// that it was based on: it would have surprised.
bool show_cue_was_stale(const struct show *show);
// The state document's: grows with every change of what it tells.
uint64_t show_version(const struct show *show);
bool show_step(struct show *show, int64_t now_ms);
int64_t show_next(const struct show *show);
// What the show wants fetched; call until it returns false. The unit on air is asked for
// again every few seconds, because corrections are not pushed.
bool show_wish(struct show *show, struct show_wish *out);
// A line for the operator: the answer to the last cue or, newer than that, what failed
// here, or else on the feed that failed last; NULL if there is nothing to say.
const char *show_notice(const struct show *show);
// What failed outside of the feeds, NULL when it is mended.
void show_tell(struct show *show, const char *text);

// The app's part of the state document.
struct show_output {
    int width, height;
    double rate;
    const char *key;
    int64_t frames, late;
};

// The state of DESIGN section 8 as JSON. dropped[feed] comes from the inbox.
void show_status(const struct show *show, const struct show_output *output,
                 const int64_t *dropped, int64_t now_ms, struct buf *out);

#endif
