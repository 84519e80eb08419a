#include "theme/element.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "theme/element_text.h"
#include "theme/parts.h"

enum { KEYS_MAX = 48 };

static const char *const type_words[] = {"box", "text", "image", "row", "column", "rows"};
static const char *const align_words[] = {"stretch", "start", "center", "end"};
static const char *const anchor_words[] = {"top-left",    "top",    "top-right",
                                           "left",        "center", "right",
                                           "bottom-left", "bottom", "bottom-right"};

static const char *const common_keys[] = {
    "type",       "width",    "height",  "min_width", "max_width", "min_height",
    "max_height", "anchor",   "padding", "keep",      "fill",      "radius",
    "border",     "variants", "in",      "out",       "change",    NULL};
static const char *const container_keys[] = {"children", "gap", "align", "justify", NULL};
static const char *const text_keys[] = {"text", "style", "color", "shorter", "runs",
                                        "join", "gap",   "align", "valign",  NULL};
static const char *const image_keys[] = {"image", NULL};
static const char *const rows_keys[] = {"row", "gap", "max", "stagger", NULL};

static const char *const *const keys_of[] = {
    [ELEMENT_BOX] = container_keys,    [ELEMENT_TEXT] = text_keys,
    [ELEMENT_IMAGE] = image_keys,      [ELEMENT_ROW] = container_keys,
    [ELEMENT_COLUMN] = container_keys, [ELEMENT_ROWS] = rows_keys,
};

static bool known_keys(struct reader *reader, const struct json *object,
                       enum element_type type)
{
    const char *keys[KEYS_MAX];
    int count = 0;
    for (int i = 0; i < 6; i++) {
        keys[count++] = condition_keys[i];
    }
    for (int i = 0; common_keys[i]; i++) {
        keys[count++] = common_keys[i];
    }
    for (int i = 0; keys_of[type][i]; i++) {
        keys[count++] = keys_of[type][i];
    }
    return reader_keys(reader, object, keys, count);
}

static bool read_length(struct reader *reader, const struct json *object,
                        const char *const keys[3], struct length *out)
{
    const struct json *found = json_get(object, keys[0]);
    static const char *const words[] = {"fit", "fill"};
    int kind = LENGTH_FIT;
    bool ok = json_is_number(found)
                  ? reader_number(reader, object, keys[0], 0, 16384, &out->px)
                  : reader_word(reader, object, keys[0], words, 2, &kind);
    out->kind = json_is_number(found) ? LENGTH_FIXED : (enum length_kind)kind;
    return ok && reader_number(reader, object, keys[1], 0, 16384, &out->min) &&
           reader_number(reader, object, keys[2], 0, 16384, &out->max);
}

// One number for all sides, two for [sides, top and bottom], four clockwise from left.
static bool read_padding(struct reader *reader, const struct json *object,
                         double padding[4])
{
    static const char expected[] =
        "a number, [sideways, upwards] or [left, top, right, bottom], each 0 to 1000";
    static const int from[5][4] = {{0}, {0, 0, 0, 0}, {0, 1, 0, 1}, {0}, {0, 1, 2, 3}};
    const struct json *found = json_get(object, "padding");
    if (!found) {
        return true;
    }
    int count = json_is_array(found) ? json_count(found) : 1;
    double numbers[4] = {0};
    bool ok = count == 1 || count == 2 || count == 4;
    const struct json *c = json_is_array(found) ? json_first(found) : found;
    for (int i = 0; ok && i < count; i++, c = json_next(c)) {
        ok = json_is_number(c) && json_double(c, &numbers[i]) && numbers[i] >= 0 &&
             numbers[i] <= 1000;
    }
    if (!ok && reader_enter(reader, "padding")) {
        reader_expected(reader, expected, found);
        reader_leave(reader);
        return false;
    }
    for (int i = 0; i < 4; i++) {
        padding[i] = numbers[from[count][i]];
    }
    return ok;
}

static bool read_anchor(struct reader *reader, const struct json *object, int anchor[2])
{
    int place = 0;
    if (!reader_word(reader, object, "anchor", anchor_words, 9, &place)) {
        return false;
    }
    anchor[0] = place % 3 - 1;
    anchor[1] = place / 3 - 1;
    return true;
}

bool fill_read(struct reader *reader, const struct theme *theme,
               const struct json *object, struct fill *out)
{
    static const char *const keys[] = {"from", "to", "direction"};
    static const char *const words[] = {"down", "right"};
    const struct json *found = json_get(object, "fill");
    if (!found) {
        return true;
    }
    if (!reader_enter(reader, "fill")) {
        return false;
    }
    int direction = 0;
    bool ok = true;
    out->present = true;
    if (json_is_object(found)) {
        ok = reader_keys(reader, found, keys, 3) &&
             color_member(reader, theme, found, "from", &out->from) &&
             color_member(reader, theme, found, "to", &out->to) &&
             reader_word(reader, found, "direction", words, 2, &direction);
        out->gradient = direction == 0 ? GRADIENT_DOWN : GRADIENT_RIGHT;
    } else {
        ok = color_read(reader, theme, found, true, &out->from);
    }
    reader_leave(reader);
    return ok;
}

static bool read_border(struct reader *reader, const struct theme *theme,
                        const struct json *object, struct element *out)
{
    static const char *const keys[] = {"width", "color"};
    const struct json *found = json_get(object, "border");
    if (!found) {
        return true;
    }
    if (!reader_enter(reader, "border")) {
        return false;
    }
    out->border = 2;
    bool ok = reader_keys(reader, found, keys, 2) &&
              reader_number(reader, found, "width", 0, 100, &out->border) &&
              color_member(reader, theme, found, "color", &out->border_color);
    reader_leave(reader);
    return ok;
}

static bool read_child(struct reader *reader, struct theme *theme,
                       const struct json *object, struct element *out);

static bool read_children(struct reader *reader, struct theme *theme,
                          const struct json *object, struct element *out)
{
    const struct json *found = json_get(object, "children");
    int count = json_count(found);
    if (!found) {
        return true;
    }
    if (!reader_enter(reader, "children")) {
        return false;
    }
    if (!json_is_array(found) || count > ELEMENT_CHILDREN) {
        return reader_expected(reader, "an array of at most 64 elements", found);
    }
    out->children =
        arena_alloc(reader->arena, sizeof(out->children[0]) * (size_t)(count + 1));
    for (const struct json *c = json_first(found); c; c = json_next(c)) {
        if (!reader_enter_index(reader, out->child_count) ||
            !read_child(reader, theme, c, &out->children[out->child_count])) {
            return false;
        }
        reader_leave(reader);
        out->child_count++;
    }
    reader_leave(reader);
    return true;
}

static bool read_container(struct reader *reader, struct theme *theme,
                           const struct json *object, struct element *out)
{
    int align = ALIGN_STRETCH, justify = ALIGN_START;
    if (!reader_number(reader, object, "gap", 0, 1000, &out->gap) ||
        !reader_word(reader, object, "align", align_words, 4, &align) ||
        !reader_word(reader, object, "justify", align_words, 4, &justify)) {
        return false;
    }
    out->align = (enum align)align;
    out->justify = (enum align)justify;
    return read_children(reader, theme, object, out);
}

static bool read_rows(struct reader *reader, struct theme *theme,
                      const struct json *object, struct element *out)
{
    const struct json *row = json_get(object, "row");
    out->children = arena_alloc(reader->arena, sizeof(out->children[0]));
    out->child_count = 1;
    if (!reader_number(reader, object, "gap", 0, 1000, &out->gap) ||
        !reader_int(reader, object, "max", 1, VALUES_MAX_ROWS, &out->rows_max) ||
        !reader_int(reader, object, "stagger", 0, 1000, &out->stagger_ms) ||
        !reader_enter(reader, "row")) {
        return false;
    }
    bool ok = read_child(reader, theme, row, out->children);
    reader_leave(reader);
    return ok;
}

static bool read_image(struct reader *reader, struct theme *theme,
                       const struct json *object, struct element *out)
{
    if (!reader_enter(reader, "image")) {
        return false;
    }
    const struct json *found = json_get(object, "image");
    bool ok = bind_read(reader, found, &out->image);
    // A picture of the theme's own can be missed now, not on air.
    if (ok && out->image.count == 1 && out->image.parts[0].literal &&
        !theme_image(theme, out->image.parts[0].literal, reader->arena)) {
        ok = reader_unknown(reader, "a picture under the theme's images",
                            out->image.parts[0].literal, theme->images,
                            theme->image_count);
    }
    reader_leave(reader);
    if (ok && (out->size[0].kind != LENGTH_FIXED || out->size[1].kind != LENGTH_FIXED)) {
        ok = reader_expected(reader, "an image with a width and a height in pixels",
                             object);
    }
    return ok;
}

static bool read_own(struct reader *reader, struct theme *theme,
                     const struct json *object, struct element *out)
{
    switch (out->type) {
    case ELEMENT_TEXT:
        return element_read_text(reader, theme, object, out);
    case ELEMENT_IMAGE:
        return read_image(reader, theme, object, out);
    case ELEMENT_ROWS:
        return read_rows(reader, theme, object, out);
    case ELEMENT_BOX:
    case ELEMENT_ROW:
    case ELEMENT_COLUMN:
        break;
    }
    return read_container(reader, theme, object, out);
}

static bool read_shape(struct reader *reader, struct theme *theme,
                       const struct json *object, struct element *out)
{
    static const char *const lengths[2][3] = {{"width", "min_width", "max_width"},
                                              {"height", "min_height", "max_height"}};
    return conditions_read(reader, object, &out->conditions) &&
           read_length(reader, object, lengths[0], &out->size[0]) &&
           read_length(reader, object, lengths[1], &out->size[1]) &&
           read_padding(reader, object, out->padding) &&
           read_anchor(reader, object, out->anchor) &&
           reader_flag(reader, object, "keep", &out->keep) &&
           fill_read(reader, theme, object, &out->fill) &&
           reader_number(reader, object, "radius", 0, 1000, &out->radius) &&
           read_border(reader, theme, object, out) &&
           element_read_variants(reader, theme, object, out);
}

static bool read_child(struct reader *reader, struct theme *theme,
                       const struct json *object, struct element *out)
{
    int type = 0;
    if (!json_is_object(object) || !json_get(object, "type")) {
        return reader_expected(reader, "an element with a \"type\"", object);
    }
    if (theme->element_count++ >= ELEMENT_MAX) {
        return reader_expected(reader, "at most 512 elements in a scene", object);
    }
    if (!reader_word(reader, object, "type", type_words, 6, &type)) {
        return false;
    }
    out->type = (enum element_type)type;
    bool ok = known_keys(reader, object, out->type) &&
              read_shape(reader, theme, object, out) &&
              read_own(reader, theme, object, out) &&
              motions_read(reader, object, PHASE_IN, &out->in) &&
              motions_read(reader, object, PHASE_OUT, &out->out) &&
              motions_read(reader, object, PHASE_CHANGE, &out->change);
    out->panel = out->in.count + out->out.count + out->change.count > 0;
    return ok;
}

bool element_read(struct reader *reader, struct theme *theme, const struct json *root,
                  struct element *out)
{
    theme->element_count = 0;
    bool ok = read_child(reader, theme, root, out);
    out->panel = true;
    return ok;
}
