// emit_panel.h
// One panel to draw items. What it holds while it is at rest, or moves as one piece, is
// found once and kept with its layout; only what stirs inside is found anew.
//
// Threads: one owner.
#ifndef THEME_EMIT_PANEL_H
#define THEME_EMIT_PANEL_H

#include "theme/emit.h"
#include "theme/motion.h"

// A panel of the node's items in this pose, with what of `before` (NULL: nothing) is
// still on its way out of it; unless it holds or shows nothing.
void emit_panel(const struct stage *stage, const struct node *node,
                const struct node *before, const struct pose *pose);

#endif
