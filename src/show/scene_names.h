// scene_names.h
// The names of the values that a scene may have, as the design lists them: what the
// operator may set although the feeds say nothing of it.
//
// Threads: immutable tables.
#ifndef SHOW_SCENE_NAMES_H
#define SHOW_SCENE_NAMES_H

#include <stdbool.h>

#include "show/scene.h"

// With blanks between; of the scene itself or of its rows. "" if there are none.
const char *scene_value_names(const struct scene *scene, bool row);

#endif
