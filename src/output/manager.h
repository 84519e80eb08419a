// manager.h
// The window manager of an X server, who decides whether, where and how large a window
// is seen. It may start after us, lose what it is asked while it starts, or end: it is
// asked here, and never waited for, as SDL 2.26 does without end.
//
// Threads: main only.
#ifndef OUTPUT_MANAGER_H
#define OUTPUT_MANAGER_H

#include <stdbool.h>
#include <stdint.h>

#include "draw/canvas.h"

// Zero: this is not an X server, and SDL's word is all there is.
struct manager {
    void *connection; // Display
    unsigned long root, window;
    int screen;         // of the X server's, which have a root each
    int depth;          // of the window's pixels, in bits
    unsigned long mark; // the name of what a manager leaves on the root
};

// Of an SDL_Window *. Asks to be told by SDL's events when one comes.
struct manager manager_of(void *sdl_window);
// Whether there is one that can be asked for fullscreen, which it says on the root window
// (EWMH, _NET_SUPPORTING_WM_CHECK). True for zero.
bool manager_there(const struct manager *manager);
// Whether an event (a const SDL_Event *) says that one has come, or another.
bool manager_came(const struct manager *manager, const void *sdl_event);
// Whether an event says that somebody destroyed the window.
bool manager_destroyed(const struct manager *manager, const void *sdl_event);
// Whether an event says that the window is on another workspace than before, or on every.
bool manager_moved_workspace(const struct manager *manager, const void *sdl_event);
// What the window, which is not seen yet, is to be: without a frame, covering its
// display, on every workspace, and if `above` above all others.
void manager_prepare(const struct manager *manager, bool above);
// Asks for the window to be seen, above others. False if only SDL can.
bool manager_show(const struct manager *manager);
// Takes the window off the screen. False if only SDL can.
bool manager_hide(const struct manager *manager);
// Asks for the window, which is seen, to cover its display and so on, whichever workspace
// it was sent to; who is not there yet reads it when he comes. False if only SDL can.
bool manager_cover(const struct manager *manager, bool above);
// Asks for it to be there, whether it covers a display now or not. False if only SDL can.
bool manager_put(const struct manager *manager, struct rect place);
// What the X server shows of the window before we do: a pixel of the window's format.
void manager_ground(const struct manager *manager, uint32_t pixel);
// Ends what put it away, by itself or with all windows ("show desktop"). Some managers do
// that without the X server, who then need not be asked.
void manager_bring_back(const struct manager *manager);

#endif
