// filter.h
// What a theme may do to a value's text on its way to the screen: a table of named, pure
// functions. A filter that leaves nothing makes the value absent.
//
// Threads: pure functions.
#ifndef THEME_FILTER_H
#define THEME_FILTER_H

#include <stdbool.h>

#include "base/arena.h"

struct filter;

const struct filter *filter_find(const char *name); // NULL if unknown
const char *const *filter_names(int *count);
// Takes a person's name apart. Its argument is the family name that is told beside the
// name, NULL: none is.
bool filter_of_person(const struct filter *filter);
// NULL text is an absent value; NULL or "" as result is one too, except for `or`.
const char *filter_apply(const struct filter *filter, const char *text,
                         const char *argument, struct arena *arena);

#endif
