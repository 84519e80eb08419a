// show_setup.h
// A show with the feeds and rules of its show file.
//
// Threads: main only.
#ifndef APP_SHOW_SETUP_H
#define APP_SHOW_SETUP_H

#include "app/config.h"
#include "show/show.h"

struct show *show_setup(const struct config *config);

#endif
