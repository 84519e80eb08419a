// lint_color.h
// Contrast and colours of what is laid out, gradients along their whole way.
//
// Threads: pure functions.
#ifndef THEME_LINT_COLOR_H
#define THEME_LINT_COLOR_H

#include "draw/list.h"

// The least one of a text to its plate (or outline), read where it lies: not at the far
// end of a gradient.
double lint_contrast(const struct draw_item *text, const struct draw_item *ground);

#endif
