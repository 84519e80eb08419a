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

// The room of one row or column while it is given away.
struct giving {
    const struct frame *frame;
    struct node *node;
    int axis;
    int room;      // not given away yet
    int waiting;   // so many children have not got theirs
    bool *settled; // by child: it has what it may
};

static bool fills(const struct giving *giving, int index)
{
    const struct node *child = &giving->node->children[index];
    return !child->hidden && !giving->settled[index] &&
           child->element->size[giving->axis].kind == LENGTH_FILL;
}

static struct giving begin(const struct frame *frame, struct node *node, int axis,
                           int room)
{
    struct giving giving = {.frame = frame, .node = node, .axis = axis, .room = room};
    giving.settled = arena_alloc(frame->arena, (size_t)node->child_count + 1);
    for (int i = 0; i < node->child_count; i++) {
        giving.waiting += fills(&giving, i);
    }
    return giving;
}

// What the child gets if `part` is its share.
static int may_have(const struct giving *giving, int index, int part)
{
    const struct node *child = &giving->node->children[index];
    return share_limit(giving->frame, &child->element->size[giving->axis],
                       part > 0 ? part : 0);
}

static void give(struct giving *giving, int index, int size)
{
    *size_of(&giving->node->children[index].rect, giving->axis) = size;
    giving->settled[index] = true;
    giving->room -= size;
    giving->waiting--;
}

// Whoever fills but may not have an equal part gets what it may: the small ones first if
// there is room for them, else the large ones. False when all may.
static bool settle(struct giving *giving)
{
    int part = giving->waiting > 0 ? giving->room / giving->waiting : 0;
    int before = giving->waiting;
    int excess = 0;
    for (int i = 0; i < giving->node->child_count; i++) {
        excess += fills(giving, i) ? may_have(giving, i, part) - part : 0;
    }
    for (int i = 0; i < giving->node->child_count; i++) {
        int size = may_have(giving, i, part);
        if (fills(giving, i) && (excess > 0 ? size > part : size < part)) {
            give(giving, i, size);
        }
    }
    return giving->waiting < before;
}

// All have got their least, and it was too much: in a picture that is narrower than the
// theme was made for they give back in proportion, so that nothing is pushed out.
static void squeeze(struct giving *giving)
{
    double total = 0;
    for (int i = 0; i < giving->node->child_count; i++) {
        total += giving->settled[i]
                     ? *size_of(&giving->node->children[i].rect, giving->axis)
                     : 0;
    }
    for (int i = 0; i < giving->node->child_count && giving->room < 0 && total > 0; i++) {
        int *size = size_of(&giving->node->children[i].rect, giving->axis);
        if (giving->settled[i]) {
            int back = pixels_up(-giving->room * (*size / total), giving->frame->even);
            back = back < *size ? back : *size;
            total -= *size;
            *size -= back;
            giving->room += back;
        }
    }
}

// The room that is left goes to those who fill, in equal even parts.
static int give_room(const struct frame *frame, struct node *node, int axis, int room)
{
    struct giving giving = begin(frame, node, axis, room);
    bool goes_on = giving.waiting > 0;
    while (goes_on) {
        goes_on = settle(&giving) && giving.waiting > 0;
    }
    for (int i = 0; i < node->child_count; i++) {
        if (fills(&giving, i)) {
            int part =
                giving.waiting == 1
                    ? giving.room
                    : pixels_down((double)giving.room / giving.waiting, frame->even);
            give(&giving, i, may_have(&giving, i, part));
        }
    }
    squeeze(&giving);
    return giving.room;
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
