// opentrack.h
// OpenTrack's dialect: news over Pusher, units and the whole competition over REST.
// The parts below serve opentrack.c and the tests; others use opentrack_ops.
//
// Source: OpenTrack notes sections 0 to 2. Push messages and units are spelled in
// snake_case, the competition in camelCase: every reader here knows both.
// Dates of birth, e-mail addresses and national ids are never read.
//
// Threads: pure functions, but for the state behind opentrack_ops (see feed.h).
#ifndef FEED_OPENTRACK_H
#define FEED_OPENTRACK_H

#include <stdbool.h>
#include <stddef.h>

#include "feed/feed.h"

struct json;

extern const struct feed_ops opentrack_ops;

enum {
    OPENTRACK_FETCH_DELAY_MS = 300,     // bursts of saves become one GET
    OPENTRACK_MEETING_EVERY_MS = 60000, // the whole competition is dear for the server
    OPENTRACK_MEETING_CHECK_MS =
        240000,                  // is it still the same? Mostly a 304 without load
    OPENTRACK_MEETING_BURST = 3, // a start and two quick reconnects do not wait
    OPENTRACK_EXCERPT = 200,
    OPENTRACK_MAX_COMPETITORS = 10000,
    OPENTRACK_MAX_ENTERED = 40000,
    OPENTRACK_MAX_EVENTS = 1000,
    OPENTRACK_MAX_UNITS = 1024,
    OPENTRACK_MAX_RUNNERS = 8,
};

// opentrack_address.c: where things are. All but the URLs give a line for a person.
bool opentrack_address(const struct feed_config *config, char out[FEED_URL], char *error,
                       size_t error_size);
// Derived from the competition, or as configured. Returns how many, 0 on failure.
int opentrack_channels(const struct feed_config *config, char out[][FEED_CHANNEL],
                       char *error, size_t error_size);
// "x-2021-GBR-slug", false if the competition gives none.
bool opentrack_root(const struct feed_config *config, char out[FEED_CHANNEL]);
// The competition's page, ending in a slash.
bool opentrack_page(const struct feed_config *config, char out[FEED_URL], char *error,
                    size_t error_size);
bool opentrack_meeting_url(const struct feed_config *config, char out[FEED_URL]);
bool opentrack_unit_url(const struct feed_config *config, const struct unit_key *unit,
                        char out[FEED_URL]);

// opentrack_glance.c
struct glance opentrack_glance(const struct feed_config *config, struct str text,
                               struct glance_memory *memory);

// opentrack_push.c: what comes by itself.
enum push_kind { PUSH_OTHER, PUSH_RESULT, PUSH_ATTEMPT, PUSH_UNIT, PUSH_KINDS };
enum push_problem {
    PUSH_FINE,
    PUSH_NO_OBJECT,
    PUSH_NO_EVENT_ID,
    PUSH_EMPTY,
    PUSH_PROBLEMS
};

struct push {
    enum push_kind kind;
    enum push_problem problem;
    struct unit_key unit; // whose picture has changed, unless there is a problem
};

// Adds the event that the message means. `root` and `separator` tell the unit of a
// message whose data cannot be read, from its channel.
struct push opentrack_push(const char *event, const char *channel,
                           const struct json *data, const char *root, char separator,
                           struct feed_out *out);

// opentrack_unit.c: one unit in either spelling.
// False if it is no unit at all: neither an id nor results.
bool opentrack_unit(const struct json *value, struct arena *arena, struct unit *out);
// "12 800m - Men" without the id that the server puts before it. NULL if nothing is left.
const char *opentrack_without_id(const char *name, const char *id);
bool opentrack_unit_key(const struct json *value, const char *round, const char *round2,
                        const char *heat, const char *heat2, struct arena *arena,
                        struct unit_key *out);

// opentrack_entry.c: the rows of `results` into out->entries; the unit's key and
// precision are known already.
void opentrack_entries(const struct json *results, struct arena *arena, struct unit *out);

// opentrack_people.c: competitors by their number, and who ran a relay.
struct opentrack_people {
    const struct meeting_competitor *sorted;
    int count;
};
struct opentrack_people opentrack_people(const struct meeting_competitor *competitors,
                                         int count, struct arena *arena);
// NULL if unknown.
const struct meeting_competitor *opentrack_person(const struct opentrack_people *people,
                                                  const char *bib);
// "A. One, B. Two" from a relay's row. `people` turn numbers into names, NULL: nobody is
// known. NULL if nobody is named.
const char *opentrack_runners(const struct json *row,
                              const struct opentrack_people *people, struct arena *arena);

// opentrack_meeting.c: the whole competition. EVENT_MEETING first, then its units.
// False if it is no competition at all.
bool opentrack_meeting(const struct json *root, struct feed_out *out);
// How many of so many there is room for; what is cut is logged.
int opentrack_room(int count, int most, const char *what);

// opentrack_events.c: a competition's events, and as events of ours their units.
void opentrack_disciplines(const struct json *events, struct arena *arena,
                           struct meeting_event *out);
void opentrack_event_units(const struct json *events, struct feed_out *out);

// opentrack_body.c: answers to GETs.
void opentrack_body(const struct feed_config *config, const struct feed_fetch *fetch,
                    int status, struct str body, const char *note, struct feed_out *out);
const char *opentrack_trouble(const struct feed_config *config,
                              const struct feed_fetch *fetch, int status, struct str body,
                              const char *note, struct arena *arena);

// opentrack_choices.c: the units, for `strapline feeds opentrack`.
bool opentrack_choices_fetch(const struct feed_config *config, int step,
                             struct feed_fetch *out, char *error, size_t error_size);
enum feed_listing opentrack_choices_body(const struct feed_config *config,
                                         const struct feed_fetch *fetch, int step,
                                         int status, struct str body, const char *note,
                                         struct feed_choices *out, char *error,
                                         size_t error_size);

#endif
