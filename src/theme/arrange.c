#include "theme/arrange.h"

#include "theme/line.h"

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

static int limit(const struct frame *frame, const struct length *length, int px)
{
    int min = frame_px(frame, length->min), max = frame_px(frame, length->max);
    px = length->max > 0 && px > max ? max : px;
    return px < min ? min : px;
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
    if (node->hidden) {
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
        node->natural[axis] = limit(frame, length, px);
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
    int size = whole ? limit(frame, length, room) : child->natural[axis];
    size = size > room ? room : size;
    *size_of(&child->rect, axis) = size;
    *origin_of(&child->rect, axis) =
        *origin_of(&inside, axis) + before_by(align, room - size, frame->even);
}

static bool fills_yet(const struct node *child, int axis, bool settled)
{
    return !child->hidden && !settled && child->element->size[axis].kind == LENGTH_FILL;
}

static int fills(const struct node *node, int axis)
{
    int count = 0;
    for (int i = 0; i < node->child_count; i++) {
        const struct node *child = &node->children[i];
        count += !child->hidden && child->element->size[axis].kind == LENGTH_FILL;
    }
    return count;
}

static int bounded(const struct frame *frame, const struct node *child, int axis,
                   int part)
{
    return limit(frame, &child->element->size[axis], part > 0 ? part : 0);
}

// Whoever fills but may not have an equal part gets what it may: the small ones first if
// there is room for them, else the large ones. False when all may.
static bool settle(const struct frame *frame, struct node *node, int axis, bool *settled,
                   int *room, int *waiting)
{
    int part = *waiting > 0 ? *room / *waiting : 0;
    int excess = 0;
    bool any = false;
    for (int i = 0; i < node->child_count; i++) {
        const struct node *child = &node->children[i];
        excess += fills_yet(child, axis, settled[i])
                      ? bounded(frame, child, axis, part) - part
                      : 0;
    }
    for (int i = 0; i < node->child_count; i++) {
        struct node *child = &node->children[i];
        int size = bounded(frame, child, axis, part);
        if (fills_yet(child, axis, settled[i]) &&
            (excess > 0 ? size > part : size < part)) {
            *size_of(&child->rect, axis) = size;
            *room -= size;
            (*waiting)--;
            settled[i] = any = true;
        }
    }
    return any;
}

// The room that is left goes to those who fill, in equal even parts.
static int share_room(const struct frame *frame, struct node *node, int axis, int room)
{
    int waiting = fills(node, axis);
    bool *settled = arena_alloc(frame->arena, (size_t)node->child_count + 1);
    while (waiting > 0 && settle(frame, node, axis, settled, &room, &waiting)) {
    }
    for (int i = 0; i < node->child_count; i++) {
        struct node *child = &node->children[i];
        const struct length *length = &child->element->size[axis];
        if (fills_yet(child, axis, settled[i])) {
            int part =
                waiting == 1 ? room : pixels_down((double)room / waiting, frame->even);
            int size = limit(frame, length, part > 0 ? part : 0);
            *size_of(&child->rect, axis) = size;
            room -= size;
            waiting--;
        }
    }
    return room;
}

// What is too much is taken from texts and frames, each by its share, down to `min`.
static int take_back(const struct frame *frame, struct node *node, int axis, int excess)
{
    int loose = 0;
    for (int i = 0; i < node->child_count; i++) {
        const struct node *child = &node->children[i];
        bool fit = child->element->size[axis].kind == LENGTH_FIT;
        loose += !child->hidden && fit ? child->natural[axis] : 0;
    }
    for (int i = 0; i < node->child_count && loose > 0; i++) {
        struct node *child = &node->children[i];
        const struct length *length = &child->element->size[axis];
        if (child->hidden || length->kind != LENGTH_FIT) {
            continue;
        }
        int *size = size_of(&child->rect, axis);
        int give = pixels_up((double)excess * child->natural[axis] / loose, frame->even);
        int least = frame_px(frame, length->min);
        give = *size - give < least ? *size - least : give;
        loose -= child->natural[axis];
        *size -= give > 0 ? give : 0;
        excess -= give > 0 ? give : 0;
    }
    return excess;
}

static void place_along(const struct frame *frame, struct node *node, struct rect inside,
                        int axis)
{
    int gap = frame_px(frame, node->element->gap);
    int room = *size_of(&inside, axis) + gap;
    for (int i = 0; i < node->child_count; i++) {
        struct node *child = &node->children[i];
        if (!child->hidden) {
            bool fill = child->element->size[axis].kind == LENGTH_FILL;
            int size = fill ? 0 : child->natural[axis];
            *size_of(&child->rect, axis) = size;
            room -= size + gap;
        }
    }
    if (room < 0) {
        room = -take_back(frame, node, axis, -room);
    }
    room = share_room(frame, node, axis, room);
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

static void arrange(const struct frame *frame, struct node *node)
{
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
