// memo.h
// Layouts that were made a moment ago. While a scene moves it is the same values that are
// laid out frame after frame, and what they replaced stood there before: only what is
// new has to be built. It changes nothing but speed. Opened and closed through theme.h.
//
// Threads: one owner.
#ifndef THEME_MEMO_H
#define THEME_MEMO_H

#include "theme/node.h"

// The scene laid out for these values. The nodes are the caller's, to be changed at will;
// what they say lives in the frame's arena or in the memo, until that was asked for
// MEMO_SCENES more. memo NULL: nothing is kept.
struct node *memo_lay_out(struct theme_memo *memo, const struct frame *frame,
                          const struct scene_part *scene, const struct values *values,
                          int page);

// Two for each layer of one picture, and those that it has just left.
enum { MEMO_SCENES = 10 };

#endif
