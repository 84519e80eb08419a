#include "app/data_names.h"

#include <stdio.h>
#include <string.h>

#include "show/value_names.h"
#include "theme/theme.h"

struct search {
    const char *name;
    bool found;
};

static void look_at(void *context, const char *place, const char *name)
{
    struct search *search = context;
    (void)place;
    search->found = search->found || text_equal(name, search->name);
}

// A theme may have values of its own, for scenes that are taken by hand.
static bool theme_has(const char *theme_dir, const char *name)
{
    char error[512];
    struct search search = {name, false};
    return !theme_names(theme_dir, look_at, &search, error, sizeof(error)) ||
           search.found;
}

static void tell(const char *file, const char *place, const char *name, struct buf *out)
{
    const char *near = value_name_near(name);
    buf_printf(out, "%s: $.%s%s: no scene has this value%s%s%s\n", file, place, name,
               near ? ", did you mean \"" : "", near ? near : "", near ? "\"?" : "");
}

static bool was_in(const struct values *rows, int count, const char *name)
{
    bool was = false;
    for (int i = 0; i < count && !was; i++) {
        was = values_find(&rows[i], name) != NULL;
    }
    return was;
}

void data_names_strange(const char *file, const char *theme_dir,
                        const struct values *values, struct buf *out)
{
    for (int i = 0; i < values->count; i++) {
        const char *name = values->items[i].name;
        if (!value_name_known(name) && !theme_has(theme_dir, name)) {
            tell(file, "", name, out);
        }
    }
    for (int row = 0; row < values->row_count; row++) {
        const struct values *cells = &values->rows[row];
        char place[32];
        snprintf(place, sizeof(place), "rows[%d].", row);
        for (int i = 0; i < cells->count; i++) {
            const char *name = cells->items[i].name;
            if (!value_name_known(name) && !was_in(values->rows, row, name) &&
                !theme_has(theme_dir, name)) {
                tell(file, place, name, out);
            }
        }
    }
}
