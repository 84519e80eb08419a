// director_rules.h
// The rule book: what becomes of a thing, by what it is and what happens to it. A thing
// is a scene and a subject; director_rules.c is the table, one transition a row.
//
// Threads: main only.
#ifndef SHOW_DIRECTOR_RULES_H
#define SHOW_DIRECTOR_RULES_H

#include <stdbool.h>
#include <stdint.h>

struct director;
struct item;
struct lane;
struct proposal;

// What a thing is. One that leaves may wait to come again; then it is told by the queue.
enum life {
    LIFE_NOWHERE,
    LIFE_AWAY, // dismissed or vetoed: until it says something new
    LIFE_WAITING,
    LIFE_ANNOUNCED,
    LIFE_ENTERING,
    LIFE_ON,
    LIFE_LEAVING
};

// What happens to it.
enum happening {
    // A feed or the operator speaks of it.
    SAID_NEWS,
    SAID_NOTHING_NEW, // the same as when it was dismissed or has just been shown
    SAID_UPDATE,      // enrichment or correction, which starts nothing
    SAID_BY_HAND,     // the operator puts it up
    SAID_NO_MORE,     // taken back, or out of date
    // The operator's cues.
    CUED_TAKE,
    CUED_VETO,
    CUED_DISMISS,
    CUED_PIN,
    CUED_UNPIN,
    CUED_PAGE,
    CUED_CLEAR,
    // Its turn comes.
    NEXT_IN_TIME, // its layer will be free in as long as it must be announced
    NOT_NEXT,     // something is in its way after all
    FREE,         // it may come on
    TOO_OLD,
    TOO_MANY,
    // Time passes on air.
    ARRIVED,
    PAGE_READ,
    TIME_UP,
    OUTRANKED,
    OUSTED, // the operator took another
    COVERED,
    UNSAID, // taken back, and no pin holds it
    GONE
};

// Whom it happens to. What a row does may need more than the thing itself.
struct thing {
    struct lane *lane; // of its layer
    struct item *item; // NULL: it does not wait
    const struct proposal *proposal;
    const char *detail; // of the reason, NULL: none
    int page;           // that is turned to
    const char *says;   // set from the row
    uint64_t serial;    // of a proposal that lined up; 0: none
    bool dropped;       // the proposal was refused
};

struct rule_row {
    enum life from;
    enum happening happening;
    enum life to;
    void (*act)(struct director *director, struct thing *thing, int64_t now_ms);
    const char *says; // to the log, before the detail; NULL: the detail alone
};

enum { RULES_MAX = 96 };

const struct rule_row *rules_table(int *count);
// How often a row was used.
int64_t rules_walked(const struct director *director, int row);
// Does what the row says. False if there is none: then it changes nothing.
bool rules_happen(struct director *director, enum happening happening,
                  struct thing *thing, int64_t now_ms);

// What rows do.
void act_refuse(struct director *director, struct thing *thing, int64_t now_ms);
void act_line_up(struct director *director, struct thing *thing, int64_t now_ms);
void act_renew(struct director *director, struct thing *thing, int64_t now_ms);
void act_change(struct director *director, struct thing *thing, int64_t now_ms);
void act_take(struct director *director, struct thing *thing, int64_t now_ms);
void act_veto(struct director *director, struct thing *thing, int64_t now_ms);
void act_drop(struct director *director, struct thing *thing, int64_t now_ms);
void act_announce(struct director *director, struct thing *thing, int64_t now_ms);
void act_withdraw(struct director *director, struct thing *thing, int64_t now_ms);
void act_come_on(struct director *director, struct thing *thing, int64_t now_ms);
void act_stand(struct director *director, struct thing *thing, int64_t now_ms);
void act_turn(struct director *director, struct thing *thing, int64_t now_ms);
void act_pin(struct director *director, struct thing *thing, int64_t now_ms);
void act_unpin(struct director *director, struct thing *thing, int64_t now_ms);
void act_unsay(struct director *director, struct thing *thing, int64_t now_ms);
void act_leave(struct director *director, struct thing *thing, int64_t now_ms);
void act_dismiss(struct director *director, struct thing *thing, int64_t now_ms);
void act_keep_away(struct director *director, struct thing *thing, int64_t now_ms);
void act_vacate(struct director *director, struct thing *thing, int64_t now_ms);
void act_cut(struct director *director, struct thing *thing, int64_t now_ms);

#endif
