// bind.h
// Texts with places for values: "WIND {wind}", "{name|family|upper}", "{t5|or:}". A text
// whose value is absent is NULL, and what needs it is hidden. "{{" is one brace. "#" is
// the number of an element that there are several of: "{c#}", "{#}".
//
// Threads: pure functions; what is read lives in the reader's arena.
#ifndef THEME_BIND_H
#define THEME_BIND_H

#include "base/arena.h"
#include "show/values.h"
#include "theme/reader.h"

enum { BIND_FILTERS = 4, BIND_PARTS = 16 };

struct filter;

// Where names are looked up, in this order.
struct scope {
    const struct values *row;    // of a repeated element, NULL
    const struct values *values; // of the scene, NULL
    const struct values *page;   // page, pages, row; NULL
};

struct bind_filter {
    const struct filter *filter;
    const char *argument; // NULL
};

struct bind_value { // name|filter|filter:argument
    const char *name;
    const char *family; // the value that tells which part of this is; NULL: not asked for
    const struct bind_filter *filters; // in the arena: most have none
    int filter_count;                  // BIND_FILTERS at most
};

struct bind_part {
    const char *literal; // NULL: the value
    struct bind_value value;
};

struct bind {
    struct bind_part *parts;
    int count;
};

// False with the mistake at the reader's place.
bool bind_read(struct reader *reader, const struct json *text, struct bind *out);
bool bind_read_value(struct reader *reader, const struct json *text,
                     struct bind_value *out);
bool bind_read_key(struct reader *reader, const char *word, struct bind_value *out);

const struct value *scope_find(const struct scope *scope, const char *name);
// NULL if the value is absent or a filter leaves nothing.
const char *bind_value_text(const struct bind_value *value, const struct scope *scope,
                            struct arena *arena);
const char *bind_text(const struct bind *bind, const struct scope *scope,
                      struct arena *arena);

#endif
