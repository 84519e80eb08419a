#include "theme/emit.h"

#include <math.h>

#include "theme/emit_panel.h"
#include "theme/rim.h"

// What a panel is hung on: how far its parent has slid, and what of that can be seen.
struct mount {
    int dx, dy;
    struct rect window;
};

enum turn { STEADY, APPEARED, CHANGED, GREW, GONE };

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
    return node_same(actor->now, actor->before)   ? STEADY
           : node_grew(actor->now, actor->before) ? GREW
                                                  : CHANGED;
}

// A row that only moved is no other row: its "change" is for those that come and go.
static bool exchanges(const struct actor *actor)
{
    const struct element *element = actor->element;
    if (actor->now && actor->now->kept) {
        return false;
    }
    for (int i = 0; i < element->change.count; i++) {
        if (element->change.list[i].type != MOTION_MOVE) {
            return true;
        }
    }
    return false;
}

// How far the panel, or else what stands on it, has come over the edge that it leaves by.
static double came(const struct stage *stage, const struct node *node,
                   const struct motion *out)
{
    const struct element *element = node->element;
    double most = motions_came(&element->in, out, stage->in_ms - node->delay_ms, 1.0);
    if (stage->in_ms < 0 || element->in.count > 0 || element->child_count == 0) {
        return stage->in_ms < 0 ? 1.0 : most;
    }
    most = 0.0;
    for (int i = 0; i < element->child_count; i++) {
        const struct motions *in = &element->children[i].in;
        double other = in->count > 0 ? 0.0 : 1.0;
        most = fmax(most, motions_came(in, out, stage->in_ms, other));
    }
    return most > 0.0 ? most : 1.0;
}

static void apply_times(const struct stage *stage, const struct node *node,
                        struct pose *pose)
{
    const struct motions *out = &node->element->out;
    if (stage->in_ms >= 0) {
        pose_enter(pose, &node->element->in, stage->in_ms - node->delay_ms);
    }
    for (int i = 0; stage->out_ms >= 0 && i < out->count; i++) {
        pose_leave(pose, &out->list[i], stage->out_ms, came(stage, node, &out->list[i]));
    }
}

// A flip shows the old in its first half and the new in its second.
static double new_share(const struct motion *motion, enum turn turn, double progress)
{
    bool half = motion->type == MOTION_FLIP && turn == CHANGED;
    return half ? fmax(0.0, 2.0 * progress - 1.0) : progress;
}

static double old_share(const struct motion *motion, enum turn turn, double progress)
{
    bool half = motion->type == MOTION_FLIP && turn == CHANGED;
    return half ? fmin(1.0, 2.0 * progress) : progress;
}

// A text without a plate may reach out of a place that is still growing.
static struct rect reach(const struct node *node)
{
    struct rect place = node_place(node);
    if (node->element->type != ELEMENT_TEXT || node->filled || node->away.w >= 0) {
        return place;
    }
    enum align align = node->element->text_align;
    if (align != ALIGN_START && align != ALIGN_STRETCH) {
        place.x += node->away.w;
    }
    place.w -= align == ALIGN_CENTER ? 2 * node->away.w : node->away.w;
    return place;
}

static struct rect window_of(const struct mount *mount, const struct node *node)
{
    return node->cut ? rect_intersect(mount->window,
                                      rect_move(node->window, mount->dx, mount->dy))
                     : mount->window;
}

static struct pose pose_of(const struct stage *stage, const struct actor *actor,
                           const struct node *node)
{
    const struct mount *mount = actor->mount;
    // What is said more is uncovered as the place grows.
    struct rect place = actor->turn == GREW ? node_place(node) : reach(node);
    struct pose pose = pose_begin(place, mount->dx, mount->dy, window_of(mount, node),
                                  stage->frame->even);
    apply_times(stage, node, &pose);
    return pose;
}

static struct pose new_pose(const struct stage *stage, const struct actor *actor)
{
    struct pose pose = pose_of(stage, actor, actor->now);
    bool exchange = (actor->turn == APPEARED && !actor->now->cut) ||
                    (actor->turn == CHANGED && !actor->now->kept);
    for (int i = 0; exchange && i < actor->element->change.count; i++) {
        const struct motion *motion = &actor->element->change.list[i];
        if (motion->type != MOTION_MOVE) {
            double progress = motion_progress(motion, stage->change_ms);
            pose_come(&pose, motion, new_share(motion, actor->turn, progress));
        }
    }
    return pose;
}

// What it showed before, on its way out. What nothing replaces does not wait.
static struct pose old_pose(const struct stage *stage, const struct actor *actor)
{
    struct pose pose = pose_of(stage, actor, actor->before);
    bool exchange = actor->turn == CHANGED || !actor->before->cut;
    for (int i = 0; exchange && i < actor->element->change.count; i++) {
        const struct motion *motion = &actor->element->change.list[i];
        if (motion->type == MOTION_MOVE) {
            continue;
        }
        int64_t at_ms = stage->change_ms + (actor->turn == GONE ? motion->delay_ms : 0);
        double progress = motion_progress(motion, at_ms);
        if (actor->turn == GONE) {
            pose_go(&pose, motion, progress);
        } else {
            pose_make_way(&pose, motion, old_share(motion, actor->turn, progress));
        }
    }
    return pose;
}

static void emit_actor(const struct stage *stage, const struct node *now,
                       const struct node *before, const struct mount *mount);

static const struct node *shown_child(const struct node *node, int index)
{
    const struct node *child =
        node && index < node->child_count ? &node->children[index] : NULL;
    return child && !child->hidden ? child : NULL;
}

static void emit_below(const struct stage *stage, const struct node *now,
                       const struct node *before, const struct mount *mount);

// A child that is no panel may be cut; then so is what is in it. A list is as long as it
// is just now, for the rows of a longer page, too.
static void emit_frame(const struct stage *stage, const struct node *now,
                       const struct node *before, const struct mount *mount)
{
    const struct node *node = now ? now : before;
    struct mount below = {mount->dx, mount->dy, window_of(mount, node)};
    if (now && before && node->element->type == ELEMENT_ROWS) {
        struct rect list = rect_move(node_place(node), mount->dx, mount->dy);
        below.window = rect_intersect(below.window, list);
    }
    if (!rect_empty(below.window)) {
        emit_below(stage, now, before, &below);
    }
}

// Every panel below, in paint order. Lists of different lengths match by their place.
static void emit_below(const struct stage *stage, const struct node *now,
                       const struct node *before, const struct mount *mount)
{
    int count = now ? now->child_count : 0;
    count = before && before->child_count > count ? before->child_count : count;
    for (int i = 0; i < count; i++) {
        const struct node *child = shown_child(now, i), *was = shown_child(before, i);
        const struct node *either = child ? child : was;
        if (either && either->element->panel) {
            emit_actor(stage, child, was, mount);
        } else if (either) {
            emit_frame(stage, child, was, mount);
        }
    }
}

// What one of two layouts has comes and goes as it is, with all that is in it.
static void emit_inside(const struct stage *stage, const struct actor *actor,
                        const struct pose *pose, struct rect window)
{
    struct mount below = {pose_dx(pose), pose_dy(pose), window};
    struct stage steady = *stage;
    steady.changing = false;
    if (rect_empty(window)) {
        return;
    }
    if (actor->now && actor->before) {
        emit_below(stage, actor->now, actor->before, &below);
    } else {
        emit_below(&steady, actor->now ? actor->now : actor->before, NULL, &below);
    }
}

static void emit_actor(const struct stage *stage, const struct node *now,
                       const struct node *before, const struct mount *mount)
{
    struct actor actor = {.now = now, .before = before, .mount = mount};
    actor.element = now ? now->element : before->element;
    actor.turn = turn_of(stage, &actor);
    bool exchange = exchanges(&actor);
    struct pose old = {0}, new = {0};
    bool leaves = before && (actor.turn == GONE ? exchange || before->leaving
                                                : actor.turn == CHANGED && exchange);
    struct rect window = {0};
    if (leaves) {
        old = old_pose(stage, &actor);
        emit_panel(stage, before, NULL, &old);
        hems_note(stage->hems, before, &old);
        window = pose_clip(&old);
    }
    if (now) {
        new = new_pose(stage, &actor);
        emit_panel(stage, now, leaves ? NULL : before, &new);
        hems_note(stage->hems, now, &new);
        window = rect_union(window, pose_clip(&new));
    }
    emit_inside(stage, &actor, now ? &new : &old, window);
}

void emit_scene(const struct stage *stage, const struct node *root,
                const struct node *before)
{
    struct rect whole = {0, 0, stage->frame->width, stage->frame->height};
    struct mount mount = {.window = whole};
    struct hems hems = {.count = 0};
    struct stage own = *stage;
    own.hems = rim_wanted(stage->frame) ? &hems : NULL;
    root = shown(root) ? root : NULL;
    before = shown(before) ? before : NULL;
    if (root || before) {
        emit_actor(&own, root, before, &mount);
    }
    hems_finish(&hems, stage->frame, stage->out);
}
