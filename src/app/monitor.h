// monitor.h
// The operator's window: the programme in small, what is on air, announced and waiting,
// feeds, frames and keys. Drawn by theme, layout and paint from values, as scenes of the
// theme "monitor". At most 12 pictures a second, and never at the cost of a frame.
//
// Threads: main only.
#ifndef APP_MONITOR_H
#define APP_MONITOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/hotkeys.h"
#include "draw/canvas.h"

struct monitor;
struct window;

struct monitor_config {
    const char *title;
    int display;
    bool windowed;
    struct rect place; // windowed
};

// The largest place right of the programme's window, or below it. False if there is none
// worth having: it must never cover the programme.
bool monitor_beside(struct rect programme, struct rect desktop, struct rect *place);

// NULL with a line for a person: the show goes on without.
struct monitor *monitor_create(const struct monitor_config *config, char *error,
                               size_t error_size);
void monitor_destroy(struct monitor *monitor); // NULL is fine, here and below
void monitor_settle(struct monitor *monitor);
// A const SDL_Event *.
void monitor_event(struct monitor *monitor, const void *sdl_event);
bool monitor_closed(const struct monitor *monitor, const void *sdl_event);
// Keeps it off the places of the programme's windows (NULL: none), whose displays may
// come to show what its own does.
void monitor_keep_off(struct monitor *monitor, const struct window *fill,
                      const struct window *matte);
void monitor_help(struct monitor *monitor); // shows or hides the keys
// Something it shows is different.
void monitor_touch(struct monitor *monitor);

// When it wants to be drawn; INT64_MAX: not before something changes.
int64_t monitor_due(const struct monitor *monitor, int64_t now_ns);
// Whether there is time for it until the programme needs the thread again.
bool monitor_has_time(const struct monitor *monitor, int64_t now_ns, int64_t until_ns);
// `state` is the state document.
void monitor_draw(struct monitor *monitor, const char *state,
                  const struct canvas *programme, const struct hotkeys *hotkeys,
                  int64_t now_ns);

#endif
