// condition.h
// When an element is there: "when", "any", "unless" name values, "is", "not" and "match"
// compare them with texts; "some" and "none" ask every row of the list.
//
// Threads: pure functions.
#ifndef THEME_CONDITION_H
#define THEME_CONDITION_H

#include <stdbool.h>

#include "theme/bind.h"

enum { CONDITIONS_MAX = 16, CONDITION_TEXTS = 8 };

enum condition_kind {
    CONDITION_WHEN, // present
    CONDITION_ANY,  // one of all ANY is present
    CONDITION_SOME, // some row has one of all SOME: a column that is in use
    CONDITION_NONE, // no row has it
    CONDITION_UNLESS,
    CONDITION_IS, // equals one of the texts
    CONDITION_NOT,
    CONDITION_MATCH, // matches one of the patterns; * is anything, ? one letter
    CONDITION_KINDS,
};

struct condition {
    enum condition_kind kind;
    struct bind_value value;
    struct bind *texts;
    int text_count;
};

struct conditions {
    struct condition *list;
    int count;
};

// The keys that conditions take in an object, for reader_keys.
extern const char *const condition_keys[CONDITION_KINDS];

bool conditions_read(struct reader *reader, const struct json *object,
                     struct conditions *out);
bool conditions_hold(const struct conditions *conditions, const struct scope *scope,
                     struct arena *arena);

#endif
