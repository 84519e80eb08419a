#include "theme/emit.h"

#include <math.h>

#include "theme/emit_items.h"

// What a panel is hung on: its parent, where that was laid out now and before, where it
// is shown and what of it.
struct mount {
    struct rect now, before;
    int dx, dy;
    struct rect window;
};

enum turn { STEADY, APPEARED, CHANGED, GONE };

// A panel at one moment; `before` is NULL unless it was there.
struct actor {
    const struct node *now, *before;
    const struct element *element;
    enum turn turn;
    const struct mount *mount;
};

static bool shown(const struct node *node)
{
    return node && !node->hidden;
}

static enum turn turn_of(const struct stage *stage, const struct actor *actor)
{
    if (!stage->changing) {
        return STEADY;
    }
    if (!actor->now) {
        return GONE;
    }
    if (!actor->before) {
        return APPEARED;
    }
    return node_same(actor->now, actor->before) ? STEADY : CHANGED;
}

static const struct motion *find_move(const struct element *element)
{
    for (int i = 0; i < element->change.count; i++) {
        if (element->change.list[i].type == MOTION_MOVE) {
            return &element->change.list[i];
        }
    }
    return NULL;
}

static bool exchanges(const struct element *element)
{
    for (int i = 0; i < element->change.count; i++) {
        if (element->change.list[i].type != MOTION_MOVE) {
            return true;
        }
    }
    return false;
}

// How far the node still stands from where it goes, of all `distance`.
static int remaining(const struct stage *stage, const struct motion *move, int distance)
{
    double rest = 1.0 - motion_progress(move, stage->change_ms);
    return pixels_near(distance * rest, stage->frame->even);
}

// The way from the former place, seen from the parent, and the growth on it.
static void apply_move(const struct stage *stage, const struct actor *actor,
                       struct pose *pose)
{
    const struct motion *move = find_move(actor->element);
    if (!stage->changing || !move || !actor->now || !actor->before) {
        return;
    }
    struct rect now = actor->now->rect, was = actor->before->rect;
    const struct mount *mount = actor->mount;
    int from_x = (was.x - mount->before.x) - (now.x - mount->now.x);
    int from_y = (was.y - mount->before.y) - (now.y - mount->now.y);
    pose->dx += remaining(stage, move, from_x);
    pose->dy += remaining(stage, move, from_y);
    int w = now.w - remaining(stage, move, now.w - was.w);
    int h = now.h - remaining(stage, move, now.h - was.h);
    struct rect grown = {now.x, now.y, w, h};
    pose->shown = rect_intersect(pose->shown, grown);
}

static void apply_times(const struct stage *stage, const struct node *node,
                        struct pose *pose)
{
    if (stage->in_ms >= 0) {
        pose_enter(pose, &node->element->in, stage->in_ms - node->delay_ms);
    }
    if (stage->out_ms >= 0) {
        pose_leave(pose, &node->element->out, stage->out_ms);
    }
}

// A flip shows the old in its first half and the new in its second.
static double new_share(const struct motion *motion, enum turn turn, double progress)
{
    bool half = motion->type == MOTION_FLIP && turn == CHANGED;
    return half ? fmax(0.0, 2.0 * progress - 1.0) : progress;
}

static double old_progress(const struct motion *motion, enum turn turn, double progress)
{
    bool half = motion->type == MOTION_FLIP && turn == CHANGED;
    return half ? fmin(1.0, 2.0 * progress) : progress;
}

static struct pose new_pose(const struct stage *stage, const struct actor *actor)
{
    const struct mount *mount = actor->mount;
    struct pose pose = pose_begin(actor->now->rect, mount->dx, mount->dy, mount->window,
                                  stage->frame->even);
    apply_move(stage, actor, &pose);
    apply_times(stage, actor->now, &pose);
    bool exchange = actor->turn == APPEARED || actor->turn == CHANGED;
    for (int i = 0; exchange && i < actor->element->change.count; i++) {
        const struct motion *motion = &actor->element->change.list[i];
        if (motion->type != MOTION_MOVE) {
            double progress = motion_progress(motion, stage->change_ms);
            pose_come(&pose, motion, new_share(motion, actor->turn, progress));
        }
    }
    return pose;
}

// What it showed before, on its way out, at the same place on the parent.
static struct pose old_pose(const struct stage *stage, const struct actor *actor)
{
    const struct mount *mount = actor->mount;
    struct pose pose = pose_begin(
        actor->before->rect, mount->dx + mount->now.x - mount->before.x,
        mount->dy + mount->now.y - mount->before.y, mount->window, stage->frame->even);
    apply_times(stage, actor->before, &pose);
    for (int i = 0; i < actor->element->change.count; i++) {
        const struct motion *motion = &actor->element->change.list[i];
        if (motion->type != MOTION_MOVE) {
            double progress = motion_progress(motion, stage->change_ms);
            pose_make_way(&pose, motion, old_progress(motion, actor->turn, progress));
        }
    }
    return pose;
}

// A panel of the node's items, unless it holds or shows nothing.
static void emit_panel(const struct stage *stage, const struct node *node,
                       const struct pose *pose)
{
    struct rect clip = pose_clip(pose);
    if (rect_empty(clip)) {
        return;
    }
    int start = stage->out->count;
    struct draw_item *panel = draw_add(stage->out, DRAW_PANEL);
    panel->rect = node->rect;
    panel->clip = clip;
    panel->dx = pose_dx(pose);
    panel->dy = pose_dy(pose);
    int held = stage->out->count;
    emit_items(stage->frame, node, stage->out);
    if (stage->out->count == held) {
        stage->out->count = start;
        return;
    }
    draw_add(stage->out, DRAW_END)->rect = node->rect;
}

static void emit_actor(const struct stage *stage, const struct node *now,
                       const struct node *before, const struct mount *mount);

// Every panel below, in paint order. Lists of different lengths match by their place.
static void emit_below(const struct stage *stage, const struct node *now,
                       const struct node *before, const struct mount *mount)
{
    for (int i = 0; i < now->child_count; i++) {
        const struct node *child = &now->children[i];
        const struct node *was =
            before && i < before->child_count ? &before->children[i] : NULL;
        if (child->element->panel) {
            emit_actor(stage, child, was, mount);
        } else if (!child->hidden) {
            emit_below(stage, child, shown(was) ? was : NULL, mount);
        }
    }
}

static void emit_actor(const struct stage *stage, const struct node *now,
                       const struct node *before, const struct mount *mount)
{
    struct actor actor = {.now = shown(now) ? now : NULL,
                          .before = shown(before) ? before : NULL,
                          .mount = mount};
    if (!actor.now && !actor.before) {
        return;
    }
    actor.element = actor.now ? actor.now->element : actor.before->element;
    actor.turn = turn_of(stage, &actor);
    bool leaves = actor.turn == GONE || actor.turn == CHANGED;
    if (leaves && actor.before && exchanges(actor.element)) {
        struct pose pose = old_pose(stage, &actor);
        emit_panel(stage, actor.before, &pose);
    }
    if (!actor.now) {
        return;
    }
    struct pose pose = new_pose(stage, &actor);
    emit_panel(stage, actor.now, &pose);
    struct mount below = {.now = actor.now->rect,
                          .before = actor.before ? actor.before->rect : actor.now->rect,
                          .dx = pose_dx(&pose),
                          .dy = pose_dy(&pose),
                          .window = pose_clip(&pose)};
    if (!rect_empty(below.window)) {
        emit_below(stage, actor.now, actor.before, &below);
    }
}

void emit_scene(const struct stage *stage, const struct node *root,
                const struct node *before)
{
    struct rect whole = {0, 0, stage->frame->width, stage->frame->height};
    struct mount mount = {.now = whole, .before = whole, .window = whole};
    emit_actor(stage, root, before, &mount);
}
