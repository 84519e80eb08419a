// underway.h
// Rows that were on their way when the next change came: they go on from where they were
// seen, instead of jumping to where they were bound for.
//
// Threads: pure functions over the frame's nodes.
#ifndef THEME_UNDERWAY_H
#define THEME_UNDERWAY_H

#include "theme/node.h"

// Whether rows of the layout can be on their way at all; it is made ready to be told.
bool underway_mark(struct node *layout, struct arena *arena);
// `bound` is a copy of the marked layout that was on its way there when it was cut: the
// layout's rows stand where those of `bound` are now.
void underway_stop(struct node *layout, const struct node *bound, struct arena *arena);

#endif
