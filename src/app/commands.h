// commands.h
// What strapline can be told to do. Each command is one function in cmd_<name>.c.
//
// Threads: main only. All return the exit status: 0 fine, 1 failed while running, 2 bad
// usage or input.
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

#include <stdbool.h>

#include "app/config.h"
#include "app/options.h"

struct live_config;

int commands_main(int argc, char **argv);

int cmd_run(const struct options *options);
int cmd_demo(const struct options *options);
int cmd_replay(const struct options *options);
int cmd_still(const struct options *options);
int cmd_simulate(const struct options *options);
int cmd_feeds(const struct options *options);
int cmd_card(const struct options *options);
int cmd_check(const struct options *options);
int cmd_displays(const struct options *options);

// Prints "strapline: ..." and returns 2.
int commands_refuse(const char *error);

// The options that override the show file: --theme, --size, --rate, --key, --listen.
// Returns false with a line for a person.
bool commands_override(const struct options *options, struct config *config, char *error,
                       size_t error_size);
// A show file with the options' overrides, its theme found, and where the outputs go.
bool commands_load(const struct options *options, const char *show, struct config *config,
                   struct live_config *live, char *error, size_t error_size);
// Where the show's theme lies.
bool commands_theme(const struct config *config, char out[PATH_SIZE], char *error,
                    size_t error_size);
// Starts SDL and picks display and window as the options and the show file say. False
// with a line for a person; *no_display is set if there is no display at all.
bool commands_display(const struct options *options, const struct config *config,
                      struct live_config *live, bool *no_display, char *error,
                      size_t error_size);

#endif
