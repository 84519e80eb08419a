#include "app/data_names.h"

#include <stdio.h>

#include "show/scene_names.h"
#include "show/value_names.h"

enum { PLACE = 64 };

struct look {
    const char *file, *scene_name;
    const struct theme *theme;
    const struct scene *scene; // NULL: one that only the theme has
    bool rows;                 // are looked at
    bool others;               // a name was told that only other scenes have
    struct buf *out;
};

struct search {
    const struct look *look;
    const char *name;
    bool found;
};

static bool scene_has(const struct look *look, bool row, const char *name)
{
    return look->scene ? scene_has_value(look->scene, row, name) : value_name_known(name);
}

// What rows lack they show of their list's.
static void look_at(void *context, const char *name, bool row, const char *text)
{
    struct search *search = context;
    bool reached = row == search->look->rows || !scene_has(search->look, row, name);
    (void)text;
    search->found = search->found || (reached && text_equal(name, search->name));
}

// A theme may have values of its own, for scenes that are taken by hand.
static bool theme_has(const struct look *look, const char *name)
{
    struct search search = {.look = look, .name = name};
    theme_choices(look->theme, look->scene_name, look_at, &search);
    return search.found;
}

static void tell(struct look *look, const char *place, const char *name)
{
    buf_printf(look->out, "%s: $.%s%s: ", look->file, place, name);
    if (value_name_known(name)) {
        look->others = true;
        buf_printf(look->out, "%s %s not have this value\n", look->scene_name,
                   look->rows ? "rows do" : "does");
        return;
    }
    const char *near = value_name_near(name);
    buf_printf(look->out, "no scene has this value%s%s%s\n",
               near ? ", did you mean \"" : "", near ? near : "", near ? "\"?" : "");
}

static void tell_if_strange(struct look *look, const char *place, const char *name)
{
    if (!value_name_of_lists(name) && !scene_has(look, look->rows, name) &&
        !theme_has(look, name)) {
        tell(look, place, name);
    }
}

static bool was_in(const struct values *rows, int count, const char *name)
{
    bool was = false;
    for (int i = 0; i < count && !was; i++) {
        was = values_find(&rows[i], name) != NULL;
    }
    return was;
}

static void look_at_rows(struct look *look, const struct values *values)
{
    look->rows = true;
    for (int row = 0; row < values->row_count; row++) {
        const struct values *cells = &values->rows[row];
        char place[PLACE];
        snprintf(place, sizeof(place), "rows[%d].", row);
        for (int i = 0; i < cells->count; i++) {
            const char *name = cells->items[i].name;
            if (!was_in(values->rows, row, name)) {
                tell_if_strange(look, place, name);
            }
        }
    }
}

// "winner has event, heat" and, of a list, "; its rows pos, name".
static void list_names(const struct look *look)
{
    buf_printf(look->out, "%s: %s has", look->file, look->scene_name);
    for (int row = 0; row < 2; row++) {
        const char *const *names = scene_value_names(look->scene, row);
        for (int i = 0; names[i]; i++) {
            const char *before = i ? "," : row ? "; its rows have" : "";
            buf_printf(look->out, "%s %s", before, names[i]);
        }
    }
    buf_char(look->out, '\n');
}

void data_names_strange(const char *file, const struct theme *theme, const char *scene,
                        const struct values *values, struct buf *out)
{
    struct look look = {.file = file,
                        .theme = theme,
                        .scene_name = scene,
                        .scene = scene_find(scene),
                        .out = out};
    for (int i = 0; i < values->count; i++) {
        tell_if_strange(&look, "", values->items[i].name);
    }
    look_at_rows(&look, values);
    if (look.others && look.scene) {
        list_names(&look);
    }
}
