// minicup.h
// The Litovel Minicup's live service: one match or a category over a WebSocket, history
// and rosters over REST. The parts below serve minicup.c and the tests; others use
// minicup_ops.
//
// Source: feed notes, section 2. What a message is, is told by the keys it has: its
// "type_content" repeats itself, and has no word for deleted goals.
//
// Threads: pure functions, but for the state behind minicup_ops (see feed.h).
#ifndef FEED_MINICUP_H
#define FEED_MINICUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "feed/feed.h"

struct buf;
struct json;

extern const struct feed_ops minicup_ops;

enum {
    MINICUP_SILENT_MS = 10000,   // while a half runs; the service pings every second
    MINICUP_GREETING_MS = 10000, // the service speaks first
    MINICUP_AGAIN_MS = 60000,    // a match that is not known yet is asked for again
    MINICUP_HASTY_MS = 10000,    // a connection this short is no reason to hurry
    MINICUP_HISTORY_MS = 30000,  // an answer to the first GET comes within this
    MINICUP_REFRESH_MS = 1000,
    MINICUP_SAMPLES = 16,     // of the service's clock
    MINICUP_BEHIND_MS = 1000, // a clock behind for longer was put back
    MINICUP_HALF_MS = 600000, // where none is told, or 0 by the public site's mistake
    MINICUP_WORDS = 160,      // of what the service says
};

// minicup_address.c: where things are, and what is asked for there.
bool minicup_address(const struct feed_config *config, char out[FEED_URL], char *error,
                     size_t error_size);
// Whether the addresses of pages may be used, if they are given.
bool minicup_check_rest(const struct feed_config *config, char *error, size_t error_size);
// The public site answers without a login, the service only with one. Which of the two
// is asked: the public one if there is no PIN and it is known.
bool minicup_is_public(const struct feed_config *config);
// A GET of UNIT, ROSTER, ENTRIES or TEAM, or the POST of LOGIN; what it brings is
// history. False if nobody answers that, or it is too long.
bool minicup_fetch(const struct feed_config *config, enum fetch_kind kind,
                   const struct unit_key *unit, struct feed_fetch *out);
// The same of any page: "category-list", "category" and an id.
bool minicup_page(const struct feed_config *config, const char *page, const char *id,
                  struct feed_fetch *out);
// A team is asked for as "team/241", so that nobody takes it for a match.
struct unit_key minicup_team_unit(const char *team);
const char *minicup_id(const struct unit_key *unit); // the bare id of match or team
bool minicup_unit_fetch(const struct feed_config *config, const struct unit_key *unit,
                        struct feed_fetch *out);

// minicup_time.c: the service's clock against ours.
struct minicup_time {
    int64_t offsets_ms[MINICUP_SAMPLES];
    int heard;         // since the connection began
    int64_t newest_ms; // what it said last that was not behind
    int64_t told_ms;   // when
};

// Seconds since 1970, whole or with a fraction, or milliseconds. False if it is neither.
bool minicup_instant(const struct json *value, int64_t *epoch_ms);
void minicup_time_hear(struct minicup_time *time, const struct json *server_time,
                       int64_t now_ms);
// Whether a message is older than one that came before it: what it says of a match was
// overtaken. A clock that stays behind was put back, and counts.
bool minicup_time_behind(struct minicup_time *time, const struct json *server_time,
                         int64_t now_ms);
// The service's time at our now_ms. False before it was heard.
bool minicup_time_at(const struct minicup_time *time, int64_t now_ms, int64_t *epoch_ms);

// What a decoder met and does not know. Its feed logs each kind once.
enum minicup_doubt {
    DOUBT_NONE,
    DOUBT_KIND,  // of message
    DOUBT_STATE, // of a match
    DOUBT_EVENT, // type of
    DOUBT_PART,  // of a kind that cannot be used
    DOUBTS
};

// Where something is decoded: what is known around it, and what comes of it.
struct minicup_view {
    const struct feed_config *config;
    const struct minicup_time *time; // NULL: the answer to a GET, whose age nobody knows
    int64_t now_ms;
    struct arena *arena;
    bool doubts[DOUBTS];
};

// minicup_match.c: one match. False if it has no id.
bool minicup_match(struct minicup_view *view, const struct json *object,
                   struct match_news *out);
// Only what cannot be older than a push: names, and the result once it is confirmed.
bool minicup_match_still(struct minicup_view *view, const struct json *object,
                         struct match_news *out);
uint32_t minicup_color(const struct json *object, const char *key, const char *other,
                       struct arena *arena);

// minicup_entry.c: what happened in a match: one event, or all of them. `match` gives
// the ids of match and teams, NULL if that is not told.
void minicup_entries(struct minicup_view *view, const struct json *event,
                     const struct json *events, const struct json *match,
                     struct match_news *out);

// minicup_team.c: who plays, and who leads.
// False if it is no list.
bool minicup_players(const struct json *list, struct arena *arena,
                     struct match_roster *out);
bool minicup_table(const struct json *list, struct arena *arena, struct match_table *out);

// minicup_body.c: answers to GETs.
void minicup_body(const struct feed_config *config, const struct feed_fetch *fetch,
                  int status, struct str body, const char *note, struct feed_out *out);
// What a status means, for a person; NULL for 200. `about` an id: of one that it does not
// know the service only says that it has trouble.
const char *minicup_trouble(const struct feed_config *config, bool about, int status,
                            const char *note, struct arena *arena);
const char *minicup_answer_trouble(const struct feed_config *config,
                                   const struct feed_fetch *fetch, int status,
                                   struct str body, const char *note,
                                   struct arena *arena);
bool minicup_is_locked(int status); // whether it asks for a login
// The whole answer as JSON, NULL with a line for a person. To be freed.
struct json_doc *minicup_parse(struct str body, struct arena *arena,
                               const char **problem);
bool minicup_logged_in(const struct json *answer);

// minicup_hear.c: whether this is one of the keys that the service's messages have.
bool minicup_is_key(struct str key);

// minicup_glance.c
struct glance minicup_glance(const struct feed_config *config, struct str text,
                             struct glance_memory *memory);

// minicup_choices.c: categories, matches, and what is known of one, for `strapline feeds
// minicup`.
bool minicup_choices_fetch(const struct feed_config *config, int step,
                           struct feed_fetch *out, char *error, size_t error_size);
enum feed_listing minicup_choices_body(const struct feed_config *config,
                                       const struct feed_fetch *fetch, int step,
                                       int status, struct str body, const char *note,
                                       struct feed_choices *out, char *error,
                                       size_t error_size);

#endif
