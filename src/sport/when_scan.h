// when_scan.h
// Reading figures one after the other, shared by what reads points and spans of time.
//
// Threads: pure functions.
#ifndef SPORT_WHEN_SCAN_H
#define SPORT_WHEN_SCAN_H

#include <stdbool.h>

struct scan {
    const char *at; // terminated
};

bool scan_blank(struct scan *scan); // any number of them
bool scan_any(struct scan *scan, const char *chars);
// Between least and most digits (most: 9 at the most); how many, 0 if there are fewer.
int scan_number(struct scan *scan, int least, int most, int *out);
// -1, 1, or 0 if there is none; U+2212 is a minus.
int scan_sign(struct scan *scan);
// ".5" is 500, "" and "." are 0; figures after the third are cut.
int scan_fraction_ms(struct scan *scan);

#endif
