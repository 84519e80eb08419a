#include "base/alike.h"

#include <string.h>

struct alike_block alike_block_plain(const char a[LANES_BLOCK], const char b[LANES_BLOCK])
{
    struct alike_block block = {0};
    for (int i = 0; i < LANES_BLOCK; i++) {
        bool digits = a[i] >= '0' && a[i] <= '9' && b[i] >= '0' && b[i] <= '9';
        block.differ |= (uint64_t)(a[i] != b[i]) << i;
        block.digits |= (uint64_t)digits << i;
    }
    return block;
}

#ifdef __SSE2__
static inline __m128i digits_in(__m128i lane)
{
    return lane_at_most(_mm_sub_epi8(lane, _mm_set1_epi8('0')), '9' - '0');
}

static inline uint64_t differ_in(const char a[LANES_BLOCK], const char b[LANES_BLOCK])
{
    uint64_t same = 0;
    for (int i = 0; i < LANES; i++) {
        same |= lane_bits(_mm_cmpeq_epi8(lane_of(a, i), lane_of(b, i)), i);
    }
    return ~same;
}

static inline uint64_t both_digits_in(const char a[LANES_BLOCK],
                                      const char b[LANES_BLOCK])
{
    uint64_t digits = 0;
    for (int i = 0; i < LANES; i++) {
        digits |= lane_bits(
            _mm_and_si128(digits_in(lane_of(a, i)), digits_in(lane_of(b, i))), i);
    }
    return digits;
}
#else
static uint64_t differ_in(const char a[LANES_BLOCK], const char b[LANES_BLOCK])
{
    return alike_block_plain(a, b).differ;
}

static uint64_t both_digits_in(const char a[LANES_BLOCK], const char b[LANES_BLOCK])
{
    return alike_block_plain(a, b).digits;
}
#endif

struct alike_block alike_block_quick(const char a[LANES_BLOCK], const char b[LANES_BLOCK])
{
    return (struct alike_block){differ_in(a, b), both_digits_in(a, b)};
}

void alike_mark(uint64_t *places, size_t from, size_t to)
{
    while (from < to) {
        size_t at = from % LANES_BLOCK,
               count = to - from < LANES_BLOCK - at ? to - from : LANES_BLOCK - at;
        places[from / LANES_BLOCK] |= UINT64_MAX >> (LANES_BLOCK - count) << at;
        from += count;
    }
}

static inline bool is_alike(const char *a, const char *b, uint64_t places)
{
    uint64_t differ = differ_in(a, b);
    return !differ || (!(differ & ~places) && !(differ & ~both_digits_in(a, b)));
}

bool alike_but_digits(struct str a, struct str b, const uint64_t *places)
{
    char last_a[LANES_BLOCK] = {0}, last_b[LANES_BLOCK] = {0};
    size_t at = 0;
    bool alike = a.len == b.len;
    for (; alike && at + LANES_BLOCK <= a.len; at += LANES_BLOCK) {
        alike = is_alike(a.data + at, b.data + at, places[at / LANES_BLOCK]);
    }
    if (alike && at < a.len) {
        memcpy(last_a, a.data + at, a.len - at);
        memcpy(last_b, b.data + at, a.len - at);
        alike = is_alike(last_a, last_b, places[at / LANES_BLOCK]);
    }
    return alike;
}
