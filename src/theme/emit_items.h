// emit_items.h
// What one panel holds: boxes, pictures and set texts, where they are at the moment.
//
// Threads: pure functions.
#ifndef THEME_EMIT_ITEMS_H
#define THEME_EMIT_ITEMS_H

#include "theme/node.h"

// Appends the node's own box. It has none: NULL.
struct draw_item *emit_ground(const struct frame *frame, const struct node *node,
                              struct draw_list *out);
// Appends the node and all below it that does not move by itself; with what of `before`
// (NULL: nothing) is still on its way out of it.
void emit_items(const struct frame *frame, const struct node *node,
                const struct node *before, struct draw_list *out);

#endif
