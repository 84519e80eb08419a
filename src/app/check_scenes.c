// Scenes as a viewer would see them: each with its sample, at rest.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/check.h"
#include "app/samples.h"
#include "base/str.h"
#include "show/scene.h"

enum { WIDTH = 1920, HEIGHT = 1080, AT_REST_MS = 3600000, SCENES_MAX = 64 };

static const struct {
    enum severity severity;
    const char *what, *unit; // unit NULL: no figures
} FINDINGS[] = {
    [LINT_SMALL] = {SEVERITY_WARNING, "too small to read on a telephone", " px"},
    [LINT_CONTRAST] = {SEVERITY_WARNING, "too little contrast to its plate", ":1"},
    [LINT_BARE] = {SEVERITY_ERROR,
                   "without a plate or an outline on the key colour, keyers eat it",
                   NULL},
    [LINT_OUTLINE] = {SEVERITY_WARNING, "on the key colour with an outline too thin",
                      " px"},
    [LINT_UNSAFE] = {SEVERITY_WARNING, "outside the graphics safe area (EBU R 95)",
                     " px"},
    [LINT_THIN] = {SEVERITY_WARNING, "a stroke on the key colour that vanishes", " px"},
    [LINT_RIM] = {SEVERITY_WARNING,
                  "a strong colour beside the key colour, where it bleeds: give what is "
                  "round it a dark fill and a padding of 2",
                  NULL},
    [LINT_CUT] = {SEVERITY_NOTE, "does not fit and is cut", NULL},
};

// How many of one kind and measure there are from this one on; of what is outside the
// safe area only the kind counts, because what reaches over takes all in it along.
static int alike(const struct lint_finding *found, int count, int at)
{
    int many = 0;
    for (int i = at; i < count; i++) {
        many += found[i].kind == found[at].kind &&
                (found[i].kind == LINT_UNSAFE || found[i].found == found[at].found);
    }
    return many;
}

// The one that reaches farthest stands for all.
static const struct lint_finding *worst_of(const struct lint_finding *found, int count,
                                           int at)
{
    const struct lint_finding *worst = &found[at];
    for (int i = at; i < count; i++) {
        if (found[i].kind == LINT_UNSAFE && worst->kind == LINT_UNSAFE &&
            found[i].found > worst->found) {
            worst = &found[i];
        }
    }
    return worst;
}

// True if the scene's earlier states, or this one, told of it.
static bool was_told(struct check_look *look, const struct lint_finding *finding)
{
    for (int i = 0; i < look->told_count; i++) {
        if (look->told[i].kind == finding->kind &&
            (finding->kind == LINT_UNSAFE || look->told[i].found == finding->found)) {
            return true;
        }
    }
    if (look->told_count < CHECK_TOLD) {
        look->told[look->told_count++] = *finding;
    }
    return false;
}

static void tell(struct report *report, const char *place,
                 const struct lint_finding *found, int many)
{
    const char *unit = FINDINGS[found->kind].unit;
    char figures[96] = "", more[32] = "";
    if (unit) {
        snprintf(figures, sizeof(figures), ": found %g%s, expected %g%s",
                 floor(found->found * 10) / 10, unit, found->wanted, unit);
    }
    if (many > 1) {
        snprintf(more, sizeof(more), "and %d more ", many - 1);
    }
    report_add(report, FINDINGS[found->kind].severity, place, "%s%s%sat %d,%d %s%s%s",
               found->text ? "\"" : "", found->text ? found->text : "",
               found->text ? "\" " : "", found->where.x, found->where.y, more,
               FINDINGS[found->kind].what, figures);
}

static void collect_colors(struct report *report, const struct draw_list *list,
                           const char *place, struct check_colors *colors)
{
    int before = colors->count;
    lint_colors(list, colors->rgb, &colors->count, CHECK_COLORS);
    for (int i = before; i < colors->count; i++) {
        colors->where[i] = arena_strdup(&report->arena, place);
    }
}

// The flags are the sample's; who will come is for the start lists to say.
static void collect_pictures(struct report *report, const struct theme *theme,
                             const struct draw_list *list, const char *place,
                             struct check_used *used)
{
    char own[PATH_SIZE + 16];
    int len = snprintf(own, sizeof(own), "%s/images/", theme_dir(theme));
    for (int i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind == DRAW_IMAGE && strncmp(item->image, own, (size_t)len) == 0 &&
            strncmp(item->image + len, "flags/", 6) != 0) {
            check_use(report, used, item->image + len, place);
        }
    }
}

// Letters that no font has: the theme's own words, which no start list brings.
static void check_letters(struct report *report, struct programme *programme,
                          const struct draw_list *list, const char *place)
{
    for (int i = 0; i < list->count; i++) {
        const struct draw_item *item = &list->items[i];
        if (item->kind != DRAW_TEXT) {
            continue;
        }
        struct text_gap gap = text_missing(programme->text, item->style.face, item->text);
        if (gap.code_point) {
            report_add(report, SEVERITY_WARNING, place,
                       "\"%s\" at %d,%d: no font of face \"%s\" has U+%04X: %s",
                       item->text, item->rect.x, item->rect.y, item->style.face,
                       (unsigned)gap.code_point, gap.instead);
        }
    }
}

static void lay_out(struct programme *programme, const char *scene,
                    const struct values *values, struct theme_memo *memo,
                    struct draw_list *out)
{
    const struct theme_moment moment = {.scene = scene,
                                        .values = values,
                                        .in_ms = AT_REST_MS,
                                        .out_ms = -1,
                                        .change_ms = -1,
                                        .width = WIDTH,
                                        .height = HEIGHT,
                                        .key_color = programme->key.color,
                                        .even = true,
                                        .memo = memo};
    theme_layout(programme->theme, &moment, &programme->measure, out);
}

void check_lay_out(struct programme *programme, const char *scene,
                   const struct values *values, struct draw_list *out)
{
    lay_out(programme, scene, values, NULL, out);
}

// A text made up for a state is cut because it was made up; and what never comes together
// leaves too little room.
static bool counts(enum lint_kind kind, enum check_state state)
{
    bool crowding = kind == LINT_CUT || kind == LINT_SMALL || kind == LINT_UNSAFE;
    return state == CHECK_SAMPLE ||
           (state == CHECK_CROWDED ? !crowding : kind != LINT_CUT);
}

static void lint(struct check_look *look, const struct draw_list *list, const char *place,
                 enum check_state state)
{
    struct lint_finding found[LINT_MAX];
    int count = lint_list(list, WIDTH, HEIGHT, found);
    for (int i = 0; i < count; i++) {
        if (counts(found[i].kind, state) && !was_told(look, &found[i])) {
            tell(look->report, place, worst_of(found, count, i), alike(found, count, i));
        }
    }
}

void check_look_at(struct check_look *look, const char *scene,
                   const struct values *values, const char *place, enum check_state state)
{
    struct draw_list list = draw_list_begin(&look->arena);
    // A state differs from the one before in one value: what does not is kept.
    lay_out(look->programme, scene, values, look->programme->memo, &list);
    if (state == CHECK_SAMPLE) {
        check_letters(look->report, look->programme, &list, place);
    }
    collect_colors(look->report, &list, place, look->colors);
    collect_pictures(look->report, look->programme->theme, &list, place, look->used);
    check_plates(&list);
    lint(look, &list, place, state);
    arena_reset(&look->arena);
}

static void check_scene(struct report *report, struct programme *programme,
                        const char *scene, struct check_colors *colors,
                        struct check_used *used)
{
    char path[PATH_SIZE], error[512];
    struct arena arena = {0};
    struct values values = values_begin(&arena);
    if (!theme_has_scene(programme->theme, scene)) {
        report_add(report, SEVERITY_ERROR, programme->theme_dir,
                   "expected scenes/%s.json, found none: nothing is shown of it", scene);
    } else if (!samples_find(scene, path)) {
        report_add(report, SEVERITY_NOTE, scene, "no sample of it is bundled");
    } else if (!samples_load(path, &values, error, sizeof(error))) {
        report_add(report, SEVERITY_ERROR, scene, "%s", error);
    } else {
        struct check_look look = {
            .report = report, .programme = programme, .colors = colors, .used = used};
        char place[PATH_SIZE + 64];
        snprintf(place, sizeof(place), "scene %s", scene);
        check_look_at(&look, scene, &values, place, CHECK_SAMPLE);
        check_states(&look, scene, &values);
        arena_finish(&look.arena);
    }
    arena_finish(&arena);
}

// A file that nothing ever asks for is a misspelt one.
static void check_file(struct report *report, const struct theme *theme, const char *file)
{
    int count;
    const struct scene *scenes = scene_table(&count);
    const char *names[SCENES_MAX];
    bool known = false;
    for (int i = 0; i < count && i < SCENES_MAX; i++) {
        names[i] = scenes[i].name;
        known = known || text_equal(names[i], file);
    }
    const char *near = text_nearest(file, names, count < SCENES_MAX ? count : SCENES_MAX);
    if (!known) {
        report_add(report, SEVERITY_WARNING, theme_dir(theme),
                   "scenes/%s.json: no scene is called \"%s\"%s%s%s", file, file,
                   near ? " (did you mean \"" : "", near ? near : "", near ? "\"?)" : "");
    }
}

void check_scenes(struct report *report, struct programme *programme,
                  struct check_colors *colors, struct check_used *used)
{
    int count, files;
    const struct scene *scenes = scene_table(&count);
    const char *const *names = theme_scenes(programme->theme, &files);
    for (int i = 0; i < files; i++) {
        check_file(report, programme->theme, names[i]);
    }
    for (int i = 0; i < count; i++) {
        check_scene(report, programme, scenes[i].name, colors, used);
    }
    colors->own = colors->count;
}
