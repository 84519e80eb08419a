#include "app/schema.h"

#include <stdio.h>

#include "base/json.h"

enum { SCHEMA_KEYS = 64 };

void schema_begin(struct schema *schema, const char *file, char *error, size_t error_size)
{
    *schema = (struct schema){.file = file, .error = error, .error_size = error_size};
    buf_text(&schema->path, "$");
}

void schema_end(struct schema *schema)
{
    buf_finish(&schema->path);
    buf_finish(&schema->doubts);
    arena_finish(&schema->arena);
}

size_t schema_enter(struct schema *schema, const char *key)
{
    size_t depth = schema->path.len;
    buf_printf(&schema->path, ".%s", key);
    return depth;
}

size_t schema_enter_index(struct schema *schema, const char *key, int index)
{
    size_t depth = schema->path.len;
    buf_printf(&schema->path, ".%s[%d]", key, index);
    return depth;
}

void schema_leave(struct schema *schema, size_t depth)
{
    schema->path.len = depth;
    schema->path.data[depth] = '\0';
}

bool schema_say(struct schema *schema, const char *key, const char *what)
{
    snprintf(schema->error, schema->error_size, "%s: %s%s%s: %s", schema->file,
             schema->path.data, key ? "." : "", key ? key : "", what);
    return false;
}

void schema_doubt(struct schema *schema, const char *key, const char *what)
{
    buf_printf(&schema->doubts, "%s.%s: %s\n", schema->path.data, key, what);
}

bool schema_fail(struct schema *schema, const char *key, const char *expected,
                 const char *found)
{
    char what[SCHEMA_ERROR];
    snprintf(what, sizeof(what), "expected %s, found %s", expected,
             found ? found : "nothing");
    return schema_say(schema, key, what);
}

bool schema_unknown(struct schema *schema, const char *key, const char *found,
                    const char *const *known, int count)
{
    struct buf what = {0};
    buf_printf(&what, "unknown \"%s\"", found);
    const char *nearest = text_nearest(found, known, count);
    if (nearest) {
        buf_printf(&what, ", did you mean \"%s\"?", nearest);
    } else {
        buf_text(&what, "; known are");
        for (int i = 0; i < count; i++) {
            buf_printf(&what, "%s %s", i ? "," : "", known[i]);
        }
    }
    schema_say(schema, key, what.data);
    buf_finish(&what);
    return false;
}

static const char *const EXPECTED[] = {
    [SCHEMA_TEXT] = "a string",      [SCHEMA_NUMBER] = "a number",
    [SCHEMA_BOOL] = "true or false", [SCHEMA_OBJECT] = "an object",
    [SCHEMA_ARRAY] = "an array",
};

static bool read_text(struct schema *schema, const struct schema_field *field,
                      const struct json *value)
{
    // Ids and match numbers may be written as numbers.
    const char *text = json_text(value, &schema->arena);
    if (!text) {
        return schema_fail(schema, field->key, EXPECTED[SCHEMA_TEXT], json_kind(value));
    }
    if (!text_copy(field->out, field->size, text)) {
        return schema_fail(schema, field->key, "a shorter text", "one that is too long");
    }
    return true;
}

static bool read_field(struct schema *schema, const struct schema_field *field,
                       const struct json *value)
{
    bool ok = false;
    if (field->type == SCHEMA_TEXT) {
        return read_text(schema, field, value);
    }
    if (field->type == SCHEMA_NUMBER) {
        ok = json_is_number(value) && json_double(value, field->out);
    } else if (field->type == SCHEMA_BOOL) {
        ok = json_is_bool(value) && json_bool(value, field->out);
    } else {
        ok = field->type == SCHEMA_OBJECT ? json_is_object(value) : json_is_array(value);
        *(const struct json **)field->out = value;
    }
    return ok || schema_fail(schema, field->key, EXPECTED[field->type], json_kind(value));
}

bool schema_object(struct schema *schema, const struct json *object,
                   const struct schema_field *fields, int count)
{
    const char *known[SCHEMA_KEYS];
    for (int i = 0; i < count && i < SCHEMA_KEYS; i++) {
        known[i] = fields[i].key;
    }
    if (!json_is_object(object)) {
        return schema_fail(schema, NULL, "an object", json_kind(object));
    }
    for (const struct json *item = json_first(object); item; item = json_next(item)) {
        int at = 0;
        while (at < count && !text_equal(fields[at].key, json_key(item))) {
            at++;
        }
        if (at == count) {
            return schema_unknown(schema, NULL, json_key(item), known, count);
        }
        if (json_get(object, fields[at].key) !=
            item) { // else the last would win, silently
            return schema_fail(schema, fields[at].key, "to be given once", "given twice");
        }
        if (!read_field(schema, &fields[at], item)) {
            return false;
        }
    }
    return true;
}
