// data_names.h
// Values of a data file that nothing will show: most often a misspelt name, or that of
// another scene.
//
// Threads: main only.
#ifndef APP_DATA_NAMES_H
#define APP_DATA_NAMES_H

#include "base/str.h"
#include "show/values.h"
#include "theme/theme.h"

// One line for each name that neither the scene has nor the theme names there; with the
// nearest name, or with those that the scene has.
void data_names_strange(const char *file, const struct theme *theme, const char *scene,
                        const struct values *values, struct buf *out);

#endif
