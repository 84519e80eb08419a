// other_digits.h
// A glance that remembers texts must find what one that does not would find: in a text,
// and in others that differ from it by some digits only.
//
// Threads: pure functions.
#ifndef FUZZ_OTHER_DIGITS_H
#define FUZZ_OTHER_DIGITS_H

#include <stdlib.h>

#include "base/arena.h"
#include "feed/glance.h"

enum { OTHER_DIGITS_TEXTS = 6 };

// Some of them, others each time.
static inline struct str other_digits(struct arena *arena, struct str text, size_t round)
{
    char *out = arena_strndup(arena, text.data, text.len);
    for (size_t i = 0; i < text.len; i++) {
        bool turn = (i * (round + 7) + round) % (round + 2) == 0;
        if (turn && glance_is_digit(out[i])) {
            out[i] = (char)('0' + (out[i] - '0' + (int)(i + round) % 9 + 1) % 10);
        }
    }
    return (struct str){out, text.len};
}

static inline void other_digits_try(const struct feed_ops *ops,
                                    const struct feed_config *config, struct str text)
{
    struct arena arena = {0};
    struct glance_memory memory = {0};
    ops->glance(config, text, &memory);
    for (size_t round = 0; round < OTHER_DIGITS_TEXTS; round++) {
        struct glance_memory none = {0};
        struct str other = other_digits(&arena, text, round);
        struct glance found = ops->glance(config, other, &memory);
        struct glance alone = ops->glance(config, other, &none);
        if (found.kind != alone.kind || found.bad != alone.bad || found.of != alone.of ||
            found.like != alone.like || found.order != alone.order) {
            abort();
        }
    }
    arena_finish(&arena);
}

#endif
