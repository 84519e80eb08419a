// uses.h
// Which values elements are made of, so that of a scene only that is made again of which
// a value changed.
//
// Threads: pure functions; uses_find() while the theme is loaded.
#ifndef THEME_USES_H
#define THEME_USES_H

#include "theme/element.h"

// Sets `uses` of the element and of all below it.
void uses_find(struct element *root);
uint64_t uses_name(const char *name); // its bit
// The names whose values differ; rows are not looked at.
uint64_t uses_changed(const struct values *before, const struct values *now);
// Whether a value that both name, or rows, may be among them.
bool uses_meet(const struct uses *a, const struct uses *b);

#endif
