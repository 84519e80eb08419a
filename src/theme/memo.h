// memo.h
// Layouts that were made a moment ago. While a scene moves it is the same values that are
// laid out frame after frame, and what they replaced stood there before: only what is
// new has to be built. It changes nothing but speed. Opened and closed through theme.h.
//
// Threads: one owner.
#ifndef THEME_MEMO_H
#define THEME_MEMO_H

#include "theme/node.h"

// The scene laid out for these values. It lives in the frame's arena or in the memo,
// until that was asked for MEMO_SCENES more. memo NULL: nothing is kept.
const struct node *memo_lay_out(struct theme_memo *memo, const struct frame *frame,
                                const struct scene_part *scene,
                                const struct values *values, int page);
// Appends the scene as it stands when nothing of it moves; `memo` is not NULL.
void memo_put_still(struct theme_memo *memo, const struct frame *frame,
                    const struct scene_part *scene, const struct values *values, int page,
                    struct draw_list *out);

// Two for each layer of one picture, and those that it has just left.
enum { MEMO_SCENES = 10 };

#endif
