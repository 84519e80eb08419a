#include "theme/emit_panel.h"

#include "theme/emit_items.h"

// Whether all that the panel holds is away from its rest as one piece: then what was
// painted once is only moved.
static bool rigid(const struct node *node, struct rect away)
{
    if (!rect_equal(node->away, away) || away.w != 0 || away.h != 0) {
        return false;
    }
    for (int i = 0; i < node->child_count; i++) {
        const struct node *child = &node->children[i];
        if (!child->hidden && !child->element->panel &&
            (child->cut || !rigid(child, away))) {
            return false;
        }
    }
    return true;
}

static void move_items(struct draw_list *list, int first, int dx, int dy)
{
    for (int i = first; i < list->count; i++) {
        struct draw_item *item = &list->items[i];
        item->rect = rect_move(item->rect, dx, dy);
        item->clip = rect_empty(item->clip) ? item->clip : rect_move(item->clip, dx, dy);
        item->baseline += item->kind == DRAW_TEXT ? dy : 0;
    }
}

// Whether something of what was here is still on its way out.
static bool some_leave(const struct node *before)
{
    for (int i = 0; before && i < before->child_count; i++) {
        const struct node *child = &before->children[i];
        if (!child->hidden && !child->element->panel &&
            (child->leaving || some_leave(child))) {
            return true;
        }
    }
    return false;
}

// What the panel holds when it is at rest, found once for all frames of the layout.
static void emit_held(const struct stage *stage, const struct node *node,
                      struct draw_list *out)
{
    struct resting *resting = node->resting;
    if (resting->items) {
        draw_append(out, resting->items, resting->count);
        return;
    }
    struct frame own = *stage->frame;
    int first = out->count;
    own.arena = resting->arena;
    emit_items(&own, node, NULL, out);
    resting->count = out->count - first;
    move_items(out, first, -node->away.x, -node->away.y);
    resting->items = arena_copy(resting->arena, out->items + first,
                                (size_t)resting->count * sizeof(*resting->items));
}

void emit_panel(const struct stage *stage, const struct node *node,
                const struct node *before, const struct pose *pose)
{
    struct rect clip = pose_clip(pose);
    if (rect_empty(clip)) {
        return;
    }
    int start = stage->out->count;
    bool whole = rigid(node, node->away);
    bool at_rest = whole && !some_leave(before);
    struct rect away = whole ? node->away : (struct rect){0};
    struct rect rest = rect_move(pose->rest, -away.x, -away.y);
    struct draw_item *panel = draw_add(stage->out, DRAW_PANEL);
    panel->rect = rest;
    panel->clip = clip;
    panel->dx = pose_dx(pose) + away.x;
    panel->dy = pose_dy(pose) + away.y;
    panel->note = at_rest ? &node->resting->note : NULL;
    int first = stage->out->count;
    if (at_rest) {
        emit_held(stage, node, stage->out);
    } else {
        emit_items(stage->frame, node, before, stage->out);
        move_items(stage->out, first, -away.x, -away.y);
    }
    if (stage->out->count == first) {
        stage->out->count = start;
        return;
    }
    draw_add(stage->out, DRAW_END)->rect = rest;
}
