// spoil.h
// What every dialect must bear: its inputs cut at any byte, turned round, and with parts
// of another kind. A test tells where its inputs are and how they are decoded (struct
// spoil); the loops are here.
//
// Threads: one.
#ifndef TESTS_SPOIL_H
#define TESTS_SPOIL_H

#include "answer.h"
#include "base/json.h"
#include "text_golden.h"

struct spoil {
    const char *dialect; // inputs are fixtures/DIALECT/NAME.json
    int count;
    const char *(*name)(int input);
    // All that came of a text, as lines.
    void (*decode)(int input, struct str text, struct buf *found);
    // Whether this came of a text that is none; NULL where the test does not cut.
    bool (*refused)(int input, const char *found);
    size_t shortest; // what is shorter says something, too
    // So many bytes are cut and parts replaced one by one. Behind them lists only repeat
    // what came before, and one in `stride` is enough. 0: none is skipped.
    size_t dense_bytes;
    int dense_parts;
    int stride;
    const char *list; // SPOIL_LIST turns the lists of this name
};

static inline bool spoil_load(const struct spoil *spoil, int input, struct buf *out)
{
    char path[200];
    snprintf(path, sizeof(path), "fixtures/%s/%s.json", spoil->dialect,
             spoil->name(input));
    return answer_load(path, out);
}

static inline struct json_doc *spoil_parse(const struct spoil *spoil, int input)
{
    char error[200] = "";
    struct buf text = {0};
    bool ok = spoil_load(spoil, input, &text);
    struct json_doc *doc =
        ok ? json_parse(text.data, text.len, NULL, error, sizeof(error)) : NULL;
    if (ok && !doc) {
        printf("  %s: %s\n", spoil->name(input), error);
    }
    buf_finish(&text);
    return doc;
}

static inline bool spoil_golden(const struct spoil *spoil, int input)
{
    char name[200];
    struct buf text = {0}, found = {0};
    bool ok = spoil_load(spoil, input, &text);
    spoil->decode(input, (struct str){text.data, text.len}, &found);
    snprintf(name, sizeof(name), "%s_%s.events", spoil->dialect, spoil->name(input));
    ok = ok && text_golden(name, found.len ? found.data : "");
    buf_finish(&text);
    buf_finish(&found);
    return ok;
}

static inline bool spoil_goldens(const struct spoil *spoil)
{
    bool ok = true;
    for (int i = 0; i < spoil->count; i++) {
        ok = spoil_golden(spoil, i) && ok;
    }
    return ok;
}

// Cut.

static inline bool spoil_cut_at(const struct spoil *spoil, int input,
                                const struct buf *text, size_t len)
{
    struct buf found = {0};
    char *cut = malloc(len + 1); // exactly as long, so that a sanitizer sees each step
    memcpy(cut, text->data, len);
    spoil->decode(input, (struct str){cut, len}, &found);
    bool ok = spoil->refused(input, found.len ? found.data : "");
    if (!ok) {
        printf("  %s cut behind %zu bytes gave:\n%s", spoil->name(input), len,
               found.len ? found.data : "nothing\n");
    }
    free(cut);
    buf_finish(&found);
    return ok;
}

// Without its blanks, which are dull places to cut at.
static inline bool spoil_cut(const struct spoil *spoil, int input)
{
    struct buf text = {0};
    struct json_doc *doc = spoil_parse(spoil, input);
    bool ok = doc != NULL;
    json_put_value(&text, json_root(doc));
    json_free(doc);
    for (size_t len = spoil->shortest; ok && len < text.len;) {
        ok = spoil_cut_at(spoil, input, &text, len);
        len += spoil->dense_bytes && len >= spoil->dense_bytes ? spoil->stride : 1;
    }
    buf_finish(&text);
    return ok;
}

static inline bool spoil_cuts(const struct spoil *spoil)
{
    bool ok = true;
    for (int i = 0; i < spoil->count; i++) {
        ok = spoil_cut(spoil, i) && ok;
    }
    return ok;
}

// Turned.

enum spoil_turn {
    SPOIL_MEMBERS = 1, // of objects: the other way round
    SPOIL_LIST = 2,    // the elements of `list`, too
    SPOIL_NUMBERS = 4, // "12" is 12, and 12 is "12"
    SPOIL_FLAGS = 8,   // "false" is 0, true is "1"
    SPOIL_ABSENT = 16, // null is left out
};

struct spoil_writer {
    struct buf *out;
    int turn;
    const char *list;
};

static inline void spoil_write(const struct spoil_writer *writer,
                               const struct json *value);

static inline void spoil_write_items(const struct spoil_writer *writer,
                                     const struct json *item, bool back)
{
    struct buf *out = writer->out;
    if (item && back) {
        spoil_write_items(writer, json_next(item), true);
    }
    if (item && !((writer->turn & SPOIL_ABSENT) && json_is_null(item))) {
        if (json_key(item)) {
            json_put_key(out, json_key(item));
        } else if (out->data[out->len - 1] != '[') {
            buf_char(out, ',');
        }
        spoil_write(writer, item);
    }
    if (item && !back) {
        spoil_write_items(writer, json_next(item), false);
    }
}

static inline void spoil_write_leaf(const struct spoil_writer *writer,
                                    const struct json *value)
{
    bool flag;
    long long number;
    if ((writer->turn & SPOIL_FLAGS) && !json_is_number(value) &&
        json_bool(value, &flag)) {
        const char *quote = json_is_bool(value) ? "\"" : "";
        buf_printf(writer->out, "%s%d%s", quote, flag, quote);
    } else if ((writer->turn & SPOIL_NUMBERS) && json_int(value, &number)) {
        const char *quote = json_is_string(value) ? "" : "\"";
        buf_printf(writer->out, "%s%lld%s", quote, number, quote);
    } else {
        json_put_value(writer->out, value);
    }
}

static inline void spoil_write(const struct spoil_writer *writer,
                               const struct json *value)
{
    bool listed = writer->list && text_equal(json_key(value), writer->list);
    if (json_is_object(value)) {
        buf_char(writer->out, '{');
        spoil_write_items(writer, json_first(value), writer->turn & SPOIL_MEMBERS);
        buf_char(writer->out, '}');
    } else if (json_is_array(value)) {
        buf_char(writer->out, '[');
        spoil_write_items(writer, json_first(value),
                          listed && (writer->turn & SPOIL_LIST));
        buf_char(writer->out, ']');
    } else {
        spoil_write_leaf(writer, value);
    }
}

// Whether the input says the same when it is turned.
static inline bool spoil_same(const struct spoil *spoil, int input, int turn)
{
    struct buf text = {0}, turned = {0}, found = {0}, found_turned = {0};
    struct spoil_writer writer = {&turned, turn, spoil->list};
    struct json_doc *doc = spoil_parse(spoil, input);
    bool ok = doc && spoil_load(spoil, input, &text);
    spoil_write(&writer, json_root(doc));
    json_free(doc);
    spoil->decode(input, (struct str){text.data, text.len}, &found);
    spoil->decode(input, (struct str){turned.data, turned.len}, &found_turned);
    if (ok && !text_equal(found.data, found_turned.data)) {
        printf("  %s turned by %d gave:\n%sand not:\n%s", spoil->name(input), turn,
               found_turned.data, found.data);
        ok = false;
    }
    buf_finish(&text);
    buf_finish(&turned);
    buf_finish(&found);
    buf_finish(&found_turned);
    return ok;
}

// Parts of another kind.

// The value with its countdown-th leaf, list or object replaced.
static inline void spoil_write_with(struct buf *out, const struct json *value,
                                    const char *instead, int *countdown)
{
    if (--*countdown == 0) {
        buf_text(out, instead);
    } else if (json_is_object(value) || json_is_array(value)) {
        bool object = json_is_object(value);
        buf_char(out, object ? '{' : '[');
        for (const struct json *item = json_first(value); item; item = json_next(item)) {
            if (object) {
                json_put_key(out, json_key(item));
            } else {
                buf_text(out, item == json_first(value) ? "" : ",");
            }
            spoil_write_with(out, item, instead, countdown);
        }
        buf_char(out, object ? '}' : ']');
    } else {
        json_put_value(out, value);
    }
}

// Whether whole() is true of all that comes of an input of which one part after the other
// is replaced.
static inline bool spoil_survives(const struct spoil *spoil, int input,
                                  const char *instead,
                                  bool (*whole)(int input, const char *found))
{
    struct buf changed = {0}, found = {0};
    struct json_doc *doc = spoil_parse(spoil, input);
    bool ok = doc != NULL;
    for (int part = 1, left = 0; ok && left <= 0;) {
        left = part;
        buf_clear(&changed);
        buf_clear(&found);
        spoil_write_with(&changed, json_root(doc), instead, &left);
        spoil->decode(input, (struct str){changed.data, changed.len}, &found);
        ok = whole(input, found.len ? found.data : "");
        if (!ok) {
            printf("  %s with %s for part %d gave:\n%s", spoil->name(input), instead,
                   part, found.len ? found.data : "nothing\n");
        }
        part += spoil->dense_parts && part >= spoil->dense_parts ? spoil->stride : 1;
    }
    json_free(doc);
    buf_finish(&changed);
    buf_finish(&found);
    return ok;
}

// Every input, with everything that some server may put in a part's place.
static inline bool spoil_parts(const struct spoil *spoil,
                               bool (*whole)(int input, const char *found))
{
    static const char *const others[] = {"{}", "null",  "[[]]",  "1e300",       "\"\"",
                                         "-1", "false", "\"x\"", "[{\"id\":1}]"};
    bool ok = true;
    for (int i = 0; i < spoil->count; i++) {
        for (size_t k = 0; k < sizeof(others) / sizeof(others[0]); k++) {
            ok = spoil_survives(spoil, i, others[k], whole) && ok;
        }
    }
    return ok;
}

#endif
