#include "theme/node.h"

#include <string.h>

#include "base/str.h"

int frame_px(const struct frame *frame, double design)
{
    int px = pixels_near(design * frame->scale, frame->even);
    return px == 0 && design > 0 ? pixels_up(1, frame->even) : px;
}

static const struct variant *variant_of(const struct frame *frame,
                                        const struct element *element,
                                        const struct scope *scope)
{
    for (int i = 0; i < element->variant_count; i++) {
        if (conditions_hold(&element->variants[i].conditions, scope, frame->arena)) {
            return &element->variants[i];
        }
    }
    return NULL;
}

static const char *text_of(const struct frame *frame, const struct bind *bind,
                           const struct scope *scope)
{
    const char *text = bind_text(bind, scope, frame->arena);
    return text_empty(text) ? NULL : text;
}

static void set_run(const struct frame *frame, const struct run *run, const char *whole,
                    const struct variant *variant, const struct scope *scope,
                    struct node *node)
{
    struct set_run *out = &node->runs[node->run_count++];
    out->style = variant && variant->style ? variant->style : run->style;
    out->ink = out->style->color;
    const struct color *color = variant && variant->has_color ? &variant->color
                                : run->has_color              ? &run->color
                                                              : NULL;
    if (color && color_known(color, scope)) {
        out->ink = color_at(color, scope, frame->key);
    }
    int levels = run->shorter_count + 1;
    out->texts[0] = whole;
    for (int level = 1; level <= ELEMENT_SHORTER; level++) {
        // A run with fewer steps keeps its shortest text on the others'.
        out->texts[level] = level < levels
                                ? text_of(frame, &run->shorter[level - 1], scope)
                                : out->texts[levels - 1];
    }
    node->level_count = levels > node->level_count ? levels : node->level_count;
}

static void set_text(const struct frame *frame, const struct variant *variant,
                     const struct scope *scope, struct node *node)
{
    const struct element *element = node->element;
    node->level_count = 1;
    node->runs =
        arena_alloc(frame->arena, sizeof(node->runs[0]) * (size_t)element->run_count);
    for (int i = 0; i < element->run_count; i++) {
        const struct run *run = &element->runs[i];
        const char *whole = conditions_hold(&run->conditions, scope, frame->arena)
                                ? text_of(frame, &run->text, scope)
                                : NULL;
        if (whole) {
            set_run(frame, run, whole, variant, scope, node);
        }
    }
    node->hidden = node->run_count == 0 && !element->keep;
}

// The theme's own come first; what a name means elsewhere is somebody else's to know.
static const char *find_picture(const struct frame *frame, const char *name)
{
    const struct theme_pictures *others = frame->pictures;
    const char *own =
        *name != '/' || !others ? theme_image(frame->theme, name, frame->arena) : NULL;
    if (!others) {
        return own;
    }
    if (own) {
        return others->broken(others->context, own) ? NULL : own;
    }
    return arena_strdup(frame->arena, others->find(others->context, name, frame->before));
}

static void set_image(const struct frame *frame, const struct scope *scope,
                      struct node *node)
{
    const struct element *element = node->element;
    for (int i = 0; i < element->image_count && !node->image; i++) {
        const char *name = bind_text(&element->images[i], scope, frame->arena);
        node->image = text_empty(name) ? NULL : find_picture(frame, name);
    }
    node->hidden = !node->image && !element->keep;
}

static void set_colors(const struct frame *frame, const struct variant *variant,
                       const struct scope *scope, struct node *node)
{
    const struct element *element = node->element;
    const struct fill *fill =
        variant && variant->fill.present ? &variant->fill : &element->fill;
    node->filled = fill->present && color_known(&fill->from, scope);
    node->fill = color_at(&fill->from, scope, frame->key);
    node->fill2 = color_at(&fill->to, scope, frame->key);
    node->border_color = color_at(&element->border_color, scope, frame->key);
}

static void build(const struct frame *frame, const struct element *element,
                  const struct scope *scope, int delay_ms, struct node *out);

static void build_children(const struct frame *frame, const struct scope *scope,
                           struct node *node)
{
    const struct element *element = node->element;
    bool any = element->child_count == 0;
    node->child_count = element->child_count;
    node->children =
        arena_alloc(frame->arena, sizeof(struct node) * (size_t)(node->child_count + 1));
    for (int i = 0; i < node->child_count; i++) {
        build(frame, &element->children[i], scope, node->delay_ms, &node->children[i]);
        any = any || !node->children[i].hidden;
    }
    // An empty frame round nothing says nothing.
    node->hidden = !any && !element->keep;
}

static int page_start(const struct element *element, int rows, int page)
{
    int last = element->rows_max > 0 && rows > 0 ? (rows - 1) / element->rows_max : 0;
    page = page < 0 ? 0 : page > last ? last : page;
    return page * element->rows_max;
}

static const char *row_key(const struct frame *frame, const struct element *element,
                           const struct scope *scope)
{
    // Only of the row itself: the scene's own name is nobody's key.
    struct scope row = {.row = scope->row};
    const char *key = NULL;
    for (int i = 0; i < element->key_count && !key; i++) {
        key = bind_value_text(&element->keys[i], &row, frame->arena);
    }
    return key;
}

static void build_rows(const struct frame *frame, const struct scope *scope,
                       struct node *node)
{
    const struct element *element = node->element;
    const struct values *values = scope->values;
    long long page = 1;
    text_int(values_get(scope->page, "page"), 1, 1 << 20, &page);
    int first = page_start(element, values->row_count, (int)page - 1);
    int count = values->row_count - first;
    count =
        element->rows_max > 0 && count > element->rows_max ? element->rows_max : count;
    node->children = arena_alloc(frame->arena, sizeof(struct node) * (size_t)(count + 1));
    node->child_count = count;
    for (int i = 0; i < count; i++) {
        struct scope row = *scope;
        row.row = &values->rows[first + i];
        build(frame, element->children, &row, node->delay_ms + i * element->stagger_ms,
              &node->children[i]);
        node->children[i].key = row_key(frame, element, &row);
    }
    node->hidden = count == 0 && !element->keep;
}

static void build(const struct frame *frame, const struct element *element,
                  const struct scope *scope, int delay_ms, struct node *out)
{
    *out = (struct node){.element = element, .delay_ms = delay_ms};
    if (!conditions_hold(&element->conditions, scope, frame->arena)) {
        out->hidden = true;
        return;
    }
    if (element->panel) {
        out->held = arena_alloc(frame->arena, sizeof(*out->held));
        out->held->arena = frame->arena;
    }
    const struct variant *variant = variant_of(frame, element, scope);
    set_colors(frame, variant, scope, out);
    if (element->type == ELEMENT_TEXT) {
        set_text(frame, variant, scope, out);
    } else if (element->type == ELEMENT_IMAGE) {
        set_image(frame, scope, out);
    } else if (element->type == ELEMENT_ROWS) {
        build_rows(frame, scope, out);
    } else {
        build_children(frame, scope, out);
    }
}

// "page" and "pages", for lists that have more than one.
static struct values page_values(const struct frame *frame, const struct element *root,
                                 const struct values *values, int page)
{
    struct values out = values_begin(frame->arena);
    const struct element *rows = element_rows(root);
    if (rows && rows->rows_max > 0 && values->row_count > rows->rows_max) {
        int start = page_start(rows, values->row_count, page);
        int pages = (values->row_count + rows->rows_max - 1) / rows->rows_max;
        values_printf(&out, "page", "%d", start / rows->rows_max + 1);
        values_printf(&out, "pages", "%d", pages);
    }
    return out;
}

struct node *node_build(const struct frame *frame, const struct element *root,
                        const struct values *values, int page)
{
    struct node *node = arena_alloc(frame->arena, sizeof(*node));
    struct values paging = page_values(frame, root, values, page);
    struct scope scope = {.values = values, .page = &paging};
    build(frame, root, &scope, 0, node);
    return node;
}

static void copy_children(struct node *node, struct arena *arena)
{
    if (node->child_count == 0) {
        return;
    }
    node->children = arena_copy(arena, node->children,
                                sizeof(struct node) * (size_t)node->child_count);
    for (int i = 0; i < node->child_count; i++) {
        copy_children(&node->children[i], arena);
    }
}

struct node *node_copy(const struct node *node, struct arena *arena)
{
    struct node *copy = arena_copy(arena, node, sizeof(*node));
    copy_children(copy, arena);
    return copy;
}

struct rect node_place(const struct node *node)
{
    return (struct rect){node->rect.x + node->away.x, node->rect.y + node->away.y,
                         node->rect.w + node->away.w, node->rect.h + node->away.h};
}

// As they are set: a name that had to be shortened is another text.
static bool same_line(const struct line *a, const struct line *b)
{
    for (int i = 0; i < a->count && i < b->count; i++) {
        const struct piece *x = &a->pieces[i], *y = &b->pieces[i];
        if (!text_equal(x->text, y->text) || x->ink != y->ink ||
            !text_equal(x->style.face, y->style.face) || x->style.size != y->style.size ||
            x->outline != y->outline || x->outline_color != y->outline_color) {
            return false;
        }
    }
    return a->count == b->count;
}

bool node_same(const struct node *a, const struct node *b)
{
    if (a->hidden || b->hidden) {
        return a->hidden && b->hidden;
    }
    if (a->filled != b->filled || (a->filled && a->fill != b->fill) ||
        (a->filled && a->fill2 != b->fill2) || a->border_color != b->border_color ||
        a->child_count != b->child_count || !text_equal(a->image, b->image) ||
        (a->element->type == ELEMENT_TEXT && !same_line(&a->line, &b->line))) {
        return false;
    }
    for (int i = 0; i < a->child_count; i++) {
        const struct node *x = &a->children[i], *y = &b->children[i];
        if (!x->element->panel && !node_same(x, y)) {
            return false;
        }
    }
    return true;
}
