// json.h
// JSON from strangers, read safely: limits on size and depth, UTF-8 checked, nothing
// after the document, case-sensitive look-ups. Ids and marks arrive as text or as
// numbers, whatever the sender liked: json_text reads both. json.c has documents,
// json_value.c what stands in them, json_write.c what we write; nobody else uses cJSON.
//
// A json_doc owns everything reached from its root. Functions that look at a value
// accept NULL and treat it as absent, so look-ups chain without checks.
//
// Threads: any; one document belongs to one thread at a time.
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct buf;
struct json_doc;
struct json; // one value inside a document

struct json_limits {
    size_t max_bytes; // 0: 4 MiB
    int max_depth;    // 0: 64
    bool comments;    // accept // and /* */ (files that people write)
};

// NULL on bad input; then `error` says where (line:column) and what was expected. Who
// does not want to know gives NULL and 0.
struct json_doc *json_parse(const char *text, size_t len,
                            const struct json_limits *limits, char *error,
                            size_t error_size);
void json_free(struct json_doc *doc); // NULL is fine
const struct json *json_root(const struct json_doc *doc);

bool json_is_object(const struct json *value);
bool json_is_array(const struct json *value);
bool json_is_string(const struct json *value);
bool json_is_number(const struct json *value);
bool json_is_bool(const struct json *value);
bool json_is_null(const struct json *value); // true for JSON null, false for absent

// Member of an object, NULL if absent. The first of doubled keys wins.
const struct json *json_get(const struct json *object, const char *key);
// The first of the two spellings that is there (snake_case and camelCase dumps).
const struct json *json_get2(const struct json *object, const char *key,
                             const char *other);

// Children of an object or array, in order: for (c = json_first(v); c; c = json_next(c)).
const struct json *json_first(const struct json *value);
const struct json *json_next(const struct json *child);
const char *json_key(const struct json *child); // of an object's member, else NULL
int json_count(const struct json *value);

// The text itself, NULL unless it is a string.
const char *json_string(const struct json *value);
// Text of a string or number (integers without exponent), NULL for anything else.
// Strings are borrowed from the document, numbers are printed into the arena.
const char *json_text(const struct json *value, struct arena *arena);
// A number, or a string that is wholly one. False leaves *out alone.
bool json_int(const struct json *value, long long *out);
bool json_double(const struct json *value, double *out);
// true/false, or the strings "true"/"false", or 0/1.
bool json_bool(const struct json *value, bool *out);
// "object", "array", "string", "number", "true or false", "null", "nothing".
const char *json_kind(const struct json *value);

// Writing. The escaped text with its quotes; NULL gives null. Broken UTF-8 becomes
// U+FFFD.
void json_put_text(struct buf *buf, const char *text);
// `"key":` preceded by a comma unless the object just opened.
void json_put_key(struct buf *buf, const char *key);
// The same with its value: a member of the object that is open.
void json_add_text(struct buf *buf, const char *key, const char *text);
void json_add_number(struct buf *buf, const char *key, int64_t number);
void json_add_bool(struct buf *buf, const char *key, bool value);
// The value as compact JSON again.
void json_put_value(struct buf *buf, const struct json *value);

#endif
