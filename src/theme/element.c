#include "theme/element.h"

#include "theme/element_parts.h"
#include "theme/parts.h"

enum { KEYS_MAX = 48 };

static const char *const type_words[] = {"box", "text", "image", "row", "column", "rows"};
static const char *const align_words[] = {"stretch", "start", "center", "end"};
static const char *const common_keys[] = {
    "type",       "each",   "width",   "height", "min_width", "max_width", "min_height",
    "max_height", "anchor", "padding", "keep",   "fill",      "radius",    "border",
    "variants",   "in",     "out",     "change", NULL};
static const char *const container_keys[] = {"children", "gap", "align", "justify", NULL};
static const char *const text_keys[] = {"text",  "style", "color", "shorter", "runs",
                                        "join",  "gap",   "align", "valign",  "room",
                                        "apart", "point", NULL};
static const char *const image_keys[] = {"image", "fit", NULL};
static const char *const rows_keys[] = {"row", "gap", "max", "stagger", "key", NULL};

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
    for (int i = 0; i < CONDITION_KINDS; i++) {
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

static bool read_child(struct reader *reader, struct theme *theme,
                       const struct json *object, struct element *out);

// Which ones of alike elements are meant by 6 or [4, 6].
struct alike {
    long long first, last;
};

static bool alike_of(const struct json *found, struct alike *out)
{
    *out = (struct alike){1, 1};
    const struct json *last = json_is_array(found) ? json_next(json_first(found)) : found;
    return !found ||
           (json_int(last, &out->last) &&
            (last == found || json_int(json_first(found), &out->first)) &&
            out->first >= 1 && out->first <= out->last && out->last <= ELEMENT_CHILDREN);
}

// An element, or with "each" several of it, "#" being their number in what they name.
static bool read_each(struct reader *reader, struct theme *theme,
                      const struct json *object, struct element *out)
{
    const struct json *each = json_get(object, "each");
    struct alike alike;
    int outer = reader->each;
    bool ok = alike_of(each, &alike);
    if (!ok && reader_enter(reader, "each")) {
        reader_expected(reader, "a number or [first, last], at most 64", each);
        reader_leave(reader);
    }
    for (int i = (int)alike.first; i <= (int)alike.last && ok; i++) {
        reader->each = each ? i : outer;
        ok = read_child(reader, theme, object, &out->children[out->child_count++]);
    }
    reader->each = outer;
    return ok;
}

static int count_children(const struct json *list)
{
    int count = 0;
    for (const struct json *c = json_first(list); c; c = json_next(c)) {
        struct alike alike;
        bool known = alike_of(json_get(c, "each"), &alike);
        count += known ? (int)(alike.last - alike.first) + 1 : 1;
    }
    return count;
}

static bool read_children(struct reader *reader, struct theme *theme,
                          const struct json *object, struct element *out)
{
    const struct json *found = json_get(object, "children");
    int index = 0;
    if (!found) {
        return true;
    }
    if (!reader_enter(reader, "children")) {
        return false;
    }
    int count = count_children(found);
    if (!json_is_array(found) || count > ELEMENT_CHILDREN) {
        return reader_expected(reader, "an array of at most 64 elements", found);
    }
    out->children = arena_alloc(reader->arena, sizeof(out->children[0]) * (size_t)count);
    for (const struct json *c = json_first(found); c; c = json_next(c)) {
        if (!reader_enter_index(reader, index++) || !read_each(reader, theme, c, out)) {
            return false;
        }
        reader_leave(reader);
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

static bool read_key(struct reader *reader, const struct json *name, struct element *out)
{
    return out->key_count < ELEMENT_KEYS
               ? bind_read_value(reader, name, &out->keys[out->key_count++])
               : reader_expected(reader, "at most 4 values", name);
}

// "bib" or ["bib", "name"]
static bool read_row_keys(struct reader *reader, const struct json *object,
                          struct element *out)
{
    const struct json *found = json_get(object, "key");
    if (!found) {
        return true;
    }
    if (!reader_enter(reader, "key")) {
        return false;
    }
    bool ok = json_is_array(found) || read_key(reader, found, out);
    for (const struct json *c = json_is_array(found) ? json_first(found) : NULL; c && ok;
         c = json_next(c)) {
        ok = read_key(reader, c, out);
    }
    reader_leave(reader);
    if (ok && out->children->change.count == 0) {
        // Else a row that is gone would stand under the others until they arrive.
        return reader_expected(reader, "a row with a \"change\": how it comes and goes",
                               json_get(object, "row"));
    }
    return ok;
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
    return ok && read_row_keys(reader, object, out);
}

static bool read_own(struct reader *reader, struct theme *theme,
                     const struct json *object, struct element *out)
{
    switch (out->type) {
    case ELEMENT_TEXT:
        return element_read_text(reader, theme, object, out);
    case ELEMENT_IMAGE:
        return element_read_image(reader, theme, object, out);
    case ELEMENT_ROWS:
        return read_rows(reader, theme, object, out);
    case ELEMENT_BOX:
    case ELEMENT_ROW:
    case ELEMENT_COLUMN:
        break;
    }
    return read_container(reader, theme, object, out);
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
              element_read_shape(reader, theme, object, out) &&
              element_read_variants(reader, theme, object, out) &&
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

const struct element *element_rows(const struct element *element)
{
    if (element->type == ELEMENT_ROWS) {
        return element;
    }
    for (int i = 0; i < element->child_count; i++) {
        const struct element *found = element_rows(&element->children[i]);
        if (found) {
            return found;
        }
    }
    return NULL;
}
