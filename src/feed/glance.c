#include "feed/glance.h"

#include <string.h>

#include "feed/leaf.h"

enum { WHOLE_DIGITS = 15 }; // more are no exact number any longer

struct json_skim glance_walk(struct str text, struct json_marks *marks,
                             void (*take)(void *context, const struct json_span *member),
                             void *context)
{
    struct json_span member;
    if (!json_marks_find(text, marks)) {
        return (struct json_skim){.marks = marks, .unsure = true};
    }
    struct json_skim skim = json_skim_of(marks);
    while (json_skim_next(&skim, &member)) {
        take(context, &member);
    }
    return skim;
}

const struct glance_recent *glance_recall(const struct glance_memory *memory,
                                          struct str text)
{
    for (int i = 0; i < GLANCE_RECENT; i++) {
        const struct glance_recent *recent = &memory->recent[i];
        if (recent->glance.kind != GLANCE_UNSURE &&
            alike_but_digits(recent->text, text, recent->free)) {
            return recent;
        }
    }
    return NULL;
}

struct glance_recent *glance_remember(struct glance_memory *memory, struct str text)
{
    struct glance_recent *recent = &memory->recent[memory->oldest];
    size_t words = alike_words(text.len);
    if (words > GLANCE_WORDS) {
        return NULL;
    }
    memory->oldest = (memory->oldest + 1) % GLANCE_RECENT;
    recent->text = text;
    recent->order = (struct str){0};
    recent->glance = (struct glance){0};
    memset(recent->free, 0, words * sizeof(recent->free[0]));
    return recent;
}

void glance_remember_words(struct glance_memory *memory, struct str text,
                           const struct glance *glance)
{
    struct glance_recent *recent = glance_remember(memory, text);
    if (recent) {
        recent->glance = *glance;
        glance_free(recent, text);
    }
}

void glance_free(struct glance_recent *recent, struct str digits)
{
    if (recent) {
        size_t at = (size_t)(digits.data - recent->text.data);
        alike_mark(recent->free, at, at + digits.len);
    }
}

void glance_free_number(struct glance_recent *recent, struct str number)
{
    if (number.len > 1) {
        glance_free(recent, (struct str){number.data + 1, number.len - 1});
    }
}

static uint64_t mix(uint64_t into, uint64_t word)
{
    into = (into ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    return into ^ into >> 32;
}

// What is left over is taken with some of what stands before it.
uint64_t glance_blend(uint64_t into, struct str bytes)
{
    uint64_t word = 0;
    size_t at = 0;
    into = mix(into, bytes.len);
    if (bytes.len < sizeof(word)) {
        for (; at < bytes.len; at++) {
            word = word << 8 | (unsigned char)bytes.data[at];
        }
        return mix(into, word);
    }
    for (; at + sizeof(word) <= bytes.len; at += sizeof(word)) {
        memcpy(&word, bytes.data + at, sizeof(word));
        into = mix(into, word);
    }
    memcpy(&word, bytes.data + bytes.len - sizeof(word), sizeof(word));
    return mix(into, word);
}

uint64_t glance_blend_up_to(uint64_t into, const char *from, const char *to)
{
    return glance_blend(into, (struct str){from, (size_t)(to - from)});
}

uint64_t glance_blend_number(uint64_t into, uint64_t number)
{
    return mix(into, number);
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
