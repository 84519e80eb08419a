// trouble.h
// What is wrong with an answer, in words that help whoever runs the show.
//
// Threads: pure functions.
#ifndef FEED_TROUBLE_H
#define FEED_TROUBLE_H

#include <stdbool.h>

#include "base/str.h"

struct arena;

struct trouble { // the first row that holds the status
    int first, last;
    const char *words, *advice; // "" none
};

// "blocked by the server (403): ADVICE", or with the server's own words in its place, if
// it `said` any. Rows of the dialect come first; what no row has is said for all of them.
const char *trouble_text(const struct trouble *own, int own_count, int status,
                         const char *said, struct arena *arena);
// A page of the web, as firewalls and logins put in the place of data.
bool trouble_is_page(struct str body);
// Of one that came with a status of success.
extern const char trouble_page[];

#endif
