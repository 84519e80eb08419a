// fastpath.h
// IMG Arena FastPath: one WebSocket a fixture, the fixtures over REST. The parts below
// serve fastpath.c and the tests; others use fastpath_ops.
//
// Source: feed notes, section 3. A packet tells one action and the whole state after it;
// the newest packet's state is believed, actions are told apart by their ids, and words
// are believed before numbers.
//
// Threads: pure functions, but for the state behind fastpath_ops (see feed.h).
#ifndef FEED_FASTPATH_H
#define FEED_FASTPATH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "feed/feed.h"

struct json;

extern const struct feed_ops fastpath_ops;

enum {
    FASTPATH_SILENT_MS = 35000, // heartbeats come every 10 s
    FASTPATH_TOKEN_MS = 15000,  // the token is answered at once
    FASTPATH_QUIET_MS = 3000,   // no packet for so long: all of the past was told
    FASTPATH_PAUSE_MS = 250,    // within a burst of packets there is no such gap
    FASTPATH_FRESH_MS = 20000,  // a packet that is younger is news
    FASTPATH_PACE_MS = 2000,    // packets that come late by less keep pace
    FASTPATH_CUT_MS = 10000,    // a packet this long after a cut: it was over, untold
    FASTPATH_HASTY_MS = 10000,  // a connection this short is no reason to hurry
    FASTPATH_CLOCK_MS = 60000,  // a packet's clock is carried on by no more than this
    FASTPATH_ID = 63,
    FASTPATH_TALLY = 64,  // "6:4 3:6 7:5", of nine sets
    FASTPATH_WORDS = 160, // of what the server says
    FASTPATH_PERIODS = 64,
    FASTPATH_ACTIONS = 512, // that may still be changed
    FASTPATH_RECENT = 8,    // packets that are known again on the next connection
    FASTPATH_PAGE = 100,    // fixtures in a page of the listing
    FASTPATH_PAGES = 50,
    FASTPATH_ACTION_PAGE = 500, // actions in a page of a fixture's
    FASTPATH_PAGE_MS = 250,     // between GETs: the server allows five a second
};

// fastpath_address.c: where things are.
bool fastpath_address(const struct feed_config *config, char out[FEED_URL], char *error,
                      size_t error_size);
// Path and query of a connection that is to leave out so many packets.
void fastpath_path(const struct feed_config *config, int64_t position,
                   char out[FEED_URL]);
// Whether connections can leave out packets: a whole address is kept as it is.
bool fastpath_can_resume(const struct feed_config *config);
void fastpath_headers(const struct feed_config *config, char out[FEED_URL]);
// The id of the fixture, "" if neither the settings nor a whole address tell.
void fastpath_fixture_id(const struct feed_config *config, char out[FEED_ID]);
// A GET of the fixture with this id. False without sport or id.
bool fastpath_fixture_fetch(const struct feed_config *config, const char *id,
                            struct feed_fetch *out);
// All that happened in it, which the server has once it is over: attempt 0 asks for the
// list as it is, n for page n - 1 of one that turned out to come in pages.
bool fastpath_actions_fetch(const struct feed_config *config, const char *id, int attempt,
                            struct feed_fetch *out);
bool fastpath_unit_fetch(const struct feed_config *config, const struct unit_key *unit,
                         struct feed_fetch *out);
// Asks for pages, which is said to be a header.
extern const char fastpath_paged[];
// A GET below the REST server's root. With a line for a person.
bool fastpath_rest_fetch(const struct feed_config *config, const char *path,
                         const char *more_headers, struct feed_fetch *out, char *error,
                         size_t error_size);

// fastpath_sport.c: what differs between sports.
struct fastpath_sport {
    const char *name; // letters only
    enum clock_way way;
    bool goals;           // few enough to be celebrated
    bool sets;            // score is sets won, points are those of the open one
    const char *part;     // what a period is called
    const char *end;      // what is shown when all is over
    const char *shootout; // before its score
    int part_min, extra_min;
};
// "v2/volleyball", "ice-hockey"; never NULL.
const struct fastpath_sport *fastpath_sport(const char *name);
// Only letters and digits, small ones. NULL is "".
const char *fastpath_letters(const char *word, struct arena *arena);

enum fastpath_act {
    ACT_OTHER, // of no interest to a picture
    ACT_LISTED,
    ACT_GOAL,
    ACT_OWN_GOAL,
    ACT_SHOT, // a goal if its sub-type says so
    ACT_START_PERIOD,
    ACT_END_PERIOD,
    ACT_START_CLOCK,
    ACT_STOP_CLOCK,
    ACT_ADJUST_CLOCK,
    ACT_END_MATCH,
    ACT_COLOURS,
    ACT_LINEUPS,
    ACT_POSSESSION,
};
// By the words of its type and sub-type.
enum fastpath_act fastpath_act(const struct fastpath_sport *sport, const char *type,
                               const char *subtype, struct arena *arena);

// What a decoder met and does not know. Its feed logs each kind once.
enum fastpath_doubt {
    FASTPATH_DOUBT_KIND, // of message
    FASTPATH_DOUBT_SEND, // type of
    FASTPATH_DOUBT_STATUS,
    FASTPATH_DOUBT_PART, // of a kind that cannot be used
    FASTPATH_DOUBTS
};

// fastpath_action.c: what happened.
enum fastpath_send { SEND_PENDING, SEND_CONFIRMED, SEND_UPDATED, SEND_GONE };

struct fastpath_action {
    enum fastpath_act act;
    enum fastpath_send send;
    const char *id, *type, *subtype; // NULL: not told
    int period;                      // 0: none
    int64_t clock_ms;                // -1: not told
    bool timed;
    int64_t when_ms;             // since 1970
    long long seq;               // -1: not told
    const char *team, *name;     // id and name, NULL
    enum match_side side;        // as told by the team's flag
    const struct json *player;   // NULL
    const struct json *metadata; // NULL
    bool delayed;                // collected while the venue was cut off
};
// NULL gives an empty one.
void fastpath_action_read(const struct json *object, const struct fastpath_sport *sport,
                          struct arena *arena, bool doubts[FASTPATH_DOUBTS],
                          struct fastpath_action *out);

// fastpath_summary.c: how it stands.
enum fastpath_period_type { PERIOD_REGULAR, PERIOD_OVERTIME, PERIOD_SHOOTOUT };

struct fastpath_period {
    int id;
    const char *label; // NULL
    enum fastpath_period_type type;
    bool open;
    int score[2], points[2]; // -1 unknown
};

struct fastpath_summary {
    bool there;
    bool has_score;
    int score[2];
    int period;                                             // 0: not told
    const char *status, *collection, *clock_state, *reason; // NULL: not told
    int64_t clock_ms;                                       // -1: not told
    const char *note;  // of a game within the period, ready to print; NULL
    const char *tally; // of the sets so far, likewise
    int possession;    // 1 home, 0 away, -1 not told
    struct fastpath_period *periods;
    int period_count;
};
// The packet's summary; codes of a status packet stand in for words that it lacks.
void fastpath_summary_read(const struct json *packet, struct arena *arena,
                           struct fastpath_summary *out);
const struct fastpath_period *fastpath_period_find(const struct fastpath_summary *summary,
                                                   int id);
// The one that is being played, or was the last. NULL: none.
const struct fastpath_period *fastpath_period_at(const struct fastpath_summary *summary);

// fastpath_match.c: what packets told so far, across connections.
struct fastpath_row { // an action that is listed, or was, or might be
    char id[FASTPATH_ID + 1];
    bool listed;
    enum entry_kind kind;
    enum match_side side;
    bool has_score;
    int score[2];
    long long seq;
    int connection; // on which seq was told
};

struct fastpath_match {
    const struct fastpath_sport *sport;
    int running;                // by the last start or stop that was told; -1: none was
    bool ended;                 // the end of the match was told
    bool clocked;               // a clock other than 00:00 was seen
    uint64_t sets;              // that ended, by their ids
    char tally[FASTPATH_TALLY]; // of the sets, as it was told last
    int votes;                  // for another way of the clock than the sport's
    int64_t clock_ms;
    int clock_period;
    bool has_score;
    int score[2]; // by the newest packet
    char teams[2][FASTPATH_ID + 1];
    char names[2][FEED_ID * 2];
    int guesses; // how often possession told the same team's side
    char guessed[FASTPATH_ID + 1];
    enum match_side guess;
    int connection;
    struct fastpath_row rows[FASTPATH_ACTIONS];
    int row_count, next_row;
};

struct fastpath_view {
    const struct feed_config *config;
    const struct fastpath_match *match;
    const char *id; // of the match, NULL: as the packets say
    int64_t now_ms; // when it came
    int64_t age_ms; // of what it says then; 0 if nobody knows
    struct arena *arena;
    bool doubts[FASTPATH_DOUBTS];
};

void fastpath_match_init(struct fastpath_match *match, const struct feed_config *config);
// From now on packets begin anew, with the first one if `whole`.
void fastpath_match_reconnect(struct fastpath_match *match, bool whole);
enum match_side fastpath_match_side(const struct fastpath_match *match, const char *team);
enum clock_way fastpath_match_way(const struct fastpath_match *match,
                                  const struct feed_config *config);
// Takes who is who. True if that was not known, then out has what was told.
bool fastpath_match_meet(struct fastpath_match *match,
                         const struct fastpath_action *action,
                         const struct fastpath_summary *summary, struct arena *arena,
                         struct match_team out[2]);
// Takes what the newest packet says, after its entry was made.
void fastpath_match_learn(struct fastpath_match *match,
                          const struct fastpath_action *action,
                          const struct fastpath_summary *summary);

bool fastpath_match_set_ended(const struct fastpath_match *match, int id); // once

// fastpath_entry.c: what happened, for the list. `newest`: no later packet was seen.
// False if it is not listed.
bool fastpath_entry(struct fastpath_match *match, const struct fastpath_action *action,
                    const struct fastpath_summary *summary, bool newest,
                    struct arena *arena, struct match_entry *out);

// fastpath_period.c: what a period is called, the break behind it, and the whistle that
// begins or ends it.
const char *fastpath_period_name(const struct fastpath_view *view, int number,
                                 const struct fastpath_period *period); // NULL: none
const char *fastpath_break_name(const struct fastpath_view *view,
                                const struct fastpath_period *last);
void fastpath_whistle(const struct fastpath_view *view,
                      const struct fastpath_action *action,
                      const struct fastpath_summary *summary, struct match_entry *entry);

// fastpath_news.c: how it stands, ready for the state.
bool fastpath_status_known(const char *status, struct arena *arena); // NULL: yes
void fastpath_news(const struct fastpath_view *view, const struct fastpath_action *action,
                   const struct fastpath_summary *summary, struct match_news *out);

// fastpath_team.c: teams, their colours and players.
bool fastpath_color(const char *text, uint32_t *color);
// Of a "Team Colours" action. False if it tells none.
bool fastpath_colors(const struct json *metadata, struct arena *arena,
                     struct match_team out[2]);
// The rosters of a "Lineups" action: of its team, or of both.
void fastpath_lineups(const struct fastpath_match *match,
                      const struct fastpath_action *action, const char *id, bool backlog,
                      struct feed_out *out);
// Both teams of a REST fixture. False if it names none.
bool fastpath_teams(const struct json *fixture, struct arena *arena,
                    struct match_team out[2]);

#endif
