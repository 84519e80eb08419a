// Values as JSON: one flat object with dotted names, rows an array of such objects.
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/str.h"
#include "show/values.h"

enum { NAME_MAX_BYTES = 63, LIST_MAX = 12 };

// The lists beside the rows: the bars of a vertical event, and what a row has at each.
// Themes bind their parts by number, from 1.
static const char HEIGHTS[] = "heights", HEIGHT_EACH[] = "h";
static const char CELLS[] = "cells", CELL_EACH[] = "c";

// "#rrggbb" is opaque, "#aarrggbb" says its alpha.
static bool color_of(const char *text, uint32_t *argb)
{
    uint32_t rgb;
    if (text_color(text, &rgb)) {
        *argb = rgb | 0xFF000000u;
        return true;
    }
    return text[0] == '#' && text_hex(text + 1, 8, argb);
}

static bool names_image(const char *name)
{
    static const char *const endings[] = {"flag", "logo", "image"};
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        if (text_ends(name, endings[i])) {
            return true;
        }
    }
    return false;
}

void values_read(struct values *values, const char *name, const char *text)
{
    uint32_t argb;
    if (color_of(text, &argb)) {
        values_color(values, name, argb);
    } else if (names_image(name)) {
        values_image(values, name, text);
    } else {
        values_text(values, name, text);
    }
}

// Where a mistake is, for the error line: "" or "rows[3].".
static bool read_object(struct values *values, const struct json *object,
                        const char *place, bool rows_allowed, char *error, size_t size);

static bool read_rows(struct values *values, const struct json *rows, const char *place,
                      char *error, size_t size)
{
    if (!json_is_array(rows)) {
        snprintf(error, size, "%srows: expected an array of objects, found %s", place,
                 json_kind(rows));
        return false;
    }
    if (json_count(rows) > VALUES_MAX_ROWS) {
        snprintf(error, size, "%srows: expected at most %d rows, found %d", place,
                 VALUES_MAX_ROWS, json_count(rows));
        return false;
    }
    int index = 0;
    for (const struct json *row = json_first(rows); row; row = json_next(row)) {
        char inner[64];
        snprintf(inner, sizeof(inner), "rows[%d].", index++);
        if (!read_object(values_add_row(values), row, inner, false, error, size)) {
            return false;
        }
    }
    return true;
}

static const char *numbered(struct values *values, const char *each, int index)
{
    return arena_printf(values->arena, "%s%d", each, index + 1);
}

static bool read_list(struct values *values, const struct json *list, const char *each,
                      const char *place, char *error, size_t size)
{
    int index = 0;
    for (const struct json *part = json_first(list); part; part = json_next(part)) {
        double metres;
        const char *name = numbered(values, each, index++);
        if (index > LIST_MAX || !(json_is_string(part) || json_double(part, &metres))) {
            snprintf(error, size, "%s%s[%d]: expected at most %d texts, found %s", place,
                     json_key(list), index - 1, LIST_MAX,
                     index > LIST_MAX ? "more" : json_kind(part));
            return false;
        }
        if (json_is_string(part)) {
            values_read(values, name,
                        text_clean(values->arena, json_string(part), VALUES_MAX_TEXT));
        } else {
            values_printf(values, name, "%.2f", metres); // a bar, as it is called out
        }
    }
    return true;
}

// A row may say what it has at a bar by the bar's own text: {"1.88": "xo"}.
static void number_cells(struct values *values)
{
    const char *bar = NULL;
    for (int i = 0; (bar = values_get(values, numbered(values, HEIGHT_EACH, i))); i++) {
        for (int r = 0; r < values->row_count; r++) {
            const char *cell = values_get(&values->rows[r], bar);
            if (cell) {
                values_text(&values->rows[r], numbered(values, CELL_EACH, i), cell);
                values_text(&values->rows[r], bar, NULL);
            }
        }
    }
}

static bool read_value(struct values *values, const struct json *value, const char *place,
                       char *error, size_t size)
{
    const char *name = json_key(value);
    bool yes = false;
    double number = 0;
    if (json_is_string(value)) {
        values_read(values, name,
                    text_clean(values->arena, json_string(value), VALUES_MAX_TEXT));
    } else if (json_is_number(value) && json_double(value, &number)) {
        values_number(values, name, number);
    } else if (json_is_bool(value)) {
        // What is not so is absent, and a theme hides what needs it.
        values_text(values, name, json_bool(value, &yes) && yes ? "true" : NULL);
    } else if (json_is_array(value) && text_equal(name, HEIGHTS)) {
        values_printf(values, "heights.count", "%d", json_count(value));
        return read_list(values, value, HEIGHT_EACH, place, error, size);
    } else if (json_is_array(value) && text_equal(name, CELLS)) {
        return read_list(values, value, CELL_EACH, place, error, size);
    } else if (!json_is_null(value)) {
        snprintf(error, size, "%s%.63s: expected text, a number or a colour, found %s%s",
                 place, name, json_kind(value),
                 json_is_object(value) ? " (names are flat: \"home.score\")" : "");
        return false;
    }
    return true;
}

static bool read_object(struct values *values, const struct json *object,
                        const char *place, bool rows_allowed, char *error, size_t size)
{
    if (!json_is_object(object)) {
        size_t len = strlen(place);
        snprintf(error, size, "%.*s%sexpected an object of values, found %s",
                 (int)(len ? len - 1 : 0), place, len ? ": " : "", json_kind(object));
        return false;
    }
    for (const struct json *value = json_first(object); value; value = json_next(value)) {
        const char *name = json_key(value);
        bool rows = rows_allowed && strcmp(name, "rows") == 0;
        if (!*name || strlen(name) > NAME_MAX_BYTES) {
            snprintf(error, size, "%s%.20s: expected a name of 1 to %d bytes, found %zu",
                     place, name, NAME_MAX_BYTES, strlen(name));
            return false;
        }
        if (rows && !read_rows(values, value, place, error, size)) {
            return false;
        }
        if (!rows && values->count >= VALUES_MAX) {
            snprintf(error, size, "%s%s: expected at most %d values, found more", place,
                     name, VALUES_MAX);
            return false;
        }
        if (!rows && !read_value(values, value, place, error, size)) {
            return false;
        }
    }
    return true;
}

bool values_from_json(struct values *values, const struct json *object, char *error,
                      size_t error_size)
{
    bool ok = read_object(values, object, "", true, error, error_size);
    number_cells(values);
    return ok;
}

void values_to_json(const struct values *values, struct buf *out)
{
    buf_char(out, '{');
    for (int i = 0; values && i < values->count; i++) {
        const struct value *item = &values->items[i];
        json_put_key(out, item->name);
        if (item->kind == VALUE_NUMBER) {
            buf_text(out, item->text);
        } else {
            json_put_text(out, item->text);
        }
    }
    if (values && values->row_count) {
        json_put_key(out, "rows");
        buf_char(out, '[');
        for (int i = 0; i < values->row_count; i++) {
            buf_text(out, i ? "," : "");
            values_to_json(&values->rows[i], out);
        }
        buf_char(out, ']');
    }
    buf_char(out, '}');
}
