// feed.h
// A feed is a wire dialect: whole texts and the time in, events and wishes out. It never
// touches a socket or a clock. net/source gives it a connection; replay and tests give
// it transcripts.
//
// Threads: open, text, closed and tick run on one thread (feeds). body() uses only the
// configuration, so it may run on another (rest) at the same time.
#ifndef FEED_FEED_H
#define FEED_FEED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "sport/event.h"

enum {
    FEED_URL = 1024,
    FEED_CHANNELS = 8,
    FEED_CHANNEL = 200,
    FEED_ID = 64,
    FEED_HEADER = 480,
    FEED_POST = 128,
    FEED_PERIODS = 12,
    FEED_PERIOD = 32,
};

// One row of "feeds" in the show file, checked and with secrets resolved.
struct feed_config {
    char id[64];
    char type[32];       // "opentrack"
    char url[FEED_URL];  // WebSocket: ws://host:port, or a whole address; "" = the type's
                         // own
    char rest[FEED_URL]; // base address; "" = derived
    char ca_file[FEED_URL];
    bool insecure; // ws:// and http:// beyond loopback allowed
    int delay_ms;
    // opentrack
    char competition[FEED_URL];
    char key[128];                              // app key, or "live" / "test"
    char cluster[32];                           // "" = "eu"
    char separator;                             // 0 = '-'
    char channels[FEED_CHANNELS][FEED_CHANNEL]; // override, "" = derived
    char token[256];      // REST authorisation, "" = none; never logged
    char user_agent[256]; // "" = ours
    bool nocache;         // adds ?nocache=1 to every GET
    // triathlon; the API key is `token`
    char prog_id[FEED_ID];
    char event[FEED_ID];         // for `strapline feeds`
    bool sandbox;                // test messages count too
    char webhook_path[FEED_URL]; // "" = none
    char webhook_token[256];     // "" = none asked
    // minicup
    char match[FEED_ID]; // this match, or else all of a category
    char category[FEED_ID];
    char team[FEED_ID];         // for `strapline feeds`
    char pin[FEED_ID];          // for the service's REST, "" = none
    char public_rest[FEED_URL]; // the public site's API, "" = its own where url is too
    bool exhibition;            // /ws/exhibition
    // fastpath
    char sport[FEED_ID];   // "soccer", "v2/volleyball"
    char fixture[FEED_ID]; // id
    bool betting;          // the address without /media
    bool bearer;           // sends the token with the upgrade, too
    bool live_only;        // for `strapline feeds`
    char clock[8];         // "up", "down", "none"; "" = by the sport
    bool keep_clock;       // ticks on while the venue is cut off
    // minicup and fastpath: what periods are called on air, in place of the feed's words
    char periods[FEED_PERIODS][FEED_PERIOD]; // "" = the dialect's own
};

enum fetch_kind {
    FETCH_UNIT,    // a unit, a race, a match: `unit.event` has its id
    FETCH_MEETING, // everything
    FETCH_LOGIN,   // a POST that opens the way for the GET it stands for; refused once,
                   // it is not tried again before the next connection
    FETCH_ROSTER,  // of `unit`
    FETCH_ENTRIES, // the history of `unit`
    FETCH_TEAM,    // `unit.event` has its id
    FETCH_CHOICES, // a page of what can be followed
    FETCH_ATHLETE, // `unit.event` has "athlete/" and the id
};

// A wish for a GET. Same kind and unit while one waits: they are one.
struct feed_fetch {
    enum fetch_kind kind;
    struct unit_key unit;
    enum fetch_kind wanted;   // LOGIN: what to GET after it
    int attempt;              // for the dialect: which way this is tried, 0 first
    bool backlog;             // the answer is history: it must not animate
    bool whole;               // that nothing has changed would be no answer
    bool asked;               // somebody waits for the answer, whatever it is
    int delay_ms;             // wait at least this long, so that bursts are one GET
    bool cookies;             // keeps and sends the host's cookies
    char header[FEED_HEADER]; // one more header line, "apikey: ..."; never logged
    char post[FEED_POST];     // a JSON body to POST, "" = GET; never logged
    char url[FEED_URL];
};

enum feed_retry {
    FEED_RETRY_BACKOFF, // 1 s, doubling to 30 s, with jitter, for ever
    FEED_RETRY_NOW,     // at once, then as BACKOFF if that fails
    FEED_RETRY_LATER,   // after 30 s: there is nothing to hear yet
    FEED_RETRY_SLOW,    // after 60 s
    FEED_RETRY_STOP,    // not without the operator: "refused"
};

// What a feed wants after it was told something. The caller owns the arenas and acts on
// it.
struct feed_out {
    struct arena *arena;
    struct arena *wishes; // of frames and fetches, which may outlive the events
    struct event_list events;
    struct str *frames; // texts to send, in order
    int frame_count;
    struct feed_fetch *fetches;
    int fetch_count;
    bool ready; // the session is established: the back-off starts afresh
    bool close; // close the connection (it is dead or useless)
    enum feed_retry retry;
    const char *reason; // for log and operator when close or after closed()
};

// Prepares an empty out on this arena.
struct feed_out feed_out_begin(struct arena *arena);
void feed_send(struct feed_out *out, const char *text);
struct feed_fetch *feed_want(struct feed_out *out, enum fetch_kind kind);
// The answer did not come or could not be used, for this reason in the operator's words;
// or it says that what was told last is still true.
void feed_fail(struct feed_out *out, const struct feed_fetch *fetch, int status,
               const char *note);
void feed_unchanged(struct feed_out *out, const struct feed_fetch *fetch);

// What can be followed: a race, a match, a fixture, a unit. For `strapline feeds`.
struct feed_choice {
    const char *id, *name;    // id as the show file wants it
    const char *when, *state; // ready to print, NULL unknown
    const char *note;
};

struct feed_choices {
    struct arena *arena;
    struct feed_choice *items;
    int count;
};

struct feed_choice *feed_choice_add(struct feed_choices *choices);

enum feed_listing { LISTING_DONE, LISTING_MORE, LISTING_FAILED };

// What a text is as far as a glance can tell, which decodes nothing. Of many texts that
// came at once those that others make superfluous are only counted.
enum glance_kind {
    GLANCE_UNSURE, // decode it
    GLANCE_OTHERS, // neither news of ours nor anything to be acted on
    GLANCE_STATE,  // how something stands: nothing is learned from it that the newest of
                   // the same `of` and `like` does not tell
};

struct glance {
    enum glance_kind kind;
    bool bad;      // OTHERS: what decoding it would find
    uint64_t of;   // OTHERS: which kind of them; STATE: what it is about
    uint64_t like; // STATE: all that it says but what the newest says anew
    int64_t order; // STATE: when it was said; of one instant the later text is the newer
};

struct glance_memory; // see glance.h

struct feed; // a dialect's state

struct feed_ops {
    const char *type;
    struct feed *(*create)(const struct feed_config *config);
    void (*destroy)(struct feed *feed);
    // The WebSocket's whole address. False with a line for a person if the configuration
    // does not give one.
    bool (*address)(const struct feed_config *config, char out[FEED_URL], char *error,
                    size_t error_size);
    void (*open)(struct feed *feed, int64_t now_ms, struct feed_out *out);
    void (*text)(struct feed *feed, struct str text, int64_t now_ms,
                 struct feed_out *out);
    // The peer or the network ended it; code 0 if none was given. Sets out->retry.
    void (*closed)(struct feed *feed, int code, const char *reason, int64_t now_ms,
                   struct feed_out *out);
    // Called at or after next_due(); pings, timeouts.
    void (*tick)(struct feed *feed, int64_t now_ms, struct feed_out *out);
    int64_t (*next_due)(const struct feed *feed); // INT64_MAX: nothing
    // The answer to a fetch; status 0 means none came and `note` says why, 304 that what
    // came last is still true.
    void (*body)(const struct feed_config *config, const struct feed_fetch *fetch,
                 int status, struct str body, const char *note, struct feed_out *out);
    // A GET for this unit, on the operator's or the director's wish.
    bool (*unit_fetch)(const struct feed_config *config, const struct unit_key *unit,
                       struct feed_fetch *out);
    // What follows may be NULL.
    // Uses only the configuration; what it remembers of earlier texts only saves time.
    // Absent: every text is decoded.
    struct glance (*glance)(const struct feed_config *config, struct str text,
                            struct glance_memory *memory);
    // What is wrong with such an answer, in the operator's words. For those that may be
    // mended by another try: 429, 5xx and 0. Absent: not told before the last.
    const char *(*trouble)(const struct feed_config *config,
                           const struct feed_fetch *fetch, int status, struct str body,
                           const char *note, struct arena *arena);
    // Headers of the upgrade, each "Name: value\r\n"; may hold secrets.
    void (*headers)(const struct feed_config *config, char out[FEED_URL]);
    // Path and query for the next connection, where it differs from the address.
    void (*path)(struct feed *feed, char out[FEED_URL]);
    // The upgrade was answered with this status (0: none came) instead of a WebSocket.
    // Sets out->retry. Absent: backed off.
    void (*refused)(struct feed *feed, int status, const char *reason, int64_t now_ms,
                    struct feed_out *out);
    // tick() is called without a connection, too: GETs stand in for what is not pushed.
    bool polls;
    // tick() is called before next_due(), too, when the thread is awake anyway: what is
    // due soon then needs no wake-up of its own.
    bool early;
    // A webhook's body that came with the right token. Like body(), it uses only the
    // configuration.
    void (*hook)(const struct feed_config *config, struct str body, struct feed_out *out);
    // The GET of step 0, 1, 2.. of a listing, and what its answer means. MORE asks for
    // the next step. A line for a person when it cannot be had.
    bool (*choices_fetch)(const struct feed_config *config, int step,
                          struct feed_fetch *out, char *error, size_t error_size);
    enum feed_listing (*choices_body)(const struct feed_config *config,
                                      const struct feed_fetch *fetch, int step,
                                      int status, struct str body, const char *note,
                                      struct feed_choices *out, char *error,
                                      size_t error_size);
    // The link is dead after so long without a byte from the server, which is pinged so
    // that there is one. 0: 60 s. -1: the dialect sees to that itself.
    int silent_ms;
    // Nothing runs that a silence would leave behind: 60 s will do. Absent: never.
    bool (*at_rest)(const struct feed *feed);
};

const struct feed_ops *feed_find(const char *type); // NULL if unknown
const char *const *feed_types(int *count);

#endif
