// answer.h
// An answer to a GET, given to the real decoder; what came out as text. For tests.
//
// Threads: one.
#ifndef TESTS_ANSWER_H
#define TESTS_ANSWER_H

#include <stdlib.h>

#include "base/file.h"
#include "base/str.h"
#include "check.h"
#include "feed/feed.h"

enum { ANSWER_MAX = 1 << 20 };

static inline bool answer_load(const char *path, struct buf *out)
{
    char whole[600], error[700];
    bool ok = file_join(whole, sizeof(whole), SOURCE_DIR "/tests", path) &&
              file_read(whole, ANSWER_MAX, out, error, sizeof(error));
    if (!ok) {
        printf("  %s\n", error);
    }
    return ok;
}

// One event a line; its lists are broken behind every element. Then how many GETs it
// wants.
static inline void answer_print(const struct feed_out *out, struct buf *found)
{
    for (int i = 0; i < out->events.count; i++) {
        const char *text = event_print(&out->events.items[i], out->arena);
        bool quoted = false;
        for (; *text; text++) {
            quoted = (*text == '"' && text[-1] != '\\') != quoted;
            buf_char(found, *text);
            if (!quoted && (*text == '}' || *text == ')') && text[1]) {
                buf_text(found, "\n ");
            }
        }
        buf_char(found, '\n');
    }
    if (out->fetch_count) {
        buf_printf(found, "wants %d\n", out->fetch_count);
    }
}

// An answer with status 200 about `unit` ("F08"), or the meeting if that is NULL.
static inline void answer_decode(const char *unit, struct str body, struct buf *found)
{
    struct arena arena = {0};
    struct feed_out out = feed_out_begin(&arena);
    struct feed_fetch fetch = {.kind = unit ? FETCH_UNIT : FETCH_MEETING,
                               .unit = {.round = 1, .heat = 1}};
    if (unit) {
        const char *heat = strchr(unit, '/');
        fetch.unit.heat = heat ? atoi(heat + 1) : 1;
        memcpy(fetch.unit.event, unit, heat ? (size_t)(heat - unit) : strlen(unit));
    }
    struct feed_config config = {0};
    feed_find("opentrack")->body(&config, &fetch, 200, body, NULL, &out);
    answer_print(&out, found);
    arena_finish(&arena);
}

#endif
