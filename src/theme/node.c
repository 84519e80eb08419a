#include "theme/node.h"

#include "base/str.h"
#include "theme/node_say.h"
#include "theme/uses.h"

int frame_px(const struct frame *frame, double design)
{
    int px = pixels_near(design * frame->scale, frame->even);
    return px == 0 && design > 0 ? pixels_up(1, frame->even) : px;
}

// What may be taken over of a node: as it was, and what has changed since.
struct again {
    const struct node *node; // NULL: nothing
    struct uses changed;
    const struct past *past;
};

static void build(const struct frame *frame, const struct element *element,
                  const struct scope *scope, const struct again *again, int delay_ms,
                  struct node *out);

static struct again again_child(const struct again *again, int index)
{
    struct again child = *again;
    bool was = again->node && index < again->node->child_count;
    child.node = was ? &again->node->children[index] : NULL;
    return child;
}

static void build_children(const struct frame *frame, const struct scope *scope,
                           const struct again *again, struct node *node)
{
    const struct element *element = node->element;
    bool any = element->child_count == 0;
    node->child_count = element->child_count;
    node->children =
        arena_alloc(frame->arena, sizeof(struct node) * (size_t)(node->child_count + 1));
    for (int i = 0; i < node->child_count; i++) {
        struct again child = again_child(again, i);
        build(frame, &element->children[i], scope, &child, node->delay_ms,
              &node->children[i]);
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

// The row that stood in the same place.
static struct again again_row(const struct again *again, const struct element *element,
                              const struct values *values, int index, int first)
{
    struct again row = again_child(again, index - first);
    const struct values *were = row.node ? again->past->values : NULL;
    if (!were || index >= were->row_count ||
        page_start(element, were->row_count, again->past->page) != first) {
        row.node = NULL;
        return row;
    }
    row.changed.names |= uses_changed(&were->rows[index], &values->rows[index]);
    return row;
}

static void build_rows(const struct frame *frame, const struct scope *scope,
                       const struct again *again, struct node *node)
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
        struct again was = again_row(again, element, values, first + i, first);
        row.row = &values->rows[first + i];
        build(frame, element->children, &row, &was,
              node->delay_ms + i * element->stagger_ms, &node->children[i]);
        node->children[i].key = row_key(frame, element, &row);
    }
    node->hidden = count == 0 && !element->keep;
}

static void build_own(const struct frame *frame, const struct scope *scope,
                      const struct again *again, struct node *out)
{
    enum element_type type = out->element->type;
    node_say(frame, scope, out);
    if (type == ELEMENT_ROWS) {
        build_rows(frame, scope, again, out);
    } else if (type != ELEMENT_TEXT && type != ELEMENT_IMAGE) {
        build_children(frame, scope, again, out);
    }
}

static void build(const struct frame *frame, const struct element *element,
                  const struct scope *scope, const struct again *again, int delay_ms,
                  struct node *out)
{
    if (again->node && !uses_meet(&element->uses, &again->changed)) {
        node_take(frame, again->node, out);
        return;
    }
    *out = (struct node){.element = element, .delay_ms = delay_ms};
    if (!conditions_hold(&element->conditions, scope, frame->arena)) {
        out->hidden = true;
        return;
    }
    if (element->panel) {
        out->resting = arena_alloc(frame->arena, sizeof(*out->resting));
        out->resting->arena = frame->arena;
    }
    build_own(frame, scope, again, out);
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

static bool same_rows(const struct values *a, const struct values *b)
{
    bool same = a->row_count == b->row_count;
    for (int i = 0; same && i < a->row_count; i++) {
        same = values_equal(&a->rows[i], &b->rows[i]);
    }
    return same;
}

static struct again again_of(const struct past *past, const struct values *values,
                             int page)
{
    struct again again = {.node = past->root, .past = past};
    if (!past->root) {
        return again;
    }
    again.changed.names = uses_changed(past->values, values);
    again.changed.rows = page != past->page || !same_rows(past->values, values);
    if (page != past->page || past->values->row_count != values->row_count) {
        again.changed.names |= uses_name("page") | uses_name("pages");
    }
    return again;
}

struct node *node_build(const struct frame *frame, const struct element *root,
                        const struct values *values, int page, const struct past *past)
{
    struct node *node = arena_alloc(frame->arena, sizeof(*node));
    struct values paging = page_values(frame, root, values, page);
    struct scope scope = {.values = values, .page = &paging};
    struct again again = again_of(past, values, page);
    build(frame, root, &scope, &again, 0, node);
    return node;
}

struct rect node_place(const struct node *node)
{
    return (struct rect){node->rect.x + node->away.x, node->rect.y + node->away.y,
                         node->rect.w + node->away.w, node->rect.h + node->away.h};
}

// As they are set: a name that had to be shortened is another text.
static bool begins(const struct line *a, const struct line *b)
{
    for (int i = 0; i < b->count; i++) {
        const struct piece *x = &a->pieces[i], *y = &b->pieces[i];
        if (!text_equal(x->text, y->text) || x->ink != y->ink ||
            !text_equal(x->style.face, y->style.face) || x->style.size != y->style.size ||
            x->outline != y->outline || x->outline_color != y->outline_color) {
            return false;
        }
    }
    return true;
}

static bool same_text(const struct node *a, const struct node *b, bool more)
{
    int count = b->line.count;
    bool start = a->element->text_align == ALIGN_START;
    return (more && start ? a->line.count >= count : a->line.count == count) &&
           begins(&a->line, &b->line);
}

static bool same(const struct node *a, const struct node *b, bool more)
{
    if (a->hidden || b->hidden) {
        return a->hidden && b->hidden;
    }
    if (a->filled != b->filled || (a->filled && a->fill != b->fill) ||
        (a->filled && a->fill2 != b->fill2) || a->border_color != b->border_color ||
        a->child_count != b->child_count || !text_equal(a->image, b->image) ||
        (a->element->type == ELEMENT_TEXT && !same_text(a, b, more))) {
        return false;
    }
    for (int i = 0; i < a->child_count; i++) {
        const struct node *x = &a->children[i], *y = &b->children[i];
        if (!x->element->panel && !same(x, y, more)) {
            return false;
        }
    }
    return true;
}

bool node_same(const struct node *a, const struct node *b)
{
    return same(a, b, false);
}

bool node_grew(const struct node *now, const struct node *before)
{
    return now->rect.w > before->rect.w && same(now, before, true);
}
