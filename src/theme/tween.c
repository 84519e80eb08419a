#include "theme/tween.h"

#include "theme/arrange.h"
#include "theme/reorder.h"

enum { X, Y, NEITHER };

struct tween {
    const struct frame *frame;
    int64_t change_ms;
};

// A parent with the child that only one of its two layouts has.
struct single {
    const struct node *self, *other; // where it is, and where it is not
    int index;
    int axis;
    bool came; // self is the new layout
    double left;
};

struct span {
    int from, to;
};

static struct span span_of(struct rect rect, int axis)
{
    return axis == X ? (struct span){rect.x, rect.x + rect.w}
                     : (struct span){rect.y, rect.y + rect.h};
}

static int axis_of(const struct element *element)
{
    switch (element->type) {
    case ELEMENT_ROW:
        return X;
    case ELEMENT_COLUMN:
    case ELEMENT_ROWS:
        return Y;
    case ELEMENT_BOX:
    case ELEMENT_TEXT:
    case ELEMENT_IMAGE:
        break;
    }
    return NEITHER;
}

// Where others make room for what comes: nowhere in a list whose rows have keys.
static int door_of(const struct element *element)
{
    return element->key_count > 0 ? NEITHER : axis_of(element);
}

// How much of the way is left to what moves with this element.
static double left_of(const struct tween *tween, const struct element *element,
                      double inherited)
{
    for (int i = 0; i < element->change.count; i++) {
        if (element->change.list[i].type == MOTION_MOVE) {
            return 1.0 - motion_progress(&element->change.list[i], tween->change_ms);
        }
    }
    return inherited;
}

// Never quite as it was: the first frame already shows that something happens.
static int between(const struct tween *tween, int now, int before, double left)
{
    int step = tween->frame->even ? 2 : 1;
    return now + (int)((before - now) * left / step) * step;
}

static void send(const struct tween *tween, struct node *now, struct node *before,
                 double left)
{
    struct rect place;
    for (int axis = X; axis <= Y; axis++) {
        struct span new = span_of(now->rect, axis), old = span_of(before->rect, axis);
        int from = between(tween, new.from, old.from, left);
        int to = between(tween, new.to, old.to, left);
        *(axis == X ? &place.x : &place.y) = from;
        *(axis == X ? &place.w : &place.h) = to - from;
    }
    now->away = (struct rect){place.x - now->rect.x, place.y - now->rect.y,
                              place.w - now->rect.w, place.h - now->rect.h};
    before->away = (struct rect){place.x - before->rect.x, place.y - before->rect.y,
                                 place.w - before->rect.w, place.h - before->rect.h};
}

static void carry(struct node *node, int dx, int dy, bool leaving)
{
    node->away = (struct rect){dx, dy, 0, 0};
    node->leaving = leaving;
    for (int i = 0; i < node->child_count; i++) {
        carry(&node->children[i], dx, dy, leaving);
    }
}

static bool stands(const struct node *parent, int index)
{
    return index >= 0 && index < parent->child_count && !parent->children[index].hidden;
}

// The nearest child in a direction that stands in this layout (and in the other too).
static const struct node *neighbour(const struct single *single, const struct node *in,
                                    int step, bool both)
{
    int count = single->self->child_count > single->other->child_count
                    ? single->self->child_count
                    : single->other->child_count;
    for (int i = single->index + step; i >= 0 && i < count; i += step) {
        if (stands(in, i) &&
            (!both || (stands(single->self, i) && stands(single->other, i)))) {
            return &in->children[i];
        }
    }
    return NULL;
}

// Where it would stand, out of sight, in the layout that lacks it: past the edge that is
// nearest, if no other stands there. False if some do on both sides.
static bool beyond_edge(const struct tween *tween, const struct single *single,
                        struct span self, int *start)
{
    int axis = single->axis;
    struct span edge = span_of(arrange_inside(tween->frame, single->other), axis);
    struct span own = span_of(arrange_inside(tween->frame, single->self), axis);
    const struct node *previous = neighbour(single, single->other, -1, false);
    const struct node *next = neighbour(single, single->other, 1, false);
    if (previous && !next) {
        const struct node *shared = neighbour(single, single->self, -1, true);
        *start =
            edge.to + self.from - (shared ? span_of(shared->rect, axis).to : own.from);
        return true;
    }
    if (next && !previous) {
        const struct node *shared = neighbour(single, single->self, 1, true);
        *start =
            edge.from + self.from - (shared ? span_of(shared->rect, axis).from : own.to);
        return true;
    }
    return false;
}

// Where the others leave no room for it.
static int crack(const struct tween *tween, const struct single *single)
{
    const struct node *previous = neighbour(single, single->other, -1, false);
    const struct node *next = neighbour(single, single->other, 1, false);
    int gap = frame_px(tween->frame, single->other->element->gap);
    if (previous) {
        return span_of(previous->rect, single->axis).to + gap;
    }
    struct rect inside = arrange_inside(tween->frame, single->other);
    return span_of(next ? next->rect : inside, single->axis).from;
}

static int there(const struct tween *tween, const struct single *single, int self,
                 int other)
{
    return single->came ? between(tween, self, other, single->left)
                        : between(tween, other, self, single->left);
}

static struct rect band(struct rect place, int axis, int from, int to)
{
    return axis == X ? (struct rect){from, place.y, to - from, place.h}
                     : (struct rect){place.x, from, place.w, to - from};
}

// A plate that reached across its parent still does.
static void stretch(const struct tween *tween, const struct single *single,
                    struct node *node)
{
    struct rect inside = arrange_inside(tween->frame, single->self);
    if (single->axis == Y && node->rect.w == inside.w) {
        node->away.w = single->self->away.w;
    } else if (single->axis == X && node->rect.h == inside.h) {
        node->away.h = single->self->away.h;
    }
}

// Comes or goes as one block: over the edge, or through a door that opens round its
// middle.
static void send_single(const struct tween *tween, const struct single *single,
                        struct node *node)
{
    int away[] = {single->self->away.x, single->self->away.y};
    struct rect parent = arrange_inside_now(tween->frame, single->self);
    int axis = single->axis, edge;
    if (axis != NEITHER) {
        struct span self = span_of(node->rect, axis);
        node->window = parent;
        if (beyond_edge(tween, single, self, &edge)) {
            away[axis] = there(tween, single, self.from, edge) - self.from;
        } else {
            edge = crack(tween, single);
            int from = there(tween, single, self.from, edge);
            int to = there(tween, single, self.to, edge);
            away[axis] =
                pixels_near((from + to - self.from - self.to) / 2.0, tween->frame->even);
            node->window = band(parent, axis, from, to);
        }
        node->cut = true;
    }
    carry(node, away[X], away[Y], !single->came);
    stretch(tween, single, node);
}

static void send_both(const struct tween *tween, struct node *now, struct node *before,
                      double inherited)
{
    double left = left_of(tween, now->element, inherited);
    send(tween, now, before, left);
    int count =
        now->child_count > before->child_count ? now->child_count : before->child_count;
    for (int i = 0; i < count; i++) {
        bool is = stands(now, i), was = stands(before, i);
        if (is && was) {
            send_both(tween, &now->children[i], &before->children[i], left);
        } else if ((is || was) && left > 0) {
            struct single single = {
                is ? now : before, is ? before : now, i, door_of(now->element), is, left};
            send_single(tween, &single, is ? &now->children[i] : &before->children[i]);
        }
    }
}

void tween_scene(const struct frame *frame, struct node *now, struct node *before,
                 int64_t change_ms)
{
    struct tween tween = {frame, change_ms};
    if (!now->hidden && !before->hidden) {
        reorder_rows(frame, now, before);
        send_both(&tween, now, before, 0);
    }
}
