// damage.h
// The parts of the picture that changed: a few rectangles that cover everything, merged
// when there are too many or when two nearly fill their union.
//
// Threads: plain data.
#ifndef DRAW_DAMAGE_H
#define DRAW_DAMAGE_H

#include <stdbool.h>

#include "draw/list.h"

enum { DAMAGE_MAX = 16 };

struct damage {
    struct rect rects[DAMAGE_MAX]; // disjoint
    int count;
};

void damage_add(struct damage *damage, struct rect rect, struct rect bounds);
bool damage_empty(const struct damage *damage);
// Every pixel of the rectangle changed.
bool damage_covers(const struct damage *damage, struct rect rect);

#endif
