#include "base/hash.h"

#include <string.h>

static uint64_t mix(uint64_t seed, uint64_t word)
{
    uint64_t h = (seed * 0xff51afd7ed558ccdu + 0x9e3779b97f4a7c15u) ^ word;
    h = (h ^ h >> 32) * 0x9e3779b97f4a7c15u;
    h ^= h >> 32;
    h *= 0xd6e8feb86659fd93u;
    return h ^ (h >> 29);
}

uint64_t hash_bytes(uint64_t seed, const void *data, size_t len)
{
    const char *bytes = data;
    uint64_t h = mix(seed, len + 1);
    while (len > 0) {
        uint64_t word = 0;
        size_t part = len < sizeof(word) ? len : sizeof(word);
        memcpy(&word, bytes, part);
        h = mix(h, word);
        bytes += part;
        len -= part;
    }
    return h;
}

uint64_t hash_int(uint64_t seed, int64_t value)
{
    return mix(seed, (uint64_t)value);
}

uint64_t hash_text(uint64_t seed, const char *text)
{
    return text ? hash_bytes(seed, text, strlen(text)) : mix(seed, 0);
}
