#include "base/json_marks.h"

#include <string.h>

// What the blocks before this one leave behind.
struct carry {
    uint64_t inside;  // all ones: the block begins within a string
    uint64_t escaped; // 1: and its first byte stands behind a backslash
};

struct json_block json_block_plain(const char bytes[JSON_BLOCK])
{
    struct json_block block = {0};
    for (int i = 0; i < JSON_BLOCK; i++) {
        unsigned char c = (unsigned char)bytes[i];
        bool bracket = c == '{' || c == '[' || c == '}' || c == ']';
        block.quotes |= (uint64_t)(c == '"') << i;
        block.slashes |= (uint64_t)(c == '\\') << i;
        block.brackets |= (uint64_t)bracket << i;
        block.controls |= (uint64_t)(c < ' ') << i;
    }
    return block;
}

#ifdef __SSE2__
static inline bool any(__m128i found)
{
    return _mm_movemask_epi8(found);
}

static uint64_t slashes_in(const char bytes[JSON_BLOCK])
{
    uint64_t bits = 0;
    for (int i = 0; i < LANES; i++) {
        bits |= lane_bits(_mm_cmpeq_epi8(lane_of(bytes, i), _mm_set1_epi8('\\')), i);
    }
    return bits;
}

static uint64_t controls_in(const char bytes[JSON_BLOCK])
{
    uint64_t bits = 0;
    for (int i = 0; i < LANES; i++) {
        bits |= lane_bits(lane_at_most(lane_of(bytes, i), ' ' - 1), i);
    }
    return bits;
}

// Square and curly brackets differ by the bit that makes letters small. Backslashes and
// control characters are rare: where they are is looked for if there are any.
static inline struct json_block quick_block(const char bytes[JSON_BLOCK])
{
    struct json_block block = {0};
    __m128i lowest = _mm_set1_epi8(' '), slashes = _mm_setzero_si128();
    for (int i = 0; i < LANES; i++) {
        __m128i lane = lane_of(bytes, i);
        __m128i folded = _mm_or_si128(lane, _mm_set1_epi8(' '));
        __m128i brackets = _mm_or_si128(_mm_cmpeq_epi8(folded, _mm_set1_epi8('{')),
                                        _mm_cmpeq_epi8(folded, _mm_set1_epi8('}')));
        block.quotes |= lane_bits(_mm_cmpeq_epi8(lane, _mm_set1_epi8('"')), i);
        block.brackets |= lane_bits(brackets, i);
        slashes = _mm_or_si128(slashes, _mm_cmpeq_epi8(lane, _mm_set1_epi8('\\')));
        lowest = _mm_min_epu8(lowest, lane);
    }
    block.slashes = any(slashes) ? slashes_in(bytes) : 0;
    block.controls = any(lane_at_most(lowest, ' ' - 1)) ? controls_in(bytes) : 0;
    return block;
}
#else
static inline struct json_block quick_block(const char bytes[JSON_BLOCK])
{
    return json_block_plain(bytes);
}
#endif

struct json_block json_block_quick(const char bytes[JSON_BLOCK])
{
    return quick_block(bytes);
}

// What stands behind an odd number of backslashes. A run of them that begins at an odd
// place and one that begins at an even one are told apart by the carry of an addition.
static uint64_t escaped_by(uint64_t slashes, uint64_t *carry)
{
    const uint64_t even = UINT64_C(0x5555555555555555);
    slashes &= ~*carry;
    uint64_t behind = slashes << 1 | *carry;
    uint64_t odd_starts = slashes & ~even & ~behind;
    uint64_t sum = odd_starts + slashes;
    *carry = sum < slashes;
    return (even ^ sum << 1) & behind;
}

// Every bit becomes whether an odd number of bits is set up to it.
static uint64_t parity(uint64_t bits)
{
    for (int step = 1; step < JSON_BLOCK; step *= 2) {
        bits ^= bits << step;
    }
    return bits;
}

static bool take(struct json_marks *marks, const char *bytes, struct carry *carry)
{
    struct json_block block = quick_block(bytes);
    if (block.slashes | carry->escaped) {
        block.quotes &= ~escaped_by(block.slashes, &carry->escaped);
        marks->slashed = true;
    }
    // With the quote that begins it, without the one that ends it.
    uint64_t inside = parity(block.quotes) ^ carry->inside;
    carry->inside = inside >> (JSON_BLOCK - 1) ? UINT64_MAX : 0;
    marks->quotes[marks->blocks] = block.quotes;
    marks->brackets[marks->blocks] = block.brackets & ~inside;
    marks->blocks++;
    return !(block.controls & inside);
}

bool json_marks_find(struct str text, struct json_marks *out)
{
    struct carry carry = {0};
    char last[JSON_BLOCK];
    size_t at = 0;
    out->text = text;
    out->blocks = 0;
    out->slashed = false;
    bool fine = text.len < JSON_BLOCK * JSON_BLOCKS;
    for (; fine && at + JSON_BLOCK <= text.len; at += JSON_BLOCK) {
        fine = take(out, text.data + at, &carry);
    }
    if (fine && at < text.len) {
        memset(last, ' ', sizeof(last));
        memcpy(last, text.data + at, text.len - at);
        fine = take(out, last, &carry);
    }
    out->quotes[out->blocks] = out->brackets[out->blocks] = UINT64_MAX;
    return fine && !carry.inside;
}
