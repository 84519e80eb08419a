// data_names.h
// Values of a data file that nothing will show: most often a misspelt name.
//
// Threads: main only.
#ifndef APP_DATA_NAMES_H
#define APP_DATA_NAMES_H

#include "base/str.h"
#include "show/values.h"

// One line for each name that no scene has and the theme does not name either, with the
// nearest that some scene has.
void data_names_strange(const char *file, const char *theme_dir,
                        const struct values *values, struct buf *out);

#endif
