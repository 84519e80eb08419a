// window_parts.h
// What a window consists of, for the files that make it.
//
// Threads: main only.
#ifndef OUTPUT_WINDOW_PARTS_H
#define OUTPUT_WINDOW_PARTS_H

#include <SDL2/SDL.h>

#include "output/manager.h"
#include "output/presenter.h"
#include "output/screens.h"
#include "output/window.h"

struct window {
    SDL_Window *window;
    struct presenter *presenter;
    int width, height;
    int display;
    struct manager manager;
    bool wanted_seen;       // since asked_ns at the latest
    int64_t asked_ns;       // when that was last asked for,
    int asked;              // and how often since it was last wanted
    char wanted[128];       // how its display is found again
    struct screens screens; // fullscreen on X11; zero: only SDL knows where displays are
    unsigned long output;   // of the screens, the one it is on; 0: unknown
    bool by_place;          // wherever that geometry is, not that output
    bool astray;            // a display or the window moved: to be looked at
    int tries;              // at moving it, since a display last changed
    bool windowed;
    bool settled;    // it stands where it is to stay, and goes back there if it is moved
    bool above;      // all other windows
    int64_t back_ns; // when it last came back from where it was put away
    bool gone;       // the display is, and the window is hidden
    bool away;       // hidden by whoever owns it
    bool all;        // the next present must cover everything
    int poll_fd;     // the display connection, -1 where only SDL can wait
};

// Its size is what SDL says now.
void window_measure(struct window *w);
// Where all see it, above what else is there. A new one waits a moment for that, and no
// longer: window_insist() asks again.
void window_show(struct window *w);
void window_hide(struct window *w);
void window_seen(struct window *w); // at last
// Asks again for it to be seen, if it is time. True if it did.
bool window_insist(struct window *w);
// Somebody put it away.
void window_come_back(struct window *w);
// Notes by which its display is found again, and where that is now.
void window_remember(struct window *w, const char *wanted, const struct display *display);

#endif
