// element_values.h
// All values that one element names, without its children: in conditions, texts, colours,
// pictures and keys.
//
// Threads: pure functions.
#ifndef THEME_ELEMENT_VALUES_H
#define THEME_ELEMENT_VALUES_H

#include "theme/element.h"

// `condition` is the one that asks for the value, NULL where it is shown or compared
// with.
typedef void element_value(void *context, const struct bind_value *value,
                           const struct condition *condition);

void element_values(const struct element *element, element_value *tell, void *context);

#endif
