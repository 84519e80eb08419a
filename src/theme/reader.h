// reader.h
// Reads a theme's JSON and keeps the place, so that a mistake is one line for a person:
// "FILE: $.children[2].fill: expected a colour name or #rrggbb, found "goldd" (did you
// mean "gold"?)". Only the first mistake is told; after it `failed` stays set.
//
// Threads: plain functions; one reader belongs to one thread.
#ifndef THEME_READER_H
#define THEME_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/json.h"

enum { READER_DEPTH = 48 };

struct reader_place {
    const char *key; // NULL: an index
    int index;
};

// Told of every value that a scene names, and where: "FILE: $.children[2].text".
struct reader_listener {
    void (*named)(void *context, const char *place, const char *name); // NULL: nobody
    void *context;
};

struct reader {
    struct arena *arena; // what is read lives here
    const char *file;
    char *error;
    size_t error_size;
    struct reader_place path[READER_DEPTH];
    int depth;
    int each; // which of several alike elements is read: "#" in its names; 0: none
    bool failed;
    struct reader_listener listener;
};

// Tells the listener, if there is one.
void reader_named(const struct reader *reader, const char *name);

// False (and a mistake) when it goes too deep; leave only what was entered.
bool reader_enter(struct reader *reader, const char *key);
bool reader_enter_index(struct reader *reader, int index);
void reader_leave(struct reader *reader);

// Notes the mistake at the present place. Always false.
bool reader_expected(struct reader *reader, const char *expected,
                     const struct json *found);
// The same for a word that is none of `known`, with the nearest of them.
bool reader_unknown(struct reader *reader, const char *expected, const char *found,
                    const char *const *known, int count);

// True if `object` is an object with no other keys than these.
bool reader_keys(struct reader *reader, const struct json *object,
                 const char *const *known, int count);

// Members of an object: absent ones leave *out alone and are no mistake.
bool reader_number(struct reader *reader, const struct json *object, const char *key,
                   double min, double max, double *out);
bool reader_int(struct reader *reader, const struct json *object, const char *key,
                int min, int max, int *out);
bool reader_flag(struct reader *reader, const struct json *object, const char *key,
                 bool *out);
bool reader_text(struct reader *reader, const struct json *object, const char *key,
                 const char **out); // copied
bool reader_word(struct reader *reader, const struct json *object, const char *key,
                 const char *const *words, int count, int *out);

#endif
