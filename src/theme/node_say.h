// node_say.h
// What one node says, and in which colours: its element with the values of the moment.
//
// Threads: pure functions over the frame's nodes.
#ifndef THEME_NODE_SAY_H
#define THEME_NODE_SAY_H

#include "theme/node.h"

// Sets the colours, and the runs of a text or the picture of an image. What says nothing
// is hidden.
void node_say(const struct frame *frame, const struct scope *scope, struct node *node);

#endif
