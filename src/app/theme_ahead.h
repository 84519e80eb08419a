// theme_ahead.h
// Reads a theme on a thread of its own while the display is being opened: both take
// their time, and the first frame waits for both.
//
// Threads: main only.
#ifndef APP_THEME_AHEAD_H
#define APP_THEME_AHEAD_H

#include <stddef.h>

#include "theme/theme.h"

struct theme_ahead;

struct theme_ahead *theme_ahead_start(const char *dir);
// Waits for it. The theme, or NULL with theme_load()'s line for a person. Once only.
struct theme *theme_ahead_take(struct theme_ahead *ahead, char *error, size_t error_size);
// Waits if it must. NULL is fine.
void theme_ahead_finish(struct theme_ahead *ahead);

#endif
