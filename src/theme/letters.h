// letters.h
// Capitals for names: Latin with all its accents, Greek, Cyrillic. "McDonald" keeps its
// small c, sharp s becomes SS.
//
// Threads: pure functions.
#ifndef THEME_LETTERS_H
#define THEME_LETTERS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

const char *letters_upper(const char *text, struct arena *arena);
uint32_t letters_capital(uint32_t code_point); // itself if it has none
bool letters_is_capital(uint32_t code_point);
bool letters_is_small(uint32_t code_point);

#endif
