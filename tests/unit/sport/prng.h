// prng.h
// A small generator (xorshift64*) so that property tests are the same everywhere.
#ifndef TESTS_SPORT_PRNG_H
#define TESTS_SPORT_PRNG_H

#include <stdint.h>

static uint64_t prng_state = 88172645463325252u;

static inline void prng_seed(uint64_t seed)
{
    prng_state = seed * 2685821657736338717u + 1;
}

// 0 .. limit - 1
static inline int prng_below(int limit)
{
    prng_state ^= prng_state >> 12;
    prng_state ^= prng_state << 25;
    prng_state ^= prng_state >> 27;
    return (int)((prng_state * 2685821657736338717u >> 33) % (uint64_t)limit);
}

#endif
