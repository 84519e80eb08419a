// A scene's list when it is empty, and when it is as long as it gets.
#include <stdio.h>

#include "app/check.h"

enum { WITHOUT_PAGES = 30 }; // so many rows come where a list has no pages

static void set_rows(const struct values *sample, int rows, struct values *values)
{
    values->row_count = values->row_count < rows ? values->row_count : rows;
    while (values->row_count < rows) {
        int same = values->row_count % sample->row_count;
        struct values *row = values_add_row(values);
        if (!row) {
            return;
        }
        values_merge(row, &sample->rows[same]);
    }
}

static void look_at_rows(struct check_look *look, const char *scene,
                         const struct values *sample, int rows)
{
    struct arena arena = {0};
    struct values values = values_copy(sample, &arena);
    char place[PATH_SIZE], with[32];
    set_rows(sample, rows, &values);
    snprintf(with, sizeof(with), "with %d rows", rows);
    snprintf(place, sizeof(place), "scene %s %s", scene, rows ? with : "without rows");
    check_look_at(look, scene, &values, place, CHECK_CHANGED);
    arena_finish(&arena);
}

static int texts_seen(struct check_look *look, const char *scene,
                      const struct values *sample, int rows)
{
    struct arena arena = {0};
    struct draw_list list = draw_list_begin(&arena);
    struct values values = values_copy(sample, &arena);
    set_rows(sample, rows, &values);
    check_lay_out(look->programme, scene, &values, &list);
    int seen = lint_texts_seen(&list);
    arena_finish(&arena);
    return seen;
}

// A row of which nothing is seen is below the edge of its panel, on no page.
static void check_room(struct check_look *look, const char *scene,
                       const struct values *sample, int page)
{
    int rows = page ? page : WITHOUT_PAGES, fit = rows;
    int with = texts_seen(look, scene, sample, fit), without = with;
    for (; fit > 1; fit--, with = without) {
        without = texts_seen(look, scene, sample, fit - 1);
        if (without < with) {
            break;
        }
    }
    if (fit < rows && with > texts_seen(look, scene, sample, 0)) {
        char place[PATH_SIZE];
        snprintf(place, sizeof(place), "scene %s", scene);
        report_add(look->report, SEVERITY_WARNING, place,
                   "its list: expected a \"max\" of at most %d, for which there is room, "
                   "found %s%.0d",
                   fit, page ? "" : "none", page);
    }
}

void check_lists(struct check_look *look, const char *scene, const struct values *sample)
{
    int page = theme_page_rows(look->programme->theme, scene);
    if (sample->row_count > 0 && theme_has_list(look->programme->theme, scene)) {
        check_room(look, scene, sample, page);
        look_at_rows(look, scene, sample, (page ? page : WITHOUT_PAGES) + 1);
        look_at_rows(look, scene, sample, 0);
    }
}
