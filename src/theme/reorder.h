// reorder.h
// Rows that know who they are. When a list changes, a row is paired with what it was by
// its key, wherever it stood, so that it slides from its old place to its new one.
//
// Threads: pure functions over the frame's nodes.
#ifndef THEME_REORDER_H
#define THEME_REORDER_H

#include "theme/node.h"

// Gives both trees' lists with keys the same children at the same index, in paint order:
// rows that are gone, rows that came, those that fall, those that rise. Where one has no
// such row, a hidden one stands for it. Both are arranged already and keep their places.
void reorder_rows(const struct frame *frame, struct node *now, struct node *before);

#endif
