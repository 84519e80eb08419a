// when.h
// Points and spans of time as feeds write them.
//
// Source: feed notes, section 0, rules 4 and 5: T or a blank between date and time, any
// fraction, any zone or none, U+2212 as minus; spans with or without hours and sign.
//
// Threads: pure functions.
#ifndef SPORT_WHEN_H
#define SPORT_WHEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

enum { WHEN_TEXT = 40 };

struct when {
    int64_t epoch_ms; // since 1970, UTC; without a zone: as if it were UTC
    bool zoned;
};

// False for anything else, also NULL and "": unknown, never zero.
bool when_read(const char *text, struct when *out);
// "2017-05-13T08:20:04.123Z"; without a zone no Z. For logs and goldens.
void when_print(const struct when *when, char *out, size_t size);
// "01:02:03.456", "2:03", "+0:12"; milliseconds, negative with a minus. A single number
// without a colon is no span.
bool span_read(const char *text, int64_t *ms);

// Ready to print, cut to whole seconds: "0:07", "12:07", "1:02:07"; clocks of races.
const char *span_clock(struct arena *arena, int64_t ms);
// A gap with its sign: "+0:12", "+1:02:09".
const char *span_gap(struct arena *arena, int64_t ms);
// A match clock: "00:02", "89:59", "102:10".
const char *span_match(struct arena *arena, int64_t ms);

#endif
