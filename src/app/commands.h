// commands.h
// What strapline can be told to do. Each command is one function in cmd_<name>.c.
//
// Threads: main only. All return the exit status: 0 fine, 1 failed while running, 2 bad
// usage or input.
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

#include "app/options.h"

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

#endif
