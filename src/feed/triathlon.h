// triathlon.h
// World Triathlon live timing: pushes without splits over a WebSocket for all the races
// of the world, whole messages over REST and by webhook. The parts below serve
// triathlon.c and the tests; others use triathlon_ops.
//
// Source: feed notes, section 1.
//
// Threads: pure functions, but for the state behind triathlon_ops (see feed.h).
#ifndef FEED_TRIATHLON_H
#define FEED_TRIATHLON_H

#include <stdbool.h>
#include <stddef.h>

#include "feed/feed.h"

struct json;
struct json_doc;

extern const struct feed_ops triathlon_ops;

enum {
    TRIATHLON_FETCH_DELAY_MS = 500,  // the server has the splits a moment later
    TRIATHLON_FETCH_EVERY_MS = 2500, // it does not want to be asked more often
    TRIATHLON_POLL_EVERY_MS = 60000, // where nothing is pushed,
    TRIATHLON_POLL_EARLY_MS = 15000, // by as much sooner, if that spares a wake-up,
    TRIATHLON_POLL_LIVE_MS = 7000,   // and while a race is on
    TRIATHLON_POLL_AFTER_MS = 5000,  // most breaks of a link are shorter
    TRIATHLON_NO_TIMING_MS = 30000,  // until a race has any, where nothing is pushed
    TRIATHLON_GREETING_MS = 300, // after coming back: what is said this soon is no news
    TRIATHLON_SHORT_MS = 5000,   // a connection that lasted less was none
    TRIATHLON_SHORTS = 3,        // after so many of them we come back later
    TRIATHLON_EXCERPT = 200,
    TRIATHLON_WORDS = 160, // of a server's own explanation
    TRIATHLON_PAGE = 100,  // races in a page of the listing
};

// feed_fetch.attempt: which address is tried, and how many polls may follow this one.
enum { TRIATHLON_OTHER_FORM = 1, TRIATHLON_FOLLOW_UP = 2 };

// triathlon_address.c: where things are.
bool triathlon_address(const struct feed_config *config, char out[FEED_URL], char *error,
                       size_t error_size);
// Below the API's root; `other`: the other way of writing that. With a line for a person.
bool triathlon_rest_url(const struct feed_config *config, bool other, const char *path,
                        char out[FEED_URL], char *error, size_t error_size);
// False if there is no key, nor a server of the operator's own that may do without.
bool triathlon_timing_fetch(const struct feed_config *config, const char *prog,
                            int attempt, struct feed_fetch *out);

// Who somebody is: "athlete/8001". The same conditions.
bool triathlon_athlete_fetch(const struct feed_config *config,
                             const struct unit_key *unit, int attempt,
                             struct feed_fetch *out);

// triathlon_racer.c: the answer to that.
void triathlon_racer_body(const struct feed_config *config,
                          const struct feed_fetch *fetch, int status, struct str body,
                          const char *note, struct feed_out *out);

// triathlon_message.c: one timing message.
// The message in what a server sent: by itself, as `data` or `payload`, also as a text,
// or as the one of an array that is about `prog`. NULL if there is none. *inner is what
// had to be parsed for it, to be freed after the last look, or NULL.
const struct json *triathlon_find(const struct json *root, const char *prog,
                                  struct json_doc **inner);
// Whether a message, as against an envelope, has this key.
bool triathlon_is_telling(struct str key);
bool triathlon_is_sandbox(const struct json *message);
// prog is for a message that does not tell. False if it is no timing message at all.
bool triathlon_message(const struct json *message, const char *prog, struct arena *arena,
                       struct race *out);

// triathlon_athlete.c, triathlon_split.c: parts of it.
// How this message writes splits: what its `time` means.
enum triathlon_splits { SPLITS_PLAIN, SPLITS_LAP, SPLITS_TOTAL };
enum triathlon_splits triathlon_splits_kind(const struct json *athletes);
void triathlon_athletes(const struct json *athletes, struct arena *arena,
                        struct race *out);
void triathlon_athlete_splits(const struct json *splits, enum triathlon_splits kind,
                              struct arena *arena, struct race_athlete *out);

// triathlon_leaf.c: RACE_UNKNOWN, NULL and 0 where nothing is told.
int64_t triathlon_span(const struct json *object, const char *key, struct arena *arena);
const char *triathlon_point(const struct json *object, const char *key,
                            struct arena *arena);
// Whether the point with this id lies behind the other one.
bool triathlon_behind(const char *point, const char *other);
// Only the letters, small ones: "Pre-Race" and "Did not finish" are "prerace" and
// "didnotfinish". NULL is "".
const char *triathlon_letters(const char *word, struct arena *arena);

// triathlon_push.c: a text of the socket, or the body of a webhook.
enum triathlon_push_kind {
    TRIATHLON_NEWS,
    TRIATHLON_NOT_JSON,
    TRIATHLON_NO_RACE, // a timing message that does not tell whose
    TRIATHLON_CHATTER, // no timing message
    TRIATHLON_OTHER_RACE,
    TRIATHLON_TEST, // sandbox
    TRIATHLON_PUSHES,
};
struct triathlon_push {
    enum triathlon_push_kind kind;
    bool splits; // NEWS: nothing more is to be fetched
};
// Adds an EVENT_TRAFFIC, and the race behind it if it is ours.
struct triathlon_push triathlon_push(const struct feed_config *config, struct str text,
                                     bool backlog, struct feed_out *out);
void triathlon_hook(const struct feed_config *config, struct str body,
                    struct feed_out *out);

// triathlon_glance.c
struct glance triathlon_glance(const struct feed_config *config, struct str text,
                               struct glance_memory *memory);

// triathlon_failure.c: what a server says is wrong, in words for the operator.
const char *triathlon_failure(const struct feed_config *config, int status,
                              const struct json *envelope, const char *note,
                              struct arena *arena);
// The status that an envelope tells, or else the one it came with.
int triathlon_status(int status, const struct json *envelope);
// The same, from the bytes of an answer.
const char *triathlon_trouble(const struct feed_config *config,
                              const struct feed_fetch *fetch, int status, struct str body,
                              const char *note, struct arena *arena);
// After a close or a refused upgrade. Sets out->retry and out->reason.
void triathlon_ended(int code, const char *reason, struct feed_out *out);
void triathlon_not_let_in(int status, const char *reason, struct feed_out *out);

// triathlon_body.c: answers to GETs.
void triathlon_body(const struct feed_config *config, const struct feed_fetch *fetch,
                    int status, struct str body, const char *note, struct feed_out *out);

// triathlon_choices.c: the races of an event.
bool triathlon_choices_fetch(const struct feed_config *config, int step,
                             struct feed_fetch *out, char *error, size_t error_size);
enum feed_listing triathlon_choices_body(const struct feed_config *config,
                                         const struct feed_fetch *fetch, int step,
                                         int status, struct str body, const char *note,
                                         struct feed_choices *out, char *error,
                                         size_t error_size);

#endif
