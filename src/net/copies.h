// copies.h
// By which marks a server knows the last good copy of each page again that we were given
// and have handed on. Bounded: the one that was not asked for longest goes first.
//
// Threads: one (rest).
#ifndef NET_COPIES_H
#define NET_COPIES_H

#include "net/rest.h"

enum { COPIES_MAX = 256 };

struct copies {         // zeroed is empty
    struct copy *items; // the one asked for last comes last
    int count;
};

// Nothing is kept of a page without marks. Its marks of before go in any case.
void copies_keep(struct copies *copies, const char *url, const struct rest_marks *marks);
// Empty marks if there are none.
struct rest_marks copies_find(struct copies *copies, const char *url);
// What was handed on may have been lost on its way.
void copies_forget(struct copies *copies);

#endif
