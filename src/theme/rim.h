// rim.h
// Plates of a strong colour that lie beside the key colour get a dark rim, in key-safe
// modes: where chroma is halved (4:2:2) it bleeds into the rim then, and not into the
// key. A plate whose theme gives it a border keeps that; a strip that is hardly wider
// than two rims stays as it is, which lint.h finds.
//
// Threads: pure functions on a layout's nodes.
#ifndef THEME_RIM_H
#define THEME_RIM_H

#include "theme/node.h"

// Where a colour lies beside a key colour.
bool rim_wanted(const struct frame *frame);
// Marks the nodes of an arranged scene.
void rims_mark(const struct frame *frame, struct node *root);
// Whether the key colour shows beside the middle of one of the plate's sides: where the
// pixel there is hidden by none of the grounds.
bool rim_beside_key(struct rect plate,
                    bool (*hidden)(const void *grounds, struct rect pixel),
                    const void *grounds);
// A plate of one's own, opaque; of a strong colour.
bool rim_hides(const struct node *node);
bool rim_strong(const struct frame *frame, const struct node *node);
int rim_width(const struct frame *frame); // output pixels
uint32_t rim_color(void);                 // 0xAARRGGBB

#endif
