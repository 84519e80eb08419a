// screens.h
// Where the X server's outputs are, in its own words. SDL 2.26 tells of outputs that are
// plugged in and out, but not of one that is moved, switched off or given another mode,
// and its own list of displays then stays as it was.
//
// Threads: main only.
#ifndef OUTPUT_SCREENS_H
#define OUTPUT_SCREENS_H

#include <stdbool.h>

#include "draw/canvas.h"

// Zero: this is not an X server with RandR, and SDL's word is all there is.
struct screens {
    void *connection; // Display
    unsigned long root;
    int first_event;
};

struct display;

enum { SCREENS_MAX = 16 };

struct screen {
    unsigned long output; // stays the same when it is unplugged and comes back
    struct rect place;    // on the desktop
    char name[64];        // as xrandr calls it
    int desktop;          // an X server may have several, which share nothing
};

// Asks to be told of every change, by SDL's events. The connection is that of an
// SDL_Window *.
struct screens screens_watch(void *sdl_window);
// Those of the server that SDL is connected to, before there is any window.
int screens_now(struct screen out[SCREENS_MAX]);
// The desktop that was asked for with the server ("DISPLAY=:0.1").
int screens_desktop(void);
// Which of these a display is that was found by a wish. By name, for it may have moved
// since SDL looked; SDL often knows the monitor's name instead of the output's, and then
// it is the one in that place. NULL: none.
const struct screen *screens_find(const struct screen *all, int count, const char *wanted,
                                  const struct display *display);
// Whether an event (a const SDL_Event *) says that the layout is another.
bool screens_changed(const struct screens *screens, const void *sdl_event);
// Those that are plugged in and show a part of the desktop. Returns how many.
int screens_list(const struct screens *screens, struct screen out[SCREENS_MAX]);

#endif
