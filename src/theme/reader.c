#include "theme/reader.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"

enum { FOUND_MAX = 60 };

static bool enter(struct reader *reader, struct reader_place place)
{
    if (reader->depth == READER_DEPTH) {
        return reader_expected(reader, "less nesting", NULL);
    }
    reader->path[reader->depth++] = place;
    return true;
}

bool reader_enter(struct reader *reader, const char *key)
{
    return enter(reader, (struct reader_place){.key = key});
}

bool reader_enter_index(struct reader *reader, int index)
{
    return enter(reader, (struct reader_place){.index = index});
}

void reader_leave(struct reader *reader)
{
    reader->depth--;
}

static void put_place(const struct reader *reader, struct buf *out)
{
    buf_printf(out, "%s: $", reader->file);
    for (int i = 0; i < reader->depth; i++) {
        const struct reader_place *place = &reader->path[i];
        if (place->key) {
            buf_printf(out, ".%s", place->key);
        } else {
            buf_printf(out, "[%d]", place->index);
        }
    }
}

void reader_named(const struct reader *reader, const char *name)
{
    if (reader->listener.named) {
        struct buf place = {0};
        put_place(reader, &place);
        reader->listener.named(reader->listener.context, place.data, name);
        buf_finish(&place);
    }
}

static void put_found(const struct json *found, struct buf *out)
{
    const char *text = json_string(found);
    double number;
    bool flag;
    if (text) {
        char shown[FOUND_MAX];
        bool whole = text_copy(shown, sizeof(shown), text);
        buf_printf(out, "\"%s%s\"", shown, whole ? "" : "...");
    } else if (json_is_number(found) && json_double(found, &number)) {
        buf_printf(out, "%g", number);
    } else if (json_is_bool(found) && json_bool(found, &flag)) {
        buf_text(out, flag ? "true" : "false");
    } else {
        buf_text(out, json_kind(found));
    }
}

static bool tell(struct reader *reader, const char *expected, const char *found,
                 const char *nearest)
{
    if (reader->failed) {
        return false;
    }
    reader->failed = true;
    struct buf line = {0};
    put_place(reader, &line);
    buf_printf(&line, ": expected %s, found %s", expected, found);
    if (nearest) {
        buf_printf(&line, " (did you mean \"%s\"?)", nearest);
    }
    text_copy(reader->error, reader->error_size, line.data);
    buf_finish(&line);
    return false;
}

bool reader_expected(struct reader *reader, const char *expected,
                     const struct json *found)
{
    struct buf shown = {0};
    put_found(found, &shown);
    tell(reader, expected, shown.data, NULL);
    buf_finish(&shown);
    return false;
}

bool reader_unknown(struct reader *reader, const char *expected, const char *found,
                    const char *const *known, int count)
{
    char word[FOUND_MAX], quoted[FOUND_MAX + 8];
    bool whole = text_copy(word, sizeof(word), found);
    snprintf(quoted, sizeof(quoted), "\"%s%s\"", word, whole ? "" : "...");
    return tell(reader, expected, quoted, text_nearest(word, known, count));
}

static bool is_one_of(const char *word, const char *const *known, int count)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(word, known[i]) == 0) {
            return true;
        }
    }
    return false;
}

// A mistake in the member `key`.
static bool member(struct reader *reader, const char *key, const char *expected,
                   const struct json *found)
{
    if (reader_enter(reader, key)) {
        reader_expected(reader, expected, found);
        reader_leave(reader);
    }
    return false;
}

bool reader_keys(struct reader *reader, const struct json *object,
                 const char *const *known, int count)
{
    if (!json_is_object(object)) {
        return reader_expected(reader, "an object", object);
    }
    for (const struct json *c = json_first(object); c; c = json_next(c)) {
        if (!is_one_of(json_key(c), known, count)) {
            return reader_unknown(reader, "a known key", json_key(c), known, count);
        }
        if (json_get(object, json_key(c)) != c) {
            return member(reader, json_key(c), "this key once", c);
        }
    }
    return true;
}

bool reader_number(struct reader *reader, const struct json *object, const char *key,
                   double min, double max, double *out)
{
    const struct json *found = json_get(object, key);
    if (!found) {
        return true;
    }
    double number;
    if (json_is_number(found) && json_double(found, &number) && number >= min &&
        number <= max) {
        *out = number;
        return true;
    }
    char expected[80];
    snprintf(expected, sizeof(expected), "a number from %g to %g", min, max);
    return member(reader, key, expected, found);
}

bool reader_int(struct reader *reader, const struct json *object, const char *key,
                int min, int max, int *out)
{
    double number = *out;
    if (!reader_number(reader, object, key, min, max, &number)) {
        return false;
    }
    if (number != (int)number) {
        return member(reader, key, "a whole number", json_get(object, key));
    }
    *out = (int)number;
    return true;
}

bool reader_flag(struct reader *reader, const struct json *object, const char *key,
                 bool *out)
{
    const struct json *found = json_get(object, key);
    if (found && !(json_is_bool(found) && json_bool(found, out))) {
        return member(reader, key, "true or false", found);
    }
    return true;
}

bool reader_text(struct reader *reader, const struct json *object, const char *key,
                 const char **out)
{
    const struct json *found = json_get(object, key);
    if (!found) {
        return true;
    }
    if (!json_string(found)) {
        return member(reader, key, "a text", found);
    }
    *out = arena_strdup(reader->arena, json_string(found));
    return true;
}

static bool not_a_word(struct reader *reader, const char *key, const struct json *found,
                       const char *const *words, int count)
{
    struct buf list = {0};
    for (int i = 0; i < count; i++) {
        buf_printf(&list, "%s\"%s\"",
                   i == 0           ? ""
                   : i == count - 1 ? " or "
                                    : ", ",
                   words[i]);
    }
    if (reader_enter(reader, key)) {
        if (json_string(found)) {
            reader_unknown(reader, list.data, json_string(found), words, count);
        } else {
            reader_expected(reader, list.data, found);
        }
        reader_leave(reader);
    }
    buf_finish(&list);
    return false;
}

bool reader_word(struct reader *reader, const struct json *object, const char *key,
                 const char *const *words, int count, int *out)
{
    const struct json *found = json_get(object, key);
    for (int i = 0; found && i < count; i++) {
        if (text_equal(json_string(found), words[i])) {
            *out = i;
            return true;
        }
    }
    return !found || not_a_word(reader, key, found, words, count);
}
