// lanes.h
// Blocks of 64 bytes, looked at as many bytes at a time as every x86-64 processor can: a
// bit for each byte, bit 0 being the first. Where there is no SSE2 there is nothing here,
// and each byte is looked at by itself.
//
// Threads: pure functions.
#ifndef BASE_LANES_H
#define BASE_LANES_H

#include <stdint.h>

enum { LANES_BLOCK = 64 }; // bytes

#ifdef __SSE2__
#include <emmintrin.h>

enum { LANES = LANES_BLOCK / (int)sizeof(__m128i) };

static inline __m128i lane_of(const char *block, int lane)
{
    return _mm_loadu_si128((const __m128i *)(const void *)block + lane);
}

static inline uint64_t lane_bits(__m128i found, int lane)
{
    return (uint64_t)(unsigned)_mm_movemask_epi8(found) << lane * (int)sizeof(found);
}

// Where bytes are at most so large.
static inline __m128i lane_at_most(__m128i bytes, char most)
{
    return _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(most)), bytes);
}
#endif

#endif
