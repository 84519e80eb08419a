#include "theme/letters.h"

#include <stddef.h>
#include <string.h>

#include "base/utf8.h"

// One has no capital of one letter, the other no small one.
enum { SHARP_S = 0xDF, DOTTED_I = 0x130 };

// Greek loses its accents in capitals. Small letters first..last; every `step`-th has its
// capital at `distance`.
struct range {
    uint32_t first, last;
    int step;
    int distance;
};

static const struct range ranges[] = {
    {0xE0, 0xF6, 1, -32},     {0xF8, 0xFE, 1, -32},       {0xFF, 0xFF, 1, 0x79},
    {0x101, 0x12F, 2, -1},    {0x131, 0x131, 1, -0xE8},   {0x133, 0x137, 2, -1},
    {0x13A, 0x148, 2, -1},    {0x14B, 0x177, 2, -1},      {0x17A, 0x17E, 2, -1},
    {0x180, 0x180, 1, 0xC3},  {0x183, 0x185, 2, -1},      {0x188, 0x18C, 4, -1},
    {0x192, 0x192, 1, -1},    {0x199, 0x199, 1, -1},      {0x1A8, 0x1AD, 5, -1},
    {0x1A1, 0x1A5, 2, -1},    {0x1B0, 0x1B0, 1, -1},      {0x1B4, 0x1B6, 2, -1},
    {0x1C6, 0x1CC, 3, -2},    {0x1CE, 0x1DC, 2, -1},      {0x1DD, 0x1DD, 1, -0x4F},
    {0x1DF, 0x1EF, 2, -1},    {0x1F5, 0x1F5, 1, -1},      {0x1F9, 0x21F, 2, -1},
    {0x223, 0x233, 2, -1},    {0x247, 0x24F, 2, -1},      {0x253, 0x253, 1, -0xD2},
    {0x254, 0x254, 1, -0xCE}, {0x256, 0x257, 1, -0xCD},   {0x259, 0x259, 1, -0xCA},
    {0x25B, 0x25B, 1, -0xCB}, {0x260, 0x260, 1, -0xCD},   {0x263, 0x263, 1, -0xCF},
    {0x268, 0x268, 1, -0xD1}, {0x269, 0x269, 1, -0xD3},   {0x26F, 0x26F, 1, -0xD3},
    {0x272, 0x272, 1, -0xD5}, {0x275, 0x275, 1, -0xD6},   {0x280, 0x280, 1, -0xDA},
    {0x283, 0x283, 1, -0xDA}, {0x288, 0x288, 1, -0xDA},   {0x289, 0x289, 1, -0x45},
    {0x28A, 0x28B, 1, -0xD9}, {0x28C, 0x28C, 1, -0x47},   {0x292, 0x292, 1, -0xDB},
    {0x390, 0x390, 1, 0x1A},  {0x3AC, 0x3AC, 1, -0x1B},   {0x3AD, 0x3AD, 1, -0x18},
    {0x3AE, 0x3AE, 1, -0x17}, {0x3AF, 0x3AF, 1, -0x16},   {0x3B0, 0x3B0, 1, -5},
    {0x3B1, 0x3C1, 1, -32},   {0x3C2, 0x3C2, 1, -31},     {0x3C3, 0x3CB, 1, -32},
    {0x3CC, 0x3CC, 1, -0x2D}, {0x3CD, 0x3CD, 1, -0x28},   {0x3CE, 0x3CE, 1, -0x25},
    {0x430, 0x44F, 1, -32},   {0x450, 0x45F, 1, -80},     {0x461, 0x481, 2, -1},
    {0x48B, 0x4BF, 2, -1},    {0x4C2, 0x4CE, 2, -1},      {0x4CF, 0x4CF, 1, -15},
    {0x4D1, 0x52F, 2, -1},    {0x561, 0x586, 1, -48},     {0x1E01, 0x1E95, 2, -1},
    {0x1EA1, 0x1EFF, 2, -1},  {0x10D0, 0x10FA, 1, 0xBC0},
};

uint32_t letters_capital(uint32_t c)
{
    if (c < 0x80) {
        return c >= 'a' && c <= 'z' ? c - 32 : c;
    }
    for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
        const struct range *r = &ranges[i];
        if (c >= r->first && c <= r->last && (c - r->first) % (uint32_t)r->step == 0) {
            return (uint32_t)((int64_t)c + r->distance);
        }
    }
    return c;
}

bool letters_is_small(uint32_t c)
{
    return c == SHARP_S || letters_capital(c) != c;
}

bool letters_is_capital(uint32_t c)
{
    if (c < 0x80 || c == DOTTED_I) {
        return c == DOTTED_I || (c >= 'A' && c <= 'Z');
    }
    for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
        const struct range *r = &ranges[i];
        uint32_t small = (uint32_t)((int64_t)c - r->distance);
        if (small >= r->first && small <= r->last &&
            (small - r->first) % (uint32_t)r->step == 0) {
            return true;
        }
    }
    return false;
}

const char *letters_upper(const char *text, struct arena *arena)
{
    // Capitals take at most as many bytes as small letters, SS as many as sharp s; only
    // the Georgian ones are asked for a little more.
    char *out = arena_alloc(arena, strlen(text) * 2 + 1);
    size_t len = 0;
    uint32_t before = ' ';
    for (const char *at = text; *at;) {
        const char *start = at;
        uint32_t c = utf8_next(&at);
        const char *next = at;
        bool mc = c == 'c' && before == 'M' && letters_is_capital(utf8_next(&next)) &&
                  (start - 1 == text || start[-2] == ' ' || start[-2] == '-');
        if (c == SHARP_S) {
            memcpy(out + len, "SS", 2);
            len += 2;
        } else {
            len += (size_t)utf8_put(out + len, mc ? c : letters_capital(c));
        }
        before = c;
    }
    out[len] = '\0';
    return out;
}
