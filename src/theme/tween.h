// tween.h
// A scene on its way from one layout to the next. Everything goes in one time from where
// and how large it was, so whatever touches at both ends touches all the way: no gap, no
// overlap. What is new comes in over its parent's edge, or opens where it stands between
// others; what is gone leaves the same way.
//
// Threads: pure functions over the frame's nodes.
#ifndef THEME_TWEEN_H
#define THEME_TWEEN_H

#include "theme/node.h"

// Sets `away`, `window` and `leaving` of both trees, change_ms after one became the
// other. Only what has a `move`, and what is in it, is on its way.
void tween_scene(const struct frame *frame, struct node *now, struct node *before,
                 int64_t change_ms);

#endif
