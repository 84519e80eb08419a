// emit.h
// Nodes to draw items: every panel with what it holds, where its motions put it now.
//
// Threads: pure functions.
#ifndef THEME_EMIT_H
#define THEME_EMIT_H

#include "theme/hem.h"
#include "theme/node.h"

// Times as in struct theme_moment; `before` is the scene as it was, NULL if nothing
// changes at the moment.
struct stage {
    const struct frame *frame;
    struct draw_list *out;
    int64_t in_ms, out_ms, change_ms;
    bool changing;
    struct hems *hems; // of this scene; NULL where nothing is keyed
};

void emit_scene(const struct stage *stage, const struct node *root,
                const struct node *before);

#endif
