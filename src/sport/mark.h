// mark.h
// A performance: a time, a distance or height, points, or the reason why there is none.
// Parsed from what feeds send, compared as integers, printed as the sport prints it.
// Rules: times in integer milliseconds, raw times rounded UP to the precision; metres
// with two decimals; non-marks sort after all marks in the order NM/NH, DNF, DQ, DNS
// (OpenTrack notes section 3; World Athletics result forms).
//
// Threads: pure functions.
#ifndef SPORT_MARK_H
#define SPORT_MARK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MARK_TEXT = 24 };

enum mark_kind {
    MARK_NONE,     // nothing known, or text that is no mark
    MARK_TIME,     // value in ms, lower wins
    MARK_DISTANCE, // value in cm (distance or height), higher wins
    MARK_POINTS,   // value in points, higher wins
    MARK_NM,       // no mark / no height, from here on: order of the non-marks
    MARK_DNF,
    MARK_DQ,
    MARK_DNS,
};

// What an event measures decides how its text is read: "73.15" is a time or a distance.
enum measure_kind { MEASURES_UNKNOWN, MEASURES_TIME, MEASURES_DISTANCE, MEASURES_POINTS };

struct mark {
    enum mark_kind kind;
    int32_t value;
    int decimals;         // as sent, for times (0 to 3)
    bool hand;            // "10.3h", or fewer than two decimals sent
    char text[MARK_TEXT]; // ready to print, "" for MARK_NONE
};

// Reads what a feed sent. Never fails: text that is no mark gives MARK_NONE.
// MEASURES_UNKNOWN: a colon means a time, else the digits decide as little as possible.
struct mark mark_parse(const char *text, enum measure_kind measures);
// A raw time rounded up to `decimals` (0 to 3).
struct mark mark_from_raw_ms(int64_t raw_ms, int decimals);
struct mark mark_from_cm(int32_t cm);

bool mark_valid(const struct mark *mark); // a time, a distance or points
// What somebody can have won with, as far as the text tells: not "", NULL, "DNS".
bool mark_wins(const char *text);
// Below 0 if a is the better one. Non-marks after all marks; MARK_NONE last.
int mark_compare(const struct mark *a, const struct mark *b);
// "+0.32" between the printed values, "" if either is no mark or they measure different
// things.
void mark_gap(const struct mark *from, const struct mark *to, char *out, size_t size);

// Wind in tenths of m/s. "+0.8", "-0.3", "0.0", "NWI".
bool wind_parse(const char *text, int *tenths);
// "+0.8", "-0.3", "+0.0": signed, one decimal.
void wind_print(int tenths, char *out, size_t size);
bool wind_assisted(int tenths); // over +2.0

#endif
