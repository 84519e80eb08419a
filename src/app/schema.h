// schema.h
// Reading an object that a person wrote: each key is a table row with a type and a place;
// anything else is an error that says where, what was expected and what was found.
//
// Threads: one schema belongs to one thread.
#ifndef APP_SCHEMA_H
#define APP_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

struct json;

enum { SCHEMA_ERROR = 512 };

enum schema_type {
    SCHEMA_TEXT,   // char[size]
    SCHEMA_NUMBER, // double
    SCHEMA_BOOL,   // bool
    SCHEMA_OBJECT, // const struct json *
    SCHEMA_ARRAY,  // const struct json *
};

struct schema_field {
    const char *key;
    enum schema_type type;
    void *out;   // untouched when the key is absent
    size_t size; // of what out points to
};

#define SCHEMA_COUNT(fields) ((int)(sizeof(fields) / sizeof(fields)[0]))

struct schema {
    const char *file;
    struct buf path;   // "$.feeds[0]"
    struct buf doubts; // a line each
    struct arena arena;
    char *error;
    size_t error_size;
};

void schema_begin(struct schema *schema, const char *file, char *error,
                  size_t error_size);
void schema_end(struct schema *schema);
// Both return the depth to leave to.
size_t schema_enter(struct schema *schema, const char *key);
size_t schema_enter_index(struct schema *schema, const char *key, int index);
void schema_leave(struct schema *schema, size_t depth);

bool schema_object(struct schema *schema, const struct json *object,
                   const struct schema_field *fields, int count);
// All return false, so that callers can return them. key NULL: the object itself.
bool schema_fail(struct schema *schema, const char *key, const char *expected,
                 const char *found);
bool schema_unknown(struct schema *schema, const char *key, const char *found,
                    const char *const *known, int count);
bool schema_say(struct schema *schema, const char *key, const char *what);
// Not a mistake, but hardly what was meant. Kept without the file's name.
void schema_doubt(struct schema *schema, const char *key, const char *what);

#endif
