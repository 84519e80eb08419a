// arrange.h
// Sizes and places: what every node would like, then what it gets. In whole output
// pixels, even ones where the output is keyed.
//
// Threads: pure functions over the frame's nodes.
#ifndef THEME_ARRANGE_H
#define THEME_ARRANGE_H

#include "theme/node.h"

// Gives every node of the scene its rect.
void arrange_scene(const struct frame *frame, struct node *root);
// The node's rect without its padding.
struct rect arrange_inside(const struct frame *frame, const struct node *node);
// The same of where it is at the moment.
struct rect arrange_inside_now(const struct frame *frame, const struct node *node);

#endif
