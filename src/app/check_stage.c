#include "app/check_stage.h"

#include <stdio.h>
#include <string.h>

#include "app/check.h"
#include "app/samples.h"
#include "base/str.h"
#include "theme/letters.h"

enum { PROBE = 30 };
static const char PROBE_LETTERS[] = "nnamarialexandrestephaniebenedikt";
static const char ELLIPSIS[] = "\xe2\x80\xa6";
static const char ROWS[] = "rows.";

// Of the scene, or of the first of its rows.
static void put(struct check_stage *stage, const char *name, const char *text)
{
    if (!text_starts(stage->key, ROWS)) {
        values_text(&stage->values, name, text);
    } else if (stage->values.row_count) {
        values_text(&stage->values.rows[0], name, text);
    }
}

// A team's, beside "team.name", or beside the "team" of a row.
static void put_short(struct check_stage *stage, const char *short_name)
{
    const char *dot = strrchr(stage->key, '.');
    if (short_name && dot && !text_starts(stage->key, ROWS)) {
        char name[64];
        snprintf(name, sizeof(name), "%.*s.short", (int)(dot - stage->key), stage->key);
        put(stage, name, short_name);
    } else if (short_name) {
        put(stage, "short", short_name);
    }
}

static struct draw_list lay_out(struct check_stage *stage, struct programme *programme,
                                const struct check_name *name, struct arena *arena)
{
    struct draw_list list = draw_list_begin(arena);
    bool row = text_starts(stage->key, ROWS);
    put(stage, row ? stage->key + strlen(ROWS) : stage->key, name->whole);
    put(stage, "family", name->family);
    put_short(stage, name->short_name);
    check_lay_out(programme, stage->scene, &stage->values, &list);
    return list;
}

static int times(const struct draw_list *list, int from, const char *text)
{
    int count = 0;
    for (int i = from; i < list->count; i++) {
        count +=
            list->items[i].kind == DRAW_TEXT && text_equal(list->items[i].text, text);
    }
    return count;
}

// Of a text that is there because of the name: with nobody's it is not, or less often.
// Who is third may be called the same, and comes after.
static bool is_of_name(const struct draw_list *with, int index,
                       const struct draw_list *without)
{
    const struct draw_item *item = &with->items[index];
    return item->kind == DRAW_TEXT &&
           times(with, index, item->text) > times(without, 0, item->text);
}

static void add_shown(struct programme *programme, const struct draw_item *item,
                      struct buf *text, struct check_shown *shown, struct arena *arena)
{
    buf_printf(text, "%s%s", text->len ? " " : "", item->text);
    if (shown->missing.code_point) {
        return;
    }
    shown->missing = text_missing(programme->text, item->style.face, item->text, false);
    if (shown->missing.code_point) {
        shown->face = arena_strdup(arena, item->style.face);
    }
}

static bool is_shorter(const char *shown, const char *name, struct arena *arena)
{
    return strlen(letters_upper(shown, arena)) < strlen(letters_upper(name, arena));
}

struct check_shown check_stage_try(struct check_stage *stage, struct programme *programme,
                                   const struct check_name *name, struct arena *arena)
{
    struct check_shown shown = {.result = CHECK_WHOLE};
    struct draw_list list = lay_out(stage, programme, name, arena);
    struct buf text = {0};
    for (int i = 0; i < list.count; i++) {
        if (is_of_name(&list, i, &stage->nobody)) {
            add_shown(programme, &list.items[i], &text, &shown, arena);
        }
    }
    shown.text = arena_strdup(arena, text.data ? text.data : "");
    buf_finish(&text);
    if (strstr(shown.text, ELLIPSIS)) {
        shown.result = CHECK_CUT;
    } else if (!stage->brief && is_shorter(shown.text, name->whole, arena)) {
        shown.result = CHECK_ABBREVIATED;
    }
    return shown;
}

int check_stage_width(const struct programme *programme, const char *name)
{
    const struct measure *measure = &programme->measure;
    struct text_style style = {.size = 40};
    const char *path;
    theme_face(programme->theme, 0, &style.face, &path);
    return measure->width(measure->context, &style, name);
}

// Roughly how much there is room for, with a name that is as long before as behind.
static int room_of(struct check_stage *stage, struct programme *programme)
{
    char name[2 * PROBE + 2];
    const struct check_name probe = {.whole = name};
    for (int half = PROBE; half > 2; half -= 3) {
        struct arena arena = {0};
        snprintf(name, sizeof(name), "A%.*s B%.*s", half - 1, PROBE_LETTERS, half - 1,
                 PROBE_LETTERS);
        enum check_result result =
            check_stage_try(stage, programme, &probe, &arena).result;
        arena_finish(&arena);
        if (result == CHECK_WHOLE) {
            return check_stage_width(programme, name);
        }
    }
    return 0;
}

void check_stage_init(struct check_stage *stage, struct programme *programme,
                      const char *scene, const char *key, const char *kind)
{
    char path[PATH_SIZE], error[512];
    *stage = (struct check_stage){.scene = scene, .key = key};
    stage->values = values_begin(&stage->arena);
    if (samples_find(scene, path)) {
        samples_load(path, &stage->values, error, sizeof(error));
    }
    put(stage, "kind", kind);
    const struct check_name nobody = {.whole = "Q"}, short_one = {.whole = "Ada Byr"};
    stage->nobody = lay_out(stage, programme, &nobody, &stage->arena);
    stage->brief = check_stage_try(stage, programme, &short_one, &stage->arena).result ==
                   CHECK_ABBREVIATED;
    stage->fits = room_of(stage, programme);
}

void check_stage_finish(struct check_stage *stage)
{
    arena_finish(&stage->arena);
}
