// glance.h
// What the dialects' glances share: values read where they stand in a text, and what
// makes two texts alike, as a number that all of it is blended into.
//
// Threads: pure functions.
#ifndef FEED_GLANCE_H
#define FEED_GLANCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/alike.h"
#include "base/json_skim.h"
#include "base/str.h"
#include "feed/feed.h"

// Gives the outer members of an object to take(), in order. What comes back is behind the
// last of them, tells whether the text is one that we may be sure of, and leads into
// their values. `marks` are of this text then.
struct json_skim glance_walk(struct str text, struct json_marks *marks,
                             void (*take)(void *context, const struct json_span *member),
                             void *context);

// In a flood most texts are the same as an earlier one but for digits that do not matter
// for what they are: those need no walk. Zeroed: no text is remembered.
enum { GLANCE_RECENT = 4, GLANCE_WORDS = 64 };
struct glance_recent {
    struct str text;             // borrowed for as long as the memory is used
    struct str order;            // in it: the number that tells its order, if any does
    struct glance glance;        // UNSURE: the text counts for nothing
    uint64_t free[GLANCE_WORDS]; // a bit for each byte: a digit there does not matter
};
struct glance_memory {
    struct glance_recent recent[GLANCE_RECENT];
    int oldest;
};
// The earlier text that this one is the same as, or NULL.
const struct glance_recent *glance_recall(const struct glance_memory *memory,
                                          struct str text);
// For the caller to fill in; no digit is free yet. NULL: the text is too long.
struct glance_recent *glance_remember(struct glance_memory *memory, struct str text);
// The same for a text of which no digit matters at all.
void glance_remember_words(struct glance_memory *memory, struct str text,
                           const struct glance *glance);
// Which digits of the text do not matter. Nothing where `recent` is NULL.
void glance_free(struct glance_recent *recent, struct str digits);
// The same for a number but its first digit, which tells a 0 from others.
void glance_free_number(struct glance_recent *recent, struct str number);

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
