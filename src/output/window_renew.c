// A window that another client of the X server destroys is made again: the programme
// stays on air.
#include "base/clock.h"
#include "output/window_parts.h"
#include "output/x_screen.h"

#define LOG_MODULE "window"
#include "base/log.h"

// Who destroys each that comes is not fought at every turn.
static const int64_t AGAIN_NS = 1000000000;

bool window_lost(const struct window *window)
{
    return window->lost;
}

int64_t window_renew_due_ns(const struct window *w)
{
    return w->made_ns ? w->made_ns + AGAIN_NS : 0;
}

// The displays may have moved, and at the desk people put windows where they like.
static SDL_Window *make(struct window *w)
{
    struct window_config config = w->config;
    struct display display = display_info(w->display);
    struct rect place;
    config.title = SDL_GetWindowTitle(w->window);
    config.place = window_place(w);
    if (w->windowed) { // a manager counts from the corner of its frame
        int top = 0, left = 0;
        SDL_GetWindowBordersSize(w->window, &top, &left, NULL, NULL);
        config.place.x -= left;
        config.place.y -= top;
    }
    config.display = w->display;
    if (!w->windowed && window_find(w, &place)) {
        display.x = place.x;
        display.y = place.y;
        display.width = place.w;
        display.height = place.h;
    }
    return window_make(&config, &display);
}

static void take(struct window *w, SDL_Window *fresh)
{
    presenter_leave(w->presenter);
    x_screen_destroy(w->window);
    w->window = fresh;
    w->manager = manager_of(fresh);
    w->lost = false;
    w->back_ns = 0; // what was put away was the other
    w->astray = w->settled && !w->windowed;
    window_set_ground(w);
    if (w->wanted_seen) {
        window_show(w);
    }
}

bool window_renew(struct window *w)
{
    int64_t now_ns = clock_now_ns();
    if (now_ns < window_renew_due_ns(w)) {
        return false;
    }
    w->made_ns = now_ns;
    SDL_Window *fresh = make(w);
    if (!fresh) {
        log_error("the window was destroyed, and there is no other: %s", SDL_GetError());
        return false;
    }
    log_warn("the window was destroyed; there is another in its place");
    take(w, fresh);
    if (!presenter_take(w->presenter, fresh)) {
        log_error("the new window takes no pictures: %s", SDL_GetError());
    }
    window_measure(w);
    return true;
}
