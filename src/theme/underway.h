// underway.h
// What was on its way when the next change came: rows that were climbing, a plate that
// was growing, go on from where they were seen, instead of jumping to where they were
// bound for.
//
// Threads: pure functions over the frame's nodes.
#ifndef THEME_UNDERWAY_H
#define THEME_UNDERWAY_H

#include "theme/node.h"

// Makes the layout ready to be told by copies of itself.
void underway_mark(struct node *layout, struct arena *arena);
// `bound` is a copy of the marked layout that was on its way there when it was cut: the
// layout comes to stand where `bound` is now.
void underway_stop(struct node *layout, const struct node *bound, struct arena *arena);

#endif
