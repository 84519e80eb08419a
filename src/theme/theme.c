#include "theme/theme.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/str.h"
#include "theme/parts.h"
#include "theme/uses.h"
#include "theme/words.h"

// Letters of a flag's code.
enum { CODE_MAX = 12, NAME_BYTES = 300 };

const char *theme_dir(const struct theme *theme)
{
    return theme->dir;
}

void theme_design(const struct theme *theme, int *width, int *height)
{
    *width = (int)theme->design_width;
    *height = (int)theme->design_height;
}

const struct scene_part *theme_scene(const struct theme *theme, const char *name)
{
    for (int i = 0; i < theme->scene_count; i++) {
        if (text_equal(theme->scenes[i].name, name)) {
            return &theme->scenes[i];
        }
    }
    return NULL;
}

bool theme_has_scene(const struct theme *theme, const char *scene)
{
    return theme_scene(theme, scene);
}

const char *const *theme_scenes(const struct theme *theme, int *count)
{
    *count = theme->scene_count;
    return theme->scene_names;
}

int theme_color_count(const struct theme *theme)
{
    return theme->color_count;
}

uint32_t theme_color(const struct theme *theme, int index, const char **name)
{
    *name = theme->colors[index].name;
    return theme->colors[index].argb;
}

const char *const *theme_pictures(const struct theme *theme, int *count)
{
    *count = theme->images.count;
    return theme->images.names;
}

const char *const *theme_named_pictures(const struct theme *theme, int *count)
{
    *count = theme->named_count;
    return theme->named;
}

struct theme_timing theme_timing(const struct theme *theme, const char *scene)
{
    const struct scene_part *part = theme_scene(theme, scene);
    return part ? part->timing : (struct theme_timing){0};
}

int theme_page_rows(const struct theme *theme, const char *scene)
{
    const struct scene_part *part = theme_scene(theme, scene);
    const struct element *rows = part ? element_rows(&part->root) : NULL;
    return rows ? rows->rows_max : 0;
}

bool theme_has_list(const struct theme *theme, const char *scene)
{
    const struct scene_part *part = theme_scene(theme, scene);
    return part && element_rows(&part->root);
}

const char *theme_words(const struct theme *theme, const char *scene)
{
    const struct scene_part *part = theme_scene(theme, scene);
    return part ? part->words : "";
}

int theme_face_count(const struct theme *theme)
{
    int count = 0;
    for (int i = 0; i < theme->face_count; i++) {
        count += theme->faces[i].file_count;
    }
    return count;
}

void theme_face(const struct theme *theme, int index, const char **name,
                const char **path)
{
    for (int i = 0; i < theme->face_count; i++) {
        const struct face *face = &theme->faces[i];
        if (index < face->file_count) {
            *name = face->name;
            *path = face->files[index];
            return;
        }
        index -= face->file_count;
    }
    *name = *path = NULL;
}

const struct style *theme_style(const struct theme *theme, const char *name)
{
    for (int i = 0; i < theme->style_count; i++) {
        if (strcmp(theme->styles[i].name, name) == 0) {
            return &theme->styles[i];
        }
    }
    return NULL;
}

static bool has_style(const struct text_style *list, int count, struct text_style style)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(list[i].face, style.face) == 0 && list[i].size == style.size &&
            list[i].tabular == style.tabular && list[i].tracking == style.tracking) {
            return true;
        }
    }
    return false;
}

int theme_styles(const struct theme *theme, int height, struct text_style *out, int max)
{
    int count = 0;
    double scale = height / theme->design_height;
    for (int i = 0; i < theme->style_count && count < max; i++) {
        struct text_style style = style_at(&theme->styles[i], scale, 0);
        if (!has_style(out, count, style)) {
            out[count++] = style;
        }
    }
    return count;
}

struct text_style style_at(const struct style *style, double scale, int step)
{
    double smallest = fmax(style->size * style->shrink, THEME_MIN_TEXT);
    double size = style->size - (style->size - smallest) * step / (STYLE_STEPS - 1);
    int px = (int)floor(size * scale + 0.5);
    return (struct text_style){.face = style->face,
                               .size = px > 1 ? px : 1,
                               .tabular = style->tabular,
                               .tracking = (int)floor(style->tracking * scale + 0.5)};
}

static const char *find_ending(const struct theme *theme, const char *name)
{
    static const char *const endings[] = {"", ".png", ".svg", ".jpg", ".jpeg"};
    char full[NAME_BYTES];
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        int len = snprintf(full, sizeof(full), "%s%s", name, endings[i]);
        const char *found =
            len < (int)sizeof(full) ? folder_find(&theme->images, full) : NULL;
        if (found) {
            return found;
        }
    }
    return NULL;
}

// "gbr" -> "flags/GBR"
static const char *find_flag(const struct theme *theme, const char *code)
{
    char name[sizeof("flags/") + CODE_MAX] = "flags/";
    size_t at = strlen(name);
    if (strlen(code) > CODE_MAX) {
        return NULL;
    }
    for (; *code; code++) {
        name[at++] = *code >= 'a' && *code <= 'z' ? (char)(*code - 32) : *code;
    }
    return find_ending(theme, name);
}

const char *theme_image(const struct theme *theme, const char *code_or_path,
                        struct arena *arena)
{
    if (*code_or_path == '/') {
        return file_exists(code_or_path) ? code_or_path : NULL;
    }
    const char *name =
        text_starts(code_or_path, "images/") ? code_or_path + 7 : code_or_path;
    const char *found = find_ending(theme, name);
    found = found ? found : find_flag(theme, name);
    return found ? arena_printf(arena, "%s/images/%s", theme->dir, found) : NULL;
}

static void add_timing(struct theme_timing *timing, const struct element *element,
                       int delay_ms)
{
    int in = motions_end_ms(&element->in), out = motions_end_ms(&element->out);
    int change = motions_end_ms(&element->change);
    in = in > 0 ? in + delay_ms : 0;
    timing->in_ms = in > timing->in_ms ? in : timing->in_ms;
    timing->out_ms = out > timing->out_ms ? out : timing->out_ms;
    timing->change_ms = change > timing->change_ms ? change : timing->change_ms;
    if (element->type == ELEMENT_ROWS && element->rows_max > 0) {
        delay_ms += element->stagger_ms * (element->rows_max - 1);
    }
    for (int i = 0; i < element->child_count; i++) {
        add_timing(timing, &element->children[i], delay_ms);
    }
}

bool theme_parse_scene(struct theme *theme, const char *file, const char *name,
                       const char *text, size_t len, char *error, size_t error_size)
{
    struct reader reader = {.arena = &theme->arena,
                            .file = file,
                            .error = error,
                            .error_size = error_size,
                            .listener = theme->listener};
    const struct json_limits limits = {
        .max_bytes = THEME_FILE_MAX, .max_depth = READER_DEPTH, .comments = true};
    char why[256];
    if (theme->scene_count == THEME_SCENES) {
        snprintf(error, error_size, "%s: expected at most 64 scenes", file);
        return false;
    }
    struct json_doc *doc = json_parse(text, len, &limits, why, sizeof(why));
    if (!doc) {
        snprintf(error, error_size, "%s:%s", file, why);
        return false;
    }
    struct scene_part *scene = &theme->scenes[theme->scene_count];
    bool ok = element_read(&reader, theme, json_root(doc), &scene->root);
    json_free(doc);
    if (ok) {
        uses_find(&scene->root);
        scene->name = arena_strdup(&theme->arena, name);
        add_timing(&scene->timing, &scene->root, 0);
        scene->words = words_of(&scene->root, &theme->arena);
        theme->scene_names[theme->scene_count++] = scene->name;
    }
    return ok;
}
