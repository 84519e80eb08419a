// What is taken over from one layout into the next. Texts move house with it: those of
// the past go when it is forgotten.
#include "base/arena.h"
#include "theme/node.h"

static void copy_children(struct node *node, struct arena *arena)
{
    if (node->child_count == 0) {
        return;
    }
    node->children = arena_copy(arena, node->children,
                                sizeof(struct node) * (size_t)node->child_count);
    for (int i = 0; i < node->child_count; i++) {
        copy_children(&node->children[i], arena);
    }
}

struct node *node_copy(const struct node *node, struct arena *arena)
{
    struct node *copy = arena_copy(arena, node, sizeof(*node));
    copy_children(copy, arena);
    return copy;
}

// A text that stands for several levels is copied once.
static void take_runs(struct arena *arena, struct node *node)
{
    node->runs =
        arena_copy(arena, node->runs, sizeof(*node->runs) * (size_t)node->run_count);
    for (int i = 0; i < node->run_count; i++) {
        const char **texts = node->runs[i].texts;
        const char *before = NULL, *copy = NULL;
        for (int level = 0; level <= ELEMENT_SHORTER; level++) {
            copy = texts[level] == before ? copy : arena_strdup(arena, texts[level]);
            before = texts[level];
            texts[level] = copy;
        }
    }
}

static void take_line(struct arena *arena, struct line *line)
{
    line->pieces =
        arena_copy(arena, line->pieces, sizeof(*line->pieces) * (size_t)line->count);
    for (int i = 0; i < line->count; i++) {
        line->pieces[i].text = arena_strdup(arena, line->pieces[i].text);
    }
}

static void take_children(const struct frame *frame, struct node *node)
{
    const struct node *were = node->children;
    node->children =
        arena_room(frame->arena, sizeof(struct node) * (size_t)node->child_count);
    for (int i = 0; i < node->child_count; i++) {
        node_take(frame, &were[i], &node->children[i]);
    }
}

void node_take(const struct frame *frame, const struct node *was, struct node *out)
{
    *out = *was;
    out->again = true;
    out->was = was->rect;
    out->image = arena_strdup(frame->arena, was->image);
    out->key = arena_strdup(frame->arena, was->key);
    take_runs(frame->arena, out);
    take_line(frame->arena, &out->line);
    if (was->resting) {
        out->resting = arena_alloc(frame->arena, sizeof(*out->resting));
        out->resting->arena = frame->arena;
        out->resting->note = was->resting->note;
    }
    take_children(frame, out);
}
