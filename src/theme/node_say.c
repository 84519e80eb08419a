#include "theme/node_say.h"

#include "base/str.h"

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

void node_say(const struct frame *frame, const struct scope *scope, struct node *node)
{
    const struct variant *variant = variant_of(frame, node->element, scope);
    set_colors(frame, variant, scope, node);
    if (node->element->type == ELEMENT_TEXT) {
        set_text(frame, variant, scope, node);
    } else if (node->element->type == ELEMENT_IMAGE) {
        set_image(frame, scope, node);
    }
}
