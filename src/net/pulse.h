// pulse.h
// Whether a connection's peer still lives. It is asked (pinged) once it was silent for
// half of what is borne, at most PULSE_ASK_MS, and is dead when nothing at all came for
// as long as is borne. A peer that asks us at a pace of its own need not be asked, and is
// missed after five beats, if that is sooner. A look that comes before it is due, because
// somebody else is asked, asks from half of that silence on: peers that are asked
// together are one wake-up. Where we stood still ourselves (a process that was stopped, a
// machine that slept) what came meanwhile is still unread: the silence begins anew.
//
// Times are milliseconds of one clock that never goes back.
// Threads: pure functions on a struct of the caller's.
#ifndef NET_PULSE_H
#define NET_PULSE_H

#include <stdint.h>

enum {
    PULSE_ASK_MS = 30000,
    PULSE_BEATS = 5,
    PULSE_BEATS_MS = 10000, // but no sooner: servers pause for breath
    PULSE_LATE_MS = 1000    // a look that comes later than that finds nobody dead
};

struct pulse {
    int silent_ms;    // what is borne; 0: the peer is not watched
    int64_t heard_ms; // the last byte
    int64_t asked_ms; // of it; before heard_ms: not since
    int64_t beat_ms;  // it asked us; 0: never
    int64_t pace_ms;  // between its last two; 0: not known
};

enum pulse_act { PULSE_WAIT, PULSE_ASK, PULSE_DEAD };

void pulse_begin(struct pulse *pulse, int64_t now_ms); // keeps silent_ms
void pulse_hear(struct pulse *pulse, int64_t now_ms);
void pulse_beat(struct pulse *pulse, int64_t now_ms); // beside pulse_hear
int pulse_patience(const struct pulse *pulse);        // silence that is borne now
// When to look at the latest, INT64_MAX: never. After ASK it counts as asked.
int64_t pulse_due(const struct pulse *pulse);
enum pulse_act pulse_look(struct pulse *pulse, int64_t now_ms);

#endif
