#include "theme/underway.h"

#include "base/arena.h"

void underway_mark(struct node *layout, struct arena *arena)
{
    layout->start = arena_alloc(arena, sizeof(*layout->start));
    for (int i = 0; i < layout->child_count; i++) {
        underway_mark(&layout->children[i], arena);
    }
}

// Rows of a list that was sorted anew are copies that stand in another order; what they
// were marked with is the same. One that stands for a row that is gone has no mark.
static void tell(const struct node *bound)
{
    if (bound->start) {
        *bound->start = bound->away;
    }
    for (int i = 0; i < bound->child_count; i++) {
        tell(&bound->children[i]);
    }
}

static bool away(const struct node *layout)
{
    const struct rect *start = layout->start;
    if (start->x != 0 || start->y != 0 || start->w != 0 || start->h != 0) {
        return true;
    }
    for (int i = 0; i < layout->child_count; i++) {
        if (away(&layout->children[i])) {
            return true;
        }
    }
    return false;
}

// What was painted of a panel at rest is of another place.
static void displace(struct node *node, struct arena *arena)
{
    node->rect = rect_move(node->rect, node->start->x, node->start->y);
    node->rect.w += node->start->w;
    node->rect.h += node->start->h;
    if (node->resting) {
        node->resting = arena_alloc(arena, sizeof(*node->resting));
        node->resting->arena = arena;
    }
    for (int i = 0; i < node->child_count; i++) {
        displace(&node->children[i], arena);
    }
}

void underway_stop(struct node *layout, const struct node *bound, struct arena *arena)
{
    tell(bound);
    if (away(layout)) {
        displace(layout, arena);
    }
}
