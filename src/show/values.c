#include "show/values.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

#define LOG_MODULE "values"
#include "base/log.h"
#include "base/utf8.h"

enum { FIRST_ITEMS = 16, FIRST_ROWS = 8 };

struct values values_begin(struct arena *arena)
{
    return (struct values){.arena = arena};
}

static struct value *find(const struct values *values, const char *name)
{
    for (int i = 0; values && i < values->count; i++) {
        if (strcmp(values->items[i].name, name) == 0) {
            return &values->items[i];
        }
    }
    return NULL;
}

static void remove_value(struct values *values, const char *name)
{
    struct value *item = find(values, name);
    if (item) {
        size_t behind = (size_t)(values->items + values->count - (item + 1));
        memmove(item, item + 1, behind * sizeof(*item));
        values->count--;
    }
}

static bool grow(struct values *values)
{
    if (values->count < values->capacity) {
        return true;
    }
    if (values->count >= VALUES_MAX) {
        return false;
    }
    int capacity = values->capacity ? values->capacity * 2 : FIRST_ITEMS;
    struct value *items = arena_alloc(values->arena, (size_t)capacity * sizeof(*items));
    if (values->count) {
        memcpy(items, values->items, (size_t)values->count * sizeof(*items));
    }
    values->items = items;
    values->capacity = capacity;
    return true;
}

// A copy that fits and does not end inside a character.
static const char *text_within_limit(struct arena *arena, const char *text)
{
    size_t size = strnlen(text, VALUES_MAX_TEXT) + 1;
    char *copy = arena_alloc(arena, size);
    text_copy(copy, size <= VALUES_MAX_TEXT ? size : VALUES_MAX_TEXT, text);
    return copy;
}

// `name` and `value->text` are copied; a full list is logged and keeps what it has.
static void set(struct values *values, const char *name, const struct value *value)
{
    if (!values) {
        return;
    }
    if (text_empty(value->text)) {
        remove_value(values, name);
        return;
    }
    struct value *item = find(values, name);
    if (!item) {
        if (!grow(values)) {
            log_warn("more than %d values; \"%s\" is left out", VALUES_MAX, name);
            return;
        }
        item = &values->items[values->count++];
        item->name = arena_strdup(values->arena, name);
    }
    const char *kept = item->name;
    *item = *value;
    item->name = kept;
    item->text = text_within_limit(values->arena, value->text);
}

void values_text(struct values *values, const char *name, const char *text)
{
    set(values, name, &(struct value){.kind = VALUE_TEXT, .text = text});
}

void values_printf(struct values *values, const char *name, const char *format, ...)
{
    char text[VALUES_MAX_TEXT];
    va_list args;
    va_start(args, format);
    int len = vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    if (len < 0) {
        return;
    }
    // What did not fit may have been cut inside a character.
    size_t end = strlen(text);
    while (len >= VALUES_MAX_TEXT && end > 0 && !utf8_valid(text, end)) {
        text[--end] = '\0';
    }
    values_text(values, name, text);
}

void values_number(struct values *values, const char *name, double number)
{
    char text[64] = "";
    if (isfinite(number)) {
        bool whole = fabs(number) < 1e15 && number == floor(number);
        // Adding zero turns -0 into 0.
        snprintf(text, sizeof(text), whole ? "%.0f" : "%.10g", number + 0.0);
    }
    set(values, name,
        &(struct value){.kind = VALUE_NUMBER, .text = text, .number = number + 0.0});
}

void values_color(struct values *values, const char *name, uint32_t argb)
{
    char text[16];
    bool opaque = argb >> 24 == 0xFF;
    snprintf(text, sizeof(text), opaque ? "#%06x" : "#%08x",
             (unsigned)(opaque ? argb & 0xFFFFFF : argb));
    set(values, name, &(struct value){.kind = VALUE_COLOR, .text = text, .color = argb});
}

void values_image(struct values *values, const char *name, const char *code_or_path)
{
    set(values, name, &(struct value){.kind = VALUE_IMAGE, .text = code_or_path});
}

struct values *values_add_row(struct values *values)
{
    if (!values || values->row_count >= VALUES_MAX_ROWS) {
        log_warn("more than %d rows; the rest is left out", VALUES_MAX_ROWS);
        return NULL;
    }
    // Rows grow at powers of two from FIRST_ROWS on, so no capacity need be kept.
    int count = values->row_count;
    if (count == 0 || (count >= FIRST_ROWS && (count & (count - 1)) == 0)) {
        size_t capacity = (size_t)(count ? count * 2 : FIRST_ROWS);
        struct values *rows = arena_alloc(values->arena, capacity * sizeof(*rows));
        if (count) {
            memcpy(rows, values->rows, (size_t)count * sizeof(*rows));
        }
        values->rows = rows;
    }
    values->rows[count] = values_begin(values->arena);
    values->row_count++;
    return &values->rows[count];
}

const struct value *values_find(const struct values *values, const char *name)
{
    return find(values, name);
}

const char *values_get(const struct values *values, const char *name)
{
    const struct value *item = find(values, name);
    return item ? item->text : NULL;
}

static bool same(const struct value *a, const struct value *b)
{
    return a->kind == b->kind && strcmp(a->text, b->text) == 0;
}

bool values_equal(const struct values *a, const struct values *b)
{
    int rows_a = a ? a->row_count : 0, rows_b = b ? b->row_count : 0;
    if ((a ? a->count : 0) != (b ? b->count : 0) || rows_a != rows_b) {
        return false;
    }
    for (int i = 0; a && i < a->count; i++) {
        const struct value *other = &b->items[i]; // mostly in the same order
        if (strcmp(other->name, a->items[i].name) != 0) {
            other = find(b, a->items[i].name);
        }
        if (!other || !same(&a->items[i], other)) {
            return false;
        }
    }
    for (int i = 0; i < rows_a; i++) {
        if (!values_equal(&a->rows[i], &b->rows[i])) {
            return false;
        }
    }
    return true;
}

bool values_only_adds(const struct values *before, const struct values *after)
{
    for (int i = 0; before && i < before->count; i++) {
        const struct value *now = find(after, before->items[i].name);
        if (!now || !same(&before->items[i], now)) {
            return false;
        }
    }
    int rows = before ? before->row_count : 0;
    if (rows > (after ? after->row_count : 0)) {
        return false;
    }
    for (int i = 0; i < rows; i++) {
        if (!values_only_adds(&before->rows[i], &after->rows[i])) {
            return false;
        }
    }
    return true;
}

static void copy_rows(struct values *values, const struct values *from)
{
    values->rows = NULL;
    values->row_count = 0;
    for (int i = 0; i < from->row_count; i++) {
        struct values copy = values_copy(&from->rows[i], values->arena);
        struct values *row = values_add_row(values);
        if (row) {
            *row = copy;
        }
    }
}

struct values values_copy(const struct values *values, struct arena *arena)
{
    struct values copy = values_begin(arena);
    if (values && values->count) {
        size_t count = (size_t)values->count;
        copy.items = arena_copy(arena, values->items, count * sizeof(*copy.items));
        copy.count = copy.capacity = values->count;
    }
    for (int i = 0; i < copy.count; i++) {
        copy.items[i].name = arena_strdup(arena, copy.items[i].name);
        copy.items[i].text = arena_strdup(arena, copy.items[i].text);
    }
    if (values && values->row_count) {
        copy_rows(&copy, values);
    }
    return copy;
}

void values_merge(struct values *values, const struct values *over)
{
    for (int i = 0; over && i < over->count; i++) {
        set(values, over->items[i].name, &over->items[i]);
    }
    if (over && over->row_count) {
        copy_rows(values, over);
    }
}
