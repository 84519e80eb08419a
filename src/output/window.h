// window.h
// The programme: a window that shows the keyed picture and nothing else. Fullscreen on
// the display that was asked for and no other, cursor hidden, screensaver off, never
// minimised. With a GPU the picture is a streaming texture presented in step with the
// display; without one the window's own surface takes the changed rectangles only.
//
// Threads: main only. SDL's video subsystem must be up (window_video_start).
#ifndef OUTPUT_WINDOW_H
#define OUTPUT_WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "draw/canvas.h"
#include "draw/damage.h"
#include "output/key.h"

// Starts SDL's video with our hints. False with a line for a person: no display.
bool window_video_start(char *error, size_t error_size);
void window_video_stop(void);

enum { DISPLAYS_MAX = 16 };

struct display {
    char name[128];  // often the monitor's or mixer's own
    char output[64]; // as xrandr calls the plug; "": unknown, or not asked for
    int desktop;     // 0, but where an X server has several; or not asked for
    int x, y, width, height;
    double rate; // 0 if the system does not say
};

int display_count(void);
struct display display_info(int index);
// Where a programme goes that names none.
int display_first(void);
// Another one has some of its place: it mirrors it, or is of another desktop.
bool display_shares_place(int index);
// All of them, with their outputs, which takes a moment. Returns how many.
int display_list(struct display out[DISPLAYS_MAX]);
// Whether a display called `name` is the one that `wanted` means: any case, and with or
// without the size in inches that SDL puts behind the name (HDMI-1 24").
bool display_is(const char *name, const char *wanted);
// Whether a wish means this display: its name or output as above, or its geometry,
// "1920x1080+1920+0" or "+1920+0".
bool display_meets(const struct display *display, const char *wanted);
// By name, output, geometry or number. -1 with a line that lists what there is; `asked`
// is where the wish was written.
int display_find(const char *asked, const char *wanted, char *error, size_t error_size);

struct window;

struct window_config {
    const char *title;
    const struct key *key; // what an empty picture of it looks like, as long as there is
                           // a window; NULL: unknown
    int display;
    const char *wanted; // the wish that found it, by which it is found again; a number or
                        // "" means the display's name
    bool windowed;
    bool second;       // shown with another, after it, in the same frame
    struct rect place; // windowed: of the desktop; w 0: centred, a second in a corner
    int width, height; // windowed: of the keyed picture; fullscreen takes the display's
    double rate;
};

struct window *window_create(const struct window_config *config, char *error,
                             size_t error_size);
// Fullscreen, once the first picture stands: asking takes time, at least where SDL does
// it, and the window covers its display already.
void window_settle(struct window *window);
void window_destroy(struct window *window);            // NULL is fine
struct rect window_place(const struct window *window); // on the desktop
// Whether the other is to be seen where this one is. NULL is to be seen nowhere.
bool window_meets(const struct window *window, const struct window *other);
int window_width(const struct window *window);
int window_height(const struct window *window);
// True if presenting waits for the display, measured at the start.
bool window_blocks(const struct window *window);
// Shows the damaged parts of the canvas, keyed.
void window_present(struct window *window, const struct key *key,
                    const struct canvas *canvas, const struct damage *damage);
// The system lost or moved our pixels (exposure, device reset, new size): the next
// present must cover everything. Clears the mark.
bool window_needs_all(struct window *window);
// Tells the window about an SDL event that concerns it (a const SDL_Event *).
void window_event(struct window *window, const void *sdl_event);
// Goes after a display that was moved, resized or taken away, once all events are told:
// an operator's change comes as a dozen; and after a window that is not seen, or that
// somebody destroyed. True if it asked the display, which may have answered with events.
bool window_follow(struct window *window);
// Its display was taken away. It is hidden until that display is back, because no other
// may show it, and keeps its picture.
bool window_gone(const struct window *window);
// Not to be seen where it is, or again.
void window_keep_away(struct window *window, bool away);
// It should be seen, and whoever manages the windows has not shown it for a second.
bool window_unseen(const struct window *window);
// Somebody destroyed it, and there is no other yet.
bool window_lost(const struct window *window);
// When it is to be asked for or made again, which window_follow() does; INT64_MAX: it is
// seen.
int64_t window_due_ns(const struct window *window);
// Whether that event closes it; the end of the desktop's session closes all.
bool window_closed(const struct window *window, const void *sdl_event);

// True if window_wait() watches wake_fd itself; else a pushed SDL event must end the
// sleep.
bool window_polls(const struct window *window);
// Sleeps until an SDL event, a byte on wake_fd, or the time comes, to the nanosecond.
// at_ns INT64_MAX: no time. True if SDL may have events.
bool window_wait(struct window *window, int wake_fd, int64_t at_ns);

#endif
