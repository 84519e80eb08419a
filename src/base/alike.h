// alike.h
// Whether two texts are the same but for digits, at places where these do not matter:
// much sooner told than what either of them says.
//
// Threads: pure functions.
#ifndef BASE_ALIKE_H
#define BASE_ALIKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/lanes.h"
#include "base/str.h"

// Of two blocks, a bit for each byte: those that differ, and those that are digits in
// both.
struct alike_block {
    uint64_t differ, digits;
};
struct alike_block alike_block_quick(const char a[LANES_BLOCK],
                                     const char b[LANES_BLOCK]);
// The same byte by byte, for processors that cannot do better.
struct alike_block alike_block_plain(const char a[LANES_BLOCK],
                                     const char b[LANES_BLOCK]);

static inline size_t alike_words(size_t len)
{
    return (len + LANES_BLOCK - 1) / LANES_BLOCK;
}

// Marks the places from `from` up to `to` in a bit for each byte of a text.
void alike_mark(uint64_t *places, size_t from, size_t to);
// Of one length, and where they differ are digits in both, at marked places.
bool alike_but_digits(struct str a, struct str b, const uint64_t *places);

#endif
