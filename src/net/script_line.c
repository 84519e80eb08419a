#include "net/script_line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/json.h"

enum {
    SCRIPT_MAX_LINE = 96 << 20, // the largest REST answer, every byte of it escaped
    SCRIPT_MAX_SECONDS = 10000000,
};

static bool wrong(const struct script_reading *reading, const char *expected,
                  const char *key)
{
    const struct json *value = json_get(reading->object, key);
    const char *text = json_text(value, reading->arena);
    snprintf(reading->error, reading->error_size,
             "expected %s as \"%s\", found %s%s%.60s%s", expected, key, json_kind(value),
             text ? " " : "", text ? text : "", text && strlen(text) > 60 ? "..." : "");
    return false;
}

static bool read_word(const struct script_reading *reading, const char *key,
                      const char **out)
{
    const char *text = json_string(json_get(reading->object, key));
    if (text_empty(text)) {
        return wrong(reading, "a text", key);
    }
    *out = arena_strdup(reading->arena, text);
    return true;
}

static bool read_number(const struct script_reading *reading, const char *key,
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
static bool read_payload(const struct script_reading *reading, const char *key,
                         struct str *out)
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

static bool read_text(const struct script_reading *reading)
{
    return read_payload(reading, "text", &reading->line->text);
}

static bool read_push(const struct script_reading *reading)
{
    return read_word(reading, "event", &reading->line->name) &&
           read_payload(reading, "data", &reading->line->text);
}

static bool read_answer(const struct script_reading *reading)
{
    reading->line->code = 200;
    reading->line->text = str_of("");
    return read_word(reading, "get", &reading->line->name) &&
           read_number(reading, "status", "a status from 0 to 599", 599,
                       &reading->line->code) &&
           (!json_get(reading->object, "body") ||
            read_payload(reading, "body", &reading->line->text));
}

static bool read_link(const struct script_reading *reading)
{
    const char **name = &reading->line->name;
    if (!read_word(reading, "link", name)) {
        return false;
    }
    if (strcmp(*name, "open") != 0 && strcmp(*name, "closed") != 0 &&
        strcmp(*name, "refused") != 0) {
        return wrong(reading, "open, closed or refused", "link");
    }
    return read_number(reading, "code", "a close code or a status from 0 to 65535", 65535,
                       &reading->line->code);
}

static bool read_hook(const struct script_reading *reading)
{
    return read_payload(reading, "hook", &reading->line->text);
}

static bool read_epoch(const struct script_reading *reading)
{
    const double latest = 1e11; // some 3000 years
    double seconds = 0;
    const struct json *value = json_get(reading->object, "epoch");
    if (!json_is_number(value) || !json_double(value, &seconds) || seconds < 0 ||
        seconds > latest) {
        return wrong(reading, "seconds since 1970", "epoch");
    }
    *reading->epoch_ms = (int64_t)(seconds * 1000 + 0.5) - reading->line->at_ms;
    return true;
}

static bool read_cue(const struct script_reading *reading)
{
    return read_word(reading, "cue", &reading->line->name);
}

static const struct {
    const char *key; // tells the kind
    enum script_kind kind;
    bool (*read)(const struct script_reading *reading);
    const char *others[3]; // keys that may stand beside it
} kinds[] = {
    {"text", SCRIPT_TEXT, read_text, {"feed"}},
    {"event", SCRIPT_PUSH, read_push, {"feed", "data"}},
    {"get", SCRIPT_ANSWER, read_answer, {"feed", "status", "body"}},
    {"link", SCRIPT_LINK, read_link, {"feed", "code"}},
    {"hook", SCRIPT_HOOK, read_hook, {"feed"}},
    {"cue", SCRIPT_CUE, read_cue, {NULL}},
    {"epoch", SCRIPT_ABOUT, read_epoch, {NULL}},
};
enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

// Index of the one kind that the line's keys tell, -1 with a complaint.
static int find_kind(const struct script_reading *reading)
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
                 "expected one of \"text\", \"event\", \"get\", \"link\", \"hook\", "
                 "\"cue\", found none");
    }
    return found;
}

static bool check_keys(const struct script_reading *reading, int kind)
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

static bool read_time(const struct script_reading *reading)
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

static bool read_object(const struct script_reading *reading)
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
    bool of_feed = kinds[kind].others[0] != NULL; // "feed" is the first
    return (!of_feed || read_word(reading, "feed", &reading->line->feed)) &&
           kinds[kind].read(reading);
}

bool script_line_read(struct str text, struct script_reading *reading)
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
