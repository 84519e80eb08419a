#include "output/window_parts.h"

#include <SDL2/SDL_syswm.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/select.h>

#include "base/arena.h"
#include "base/clock.h"
#include "output/x_screen.h"

#define LOG_MODULE "window"
#include "base/log.h"

enum { NS_PER_MS = 1000000, NS_PER_S = 1000000000 };
enum { BEST_DEPTH = 24 };

static const int64_t MAX_WAIT_NS = 3600 * (int64_t)NS_PER_S;

// The connection's descriptor lets one poll() wait for keys and news alike, without the
// detour through the X server that SDL's own wake-up takes.
static int connection_fd(SDL_Window *window)
{
#ifdef SDL_VIDEO_DRIVER_X11
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (SDL_GetWindowWMInfo(window, &info) && info.subsystem == SDL_SYSWM_X11) {
        int fd = ConnectionNumber(info.info.x11.display);
        return fd < FD_SETSIZE ? fd : -1;
    }
#endif
    (void)window;
    return -1;
}

// Centred; at the desk two windows go into opposite corners, as far as they fit.
static struct rect place(const struct window_config *config,
                         const struct display *display, int width, int height)
{
    int x = display->width - width;
    int y = display->height - height;
    bool corner = config->windowed && config->second;
    if (config->windowed && config->place.w) {
        return config->place;
    }
    return (struct rect){display->x + (corner ? x : x / 2),
                         display->y + (corner ? y : y / 2), width, height};
}

// Until there is a picture, and where the system lost it, the keyer is to find nothing.
void window_set_ground(const struct window *w)
{
    const struct key *key = w->config.key;
    uint32_t color;
    SDL_PixelFormat *format = SDL_AllocFormat(SDL_GetWindowPixelFormat(w->window));
    if (format && key && key_ground(key, &color)) {
        manager_ground(&w->manager, SDL_MapRGB(format, color >> 16 & 0xFF,
                                               color >> 8 & 0xFF, color & 0xFF));
    }
    SDL_FreeFormat(format);
}

SDL_Window *window_make(const struct window_config *config, const struct display *display)
{
    uint32_t flags = SDL_WINDOW_HIDDEN |
                     (presenter_gpu_wanted() ? SDL_WINDOW_OPENGL : 0u) |
                     (config->windowed ? 0u : SDL_WINDOW_BORDERLESS);
    int width = config->windowed ? config->width : display->width;
    int height = config->windowed ? config->height : display->height;
    struct rect at = place(config, display, width, height);
    if (!config->windowed && display_chosen_once()) {
        at.x = at.y = (int)SDL_WINDOWPOS_UNDEFINED_DISPLAY((unsigned)config->display);
        flags ^= SDL_WINDOW_HIDDEN | SDL_WINDOW_FULLSCREEN_DESKTOP;
    }
    SDL_Window *window = SDL_CreateWindow(config->title, at.x, at.y, at.w, at.h, flags);
    if (window && display_shares_place(config->display)) {
        struct display all[DISPLAYS_MAX];
        bool known = config->display < display_list(all);
        window = known ? x_screen_move(window, all[config->display].desktop, at) : window;
    }
    return window;
}

// SDL knows neither palettes nor ten bits a channel, and says something else.
static void explain(const struct window *w, char *error, size_t error_size)
{
    int depth = w->manager.depth;
    if (depth && depth != BEST_DEPTH) {
        snprintf(
            error, error_size,
            "the programme window takes no pictures: expected a display with a depth "
            "of %d bits, found %d; start the X server with it (Xorg: DefaultDepth %d)",
            BEST_DEPTH, depth, BEST_DEPTH);
    } else {
        snprintf(error, error_size, "the programme window takes no pictures: %s%s",
                 SDL_GetError(),
                 display_chosen_once()
                     ? "; on Wayland it needs OpenGL: set "
                       "SDL_VIDEODRIVER=x11, or log in to an X11 session"
                     : "");
    }
}

struct window *window_create(const struct window_config *config, char *error,
                             size_t error_size)
{
    struct display display = display_info(config->display);
    SDL_Window *sdl = window_make(config, &display);
    if (!sdl) {
        snprintf(error, error_size, "the programme window cannot be made: %s",
                 SDL_GetError());
        return NULL;
    }
    struct window *w = xalloc(sizeof(*w));
    *w = (struct window){.window = sdl,
                         .config = *config,
                         .display = config->display,
                         .windowed = config->windowed,
                         .above = !config->windowed && display_count() > 1,
                         .all = true,
                         .manager = manager_of(sdl),
                         .poll_fd = connection_fd(sdl)};
    w->config.title = w->config.wanted = NULL;
    if (!w->windowed) {
        window_remember(w, config->wanted, &display);
    }
    SDL_ShowCursor(SDL_DISABLE);
    window_set_ground(w);
    window_show(w);
    if (!config->second) {
        SDL_RaiseWindow(sdl);
    }
    SDL_GetWindowSize(sdl, &w->width, &w->height);
    w->presenter =
        presenter_create(sdl, w->width, w->height, config->rate, config->second);
    if (!w->presenter) {
        explain(w, error, error_size);
        window_destroy(w);
        return NULL;
    }
    if (w->manager.depth && w->manager.depth < BEST_DEPTH) {
        log_warn("the display has a depth of %d bits, so that colours are coarse: %d are "
                 "better (Xorg: DefaultDepth %d)",
                 w->manager.depth, BEST_DEPTH, BEST_DEPTH);
    }
    return w;
}

void window_destroy(struct window *window)
{
    if (window) {
        presenter_destroy(window->presenter);
        x_screen_destroy(window->window);
        free(window);
    }
}

struct rect window_place(const struct window *window)
{
    struct rect place = {0, 0, window->width, window->height};
    SDL_GetWindowPosition(window->window, &place.x, &place.y);
    return place;
}

bool window_meets(const struct window *window, const struct window *other)
{
    return other && other->wanted_seen && window->manager.root == other->manager.root &&
           !rect_empty(rect_intersect(window_place(window), window_place(other)));
}

int window_width(const struct window *window)
{
    return window->width;
}

int window_height(const struct window *window)
{
    return window->height;
}

bool window_blocks(const struct window *window)
{
    return presenter_blocks(window->presenter);
}

void window_present(struct window *window, const struct key *key,
                    const struct canvas *canvas, const struct damage *damage)
{
    if (!window->lost && !presenter_present(window->presenter, key, canvas, damage)) {
        window->all = true;
    }
}

bool window_needs_all(struct window *window)
{
    bool all = window->all;
    window->all = false;
    return all;
}

void window_measure(struct window *w)
{
    int width, height;
    SDL_GetWindowSize(w->window, &width, &height);
    if (width != w->width || height != w->height) {
        w->width = width;
        w->height = height;
        presenter_resize(w->presenter, width, height);
    }
    w->all = true;
}

bool window_gone(const struct window *window)
{
    return window->gone;
}

void window_event(struct window *window, const void *sdl_event)
{
    const SDL_Event *event = sdl_event;
    if (event->type == SDL_RENDER_TARGETS_RESET ||
        event->type == SDL_RENDER_DEVICE_RESET) {
        presenter_reset(window->presenter);
        window->all = true;
    }
    if (event->type == SDL_DISPLAYEVENT || screens_changed(&window->screens, event)) {
        window->astray = !window->windowed;
        window->tries = 0;
    }
    if (window->settled && manager_came(&window->manager, event)) {
        manager_cover(&window->manager, window->above);
    }
    if (manager_moved_workspace(&window->manager, event)) {
        window_moved_workspace(window);
    }
    window->lost = window->lost || manager_destroyed(&window->manager, event);
    if (event->type != SDL_WINDOWEVENT ||
        event->window.windowID != SDL_GetWindowID(window->window)) {
        return;
    }
    if (event->window.event == SDL_WINDOWEVENT_SIZE_CHANGED) {
        window_measure(window);
        window->astray = window->astray || window->settled;
    } else if (event->window.event == SDL_WINDOWEVENT_MOVED) {
        window->astray = window->astray || window->settled;
    } else if (event->window.event == SDL_WINDOWEVENT_MINIMIZED) {
        window_come_back(window);
    } else if (event->window.event == SDL_WINDOWEVENT_SHOWN) {
        window_seen(window);
    } else if (event->window.event == SDL_WINDOWEVENT_EXPOSED) {
        window->all = true;
    }
}

bool window_closed(const struct window *window, const void *sdl_event)
{
    const SDL_Event *event = sdl_event;
    return event->type == SDL_QUIT ||
           (event->type == SDL_WINDOWEVENT &&
            event->window.event == SDL_WINDOWEVENT_CLOSE &&
            event->window.windowID == SDL_GetWindowID(window->window));
}

bool window_polls(const struct window *window)
{
    return window->poll_fd >= 0;
}

static int64_t wait_ns(int64_t at_ns)
{
    int64_t left = at_ns - clock_now_ns();
    return left < 0 ? 0 : left > MAX_WAIT_NS ? MAX_WAIT_NS : left;
}

static bool wait_in_sdl(int64_t at_ns)
{
    int64_t timeout = (wait_ns(at_ns) + NS_PER_MS - 1) / NS_PER_MS;
    SDL_WaitEventTimeout(NULL, at_ns == INT64_MAX ? -1 : (int)timeout);
    return true;
}

// One sleep, where poll() would need a second for what is less than a millisecond.
bool window_wait(struct window *window, int wake_fd, int64_t at_ns)
{
    if (window && window->poll_fd < 0) {
        return wait_in_sdl(at_ns);
    }
    int window_fd = window ? window->poll_fd : wake_fd;
    int64_t left = wait_ns(at_ns);
    struct timespec timeout = {.tv_sec = left / NS_PER_S, .tv_nsec = left % NS_PER_S};
    fd_set fds;
    FD_ZERO(&fds);
    FD_SET(wake_fd, &fds);
    FD_SET(window_fd, &fds);
    int count = pselect((wake_fd > window_fd ? wake_fd : window_fd) + 1, &fds, NULL, NULL,
                        at_ns == INT64_MAX ? NULL : &timeout, NULL);
    return window && count > 0 && FD_ISSET(window_fd, &fds);
}
