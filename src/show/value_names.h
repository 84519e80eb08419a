// value_names.h
// Every value that some scene may have, so that a theme's misspelt one is found before
// the show. A name with a number may have "#" there: "t#" stands for t1, t2 and so on.
//
// Threads: constant data.
#ifndef SHOW_VALUE_NAMES_H
#define SHOW_VALUE_NAMES_H

#include <stdbool.h>

bool value_name_known(const char *name);
// Of every list, whichever scene it is in: "page", "rows".
bool value_name_of_lists(const char *name);
// The known name that was probably meant; NULL if none is near.
const char *value_name_near(const char *name);

#endif
