// json_marks.h
// Where the structure of a JSON text is: every quote that begins or ends a string, and
// every bracket outside of strings, in order. Found many bytes at a time.
//
// Whether the text is JSON is not looked at; that the marks are these holds for every
// text that is.
//
// Threads: pure functions.
#ifndef BASE_JSON_MARKS_H
#define BASE_JSON_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/lanes.h"
#include "base/str.h"

enum { JSON_BLOCK = LANES_BLOCK, JSON_BLOCKS = 1024 };

// Of so many bytes, bit 0 being the first.
struct json_block {
    uint64_t quotes, slashes;
    uint64_t brackets; // of both kinds
    uint64_t controls; // below a blank
};
struct json_block json_block_quick(const char bytes[JSON_BLOCK]);
// The same byte by byte, for processors that cannot do better.
struct json_block json_block_plain(const char bytes[JSON_BLOCK]);

// A bit for each byte of the text, and behind the last block one of ones, where every
// search ends. Of the arrays only what the text needs is written.
struct json_marks {
    struct str text; // borrowed
    size_t blocks;
    bool slashed;                       // it has a backslash somewhere
    uint64_t quotes[JSON_BLOCKS + 1];   // that begin or end a string
    uint64_t brackets[JSON_BLOCKS + 1]; // outside of strings
};

// False: too long, a control character in a string, or one that never ends.
bool json_marks_find(struct str text, struct json_marks *out);
// Where the lowest bit is; one is set. It alone, times this constant, has other upper
// bits for each place. Compilers know this as one instruction, if they see that a bit is
// set.
static inline unsigned json_lowest(uint64_t bits)
{
    static const unsigned char places[JSON_BLOCK] = {
        0,  1,  48, 2,  57, 49, 28, 3,  61, 58, 50, 42, 38, 29, 17, 4,
        62, 55, 59, 36, 53, 51, 43, 22, 45, 39, 33, 30, 24, 18, 12, 5,
        63, 47, 56, 27, 60, 41, 37, 16, 54, 35, 52, 21, 44, 32, 23, 11,
        46, 26, 40, 15, 34, 20, 31, 10, 25, 14, 19, 9,  13, 8,  7,  6};
    bits |= UINT64_C(1) << (JSON_BLOCK - 1);
    return places[((bits & (~bits + 1)) * UINT64_C(0x03f79d71b4cb0a89)) >> 58];
}

// Where the first mark from there on is; behind the text if there is none. `from` is at
// most just behind the text.
static inline size_t json_marks_next(const uint64_t *marks, size_t from)
{
    size_t block = from / JSON_BLOCK;
    uint64_t bits = marks[block] >> from % JSON_BLOCK;
    if (bits) {
        return from + json_lowest(bits);
    }
    while (!marks[++block]) {
    }
    return block * JSON_BLOCK + json_lowest(marks[block]);
}

#endif
