// node.h
// An element with its values at one moment: what it says, in which colours, whether it is
// there at all, how large it wants to be and where it came to stand.
//
// Threads: plain data in the frame's arena.
#ifndef THEME_NODE_H
#define THEME_NODE_H

#include "theme/parts.h"

// What one layout works with.
struct frame {
    const struct theme *theme;
    const struct measure *measure;
    struct arena *arena;
    int width, height;
    double scale; // output pixels in a design pixel
    bool even;
};

struct set_run {
    const char *texts[ELEMENT_SHORTER + 1]; // whole, then ever shorter; NULL: left out
    const struct style *style;
    uint32_t ink;
};

struct node {
    const struct element *element;
    bool hidden;
    bool filled;
    uint32_t fill, fill2, border_color;
    struct set_run *runs; // TEXT
    int run_count;
    int level_count;   // of shortening, 1 and more
    const char *image; // absolute path
    int delay_ms;      // of the entrance, by its row
    int natural[2];    // what it would like, with padding
    struct rect rect;
    struct node *children;
    int child_count;
};

// The tree of a scene; places are still open.
struct node *node_build(const struct frame *frame, const struct element *root,
                        const struct values *values, int page);
// Both show the same, each seen from its own corner; panels inside are not compared.
bool node_same(const struct node *a, const struct node *b);
// Design pixels to output pixels; what is there stays at least one (or two) wide.
int frame_px(const struct frame *frame, double design);

#endif
