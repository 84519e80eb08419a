// fields.h
// The lines of a text as the fields of a struct, for fuzz targets of what people write.
#ifndef TESTS_FIELDS_H
#define TESTS_FIELDS_H

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

struct field {
    char *out;
    size_t size;
};

// A line each, as far as there are any; what is too long is cut.
static inline void fields_fill(struct str text, const struct field *fields, int count)
{
    struct arena arena = {0};
    char *line = arena_strndup(&arena, text.data, text.len);
    for (int i = 0; i < count && line; i++) {
        char *end = strchr(line, '\n');
        if (end) {
            *end = '\0';
        }
        text_copy(fields[i].out, fields[i].size, line);
        line = end ? end + 1 : NULL;
    }
    arena_finish(&arena);
}

#endif
