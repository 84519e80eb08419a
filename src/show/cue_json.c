// Cues as JSON: {"cue": words} and, for a take, a scene with values of one's own.
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/str.h"
#include "show/cue_parts.h"
#include "show/scene.h"

// The id is the sender's own, for the answer.
static const char *const keys[] = {"cue",     "scene", "subject", "layer",
                                   "data",    "said",  "values",  "live",
                                   "version", "id",    "operator"};

enum { KEY_COUNT = sizeof(keys) / sizeof(keys[0]), OPERATOR_CHARS = 24 };

static bool known_keys(const struct json *object, char *error, size_t size)
{
    for (const struct json *value = json_first(object); value; value = json_next(value)) {
        const char *key = json_key(value);
        bool known = false;
        for (int i = 0; i < KEY_COUNT; i++) {
            known = known || strcmp(keys[i], key) == 0;
        }
        if (!known) {
            const char *near = text_nearest(key, keys, KEY_COUNT);
            snprintf(error, size, "%.40s: unknown key%s%s%s", key,
                     near ? ", did you mean \"" : "", near ? near : "",
                     near ? "\"?" : "");
            return false;
        }
    }
    return true;
}

// The text of a key that may be missing. False if it is there and no text.
static bool optional_text(const struct json *object, const char *key, const char **out,
                          char *error, size_t size)
{
    const struct json *value = json_get(object, key);
    *out = json_string(value);
    if (value && !*out) {
        snprintf(error, size, "%s: expected text, found %s", key, json_kind(value));
        return false;
    }
    return true;
}

static bool only_of_set(const struct json *object, char *error, size_t size)
{
    static const char *const names[] = {"values", "live"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (json_get(object, names[i])) {
            snprintf(error, size, "%s: expected only beside a set", names[i]);
            return false;
        }
    }
    return true;
}

static bool read_version(const struct json *object, uint64_t *out, char *error,
                         size_t size)
{
    const struct json *value = json_get(object, "version");
    long long version = 0;
    if (value && (!json_is_number(value) || !json_int(value, &version) || version < 0)) {
        snprintf(error, size, "version: expected the state's, a whole number, found %s",
                 json_is_number(value) ? "another" : json_kind(value));
        return false;
    }
    *out = (uint64_t)version;
    return true;
}

// A name for the log: short, and nothing in it that the log would not print.
static bool read_operator(const struct json *object, struct arena *arena, struct cue *out,
                          char *error, size_t size)
{
    const char *name;
    if (!optional_text(object, "operator", &name, error, size)) {
        return false;
    }
    const char *clean = text_clean(arena, name, OPERATOR_CHARS);
    text_copy(out->by, sizeof(out->by), clean ? clean : "");
    return true;
}

// The words and the keys beside them, as words.
static bool all_words(const struct json *object, struct arena *arena, const char **out,
                      char *error, size_t size)
{
    const char *cue, *scene, *subject, *layer;
    if (!optional_text(object, "cue", &cue, error, size) ||
        !optional_text(object, "scene", &scene, error, size) ||
        !optional_text(object, "subject", &subject, error, size) ||
        !optional_text(object, "layer", &layer, error, size)) {
        return false;
    }
    if (!cue) {
        snprintf(error, size, "cue: expected the cue's words, found nothing");
        return false;
    }
    if (subject && strcspn(subject, " \t\r\n") < strlen(subject)) {
        snprintf(error, size, "subject: expected one word, found \"%.60s\"", subject);
        return false;
    }
    *out = arena_printf(arena, "%s %s %s %s", cue, scene ? scene : "",
                        subject ? subject : "", layer ? layer : "");
    return true;
}

static bool read_values(const struct json *values, struct arena *arena, struct cue *out,
                        char *error, size_t size)
{
    char inner[160] = "";
    out->values = values_begin(arena);
    out->has_values = values_from_json(&out->values, values, inner, sizeof(inner));
    if (!out->has_values) {
        snprintf(error, size, "%s: %s", json_key(values), inner);
    }
    return out->has_values;
}

static bool read_data(const struct json *object, struct arena *arena, struct cue *out,
                      char *error, size_t size)
{
    const struct json *data = json_get(object, "data");
    if (data && (out->kind != CUE_TAKE || !out->scene[0])) {
        snprintf(error, size, "data: expected only beside a take of a scene");
        return false;
    }
    return !data || read_values(data, arena, out, error, size);
}

static bool read_said(const struct json *object, struct arena *arena, struct cue *out,
                      char *error, size_t size)
{
    const struct json *said = json_get(object, "said");
    bool may = out->kind == CUE_TAKE || out->kind == CUE_VETO;
    if (said && (!may || !out->scene[0] || !out->subject[0] || out->has_values)) {
        snprintf(error, size,
                 "said: expected only beside a take or a veto of a scene and a subject, "
                 "and no data");
        return false;
    }
    out->said = said != NULL;
    return !said || read_values(said, arena, out, error, size);
}

static bool parse_words(const struct json *object, struct arena *arena, struct cue *out,
                        char *error, size_t error_size)
{
    const char *words = NULL;
    if (cue_is_set(json_string(json_get(object, "cue")))) {
        return cue_parse_set(object, arena, out, &(struct complaint){error, error_size});
    }
    if (!only_of_set(object, error, error_size) ||
        !all_words(object, arena, &words, error, error_size) ||
        !cue_parse(words, out, error, error_size)) {
        return false;
    }
    return read_data(object, arena, out, error, error_size) &&
           read_said(object, arena, out, error, error_size);
}

bool cue_parse_json(const struct json *object, struct arena *arena, struct cue *out,
                    char *error, size_t error_size)
{
    *out = (struct cue){.layer = -1};
    uint64_t version;
    if (!json_is_object(object)) {
        snprintf(error, error_size,
                 "expected an object like {\"cue\":\"take\"}, found %s",
                 json_kind(object));
        return false;
    }
    if (!known_keys(object, error, error_size) ||
        !read_version(object, &version, error, error_size) ||
        !parse_words(object, arena, out, error, error_size)) {
        return false;
    }
    out->based_on = version;
    return read_operator(object, arena, out, error, error_size);
}

bool cue_read(struct str body, struct arena *arena, struct cue *out, char *error,
              size_t error_size)
{
    size_t start = 0;
    if (body.len >= 3 && memcmp(body.data, "\xEF\xBB\xBF", 3) == 0) { // Windows editors'
        body = (struct str){body.data + 3, body.len - 3};
    }
    while (start < body.len && strchr(" \t\r\n", body.data[start])) {
        start++;
    }
    if (start == body.len || body.data[start] != '{') {
        if (body.len && memchr(body.data, '\0', body.len)) {
            snprintf(error, error_size, "expected words, found a zero byte");
            return false;
        }
        return cue_parse(arena_strndup(arena, body.data, body.len), out, error,
                         error_size);
    }
    struct json_limits limits = {.max_bytes = CUE_MAX_BYTES, .max_depth = 8};
    struct json_doc *doc = json_parse(body.data, body.len, &limits, error, error_size);
    bool ok = doc && cue_parse_json(json_root(doc), arena, out, error, error_size);
    json_free(doc);
    return ok;
}

// Only JSON can carry values.
const char *cue_print_values(const struct cue *cue, struct arena *arena)
{
    struct buf buf = {0};
    buf_printf(&buf,
               "{\"cue\":\"%s\",\"scene\":", cue->kind == CUE_VETO ? "veto" : "take");
    json_put_text(&buf, cue->scene);
    if (cue->subject[0]) {
        buf_text(&buf, ",\"subject\":");
        json_put_text(&buf, cue->subject);
    }
    buf_text(&buf, cue->said ? ",\"said\":" : ",\"data\":");
    values_to_json(&cue->values, &buf);
    buf_char(&buf, '}');
    const char *text = arena_strdup(arena, buf.data);
    buf_finish(&buf);
    return text;
}
