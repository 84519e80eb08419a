#include "theme/filter.h"

#include <string.h>
#include <strings.h>

#include "base/badge.h"
#include "base/str.h"
#include "base/utf8.h"
#include "theme/letters.h"
#include "theme/person.h"

enum { BADGE_MAX = 6 };

// Any: an absent one, too.
enum taken { TEXT, PERSON, ANY };

struct filter {
    const char *(*apply)(const char *text, const char *argument, struct arena *arena);
    enum taken takes;
};

static const char *upper(const char *text, const char *argument, struct arena *arena)
{
    (void)argument;
    return letters_upper(text, arena);
}

static const char *given(const char *text, const char *argument, struct arena *arena)
{
    return person_name_known(text, argument, arena).given;
}

static const char *family(const char *text, const char *argument, struct arena *arena)
{
    return person_name_known(text, argument, arena).family;
}

static const char *initial(const char *text, const char *argument, struct arena *arena)
{
    return person_initial(person_name_known(text, argument, arena).given, arena);
}

// "A. Fen, Bea van Holt" -> "Fen, van Holt".
static const char *families(const char *text, const char *argument, struct arena *arena)
{
    (void)argument;
    const char *out = "";
    while (*text) {
        size_t len = strcspn(text, ",");
        const char *name = arena_strndup(arena, text, len);
        const char *last = person_name(name + strspn(name, " "), arena).family;
        out = arena_printf(arena, "%s%s%s", out, *out ? ", " : "", last);
        text += len + (text[len] == ',');
    }
    return out;
}

// Words that begin what stands after an event's own name.
static const char *const categories[] = {
    "men",  "women",   "mixed", "boys",   "girls",  "male", "elite",
    "open", "masters", "youth", "junior", "senior", "para",
};

static bool is_category(const char *word, size_t len)
{
    for (size_t i = 0; i < sizeof(categories) / sizeof(categories[0]); i++) {
        if (strlen(categories[i]) == len && strncasecmp(word, categories[i], len) == 0) {
            return true;
        }
    }
    // U20, W45, M35
    return len == 3 && strchr("UuWwMm", word[0]) && strspn(word + 1, "0123456789") >= 2;
}

// Where "Javelin - Men" or "Javelin Men" has its "Men", and how long "Javelin" is.
static const char *category(const char *text, size_t *head_len)
{
    const char *dash = strstr(text, " - ");
    *head_len = dash ? (size_t)(dash - text) : strlen(text);
    if (dash) {
        return dash + 3;
    }
    for (const char *at = strchr(text, ' '); at; at = strchr(at + 1, ' ')) {
        if (is_category(at + 1, strcspn(at + 1, " "))) {
            *head_len = (size_t)(at - text);
            return at + 1;
        }
    }
    return NULL;
}

static const char *head(const char *text, const char *argument, struct arena *arena)
{
    (void)argument;
    size_t len;
    category(text, &len);
    return arena_strndup(arena, text, len);
}

static const char *tail(const char *text, const char *argument, struct arena *arena)
{
    (void)argument;
    (void)arena;
    size_t len;
    return category(text, &len);
}

// A short code in capitals: PB, =SB, NU23R.
static bool is_badge(const char *text)
{
    size_t len = strlen(text);
    const char *code = text + (*text == '=');
    return *code >= 'A' && *code <= 'Z' && len <= BADGE_MAX &&
           strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == strlen(code);
}

// {note|badge:1}: of several the one that says most.
static const char *badge(const char *text, const char *argument, struct arena *arena)
{
    if (badge_several(text)) {
        return argument ? badge_best(text, arena) : text;
    }
    return is_badge(text) ? text : NULL;
}

static const char *plain(const char *text, const char *argument, struct arena *arena)
{
    (void)argument;
    (void)arena;
    return is_badge(text) || badge_several(text) ? NULL : text;
}

static bool is_figures(const char *text)
{
    const char *at = text + strspn(text, "+-=(");
    return *at >= '0' && *at <= '9';
}

static const char *figures(const char *text, const char *argument, struct arena *arena)
{
    (void)argument;
    (void)arena;
    return is_figures(text) ? text : NULL;
}

static const char *words(const char *text, const char *argument, struct arena *arena)
{
    (void)argument;
    (void)arena;
    return is_figures(text) ? NULL : text;
}

// A trial that was passed is a dash and no hyphen: "x-" -> "x–".
static const char *dash(const char *text, const char *argument, struct arena *arena)
{
    (void)argument;
    static const char en_dash[] = "–";
    enum { DASH_LEN = sizeof(en_dash) - 1 };
    if (!strchr(text, '-')) {
        return text;
    }
    char *out = arena_alloc(arena, strlen(text) * DASH_LEN + 1), *end = out;
    for (; *text; text++) {
        bool hyphen = *text == '-';
        memcpy(end, hyphen ? en_dash : text, hyphen ? DASH_LEN : 1);
        end += hyphen ? DASH_LEN : 1;
    }
    return out;
}

// {attempts|letter:2}: the second one.
static const char *letter(const char *text, const char *argument, struct arena *arena)
{
    long long index = 1;
    text_int(argument, 1, 64, &index);
    const char *start = text;
    for (const char *at = text; index > 0 && *at; index--) {
        start = at;
        utf8_next(&at);
        text = at;
    }
    return index == 0 ? arena_strndup(arena, start, (size_t)(text - start)) : NULL;
}

// {home.score|digit:1}: the last one, digit:2 the one before it.
static const char *digit(const char *text, const char *argument, struct arena *arena)
{
    long long index = 1;
    text_int(argument, 1, 64, &index);
    int skip = utf8_count(text) - (int)index;
    for (; skip > 0; skip--) {
        utf8_next(&text);
    }
    const char *end = text;
    utf8_next(&end);
    return skip == 0 ? arena_strndup(arena, text, (size_t)(end - text)) : NULL;
}

static const char *or_else(const char *text, const char *argument, struct arena *arena)
{
    (void)arena;
    return text ? text : argument ? argument : "";
}

static const char *const names[] = {"upper", "given",  "family", "families", "initial",
                                    "head",  "tail",   "badge",  "plain",    "figures",
                                    "words", "letter", "digit",  "or",       "dash"};

// In the order of their names.
static const struct filter filters[] = {
    {upper, TEXT}, {given, PERSON}, {family, PERSON}, {families, TEXT}, {initial, PERSON},
    {head, TEXT},  {tail, TEXT},    {badge, TEXT},    {plain, TEXT},    {figures, TEXT},
    {words, TEXT}, {letter, TEXT},  {digit, TEXT},    {or_else, ANY},   {dash, TEXT},
};

enum { FILTER_COUNT = sizeof(names) / sizeof(names[0]) };

const char *const *filter_names(int *count)
{
    *count = FILTER_COUNT;
    return names;
}

const struct filter *filter_find(const char *name)
{
    for (int i = 0; i < FILTER_COUNT; i++) {
        if (strcmp(names[i], name) == 0) {
            return &filters[i];
        }
    }
    return NULL;
}

bool filter_of_person(const struct filter *filter)
{
    return filter->takes == PERSON;
}

const char *filter_apply(const struct filter *filter, const char *text,
                         const char *argument, struct arena *arena)
{
    if (filter->takes == ANY) {
        return filter->apply(text, argument, arena);
    }
    const char *result = text ? filter->apply(text, argument, arena) : NULL;
    return text_empty(result) ? NULL : result;
}
