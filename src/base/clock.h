// clock.h
// The only file that knows the time. Everything else is given `now`.
//
// Threads: any.
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

// Never put back, and runs on while the machine sleeps, if the system has such a clock;
// the zero point means nothing.
int64_t clock_now_ns(void);
int64_t clock_now_ms(void);  // the same clock
int64_t clock_wall_ms(void); // since 1970-01-01 UTC
// "Europe/London": where we are, for clock_local_text. False where this machine, which
// has the list of zones, knows no such one. Before the first thread.
bool clock_set_zone(const char *zone);
bool clock_has_zone(const char *zone);
void clock_local_text(char *out, size_t size); // "12:34:56" where we are
void clock_sleep_until_ns(int64_t at_ns);      // returns early on a signal
// How long the machine has slept until now, about, from a moment that means nothing.
int64_t clock_slept_ns(void);
// When at_ns is for a condition that waits by CLOCK_MONOTONIC: there is none that waits
// by ours.
struct timespec clock_deadline(int64_t at_ns);

#endif
