#include "theme/arrange.h"

#include "theme/line.h"
#include "theme/share.h"

enum { X, Y };

static int padding(const struct frame *frame, const struct element *element, int axis)
{
    return frame_px(frame, element->padding[axis]) +
           frame_px(frame, element->padding[axis + 2]);
}

static struct rect without_padding(const struct frame *frame,
                                   const struct element *element, struct rect inside)
{
    inside.x += frame_px(frame, element->padding[0]);
    inside.y += frame_px(frame, element->padding[1]);
    inside.w -= padding(frame, element, X);
    inside.h -= padding(frame, element, Y);
    inside.w = inside.w > 0 ? inside.w : 0;
    inside.h = inside.h > 0 ? inside.h : 0;
    return inside;
}

struct rect arrange_inside(const struct frame *frame, const struct node *node)
{
    return without_padding(frame, node->element, node->rect);
}

struct rect arrange_inside_now(const struct frame *frame, const struct node *node)
{
    return without_padding(frame, node->element, node_place(node));
}

static bool along(const struct element *element, int axis)
{
    return element->type == ELEMENT_ROW
               ? axis == X
               : (element->type == ELEMENT_COLUMN || element->type == ELEMENT_ROWS) &&
                     axis == Y;
}

static int content(const struct frame *frame, const struct node *node, int axis)
{
    const struct element *element = node->element;
    if (element->type == ELEMENT_TEXT) {
        return axis == Y ? line_height(frame, node)
                         : pixels_up(line_room(frame, node), frame->even);
    }
    int sum = 0, most = 0, shown = 0;
    for (int i = 0; i < node->child_count; i++) {
        if (!node->children[i].hidden) {
            int size = node->children[i].natural[axis];
            sum += size + (shown++ > 0 ? frame_px(frame, element->gap) : 0);
            most = size > most ? size : most;
        }
    }
    return along(element, axis) ? sum : most;
}

static void want(const struct frame *frame, struct node *node)
{
    if (node->hidden || node->again) {
        return;
    }
    for (int i = 0; i < node->child_count; i++) {
        want(frame, &node->children[i]);
    }
    if (node->element->type == ELEMENT_TEXT) {
        node->line = line_natural(frame, node);
    }
    for (int axis = X; axis <= Y; axis++) {
        const struct length *length = &node->element->size[axis];
        int px = length->kind == LENGTH_FIXED
                     ? frame_px(frame, length->px)
                     : content(frame, node, axis) + padding(frame, node->element, axis);
        node->natural[axis] = share_limit(frame, length, px);
    }
}

static int *origin_of(struct rect *rect, int axis)
{
    return axis == X ? &rect->x : &rect->y;
}

static int *size_of(struct rect *rect, int axis)
{
    return axis == X ? &rect->w : &rect->h;
}

static int before_by(enum align align, int room, bool even)
{
    return align == ALIGN_CENTER ? pixels_down(room / 2.0, even)
           : align == ALIGN_END  ? room
                                 : 0;
}

// Across the direction of a row or column, or in a box.
static void place_across(const struct frame *frame, struct node *child,
                         struct rect inside, int axis, enum align align)
{
    const struct length *length = &child->element->size[axis];
    int room = *size_of(&inside, axis);
    bool whole = length->kind == LENGTH_FILL ||
                 (align == ALIGN_STRETCH && length->kind == LENGTH_FIT);
    int size = whole ? share_limit(frame, length, room) : child->natural[axis];
    size = size > room ? room : size;
    *size_of(&child->rect, axis) = size;
    *origin_of(&child->rect, axis) =
        *origin_of(&inside, axis) + before_by(align, room - size, frame->even);
}

// The room that is not taken yet; whoever fills has nothing so far.
static int room_along(const struct frame *frame, struct node *node, int whole, int axis)
{
    int gap = frame_px(frame, node->element->gap);
    int room = whole + gap;
    for (int i = 0; i < node->child_count; i++) {
        struct node *child = &node->children[i];
        if (!child->hidden) {
            int *size = size_of(&child->rect, axis);
            *size = child->element->size[axis].kind == LENGTH_FILL ? 0 : *size;
            room -= *size + gap;
        }
    }
    return room;
}

// A shorter form is set in place of what it was measured by: it takes its own width, and
// what follows stands behind its letters. A plate stays as wide as it was given.
static bool close_up(const struct frame *frame, struct node *node)
{
    bool closed = false;
    for (int i = 0; i < node->child_count; i++) {
        struct node *child = &node->children[i];
        const struct element *element = child->element;
        int pad = padding(frame, element, X);
        // What was taken over is set already as it stood.
        bool whole = !child->again && child->line.width + pad <= child->rect.w;
        if (child->hidden || child->filled || whole || element->type != ELEMENT_TEXT ||
            element->room || element->size[X].kind != LENGTH_FIT ||
            element->text_align != ALIGN_START) {
            continue;
        }
        struct line line = line_fit(frame, child, child->rect.w - pad);
        int size = share_limit(frame, &element->size[X],
                               pixels_up(line.width, frame->even) + pad);
        if (line.shorter && size < child->rect.w) {
            child->rect.w = size;
            closed = true;
        }
    }
    return closed;
}

static int share_along(const struct frame *frame, struct node *node, int whole, int axis)
{
    for (int i = 0; i < node->child_count; i++) {
        struct node *child = &node->children[i];
        *size_of(&child->rect, axis) = child->natural[axis];
    }
    int left = share_out(frame, node, axis, room_along(frame, node, whole, axis));
    if (axis == X && close_up(frame, node)) {
        left = share_out(frame, node, axis, room_along(frame, node, whole, axis));
    }
    return left;
}

static void place_along(const struct frame *frame, struct node *node, struct rect inside,
                        int axis)
{
    int gap = frame_px(frame, node->element->gap);
    int room = share_along(frame, node, *size_of(&inside, axis), axis);
    int at = *origin_of(&inside, axis) +
             before_by(node->element->justify, room > 0 ? room : 0, frame->even);
    for (int i = 0; i < node->child_count; i++) {
        struct node *child = &node->children[i];
        if (!child->hidden) {
            *origin_of(&child->rect, axis) = at;
            at += *size_of(&child->rect, axis) + gap;
        }
    }
}

static enum align align_of(int anchor)
{
    return anchor < 0 ? ALIGN_START : anchor > 0 ? ALIGN_END : ALIGN_CENTER;
}

// What was taken over and came to stand elsewhere is all to be done again.
static void rearrange(const struct frame *frame, struct node *node)
{
    if (node->element->type == ELEMENT_TEXT) {
        node->line = line_natural(frame, node);
    }
    if (node->resting) {
        node->resting->note = (struct draw_note){.known = false};
    }
}

static void arrange(const struct frame *frame, struct node *node)
{
    if (node->again && rect_equal(node->rect, node->was)) {
        return;
    }
    if (node->again) {
        rearrange(frame, node);
    }
    struct rect inside = arrange_inside(frame, node);
    const struct element *element = node->element;
    if (node->line.width > inside.w) {
        node->line = line_fit(frame, node, inside.w);
    }
    for (int axis = X; axis <= Y; axis++) {
        bool stacked = along(element, axis);
        if (stacked) {
            place_along(frame, node, inside, axis);
        }
        for (int i = 0; i < node->child_count && !stacked; i++) {
            struct node *child = &node->children[i];
            enum align align = element->type == ELEMENT_BOX
                                   ? align_of(child->element->anchor[axis])
                                   : element->align;
            if (!child->hidden) {
                place_across(frame, child, inside, axis, align);
            }
        }
    }
    for (int i = 0; i < node->child_count; i++) {
        if (!node->children[i].hidden) {
            arrange(frame, &node->children[i]);
        }
    }
}

void arrange_scene(const struct frame *frame, struct node *root)
{
    const struct theme *theme = frame->theme;
    double wide = frame->width / theme->design_width;
    double high = frame->height / theme->design_height;
    int x = pixels_near(theme->safe_x * wide, frame->even);
    int y = pixels_near(theme->safe_y * high, frame->even);
    struct rect safe = {x, y, pixels_down(frame->width - 2 * x, frame->even),
                        pixels_down(frame->height - 2 * y, frame->even)};
    want(frame, root);
    for (int axis = X; axis <= Y; axis++) {
        place_across(frame, root, safe, axis, align_of(root->element->anchor[axis]));
    }
    arrange(frame, root);
}
