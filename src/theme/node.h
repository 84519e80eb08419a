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
    uint32_t key;                          // colour that the output is keyed by; 0: none
    const struct theme_pictures *pictures; // NULL
    bool before;                           // as it was before the change
};

struct set_run {
    const char *texts[ELEMENT_SHORTER + 1]; // whole, then ever shorter; NULL: left out
    const struct style *style;
    uint32_t ink;
};

struct piece {
    const char *text;
    struct text_style style;
    uint32_t ink;
    int outline; // pixels round it; 0: none
    uint32_t outline_color;
    int x; // from the line's start
    int width;
};

struct line {
    struct piece *pieces;
    int count;
    int width;
    int cap_height; // of the largest piece
    bool shorter;   // a form of fewer words, and all of it
};

// What a panel holds at rest, once that was asked for: the same in every frame.
struct resting {
    struct arena *arena; // of the layout
    const struct draw_item *items;
    int count;
    struct draw_note note;
};

struct node {
    const struct element *element;
    bool hidden;
    bool filled;
    uint32_t fill, fill2, border_color;
    bool rim;             // instead of a border, see rim.h
    struct set_run *runs; // TEXT
    int run_count;
    int level_count;   // of shortening, 1 and more
    struct line line;  // as it is set in its place at rest
    const char *image; // absolute path
    int delay_ms;      // of the entrance, by its row
    const char *key;   // of a row that moves to its new place; NULL
    bool kept;         // was there before, perhaps elsewhere, by its key
    int natural[2];    // what it would like, with padding
    struct rect rect;  // at rest
    // While the scene changes: what its place and size lack to where they are now, what
    // of it can be seen, and that it is no longer in the scene but on its way out.
    struct rect away;
    struct rect window;
    bool cut; // to the window; it comes or goes by that alone
    bool leaving;
    struct rect *start; // how far it still was away when it was cut, see underway.h; NULL
    struct node *children;
    int child_count;
    struct resting *resting; // of a panel, and of its copies; NULL
    // Taken over from the layout before, where it was arranged in this place.
    bool again;
    struct rect was;
};

// A layout of the same scene for the same output, for other values.
struct past {
    const struct node *root; // NULL: none
    const struct values *values;
    int page;
};

// The tree of a scene; places are still open. What is made of nothing that has changed is
// taken over from the past.
struct node *node_build(const struct frame *frame, const struct element *root,
                        const struct values *values, int page, const struct past *past);
// The node as it was, with all below it, in the frame's arena.
void node_take(const struct frame *frame, const struct node *was, struct node *out);
// To be changed at will; what it says stays where it is.
struct node *node_copy(const struct node *node, struct arena *arena);
// Both say the same in the same look, wherever they stand; panels inside are not
// compared.
bool node_same(const struct node *a, const struct node *b);
// It says what it said, and at the end of a line more, for which it is wider now.
bool node_grew(const struct node *now, const struct node *before);
// Where it is at the moment.
struct rect node_place(const struct node *node);
// Design pixels to output pixels; what is there stays at least one (or two) wide.
int frame_px(const struct frame *frame, double design);

#endif
