#include "feed/glance.h"

#include <string.h>

#include "base/json_skim.h"
#include "feed/leaf.h"

enum { WHOLE_DIGITS = 15 }; // more are no exact number any longer

static uint64_t mix(uint64_t into, uint64_t word)
{
    into = (into ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    return into ^ into >> 32;
}

uint64_t glance_blend(uint64_t into, struct str bytes)
{
    uint64_t word;
    into = mix(into, bytes.len);
    for (; bytes.len >= sizeof(word); bytes.len -= sizeof(word)) {
        memcpy(&word, bytes.data, sizeof(word));
        into = mix(into, word);
        bytes.data += sizeof(word);
    }
    word = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        word = word << 8 | (unsigned char)bytes.data[i];
    }
    return mix(into, word);
}

uint64_t glance_blend_number(uint64_t into, uint64_t number)
{
    return mix(into, number);
}

bool glance_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool glance_is_whole(struct str value, size_t most)
{
    size_t digits = 0;
    while (digits < value.len && glance_is_digit(value.data[digits])) {
        digits++;
    }
    return digits > 0 && digits == value.len && digits <= most &&
           (digits == 1 || value.data[0] != '0');
}

bool glance_id(struct str value, struct str *id)
{
    if (glance_is_whole(value, WHOLE_DIGITS)) {
        *id = value;
        return true;
    }
    bool plain = json_span_text(value, id) && id->len > 0 && id->len < LEAF_ID;
    for (size_t i = 0; plain && i < id->len; i++) {
        plain = id->data[i] > ' ' && id->data[i] <= '~';
    }
    return plain;
}

bool glance_is_one_of(struct str key, const struct str *list, int count)
{
    for (int i = 0; i < count; i++) {
        if (key.len == list[i].len && memcmp(key.data, list[i].data, key.len) == 0) {
            return true;
        }
    }
    return false;
}
