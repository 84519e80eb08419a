#include "show/director_override.h"

#include <string.h>

#include "base/str.h"

static const char rows_prefix[] = "rows.";

struct override override_read(const char *name, const char *text)
{
    struct override out = {.name = name, .text = text};
    size_t prefix = strlen(rows_prefix);
    const char *dot = text_starts(name, rows_prefix) ? strchr(name + prefix, '.') : NULL;
    char number[8] = "";
    long long row = 0;
    if (dot && (size_t)(dot - name) - prefix < sizeof(number)) {
        memcpy(number, name + prefix, (size_t)(dot - name) - prefix);
    }
    if (text_int(number, 0, VALUES_MAX_ROWS * 100, &row)) {
        out.row = row > 0 ? (int)row : -1; // there is no row 0
        out.name = dot + 1;
    }
    return out;
}

// What tells a row from the others wherever it stands.
static const char *key_of(const struct values *row)
{
    static const char *const names[] = {"bib", "name", "team", "point"};
    const char *key = NULL;
    for (size_t i = 0; !key && i < sizeof(names) / sizeof(names[0]); i++) {
        key = values_get(row, names[i]);
    }
    return key;
}

int override_row(const struct values *values, const char *key)
{
    for (int i = 0; i < values->row_count; i++) {
        if (text_equal(key_of(&values->rows[i]), key)) {
            return i;
        }
    }
    return -1;
}

// -1: it is live.
static int place_of(const struct overrides *overrides, const struct override *wanted)
{
    for (int i = 0; i < overrides->count; i++) {
        const struct override *item = &overrides->items[i];
        if (item->row == wanted->row && strcmp(item->name, wanted->name) == 0) {
            return i;
        }
    }
    return -1;
}

bool overrides_have(const struct overrides *overrides, const struct override *override)
{
    return overrides && place_of(overrides, override) >= 0;
}

// Its own copy of everything that is still said.
static void rebuild(struct overrides *overrides)
{
    struct arena arena = {0};
    for (int i = 0; i < overrides->count; i++) {
        struct override *item = &overrides->items[i];
        item->name = arena_strdup(&arena, item->name);
        item->key = arena_strdup(&arena, item->key);
        item->text = arena_strdup(&arena, item->text);
    }
    arena_finish(&overrides->arena);
    overrides->arena = arena;
    overrides->said = values_begin(&overrides->arena);
    overrides->rows = values_begin(&overrides->arena);
    for (int i = 0; i < overrides->count; i++) {
        const struct override *item = &overrides->items[i];
        const char *name = item->name;
        if (item->row) {
            name = arena_printf(&overrides->arena, "%s%d.%s", rows_prefix, item->row,
                                item->name);
        }
        values_text(&overrides->said, name, item->text);
        values_text(&overrides->rows, name, item->key);
    }
}

static void make_live(struct overrides *overrides, int place)
{
    if (place >= 0) {
        struct override *item = &overrides->items[place];
        overrides->count--;
        memmove(item, item + 1, (size_t)(overrides->count - place) * sizeof(*item));
    }
}

bool overrides_set(struct overrides *overrides, const struct override *override,
                   const struct values *live)
{
    int place = place_of(overrides, override);
    if (!override->text) {
        make_live(overrides, place);
        rebuild(overrides);
        return place >= 0;
    }
    if (place < 0 && overrides->count == OVERRIDE_VALUES) {
        return false;
    }
    struct override *item = &overrides->items[place < 0 ? overrides->count++ : place];
    *item = *override;
    if (item->row > 0) {
        // Two rows of one key are told apart by their numbers.
        const char *key = key_of(&live->rows[item->row - 1]);
        item->key = key && override_row(live, key) == item->row - 1 ? key : NULL;
    }
    rebuild(overrides);
    return true;
}

// Where the rows are now: all are found before any is changed, for a key may be.
static bool find_rows(struct overrides *overrides, const struct values *values,
                      int places[OVERRIDE_VALUES])
{
    bool moved = false;
    for (int i = 0; i < overrides->count; i++) {
        struct override *item = &overrides->items[i];
        places[i] = item->key ? override_row(values, item->key) : item->row - 1;
        if (item->key && places[i] >= 0 && places[i] + 1 != item->row) {
            item->row = places[i] + 1;
            moved = true;
        }
    }
    return moved;
}

void overrides_apply(struct overrides *overrides, struct values *values)
{
    int places[OVERRIDE_VALUES];
    if (find_rows(overrides, values, places)) {
        rebuild(overrides);
    }
    for (int i = 0; i < overrides->count; i++) {
        const struct override *item = &overrides->items[i];
        if (!item->row) {
            values_read(values, item->name, item->text);
        } else if (places[i] >= 0 && places[i] < values->row_count) {
            values_read(&values->rows[places[i]], item->name, item->text);
        }
    }
}

void overrides_finish(struct overrides *overrides)
{
    arena_finish(&overrides->arena);
    *overrides = (struct overrides){0};
}
