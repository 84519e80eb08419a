// How a window comes to be seen. Who manages the windows may be slow, lose the wish or
// end, and the programme goes on meanwhile.
#include <sys/select.h>

#include "base/clock.h"
#include "output/window_parts.h"

#define LOG_MODULE "window"
#include "base/log.h"

enum { NS_PER_US = 1000, NS_PER_MS = 1000000 };

// What a new window waits at most: nothing is on air yet, and a GPU tells only of a
// window that is seen how it waits for the display. On air nothing waits so long.
static const int64_t FIRST_WAIT_NS = 1000 * (int64_t)NS_PER_MS;
static const int64_t ASK_AGAIN_NS = 100 * (int64_t)NS_PER_MS;
// A window manager that puts it away again so soon knows better.
static const int64_t INSISTS_NS = 100 * (int64_t)NS_PER_MS;

// So often a manager that starts, or has much to do, may be asked.
enum { PATIENT_ASKS = 10 };

static bool seen(const struct window *w)
{
    uint32_t flags = SDL_GetWindowFlags(w->window);
    return (flags & SDL_WINDOW_SHOWN) && !(flags & SDL_WINDOW_MINIMIZED);
}

static void ask(struct window *w)
{
    w->asked++;
    if (!manager_show(&w->manager)) {
        SDL_ShowWindow(w->window);
        SDL_RestoreWindow(w->window);
    }
    w->asked_ns = clock_now_ns();
}

// Until the X server has something to say, or for long enough that it should be asked.
static bool has_news(const struct window *w)
{
    fd_set fds;
    FD_ZERO(&fds);
    if (w->poll_fd < 0) {
        SDL_Delay(1);
        return true;
    }
    FD_SET(w->poll_fd, &fds);
    struct timeval timeout = {.tv_usec = ASK_AGAIN_NS / NS_PER_US};
    return select(w->poll_fd + 1, &fds, NULL, NULL, &timeout) != 0;
}

// SDL learns of it by an event.
static void wait_seen(struct window *w, int64_t until_ns)
{
    SDL_PumpEvents();
    while (!seen(w) && w->asked < PATIENT_ASKS && clock_now_ns() < until_ns) {
        if (!has_news(w)) {
            ask(w);
        }
        SDL_PumpEvents();
    }
}

// With one display everything else would be out of reach.
void window_show(struct window *w)
{
    if (!w->windowed && !seen(w)) {
        manager_prepare(&w->manager, w->above);
    }
    w->wanted_seen = true;
    w->asked = 0;
    ask(w);
    if (w->manager.connection && !w->settled) {
        wait_seen(w, w->asked_ns + FIRST_WAIT_NS);
    }
}

// Whoever manages it may be new, and knows nothing of it yet.
void window_seen(struct window *w)
{
    w->all = true;
    if (w->settled) {
        manager_cover(&w->manager, w->above);
    }
    if (!manager_there(&w->manager)) {
        SDL_SetWindowInputFocus(w->window); // nobody else gives it the keys
    }
}

void window_hide(struct window *w)
{
    w->wanted_seen = false;
    if (!manager_hide(&w->manager)) {
        SDL_HideWindow(w->window);
    }
}

// Sent to one workspace it would be off air on all others. A manager that answers by
// writing down one again knows better, and is not told a second time.
void window_moved_workspace(struct window *w)
{
    int64_t now_ns = clock_now_ns();
    if (w->settled && now_ns - w->covered_ns >= INSISTS_NS) {
        w->covered_ns = now_ns;
        manager_cover(&w->manager, w->above);
    }
}

// Whoever shows the desktop, or puts windows away, does not mean what is on air.
void window_come_back(struct window *w)
{
    int64_t now_ns = clock_now_ns();
    bool insists = w->back_ns && now_ns - w->back_ns < INSISTS_NS;
    if (w->windowed || !w->wanted_seen || seen(w)) {
        return;
    }
    w->back_ns = now_ns;
    w->wanted_seen = !insists;
    w->asked = 0;
    if (!insists) {
        log_warn("the window was put away; it comes back");
        manager_bring_back(&w->manager);
        ask(w);
    }
}

void window_keep_away(struct window *window, bool away)
{
    if (away == window->away) {
        return;
    }
    window->away = away;
    if (away) {
        window_hide(window);
    } else if (!window->gone) {
        window_show(window);
    }
}

static bool is_missing(const struct window *w)
{
    return w->wanted_seen && !seen(w);
}

bool window_unseen(const struct window *window)
{
    return is_missing(window) && !window->lost && window->asked > PATIENT_ASKS;
}

int64_t window_due_ns(const struct window *window)
{
    if (window->lost) {
        return window_renew_due_ns(window);
    }
    return is_missing(window) ? window->asked_ns + ASK_AGAIN_NS : INT64_MAX;
}

bool window_insist(struct window *window)
{
    if (clock_now_ns() < window_due_ns(window)) {
        return false;
    }
    bool missed = window_unseen(window);
    ask(window);
    if (window_unseen(window) && !missed) {
        log_warn("the window manager does not show the window; it is asked again");
    }
    return true;
}
