#include "theme/element_parts.h"

#include <string.h>

#include "theme/parts.h"

enum { VARIANTS_MAX = 12, KEYS = 16 };

static const char *const align_words[] = {"left", "center", "right"};
static const char *const valign_words[] = {"top", "center", "bottom"};

static bool style_member(struct reader *reader, const struct theme *theme,
                         const struct json *object, const struct style **out)
{
    static const char expected[] = "a style of this theme";
    const struct json *found = json_get(object, "style");
    if (!found) {
        return true;
    }
    const char *name = json_string(found);
    *out = name ? theme_style(theme, name) : NULL;
    if (*out || !reader_enter(reader, "style")) {
        return *out;
    }
    const char *names[THEME_STYLES];
    for (int i = 0; i < theme->style_count; i++) {
        names[i] = theme->styles[i].name;
    }
    if (name) {
        reader_unknown(reader, expected, name, names, theme->style_count);
    } else {
        reader_expected(reader, expected, found);
    }
    reader_leave(reader);
    return false;
}

static bool read_shorter(struct reader *reader, const struct json *object,
                         struct run *out)
{
    const struct json *found = json_get(object, "shorter");
    if (!found) {
        return true;
    }
    if (!reader_enter(reader, "shorter")) {
        return false;
    }
    if (!json_is_array(found) || json_count(found) > ELEMENT_SHORTER) {
        return reader_expected(reader, "an array of at most 4 texts", found);
    }
    for (const struct json *c = json_first(found); c; c = json_next(c)) {
        if (!reader_enter_index(reader, out->shorter_count) ||
            !bind_read(reader, c, &out->shorter[out->shorter_count])) {
            return false;
        }
        reader_leave(reader);
        out->shorter_count++;
    }
    reader_leave(reader);
    return true;
}

// The text, style, colour and shorter forms, of a run or of a text that is one.
static bool read_run(struct reader *reader, struct theme *theme,
                     const struct json *object, struct run *out)
{
    out->has_color = out->has_color || json_get(object, "color");
    if (!style_member(reader, theme, object, &out->style) ||
        !color_member(reader, theme, object, "color", &out->color) ||
        !read_shorter(reader, object, out)) {
        return false;
    }
    if (!out->style) {
        return reader_expected(reader, "a text with a \"style\"", object);
    }
    if (!reader_enter(reader, "text")) {
        return false;
    }
    bool ok = bind_read(reader, json_get(object, "text"), &out->text);
    reader_leave(reader);
    return ok;
}

static bool run_keys(struct reader *reader, const struct json *object)
{
    const char *keys[KEYS] = {"text", "style", "color", "shorter"};
    int count = 4;
    for (int i = 0; i < CONDITION_KINDS; i++) {
        keys[count++] = condition_keys[i];
    }
    return reader_keys(reader, object, keys, count);
}

static bool read_runs(struct reader *reader, struct theme *theme,
                      const struct json *object, struct element *out)
{
    const struct json *list = json_get(object, "runs");
    struct run common = {.has_color = json_get(object, "color")};
    int count = json_count(list);
    if (!style_member(reader, theme, object, &common.style) ||
        !color_member(reader, theme, object, "color", &common.color) ||
        !reader_enter(reader, "runs")) {
        return false;
    }
    if (!json_is_array(list) || count < 1 || count > ELEMENT_RUNS) {
        return reader_expected(reader, "an array of 1 to 8 runs of text", list);
    }
    out->runs = arena_alloc(reader->arena, sizeof(out->runs[0]) * (size_t)count);
    for (const struct json *c = json_first(list); c; c = json_next(c)) {
        struct run *run = &out->runs[out->run_count];
        *run = common;
        if (!reader_enter_index(reader, out->run_count) || !run_keys(reader, c) ||
            !conditions_read(reader, c, &run->conditions) ||
            !read_run(reader, theme, c, run)) {
            return false;
        }
        reader_leave(reader);
        out->run_count++;
    }
    reader_leave(reader);
    return true;
}

static bool read_text(struct reader *reader, struct theme *theme,
                      const struct json *object, struct element *out)
{
    int align = 0, valign = 1;
    if (!reader_word(reader, object, "align", align_words, 3, &align) ||
        !reader_word(reader, object, "valign", valign_words, 3, &valign) ||
        !reader_number(reader, object, "gap", 0, 1000, &out->gap) ||
        !reader_text(reader, object, "join", &out->join) ||
        !reader_text(reader, object, "room", &out->room) ||
        !reader_flag(reader, object, "apart", &out->apart) ||
        !reader_text(reader, object, "point", &out->point)) {
        return false;
    }
    if (out->point && (!*out->point || !out->room || !strstr(out->room, out->point))) {
        return reader_expected(reader, "a \"point\" with a \"room\" that has one",
                               object);
    }
    out->text_align = (enum align)(ALIGN_START + align);
    out->text_valign = (enum align)(ALIGN_START + valign);
    if (json_get(object, "runs")) {
        if (json_get(object, "text")) {
            return reader_expected(reader, "either \"text\" or \"runs\"", object);
        }
        return read_runs(reader, theme, object, out);
    }
    out->runs = arena_alloc(reader->arena, sizeof(out->runs[0]));
    out->run_count = 1;
    return read_run(reader, theme, object, out->runs);
}

// Nothing cuts an outline off: it has its room beside the letters.
static void make_room(struct element *element)
{
    double widest = 0;
    for (int i = 0; i < element->run_count; i++) {
        double outline = element->runs[i].style->outline;
        widest = outline > widest ? outline : widest;
    }
    for (int i = 0; i < 4; i++) {
        element->padding[i] += widest;
    }
}

bool element_read_text(struct reader *reader, struct theme *theme,
                       const struct json *object, struct element *out)
{
    if (!read_text(reader, theme, object, out)) {
        return false;
    }
    make_room(out);
    return true;
}

static bool read_variant(struct reader *reader, struct theme *theme,
                         const struct json *object, struct variant *out)
{
    const char *keys[KEYS] = {"fill", "color", "style"};
    int count = 3;
    for (int i = 0; i < CONDITION_KINDS; i++) {
        keys[count++] = condition_keys[i];
    }
    out->has_color = json_get(object, "color");
    return reader_keys(reader, object, keys, count) &&
           conditions_read(reader, object, &out->conditions) &&
           fill_read(reader, theme, object, &out->fill) &&
           color_member(reader, theme, object, "color", &out->color) &&
           style_member(reader, theme, object, &out->style);
}

bool element_read_variants(struct reader *reader, struct theme *theme,
                           const struct json *object, struct element *out)
{
    const struct json *list = json_get(object, "variants");
    int count = json_count(list);
    if (!list) {
        return true;
    }
    if (!reader_enter(reader, "variants")) {
        return false;
    }
    if (!json_is_array(list) || count > VARIANTS_MAX) {
        return reader_expected(reader, "an array of at most 12 variants", list);
    }
    out->variants = arena_alloc(reader->arena, sizeof(out->variants[0]) * (size_t)count);
    for (const struct json *c = json_first(list); c; c = json_next(c)) {
        if (!reader_enter_index(reader, out->variant_count) ||
            !read_variant(reader, theme, c, &out->variants[out->variant_count])) {
            return false;
        }
        reader_leave(reader);
        out->variant_count++;
    }
    reader_leave(reader);
    return true;
}
