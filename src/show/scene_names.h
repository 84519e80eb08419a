// scene_names.h
// The names of the values that a scene may have, whether a feed tells of them now or not:
// what the operator may set, a theme bind and a file of values give.
//
// Threads: immutable tables.
#ifndef SHOW_SCENE_NAMES_H
#define SHOW_SCENE_NAMES_H

#include <stdbool.h>

#include "show/scene.h"

// Of the scene itself or of its rows; NULL ends them.
const char *const *scene_value_names(const struct scene *scene, bool row);
// "t#" is what a theme calls t1, t2 and so on.
bool scene_has_value(const struct scene *scene, bool row, const char *name);

#endif
