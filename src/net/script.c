#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/json.h"
#define LOG_MODULE "script"
#include "base/log.h"
#include "net/record.h"

enum {
    SCRIPT_MAX_FILE = 1 << 30,
    SCRIPT_MAX_LINE = 96 << 20, // the largest REST answer, every byte of it escaped
    SCRIPT_MAX_SECONDS = 10000000,
};

// One line while it is read, and where to complain.
struct reading {
    struct arena *arena;
    const struct json *object;
    struct script_line *line;
    char *error; // without file and line
    size_t error_size;
    bool no_json; // what is wrong with it
};

static bool wrong(const struct reading *reading, const char *expected, const char *key)
{
    const struct json *value = json_get(reading->object, key);
    const char *text = json_text(value, reading->arena);
    snprintf(reading->error, reading->error_size,
             "expected %s as \"%s\", found %s%s%.60s%s", expected, key, json_kind(value),
             text ? " " : "", text ? text : "", text && strlen(text) > 60 ? "..." : "");
    return false;
}

static bool read_word(const struct reading *reading, const char *key, const char **out)
{
    const char *text = json_string(json_get(reading->object, key));
    if (text_empty(text)) {
        return wrong(reading, "a text", key);
    }
    *out = arena_strdup(reading->arena, text);
    return true;
}

static bool read_number(const struct reading *reading, const char *key,
                        const char *expected, int max, int *out)
{
    const struct json *value = json_get(reading->object, key);
    long long number = *out;
    if (value && (!json_is_number(value) || !json_int(value, &number) || number < 0 ||
                  number > max)) {
        return wrong(reading, expected, key);
    }
    *out = (int)number;
    return true;
}

// A string stands for itself, an object or array for its JSON.
static bool read_payload(const struct reading *reading, const char *key, struct str *out)
{
    const struct json *value = json_get(reading->object, key);
    const char *text = json_string(value);
    if (text) {
        *out = str_of(arena_strdup(reading->arena, text));
        return true;
    }
    if (!json_is_object(value) && !json_is_array(value)) {
        return wrong(reading, "a text, an object or an array", key);
    }
    struct buf json = {0};
    json_put_value(&json, value);
    *out = (struct str){arena_strndup(reading->arena, json.data, json.len), json.len};
    buf_finish(&json);
    return true;
}

static bool read_text(const struct reading *reading)
{
    return read_payload(reading, "text", &reading->line->text);
}

static bool read_push(const struct reading *reading)
{
    return read_word(reading, "event", &reading->line->name) &&
           read_payload(reading, "data", &reading->line->text);
}

static bool read_answer(const struct reading *reading)
{
    reading->line->code = 200;
    reading->line->text = str_of("");
    return read_word(reading, "get", &reading->line->name) &&
           read_number(reading, "status", "a status from 0 to 599", 599,
                       &reading->line->code) &&
           (!json_get(reading->object, "body") ||
            read_payload(reading, "body", &reading->line->text));
}

static bool read_link(const struct reading *reading)
{
    const char **name = &reading->line->name;
    if (!read_word(reading, "link", name)) {
        return false;
    }
    if (strcmp(*name, "open") != 0 && strcmp(*name, "closed") != 0) {
        return wrong(reading, "open or closed", "link");
    }
    return read_number(reading, "code", "a close code from 0 to 65535", 65535,
                       &reading->line->code);
}

static bool read_cue(const struct reading *reading)
{
    return read_word(reading, "cue", &reading->line->name);
}

static const struct {
    const char *key; // tells the kind
    enum script_kind kind;
    bool (*read)(const struct reading *reading);
    const char *others[3]; // keys that may stand beside it
} kinds[] = {
    {"text", SCRIPT_TEXT, read_text, {"feed"}},
    {"event", SCRIPT_PUSH, read_push, {"feed", "data"}},
    {"get", SCRIPT_ANSWER, read_answer, {"feed", "status", "body"}},
    {"link", SCRIPT_LINK, read_link, {"feed", "code"}},
    {"cue", SCRIPT_CUE, read_cue, {NULL}},
};
enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

// Index of the one kind that the line's keys tell, -1 with a complaint.
static int find_kind(const struct reading *reading)
{
    int found = -1;
    for (int i = 0; i < KINDS; i++) {
        if (!json_get(reading->object, kinds[i].key)) {
            continue;
        }
        if (found >= 0) {
            snprintf(reading->error, reading->error_size,
                     "expected one kind of message a line, found \"%s\" and \"%s\"",
                     kinds[found].key, kinds[i].key);
            return -1;
        }
        found = i;
    }
    if (found < 0) {
        snprintf(reading->error, reading->error_size,
                 "expected one of \"text\", \"event\", \"get\", \"link\", \"cue\", "
                 "found none");
    }
    return found;
}

static bool check_keys(const struct reading *reading, int kind)
{
    const char *known[5] = {"at", kinds[kind].key};
    int count = 2;
    for (int i = 0; i < 3 && kinds[kind].others[i]; i++) {
        known[count++] = kinds[kind].others[i];
    }
    for (const struct json *child = json_first(reading->object); child;
         child = json_next(child)) {
        bool is_known = false;
        for (int i = 0; i < count; i++) {
            is_known = is_known || strcmp(json_key(child), known[i]) == 0;
        }
        if (!is_known) {
            const char *nearest = text_nearest(json_key(child), known, count);
            snprintf(reading->error, reading->error_size,
                     "expected only keys that belong to \"%s\", found \"%.60s\"%s%s%s",
                     kinds[kind].key, json_key(child), nearest ? " (did you mean \"" : "",
                     nearest ? nearest : "", nearest ? "\"?)" : "");
            return false;
        }
    }
    return true;
}

static bool read_time(const struct reading *reading)
{
    const struct json *value = json_get(reading->object, "at");
    double seconds = 0;
    if (!json_is_number(value) || !json_double(value, &seconds) || seconds < 0 ||
        seconds > SCRIPT_MAX_SECONDS) {
        return wrong(reading, "seconds from the start", "at");
    }
    reading->line->at_ms = (int64_t)(seconds * 1000 + 0.5);
    return true;
}

static bool read_object(const struct reading *reading)
{
    if (!json_is_object(reading->object)) {
        snprintf(reading->error, reading->error_size, "expected a JSON object, found %s",
                 json_kind(reading->object));
        return false;
    }
    int kind = find_kind(reading);
    if (kind < 0 || !check_keys(reading, kind) || !read_time(reading)) {
        return false;
    }
    reading->line->kind = kinds[kind].kind;
    return (reading->line->kind == SCRIPT_CUE ||
            read_word(reading, "feed", &reading->line->feed)) &&
           kinds[kind].read(reading);
}

static bool read_line(struct str text, struct reading *reading)
{
    static const struct json_limits limits = {.max_bytes = SCRIPT_MAX_LINE};
    char where[160] = "";
    struct json_doc *doc = json_parse(text.data, text.len, &limits, where, sizeof(where));
    if (!doc) {
        // The line is counted here, only the column is json's to tell.
        const char *column = strchr(where, ':');
        snprintf(reading->error, reading->error_size,
                 "expected a JSON object, found at column %s",
                 column ? column + 1 : where);
        reading->no_json = true;
        return false;
    }
    reading->object = json_root(doc);
    bool ok = read_object(reading);
    json_free(doc);
    return ok;
}

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
        struct reading reading = {
            .arena = script->arena,
            .line = &script->lines[script->count],
            .error = what,
            .error_size = sizeof(what),
        };
        reading.line->number = number;
        bool good = read_line(line, &reading);
        if (!good && reading.no_json && ends_cut(text, line) && script->count > 0) {
            log_warn("%s:%d: the last line is cut, read up to there: %s", path, number,
                     what);
            break;
        }
        if (!good) {
            snprintf(error, error_size, "%s:%d: %s", path, number, what);
            return false;
        }
        script->count++;
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
