#include "theme/share.h"

static int *size_of(struct rect *rect, int axis)
{
    return axis == 0 ? &rect->w : &rect->h;
}

int share_limit(const struct frame *frame, const struct length *length, int px)
{
    int min = frame_px(frame, length->min), max = frame_px(frame, length->max);
    px = length->max > 0 && px > max ? max : px;
    return px < min ? min : px;
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
    return share_limit(frame, &child->element->size[axis], part > 0 ? part : 0);
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
static int give_room(const struct frame *frame, struct node *node, int axis, int room)
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
            int size = share_limit(frame, length, part > 0 ? part : 0);
            *size_of(&child->rect, axis) = size;
            room -= size;
            waiting--;
        }
    }
    return room;
}

static bool gives(const struct frame *frame, struct node *child, int axis)
{
    const struct length *length = &child->element->size[axis];
    return !child->hidden && length->kind == LENGTH_FIT &&
           *size_of(&child->rect, axis) > frame_px(frame, length->min);
}

// The longest of those that can give, how many are as long, and down to where they may
// give together: the next, or the least that one of them must keep.
struct longest {
    int size, count, down_to;
};

static struct longest find_longest(const struct frame *frame, struct node *node, int axis)
{
    struct longest top = {0};
    for (int i = 0; i < node->child_count; i++) {
        struct node *child = &node->children[i];
        int size = *size_of(&child->rect, axis);
        int least = frame_px(frame, child->element->size[axis].min);
        if (!gives(frame, child, axis)) {
            continue;
        }
        if (size > top.size) {
            top = (struct longest){size, 0, least > top.size ? least : top.size};
        }
        int bound = size == top.size ? least : size;
        top.count += size == top.size;
        top.down_to = bound > top.down_to ? bound : top.down_to;
    }
    return top;
}

// What is too much is taken from texts and frames, from the longest first, down to `min`:
// a name can be said in fewer letters, a mark beside it cannot.
static int take_back(const struct frame *frame, struct node *node, int axis, int excess)
{
    struct longest top = find_longest(frame, node, axis);
    for (; excess > 0 && top.count > 0; top = find_longest(frame, node, axis)) {
        int most = top.size - top.down_to;
        int give = pixels_up((double)excess / top.count, frame->even);
        give = give < most ? give : most;
        for (int i = 0; i < node->child_count && excess > 0; i++) {
            struct node *child = &node->children[i];
            if (gives(frame, child, axis) && *size_of(&child->rect, axis) == top.size) {
                *size_of(&child->rect, axis) -= give;
                excess -= give;
            }
        }
    }
    return excess;
}

int share_out(const struct frame *frame, struct node *node, int axis, int room)
{
    if (room < 0) {
        room = -take_back(frame, node, axis, -room);
    }
    return give_room(frame, node, axis, room);
}
