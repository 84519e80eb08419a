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
    struct window_config config; // as it was asked for, but without its texts
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
    int64_t covered_ns; // when another workspace was last answered
    bool gone;          // the display is, and the window is hidden
    bool away;          // hidden by whoever owns it
    bool all;           // the next present must cover everything
    bool lost;          // somebody destroyed it
    int64_t made_ns;    // when it was last made, or that was tried; 0: only at the start
    int poll_fd;        // the display connection, -1 where only SDL can wait
};

// An SDL window as it is asked for, which nobody sees yet. NULL if SDL makes none.
SDL_Window *window_make(const struct window_config *config,
                        const struct display *display);
// Wayland lets a window be put on a display only as it is first shown.
bool display_chosen_once(void);
// What the X server shows of it until there is a picture.
void window_set_ground(const struct window *w);
// If it is time: another in place of one that was destroyed. True if it is there.
bool window_renew(struct window *w);
int64_t window_renew_due_ns(const struct window *w);
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
// Its manager says another workspace, or every.
void window_moved_workspace(struct window *w);
// Where its display is now. False: nowhere.
bool window_find(struct window *w, struct rect *place);
// Notes by which its display is found again, and where that is now.
void window_remember(struct window *w, const char *wanted, const struct display *display);

#endif
