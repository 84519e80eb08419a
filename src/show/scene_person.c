// Who somebody is, from a unit's entry and the competition's own data.
#include <stdio.h>
#include <string.h>

#include "base/bare.h"
#include "base/str.h"
#include "base/utf8.h"
#include "show/scene_parts.h"
#include "sport/snapshot.h"

static const char *either(const char *a, const char *b)
{
    return text_empty(a) ? b : a;
}

static bool is_code(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if ((text[i] | 0x20) < 'a' || (text[i] | 0x20) > 'z') {
            return false;
        }
    }
    return len == 3;
}

// "//host/flags/ioc/NOR.svg" -> "NOR"; of "GBR/IRL" the first. Only a code of three
// letters is one.
static bool flag_code(const char *flag, char out[4])
{
    bool address = flag && strstr(flag, "//");
    const char *part = address ? strrchr(flag, '/') + 1 : flag;
    size_t len = part ? strcspn(part, address ? ".?#" : "/,; ") : 0;
    if (!is_code(part, len)) {
        return false;
    }
    for (size_t i = 0; i < 3; i++) {
        out[i] = (char)(part[i] & ~0x20);
    }
    out[3] = '\0';
    return true;
}

void person_know(struct person *out, const struct entry *entry,
                 const struct meeting_competitor *competitor)
{
    static const struct entry no_entry;
    static const struct meeting_competitor nobody;
    const struct entry *a = entry ? entry : &no_entry;
    const struct meeting_competitor *b =
        competitor && !snapshot_handed_on(a, competitor) ? competitor : &nobody;
    const char *country = either(a->country, b->country);
    out->name = either(a->name, out->name);
    out->family = either(a->last_name, b->last_name);
    out->team = either(either(a->team_name, b->team_name), either(a->team, b->team));
    out->runners = either(a->runners, b->runners);
    out->country = country;
    out->flag = NULL;
    if (flag_code(country, out->code) || flag_code(either(a->flag, b->flag), out->code)) {
        out->flag = out->code;
        bool plain = text_empty(country) || strlen(country) == 3;
        out->country = plain ? out->code : country;
    }
}

void scene_text(struct values *out, const char *prefix, const char *name,
                const char *text)
{
    char full[64];
    if (*prefix) {
        snprintf(full, sizeof(full), "%s%s", prefix, name);
    }
    values_text(out, *prefix ? full : name, text);
}

void scene_family(struct values *out, const char *prefix, const char *name,
                  const char *told)
{
    char text[VALUES_MAX_TEXT];
    struct str part = bare_part(name, told);
    if (part.len > 0 && part.len < sizeof(text)) {
        memcpy(text, part.data, part.len);
        text[part.len] = '\0';
        scene_text(out, prefix, "family", text);
    }
}

void person_put(struct values *out, const char *prefix, const struct person *person)
{
    char flag[64];
    scene_text(out, prefix, "name", person->name);
    scene_family(out, prefix, person->name, person->family);
    // A relay team is called what its club is called: once is enough.
    bool twice = text_equal(person->team, person->name);
    scene_text(out, prefix, "team", twice ? NULL : person->team);
    scene_text(out, prefix, "country", person->country);
    scene_text(out, prefix, "runners", person->runners);
    snprintf(flag, sizeof(flag), "%sflag", prefix);
    values_image(out, flag, person->flag);
}

enum { WORDS_MAX = 12, WORD_MAX = 32 };

struct words {
    uint32_t word[WORDS_MAX][WORD_MAX];
    int count;
};

static void read_words(struct words *words, const char *text)
{
    int len = 0;
    for (;;) {
        uint32_t c = utf8_next(&text);
        uint32_t letter = c ? bare_letter(c) : 0;
        if (letter && words->count < WORDS_MAX && len < WORD_MAX - 1) {
            words->word[words->count][len++] = letter;
        }
        if (!letter && len > 0) {
            words->count++;
            len = 0;
        }
        if (!c) {
            return;
        }
    }
}

static bool has_word(const struct words *words, const uint32_t word[WORD_MAX])
{
    for (int i = 0; i < words->count; i++) {
        if (memcmp(words->word[i], word, sizeof(words->word[i])) == 0) {
            return true;
        }
    }
    return false;
}

bool person_named(const char *a, const char *b)
{
    struct words left = {0}, right = {0};
    if (text_empty(a) || text_empty(b)) {
        return false;
    }
    read_words(&left, a);
    read_words(&right, b);
    for (int i = 0; i < left.count; i++) {
        if (!has_word(&right, left.word[i])) {
            return false;
        }
    }
    return left.count > 0 && left.count == right.count;
}

bool bib_same(const char *a, const char *b)
{
    long long one, other;
    return !text_empty(a) && !text_empty(b) &&
           (text_equal_nocase(a, b) ||
            (text_int(a, 0, INT32_MAX, &one) && text_int(b, 0, INT32_MAX, &other) &&
             one == other));
}

int bib_compare(const char *a, const char *b)
{
    long long one = INT64_MAX, other = INT64_MAX;
    bool left = !text_empty(a) && text_int(a, 0, INT32_MAX, &one);
    bool right = !text_empty(b) && text_int(b, 0, INT32_MAX, &other);
    if (left || right) {
        return (one > other) - (one < other);
    }
    return strcmp(a ? a : "", b ? b : "");
}
