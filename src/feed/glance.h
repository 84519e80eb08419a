// glance.h
// What the dialects' glances share: values read where they stand in a text, and what
// makes two texts alike, as a number that all of it is blended into.
//
// Threads: pure functions.
#ifndef FEED_GLANCE_H
#define FEED_GLANCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/json_skim.h"
#include "base/str.h"

// Gives the outer members of an object to take(), in order. What comes back is behind the
// last of them, tells whether the text is one that we may be sure of, and leads into
// their values. `marks` are of this text then.
struct json_skim glance_walk(struct str text, struct json_marks *marks,
                             void (*take)(void *context, const struct json_span *member),
                             void *context);

// Not for what must stand against somebody who looks for two texts of one number.
uint64_t glance_blend(uint64_t into, struct str bytes);
// All from `from` up to `to`.
uint64_t glance_blend_up_to(uint64_t into, const char *from, const char *to);
uint64_t glance_blend_number(uint64_t into, uint64_t number);

static inline bool glance_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Digits only, at most so many, and no 0 before others.
bool glance_is_whole(struct str value, size_t most);
// The text of a text or whole number which is read just as it is written. False: it is
// written otherwise, or too long for an id.
bool glance_id(struct str value, struct str *id);
bool glance_is_one_of(struct str key, const struct str *list, int count);

#endif
