#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#define LOG_MODULE "script"
#include "base/log.h"
#include "net/record.h"
#include "net/script_line.h"

enum { SCRIPT_MAX_FILE = 1 << 30 };

// Noon of 1 June 2026: when a day takes place that does not say.
static const int64_t some_epoch_ms = 1780315200000;

// The next line without blanks around it; *rest moves behind it.
static struct str cut_line(struct str *rest)
{
    const char *end = memchr(rest->data, '\n', rest->len);
    size_t len = end ? (size_t)(end - rest->data) : rest->len;
    struct str line = {rest->data, len};
    size_t used = end ? len + 1 : len;
    rest->data += used;
    rest->len -= used;
    while (line.len && strchr(" \t\r", line.data[line.len - 1])) {
        line.len--;
    }
    while (line.len && (*line.data == ' ' || *line.data == '\t')) {
        line.data++;
        line.len--;
    }
    return line;
}

static bool is_message(struct str line)
{
    return line.len && !(line.len >= 2 && memcmp(line.data, "//", 2) == 0);
}

// Whether this is the last line and never got its end: the power failed while it was
// recorded, and the day before it is worth having.
static bool ends_cut(struct str rest, struct str line)
{
    return rest.len == 0 && !memchr(line.data, '\n', (size_t)(rest.data - line.data));
}

static int by_time(const void *a, const void *b)
{
    const struct script_line *x = a, *y = b;
    if (x->at_ms != y->at_ms) {
        return x->at_ms < y->at_ms ? -1 : 1;
    }
    return x->number < y->number ? -1 : x->number > y->number;
}

static size_t count_lines(struct str text)
{
    size_t count = 1;
    for (size_t i = 0; i < text.len; i++) {
        count += text.data[i] == '\n';
    }
    return count;
}

static bool read_all(struct script *script, struct str text, const char *path,
                     char *error, size_t error_size)
{
    script->lines =
        arena_alloc(script->arena, count_lines(text) * sizeof(*script->lines));
    if (text.len >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0) {
        text = (struct str){text.data + 3, text.len - 3};
    }
    for (int number = 1; text.len; number++) {
        struct str line = cut_line(&text);
        if (!is_message(line)) {
            continue;
        }
        char what[300] = "";
        struct script_line told = {.number = number};
        struct script_reading reading = {
            .arena = script->arena,
            .line = &told,
            .epoch_ms = &script->epoch_ms,
            .error = what,
            .error_size = sizeof(what),
        };
        bool good = script_line_read(line, &reading);
        if (!good && reading.no_json && ends_cut(text, line) && script->count > 0) {
            log_warn("%s:%d: the last line is cut, read up to there: %s", path, number,
                     what);
            break;
        }
        if (!good) {
            snprintf(error, error_size, "%s:%d: %s", path, number, what);
            return false;
        }
        if (told.kind != SCRIPT_ABOUT) {
            script->lines[script->count++] = told;
        }
    }
    qsort(script->lines, (size_t)script->count, sizeof(*script->lines), by_time);
    script->length_ms = script->count ? script->lines[script->count - 1].at_ms : 0;
    return true;
}

struct script *script_load(const char *path, char *error, size_t error_size)
{
    struct buf text = {0};
    if (!file_read(path, SCRIPT_MAX_FILE, &text, error, error_size)) {
        buf_finish(&text);
        return NULL;
    }
    struct script *script = xalloc(sizeof(*script));
    script->arena = xalloc(sizeof(*script->arena));
    script->epoch_ms = some_epoch_ms;
    struct str all = {text.data ? text.data : "", text.len};
    if (!read_all(script, all, path, error, error_size)) {
        script_destroy(script);
        script = NULL;
    }
    buf_finish(&text);
    return script;
}

void script_destroy(struct script *script)
{
    if (script) {
        arena_finish(script->arena);
        free(script->arena);
        free(script);
    }
}
