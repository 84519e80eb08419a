// emit_items.h
// What one panel holds: boxes, pictures and set texts in rest coordinates.
//
// Threads: pure functions.
#ifndef THEME_EMIT_ITEMS_H
#define THEME_EMIT_ITEMS_H

#include "theme/node.h"

// Appends the node and all below it that does not move by itself.
void emit_items(const struct frame *frame, const struct node *node,
                struct draw_list *out);

#endif
