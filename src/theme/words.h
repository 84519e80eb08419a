// words.h
// The values whose texts a scene shows.
//
// Threads: pure functions.
#ifndef THEME_WORDS_H
#define THEME_WORDS_H

#include "theme/element.h"

// Names between blanks, without those of lists; "" if it shows none.
const char *words_of(const struct element *root, struct arena *arena);

#endif
