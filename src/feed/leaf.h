// leaf.h
// Members of objects from strangers, read forgivingly: both spellings of a name, text or
// number alike, nothing for null, empty, or a value of another kind. Texts come cleaned
// for the screen, capped, and live in the arena.
//
// Threads: pure functions.
#ifndef FEED_LEAF_H
#define FEED_LEAF_H

#include <stdbool.h>

#include "sport/athletics.h"

struct arena;
struct json;

enum {
    LEAF_ID = 32,
    LEAF_CODE = 16,
    LEAF_MARK = 20,
    LEAF_NAME = 80,
    LEAF_TITLE = 120,
    LEAF_ADDRESS = 500,
};

enum { LEAF_PLACE_MOST = 9999 };

// Text or number of object.snake, or object.camel if there is none and camel is not NULL.
// NULL if absent, empty, or of another kind.
const char *leaf_text(const struct json *object, const char *snake, const char *camel,
                      int max_chars, struct arena *arena);
// The first of those that is within the limits, else `otherwise`.
int leaf_int(const struct json *object, const char *snake, const char *camel, int min,
             int max, int otherwise);
// A place, which may say by itself that it is shared: 3, "3", "3.", "3.0", "=3", "3=". 0:
// none.
int leaf_place(const struct json *object, const char *key, struct arena *arena);
// Upper case and without blanks: "4 x 100" is "4X100".
const char *leaf_code(const struct json *object, const char *snake, const char *camel,
                      struct arena *arena);
// A height or distance: as text it stays, a number gets two decimals.
const char *leaf_metres(const struct json *object, const char *snake, const char *camel,
                        struct arena *arena);
const char *leaf_metres_of(const struct json *value, struct arena *arena);
// Tenths of m/s from text or number. False if there is none.
bool leaf_wind(const struct json *object, const char *snake, const char *camel,
               struct arena *arena, int *tenths);
// The signs o x - r in lower case, a foul's F and a pass's P among them; any other text
// unchanged. NULL stays NULL.
const char *leaf_signs(const char *text, struct arena *arena);
bool leaf_is_signs(const char *text); // made of them only, and not empty
// An address of a picture, made whole ("//host/x" gets https:), or a bare code.
const char *leaf_flag(const struct json *object, const char *snake, const char *camel,
                      struct arena *arena);
// An address of a picture as leaf_flag makes it whole; no code.
const char *leaf_picture(const struct json *object, const char *key, struct arena *arena);
// The three letters in ".../countryflags/ioc/ALB.svg", NULL if it is no such address.
const char *leaf_flag_country(const char *flag, struct arena *arena);

#endif
