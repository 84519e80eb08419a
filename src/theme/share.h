// share.h
// How the room along a row or column is shared out: what is left goes to those who fill,
// what is missing is taken from texts and frames, from the longest first.
//
// Threads: pure functions over the frame's nodes.
#ifndef THEME_SHARE_H
#define THEME_SHARE_H

#include "theme/node.h"

// Between the length's least and most.
int share_limit(const struct frame *frame, const struct length *length, int px);
// axis 0: width, 1: height. The children's rects have their natural sizes, and room (less
// than nothing: missing) beside them. Returns what is left.
int share_out(const struct frame *frame, struct node *node, int axis, int room);

#endif
