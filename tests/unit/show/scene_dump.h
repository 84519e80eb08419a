// scene_dump.h
// The values of a scene as one line.
#ifndef TESTS_SCENE_DUMP_H
#define TESTS_SCENE_DUMP_H

#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "check.h"
#include "show/scene_parts.h"

static struct arena arena;

static const char *dump(const struct values *values, bool known)
{
    struct buf buf = {0};
    for (int i = 0; i < values->count; i++) {
        buf_printf(&buf, "%s%s=%s", i ? "; " : "", values->items[i].name,
                   values->items[i].text);
    }
    for (int i = 0; i < values->row_count; i++) {
        const struct values *row = &values->rows[i];
        for (int v = 0; v < row->count; v++) {
            buf_printf(&buf, "%s%s=%s", v ? "; " : " | ", row->items[v].name,
                       row->items[v].text);
        }
    }
    const char *text = arena_strdup(&arena, buf.data ? buf.data : "");
    buf_finish(&buf);
    return known ? text : "nothing";
}

#endif
