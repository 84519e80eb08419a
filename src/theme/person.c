#include "theme/person.h"

#include <stdbool.h>
#include <string.h>

#include "base/bare.h"
#include "base/str.h"
#include "base/utf8.h"
#include "theme/letters.h"

enum { WORDS = 16 };

struct words {
    struct str at[WORDS];
    int count;
};

// Before a family name; in small letters.
static const char *const particles[] = {
    "von", "van", "vom", "zu",    "zur", "zum",   "de",  "der",   "den",   "del", "della",
    "di",  "da",  "das", "do",    "dos", "du",    "des", "la",    "le",    "las", "los",
    "ter", "ten", "te",  "op",    "af",  "av",    "al",  "el",    "bin",   "ibn", "bint",
    "ben", "abu", "mac", "mc",    "san", "st",    "st.", "ní",    "nic",   "ó",   "uí",
    "o",   "'t",  "y",   "van't", "dal", "dalla", "lo",  "santa", "saint", "ap",  "und",
};
static const char *const suffixes[] = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"};
// Words that no person is called.
static const char *const team_words[] = {
    "ac",     "rc",      "hc",          "fc",        "club",     "university", "college",
    "school", "team",    "harriers",    "runners",   "striders", "athletics",  "athletic",
    "united", "city",    "and",         "of",        "the",      "&",          "+",
    "relay",  "academy", "roadrunners", "triathlon", "mixed",
};

// Most words differ in their first letter already; in its bit 5 capitals do.
static bool begins_otherwise(unsigned char a, unsigned char b)
{
    return a < 0x80 && b < 0x80 && (a | 0x20) != (b | 0x20);
}

// The same word in whatever case.
static bool same_word(struct str word, const char *known)
{
    if (word.len == 0 ||
        begins_otherwise((unsigned char)word.data[0], (unsigned char)known[0])) {
        return false;
    }
    const char *at = word.data, *end = word.data + word.len;
    while (at < end && *known) {
        if (letters_capital(utf8_next(&at)) != letters_capital(utf8_next(&known))) {
            return false;
        }
    }
    return at == end && !*known;
}

static bool listed(struct str word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (same_word(word, list[i])) {
            return true;
        }
    }
    return false;
}

static bool is_particle(struct str word)
{
    return listed(word, particles, sizeof(particles) / sizeof(particles[0]));
}

// Between two halves of one family name.
static bool joins(struct str word)
{
    static const char *const joiners[] = {"und", "y"};
    return listed(word, joiners, sizeof(joiners) / sizeof(joiners[0]));
}

static bool is_suffix(struct str word)
{
    return listed(word, suffixes, sizeof(suffixes) / sizeof(suffixes[0]));
}

static bool is_team_word(struct str word)
{
    return listed(word, team_words, sizeof(team_words) / sizeof(team_words[0]));
}

static struct words split(const char *name)
{
    struct words words = {0};
    const char *at = name + strspn(name, " ");
    while (*at && words.count < WORDS) {
        // What is too many for the list stays with the last word.
        size_t len = words.count == WORDS - 1 ? strlen(at) : strcspn(at, " ");
        words.at[words.count++] = (struct str){at, len};
        at += len;
        at += strspn(at, " ");
    }
    return words;
}

static bool in_capitals(struct str word, int least)
{
    int capitals = 0;
    const char *at = word.data;
    while (at < word.data + word.len) {
        uint32_t c = utf8_next(&at);
        if (letters_is_small(c)) {
            return false;
        }
        capitals += letters_is_capital(c);
    }
    return capitals >= least;
}

static bool is_team(const struct words *words)
{
    for (int i = 0; i < words->count; i++) {
        struct str word = words->at[i];
        if (is_team_word(word) || memchr(word.data, '&', word.len)) {
            return true;
        }
        for (size_t k = 0; k < word.len; k++) {
            if (word.data[k] >= '0' && word.data[k] <= '9') {
                return true;
            }
        }
    }
    // "Oxford A"
    return words->count > 1 && words->at[words->count - 1].len == 1;
}

static const char *joined(const struct words *words, int from, int to,
                          struct arena *arena)
{
    const char *text = "";
    for (int i = from; i < to; i++) {
        text = arena_printf(arena, "%s%s%.*s", text, i > from ? " " : "",
                            (int)words->at[i].len, words->at[i].data);
    }
    return text;
}

// One letter may be an initial; "Y" between two names is none.
static bool is_loud(struct str word, int least)
{
    return in_capitals(word, is_particle(word) ? 1 : least);
}

// "OKONKWO Martha", "Martha OKONKWO": capitals tell. False if they do not.
static bool by_capitals(const struct words *words, struct arena *arena,
                        struct person *out)
{
    int last = words->count;
    int first = 0, end = last;
    while (end > 0 && is_loud(words->at[end - 1], 2)) {
        end--;
    }
    // "Thomas Wickham III": of the third of his name nothing is told by capitals.
    int named = end;
    while (named < last && is_suffix(words->at[named])) {
        named++;
    }
    end = named == last ? last : end;
    while (first < last && is_loud(words->at[first], first == 0 ? 3 : 2)) {
        first++;
    }
    if (end < last && end > 0) {
        while (end > 1 && is_particle(words->at[end - 1])) {
            end--;
        }
        *out = (struct person){joined(words, 0, end, arena),
                               joined(words, end, last, arena)};
        return true;
    }
    if (first > 0 && first < last) {
        *out = (struct person){joined(words, first, last, arena),
                               joined(words, 0, first, arena)};
        return true;
    }
    return false;
}

static struct person by_order(const struct words *words, struct arena *arena)
{
    int split_at = words->count - 1;
    if (split_at > 1 && is_suffix(words->at[split_at])) {
        split_at--;
    }
    while (split_at > 1 && is_particle(words->at[split_at - 1])) {
        split_at--;
        // "von Berg und Thal": what stands before "und" belongs to it, with its own.
        if (joins(words->at[split_at]) && split_at > 1) {
            split_at--;
        }
    }
    return (struct person){joined(words, 0, split_at, arena),
                           joined(words, split_at, words->count, arena)};
}

// Scripts that run the other way are set as one text, which bidi puts in order.
static bool runs_left(const char *name)
{
    for (const char *at = name; *at;) {
        uint32_t c = utf8_next(&at);
        if (c >= 0x590 && c <= 0x8FF) {
            return true;
        }
    }
    return false;
}

struct person person_name(const char *name, struct arena *arena)
{
    struct words words = split(name);
    const char *comma = strchr(name, ',');
    if (comma && comma > name && comma[1] == ' ' && !strchr(comma + 1, ',')) {
        return (struct person){comma + 2,
                               arena_strndup(arena, name, (size_t)(comma - name))};
    }
    struct person person = {"", name};
    if (words.count < 2 || runs_left(name) || is_team(&words) ||
        by_capitals(&words, arena, &person)) {
        return person;
    }
    return by_order(&words, arena);
}

// Without what parts it from the rest: "Okonkwo, Martha".
static const char *trimmed(const char *from, const char *end, struct arena *arena)
{
    while (from < end && (*from == ' ' || *from == ',')) {
        from++;
    }
    while (end > from && (end[-1] == ' ' || end[-1] == ',')) {
        end--;
    }
    return arena_strndup(arena, from, (size_t)(end - from));
}

struct person person_name_known(const char *name, const char *family, struct arena *arena)
{
    struct str known = bare_part(name, family);
    if (!known.len || runs_left(name)) {
        return person_name(name, arena);
    }
    const char *behind = known.data + known.len;
    bool first = known.data == name;
    return (struct person){.given = first
                                        ? trimmed(behind, behind + strlen(behind), arena)
                                        : trimmed(name, known.data, arena),
                           .family = arena_strndup(arena, known.data, known.len)};
}

const char *person_initial(const char *given, struct arena *arena)
{
    struct words words = split(given);
    if (words.count == 0) {
        return NULL;
    }
    const char *text = "";
    const char *end = words.at[0].data + words.at[0].len;
    for (const char *at = words.at[0].data; at && at < end;) {
        const char *letter = at;
        utf8_next(&at);
        text = arena_printf(arena, "%s%s%.*s.", text, *text ? "-" : "",
                            (int)(at - letter), letter);
        const char *hyphen = memchr(at, '-', (size_t)(end - at));
        at = hyphen && hyphen + 1 < end ? hyphen + 1 : NULL;
    }
    return text;
}
