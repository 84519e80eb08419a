// settings.h
// What a command runs with: the show file, and the options of the command line, which
// have the last word. Mistakes are lines for a person, in `error`.
//
// Threads: main only.
#ifndef APP_SETTINGS_H
#define APP_SETTINGS_H

#include <stdbool.h>

#include "app/config.h"
#include "app/live.h"
#include "app/options.h"

// The options that override the show file: --theme, --size, --rate, --key,
// --key-color, --range, --listen. Who can reach the control's ports is judged then, too.
bool settings_override(const struct options *options, struct config *config, char *error,
                       size_t error_size);
// A show file with the options' overrides, its theme found, and where the outputs go.
bool settings_load(const struct options *options, const char *show, struct config *config,
                   struct live_config *live, char *error, size_t error_size);
// Where the show's theme lies.
bool settings_theme(const struct config *config, char out[PATH_SIZE], char *error,
                    size_t error_size);
// Starts SDL and picks display and window as the options and the show file say. False,
// and SDL is stopped again, if that cannot be; *no_display tells whether there is no
// display at all.
bool settings_display(const struct options *options, const struct config *config,
                      struct live_config *live, bool *no_display, char *error,
                      size_t error_size);

#endif
