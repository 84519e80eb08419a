// stand_in.h
// Secrets for a show that will meet no real server: neither a recording nor the simulator
// knows the right ones, and whoever replays a tape may not have them.
//
// Threads: main only, before there are others.
#ifndef APP_STAND_IN_H
#define APP_STAND_IN_H

#include "net/record.h"

// Gives the environment variables that feeds of this show file take secrets from a value,
// where the script shows that one was used or the feed cannot do without. A file that
// cannot be read is left to whoever loads it.
void stand_in_secrets(const char *show, const struct script *script);

#endif
