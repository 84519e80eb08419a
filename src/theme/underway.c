#include "theme/underway.h"

#include "base/arena.h"

static bool keyed(const struct node *node)
{
    return !node->hidden && node->element->key_count > 0;
}

bool underway_mark(struct node *layout, struct arena *arena)
{
    bool any = false;
    for (int i = 0; i < layout->child_count; i++) {
        struct node *child = &layout->children[i];
        if (keyed(layout)) {
            child->start = arena_alloc(arena, sizeof(*child->start));
            any = true;
        } else {
            any = underway_mark(child, arena) || any;
        }
    }
    return any;
}

// Rows of a list that was sorted anew are copies that stand in another order; what they
// were marked with is the same.
static void tell(const struct node *bound)
{
    for (int i = 0; i < bound->child_count; i++) {
        const struct node *child = &bound->children[i];
        if (!keyed(bound)) {
            tell(child);
        } else if (child->start && child->kept) {
            *child->start = child->away;
        }
    }
}

// What was painted of a panel at rest is of another place.
static void displace(struct node *node, int dx, int dy, struct arena *arena)
{
    node->rect = rect_move(node->rect, dx, dy);
    if (node->resting) {
        node->resting = arena_alloc(arena, sizeof(*node->resting));
        node->resting->arena = arena;
    }
    for (int i = 0; i < node->child_count; i++) {
        displace(&node->children[i], dx, dy, arena);
    }
}

static void take(struct node *layout, struct arena *arena)
{
    for (int i = 0; i < layout->child_count; i++) {
        struct node *child = &layout->children[i];
        if (!keyed(layout)) {
            take(child, arena);
        } else if (child->start && (child->start->x != 0 || child->start->y != 0)) {
            displace(child, child->start->x, child->start->y, arena);
        }
    }
}

void underway_stop(struct node *layout, const struct node *bound, struct arena *arena)
{
    tell(bound);
    take(layout, arena);
}
