#include <stdio.h>

#include "base/file.h"
#include "base/str.h"
#include "theme/parts.h"

// theme.json: what all scenes share.
static const char *const head_keys[] = {"name",   "design", "safe",
                                        "colors", "faces",  "styles"};
static const char *const style_keys[] = {"face",    "size",     "color",  "shrink",
                                         "tabular", "tracking", "outline"};

static bool read_pair(struct reader *reader, const struct json *head, const char *key,
                      double min, double max, double *first, double *second)
{
    const struct json *pair = json_get(head, key);
    if (!pair) {
        return true;
    }
    const struct json *a = json_is_array(pair) ? json_first(pair) : NULL;
    const struct json *b = json_next(a);
    double x, y;
    bool ok = json_is_array(pair) && json_count(pair) == 2 && json_is_number(a) &&
              json_is_number(b) && json_double(a, &x) && json_double(b, &y) && x >= min &&
              y >= min && x <= max && y <= max;
    if (!ok) {
        char expected[80];
        snprintf(expected, sizeof(expected), "two numbers from %g to %g", min, max);
        if (reader_enter(reader, key)) {
            reader_expected(reader, expected, pair);
            reader_leave(reader);
        }
        return false;
    }
    *first = x;
    *second = y;
    return true;
}

typedef bool entry_reader(struct reader *reader, struct theme *theme, const char *name,
                          const struct json *entry);

// head[key] as an object of at most `max` named entries.
static bool read_entries(struct reader *reader, struct theme *theme,
                         const struct json *head, const char *key, int max,
                         entry_reader *read)
{
    const struct json *entries = json_get(head, key);
    if (!entries) {
        return true;
    }
    if (!reader_enter(reader, key)) {
        return false;
    }
    if (!json_is_object(entries) || json_count(entries) > max) {
        char expected[80];
        snprintf(expected, sizeof(expected), "an object of at most %d entries", max);
        return reader_expected(reader, expected, entries);
    }
    for (const struct json *c = json_first(entries); c; c = json_next(c)) {
        const char *name = arena_strdup(reader->arena, json_key(c));
        if (!reader_enter(reader, name) || !read(reader, theme, name, c)) {
            return false;
        }
        reader_leave(reader);
    }
    reader_leave(reader);
    return true;
}

static bool read_color(struct reader *reader, struct theme *theme, const char *name,
                       const struct json *entry)
{
    struct color color = {0};
    if (!color_read(reader, theme, entry, false, &color)) {
        return false;
    }
    theme->colors[theme->color_count++] = (struct named_color){name, color.argb};
    return true;
}

static bool add_file(struct reader *reader, const struct theme *theme,
                     const struct json *file, struct face *face)
{
    char path[4096];
    const char *name = json_string(file);
    if (text_empty(name)) {
        return reader_expected(reader, "a font file under the theme's folder", file);
    }
    if (face->file_count == THEME_FACE_FILES ||
        !file_join(path, sizeof(path), theme->dir, name)) {
        return reader_expected(reader, "at most 8 font files with short paths", file);
    }
    face->files[face->file_count++] = arena_strdup(reader->arena, path);
    return true;
}

static bool read_face(struct reader *reader, struct theme *theme, const char *name,
                      const struct json *entry)
{
    struct face *face = &theme->faces[theme->face_count];
    face->name = name;
    if (json_string(entry)) {
        theme->face_count++;
        return add_file(reader, theme, entry, face);
    }
    if (!json_is_array(entry) || json_count(entry) == 0) {
        return reader_expected(reader, "a font file or an array of them", entry);
    }
    int index = 0;
    for (const struct json *c = json_first(entry); c; c = json_next(c)) {
        if (!reader_enter_index(reader, index++) || !add_file(reader, theme, c, face)) {
            return false;
        }
        reader_leave(reader);
    }
    theme->face_count++;
    return true;
}

static bool read_face_name(struct reader *reader, const struct theme *theme,
                           const struct json *found, struct style *style)
{
    const char *names[THEME_FACES];
    for (int i = 0; i < theme->face_count; i++) {
        names[i] = theme->faces[i].name;
        if (text_equal(names[i], json_string(found))) {
            style->face = names[i];
            return true;
        }
    }
    if (reader_enter(reader, "face")) {
        if (json_string(found)) {
            reader_unknown(reader, "a face of this theme", json_string(found), names,
                           theme->face_count);
        } else {
            reader_expected(reader, "a face of this theme", found);
        }
        reader_leave(reader);
    }
    return false;
}

static bool read_own_color(struct reader *reader, const struct theme *theme,
                           const struct json *object, uint32_t *argb)
{
    const struct json *found = json_get(object, "color");
    struct color color = {.argb = *argb};
    bool ok = true;
    if (found && (ok = reader_enter(reader, "color"))) {
        ok = color_read(reader, theme, found, false, &color);
        reader_leave(reader);
    }
    *argb = color.argb;
    return ok;
}

static bool read_outline(struct reader *reader, const struct theme *theme,
                         const struct json *entry, struct style *style)
{
    static const char *const keys[] = {"width", "color"};
    const struct json *found = json_get(entry, "outline");
    if (!found) {
        return true;
    }
    if (!reader_enter(reader, "outline")) {
        return false;
    }
    style->outline = 3;
    bool ok =
        reader_keys(reader, found, keys, 2) &&
        reader_number(reader, found, "width", 0, THEME_MAX_OUTLINE, &style->outline) &&
        read_own_color(reader, theme, found, &style->outline_color);
    reader_leave(reader);
    return ok;
}

static bool read_style(struct reader *reader, struct theme *theme, const char *name,
                       const struct json *entry)
{
    struct style *style = &theme->styles[theme->style_count];
    *style = (struct style){
        .name = name, .shrink = 0.85, .color = 0xFFFFFFFFu, .outline_color = 0xFF101418u};
    if (!reader_keys(reader, entry, style_keys,
                     sizeof(style_keys) / sizeof(style_keys[0])) ||
        !read_face_name(reader, theme, json_get(entry, "face"), style) ||
        !reader_number(reader, entry, "size", THEME_MIN_TEXT, THEME_MAX_TEXT,
                       &style->size) ||
        !reader_number(reader, entry, "tracking", -20, 100, &style->tracking) ||
        !reader_number(reader, entry, "shrink", 0.5, 1, &style->shrink) ||
        !reader_flag(reader, entry, "tabular", &style->tabular) ||
        !read_own_color(reader, theme, entry, &style->color) ||
        !read_outline(reader, theme, entry, style)) {
        return false;
    }
    if (style->size == 0) {
        return reader_expected(reader, "a style with a \"size\"", entry);
    }
    theme->style_count++;
    return true;
}

// Margins that meet leave no place for anything.
static bool read_safe(struct reader *reader, struct theme *theme, const struct json *head)
{
    if (!read_pair(reader, head, "safe", 0, 1000, &theme->safe_x, &theme->safe_y)) {
        return false;
    }
    if (theme->safe_x * 4 <= theme->design_width &&
        theme->safe_y * 4 <= theme->design_height) {
        return true;
    }
    char expected[80];
    snprintf(expected, sizeof(expected), "at most a quarter of the design, %g and %g",
             theme->design_width / 4, theme->design_height / 4);
    if (reader_enter(reader, "safe")) {
        reader_expected(reader, expected, json_get(head, "safe"));
        reader_leave(reader);
    }
    return false;
}

static bool read_head(struct reader *reader, struct theme *theme, const struct json *head)
{
    return reader_keys(reader, head, head_keys, 6) &&
           reader_text(reader, head, "name", &theme->title) &&
           read_pair(reader, head, "design", 320, 16384, &theme->design_width,
                     &theme->design_height) &&
           read_safe(reader, theme, head) &&
           read_entries(reader, theme, head, "colors", THEME_COLORS, read_color) &&
           read_entries(reader, theme, head, "faces", THEME_FACES, read_face) &&
           read_entries(reader, theme, head, "styles", THEME_STYLES, read_style);
}

bool theme_parse_head(struct theme *theme, const char *file, const char *text, size_t len,
                      char *error, size_t error_size)
{
    struct reader reader = {
        .arena = &theme->arena, .file = file, .error = error, .error_size = error_size};
    const struct json_limits limits = {
        .max_bytes = THEME_FILE_MAX, .max_depth = READER_DEPTH, .comments = true};
    char why[256];
    struct json_doc *doc = json_parse(text, len, &limits, why, sizeof(why));
    if (!doc) {
        snprintf(error, error_size, "%s:%s", file, why);
        return false;
    }
    theme->design_width = 1920;
    theme->design_height = 1080;
    theme->safe_x = 96;
    theme->safe_y = 54;
    bool ok = read_head(&reader, theme, json_root(doc));
    json_free(doc);
    return ok;
}
