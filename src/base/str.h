// str.h
// Text: bytes with a length, and the small helpers that every parser of ours needs.
// Nothing here keeps a pointer it is given.
//
// Threads: pure functions.
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct arena;

struct str {
    const char *data; // not necessarily terminated
    size_t len;
};

struct str str_of(const char *text); // NULL gives the empty one

// Copies at most size - 1 bytes, never splitting a character, always terminated.
// Returns false if something was left out.
bool text_copy(char *out, size_t size, const char *text);
// A copy fit for the screen: broken UTF-8 replaced, control characters and line breaks
// made blanks, direction overrides removed, runs of blanks made one, trimmed, at most
// max_chars characters. NULL gives NULL.
char *text_clean(struct arena *arena, const char *text, int max_chars);
// Foreign bytes made fit for a terminal, in place: control characters (C1 too) and broken
// UTF-8 become blanks.
void text_defuse(char *text);
bool text_equal(const char *a, const char *b);        // NULL equals only NULL
bool text_equal_nocase(const char *a, const char *b); // ASCII case only
bool text_starts(const char *text, const char *prefix);
bool text_ends(const char *text, const char *suffix);
bool text_empty(const char *text); // NULL or ""
// Takes the same time wherever the two differ.
bool text_same_secret(const char *given, const char *secret);

// Whether it is one of the words between blanks.
bool text_has_word(const char *words, const char *word);

// The one of `known` that a person most probably meant, or NULL if none is near.
const char *text_nearest(const char *word, const char *const *known, int count);

// Whole text as a decimal integer within the limits; false leaves *out alone.
bool text_int(const char *text, long long min, long long max, long long *out);
// The whole of it, so many hexadecimal digits (up to 8); false leaves *out alone.
bool text_hex(const char *text, size_t digits, uint32_t *out);
// "#rrggbb" as 0x00RRGGBB; false, and *rgb alone, for anything else and NULL.
bool text_color(const char *text, uint32_t *rgb);

#endif
