// line.h
// A text set into a width: whole if it fits, else smaller down to its style's floor, else
// with what the theme abbreviates, else cut with an ellipsis. struct line is in node.h.
//
// Threads: pure functions.
#ifndef THEME_LINE_H
#define THEME_LINE_H

#include "theme/node.h"

// Whole, at full size.
struct line line_natural(const struct frame *frame, const struct node *node);
struct line line_fit(const struct frame *frame, const struct node *node, int width);
// The width that it would like: its line, and no less than the room its element keeps.
int line_room(const struct frame *frame, const struct node *node);
// Where it begins in a place this wide: by its alignment, or by its point.
int line_start(const struct frame *frame, const struct node *node,
               const struct line *line, int width);
// Room above and below one line.
int line_height(const struct frame *frame, const struct node *node);

#endif
