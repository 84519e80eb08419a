#include "base/json_marks.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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
enum { LANE = 16, LANES = JSON_BLOCK / LANE };

static uint64_t bits_of(const __m128i equal[LANES])
{
    uint64_t bits = 0;
    for (int i = LANES - 1; i >= 0; i--) {
        bits = bits << LANE | (unsigned)_mm_movemask_epi8(equal[i]);
    }
    return bits;
}

static bool any(const __m128i equal[LANES])
{
    __m128i both = _mm_or_si128(equal[0], equal[1]);
    __m128i others = _mm_or_si128(equal[2], equal[3]);
    return _mm_movemask_epi8(_mm_or_si128(both, others));
}

// Square and curly brackets differ by the bit that makes letters small. Backslashes and
// control characters are rare.
static inline struct json_block quick_block(const char bytes[JSON_BLOCK])
{
    const __m128i small = _mm_set1_epi8(' '), control = _mm_set1_epi8(' ' - 1);
    __m128i quotes[LANES], slashes[LANES], brackets[LANES], controls[LANES];
    for (int i = 0; i < LANES; i++) {
        __m128i lane = _mm_loadu_si128((const void *)(bytes + i * LANE));
        __m128i folded = _mm_or_si128(lane, small);
        quotes[i] = _mm_cmpeq_epi8(lane, _mm_set1_epi8('"'));
        slashes[i] = _mm_cmpeq_epi8(lane, _mm_set1_epi8('\\'));
        brackets[i] = _mm_or_si128(_mm_cmpeq_epi8(folded, _mm_set1_epi8('{')),
                                   _mm_cmpeq_epi8(folded, _mm_set1_epi8('}')));
        controls[i] = _mm_cmpeq_epi8(_mm_min_epu8(lane, control), lane);
    }
    return (struct json_block){.quotes = bits_of(quotes),
                               .slashes = any(slashes) ? bits_of(slashes) : 0,
                               .brackets = bits_of(brackets),
                               .controls = any(controls) ? bits_of(controls) : 0};
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
    return fine && !carry.inside;
}
