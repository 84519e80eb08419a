// event.h
// What a feed can say, as a tagged union. Decoders make events in a message's arena;
// sport_apply() copies what it keeps.
//
// Threads: plain data, owned by whoever owns the arena.
#ifndef SPORT_EVENT_H
#define SPORT_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "sport/athletics.h"
#include "sport/match.h"
#include "sport/triathlon.h"

struct arena;

enum event_type {
    EVENT_LINK,         // the connection changed
    EVENT_TRAFFIC,      // a message came in (counters only)
    EVENT_RESULT,       // athletics: results_arrived
    EVENT_ATTEMPT,      // athletics: latest_attempt
    EVENT_UNIT,         // athletics: a whole unit
    EVENT_MEETING,      // athletics: the competition's own data
    EVENT_FETCH_FAILED, // a REST answer did not come or could not be used
    EVENT_UNCHANGED,    // a REST answer: what came last is still true
    EVENT_RACE,         // triathlon: a timing message
    EVENT_PERSON,       // triathlon: who an athlete is
    EVENT_MATCH,        // a match: what a message says of it
    EVENT_ROSTER,       // a match: who plays
    EVENT_TABLE,        // a match: its group's standings
};

enum link_state { LINK_CONNECTING, LINK_UP, LINK_DOWN, LINK_REFUSED };

struct link_event {
    enum link_state link;
    bool reconnect; // this attempt follows an earlier connection
    const char
        *note; // for the operator: "retry in 4 s", "refused: no such app key (4001)"
};

struct traffic_event {
    bool bad;               // could not be used; counted and logged by the feed
    bool data;              // news of the sport, as against protocol chatter
    bool gap;               // messages before this one are known to be lost
    int others, others_bad; // more messages, which were only counted
};

struct result_event {
    struct unit_key unit;
    const char *heat_name; // without the id prefix
    const char *winner;
    const char *mark;
};

struct attempt_event {
    struct unit_key unit;
    const char *heat_name;  // without the id prefix
    const char *event_code; // upper case, NULL if not told
    const char *bib;
    const char *name;
    bool vertical;        // told by its content: a height is there
    int round;            // horizontal: 1.. ; 0 if not told
    const char *height;   // vertical
    const char *attempts; // vertical: "xo", all at this height
    const char *result;   // "48.67", or o x - r in lower case
};

// What the competition's JSON adds: names, codes, clubs. Units come as EVENT_UNIT.
struct meeting_competitor {
    const char *bib, *first_name, *last_name, *team, *team_name, *country, *flag;
    const char *runners; // relay teams
};

struct meeting_entry { // personal and season's best are per entry
    const char *bib, *event, *pb, *sb;
};

struct meeting_discipline {
    const char *event, *code, *name, *category;
    const char *parent; // the combined event that this is a part of
    int rounds[4];      // heats per round, 0 where there is none
};

struct meeting_event {
    const char *title;
    const struct meeting_competitor *competitors;
    int competitor_count;
    const struct meeting_entry *entries;
    int entry_count;
    const struct meeting_discipline *disciplines;
    int discipline_count;
};

struct fetch_event {
    bool whole_meeting;
    struct unit_key unit;
    int status; // HTTP status, 0: no answer
    bool again; // another try follows by itself
    const char
        *note; // for the operator: "403, blocked by the server", "no answer in 10 s"
};

struct event {
    enum event_type type;
    // History: sets the state, never animates (first snapshots, replies to a
    // reconciliation).
    bool backlog;
    union {
        struct link_event link;
        struct traffic_event traffic;
        struct result_event result;
        struct attempt_event attempt;
        struct unit unit;
        struct meeting_event meeting;
        struct fetch_event fetch; // FETCH_FAILED, UNCHANGED
        struct race race;
        struct race_person person;
        struct match_news match;
        struct match_roster roster;
        struct match_table table;
    };
};

// Events in order, growing in an arena.
struct event_list {
    struct arena *arena;
    struct event *items;
    int count;
    int capacity;
};

// A zeroed event at the end of the list.
struct event *event_add(struct event_list *list, enum event_type type);
// One line for goldens and logs, without the newline.
const char *event_print(const struct event *event, struct arena *arena);

#endif
