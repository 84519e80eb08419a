// A fullscreen window stays with its display, wherever that goes, and with no other.
#include <limits.h>
#include <stdio.h>

#include "base/str.h"
#include "output/window_parts.h"

#define LOG_MODULE "window"
#include "base/log.h"

// A window manager that knows better is not fought for ever.
enum { TRIES = 5 };

static bool meets_place(struct rect place, const char *wanted)
{
    const struct display display = {
        .x = place.x, .y = place.y, .width = place.w, .height = place.h};
    return display_meets(&display, wanted);
}

static struct rect place_of(const struct display *display)
{
    return (struct rect){display->x, display->y, display->width, display->height};
}

// Where only SDL knows the displays, as on Wayland, they may all have one name.
static bool has_namesake(const struct display *display)
{
    int namesakes = 0;
    for (int i = 0; i < display_count(); i++) {
        struct display other = display_info(i);
        namesakes += text_equal(other.name, display->name);
    }
    return namesakes > 1;
}

// A number may be another display's next time, and a display that mirrors it has its
// place.
void window_remember(struct window *w, const char *wanted, const struct display *display)
{
    long long number;
    struct screen all[SCREENS_MAX];
    struct rect place = place_of(display);
    bool by_name = text_empty(wanted) || text_int(wanted, 0, INT_MAX, &number);
    text_copy(w->wanted, sizeof(w->wanted), by_name ? display->name : wanted);
    w->screens = screens_watch(w->window);
    if (!meets_place(place, w->wanted) && !w->screens.connection &&
        has_namesake(display)) {
        snprintf(w->wanted, sizeof(w->wanted), "%dx%d+%d+%d", place.w, place.h, place.x,
                 place.y);
    }
    w->by_place = meets_place(place, w->wanted);
    int count = screens_list(&w->screens, all);
    const struct screen *screen = screens_find(all, count, w->wanted, display);
    w->output = screen ? screen->output : 0;
    w->astray = screen && !rect_equal(screen->place, place);
}

static bool find_by_sdl(struct window *w, struct rect *place)
{
    int count = display_count();
    for (int i = 0; i < count; i++) {
        struct display display = display_info(i);
        if (display_meets(&display, w->wanted)) {
            w->display = i;
            *place = place_of(&display);
            return true;
        }
    }
    return false;
}

bool window_find(struct window *w, struct rect *place)
{
    struct screen all[SCREENS_MAX];
    int count = w->output ? screens_list(&w->screens, all) : 0;
    for (int i = 0; i < count; i++) {
        if (w->by_place ? meets_place(all[i].place, w->wanted)
                        : all[i].output == w->output) {
            *place = all[i].place;
            return true;
        }
    }
    return !w->output && find_by_sdl(w, place);
}

static void leave_display(struct window *w)
{
    if (!w->gone) {
        log_warn("display %s is gone; the window waits for it", w->wanted);
        w->gone = true;
        window_hide(w);
    }
}

// Only X11 tells where a window is.
static bool stands(const struct window *w, struct rect place)
{
    return w->screens.connection ? rect_equal(window_place(w), place)
                                 : SDL_GetWindowDisplayIndex(w->window) == w->display;
}

// Some window managers put a new window where they like.
static void keep_on_display(struct window *w)
{
    if (SDL_GetWindowDisplayIndex(w->window) == w->display) {
        return;
    }
    log_warn("the window manager chose another display; moving back");
    SDL_SetWindowFullscreen(w->window, 0);
    SDL_SetWindowPosition(w->window,
                          (int)SDL_WINDOWPOS_CENTERED_DISPLAY((unsigned)w->display),
                          (int)SDL_WINDOWPOS_CENTERED_DISPLAY((unsigned)w->display));
    SDL_SetWindowFullscreen(w->window, SDL_WINDOW_FULLSCREEN_DESKTOP);
}

// On X11 its manager answers with events, and SDL would wait a tenth of a second for
// each thing asked.
void window_settle(struct window *window)
{
    if (window->windowed) {
        return;
    }
    if (manager_cover(&window->manager, window->above)) {
        window->astray = true;
    } else {
        if (!display_chosen_once()) {
            SDL_SetWindowFullscreen(window->window, SDL_WINDOW_FULLSCREEN_DESKTOP);
            keep_on_display(window);
        }
        window->all = true;
    }
    window->settled = true;
}

static void show(struct window *w)
{
    if (!w->away) {
        window_show(w);
    }
}

// Where it is now, which need not be where it was.
static void go_to(struct window *w, struct rect place)
{
    if (!w->gone && (stands(w, place) || w->tries == TRIES)) {
        return;
    }
    log_warn("display %s is %dx%d at %d,%d; the window goes there", w->wanted, place.w,
             place.h, place.x, place.y);
    w->tries++;
    if (manager_put(&w->manager, place)) {
        show(w);
        manager_cover(&w->manager, w->above);
    } else if (display_chosen_once()) {
        w->lost = true; // another is made there
    } else {
        SDL_SetWindowFullscreen(w->window, 0);
        SDL_SetWindowPosition(w->window, place.x, place.y);
        SDL_SetWindowSize(w->window, place.w, place.h);
        show(w);
        SDL_SetWindowFullscreen(w->window, SDL_WINDOW_FULLSCREEN_DESKTOP);
        window_measure(w);
    }
    w->gone = false;
}

bool window_follow(struct window *window)
{
    struct rect place;
    bool asked = window->lost ? window_renew(window) : window_insist(window);
    if (!window->astray || window->lost) {
        return asked;
    }
    window->astray = false;
    if (window_find(window, &place)) {
        go_to(window, place);
    } else {
        leave_display(window);
    }
    return true;
}
