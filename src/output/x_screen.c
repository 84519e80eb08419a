#include "output/x_screen.h"

#include <SDL2/SDL.h>
#include <SDL2/SDL_syswm.h>

#ifdef SDL_VIDEO_DRIVER_X11

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <unistd.h>

#include "output/x_errors.h"

static const char OURS[] = "strapline screen";

// As SDL selects for its own.
static const long EVENTS = FocusChangeMask | EnterWindowMask | LeaveWindowMask |
                           ExposureMask | StructureNotifyMask | KeyPressMask |
                           KeyReleaseMask | PropertyChangeMask | KeymapStateMask;

static bool info_of(SDL_Window *window, SDL_SysWMinfo *info)
{
    SDL_VERSION(&info->version);
    return SDL_GetWindowWMInfo(window, info) && info->subsystem == SDL_SYSWM_X11;
}

static Window make(Display *display, int screen, struct rect place)
{
    Window window = XCreateSimpleWindow(display, RootWindow(display, screen), place.x,
                                        place.y, (unsigned)place.w, (unsigned)place.h, 0,
                                        0, BlackPixel(display, screen));
    const unsigned long pid = (unsigned long)getpid();
    Atom closes = XInternAtom(display, "WM_DELETE_WINDOW", False);
    XSelectInput(display, window, EVENTS);
    XSetWMProtocols(display, window, &closes, 1);
    XChangeProperty(display, window, XInternAtom(display, "_NET_WM_PID", False),
                    XA_CARDINAL, 32, PropModeReplace, (const unsigned char *)&pid, 1);
    return window;
}

void *x_screen_move(void *sdl_window, int screen, struct rect place)
{
    SDL_SysWMinfo info;
    XWindowAttributes now;
    SDL_Window *window = sdl_window;
    if (!info_of(window, &info)) {
        return window;
    }
    Display *display = info.info.x11.display;
    XGetWindowAttributes(display, info.info.x11.window, &now);
    if (XScreenNumberOfScreen(now.screen) == screen || screen >= ScreenCount(display)) {
        return window;
    }
    Window native = make(display, screen, place);
    SDL_Window *moved = SDL_CreateWindowFrom((const void *)native);
    if (moved) {
        SDL_SetWindowTitle(moved, SDL_GetWindowTitle(window));
        SDL_SetWindowData(moved, OURS, moved);
    } else {
        XDestroyWindow(display, native);
    }
    SDL_DestroyWindow(window);
    return moved;
}

// SDL waits without end until the window is off the screen, which the server does not
// tell of one that somebody else destroyed.
static void say_unmapped(Display *display, Window window)
{
    XEvent event = {
        .xunmap = {
            .type = UnmapNotify, .display = display, .event = window, .window = window}};
    XPutBackEvent(display, &event);
}

void x_screen_destroy(void *sdl_window)
{
    SDL_SysWMinfo info;
    bool ours = SDL_GetWindowData(sdl_window, OURS);
    if (!info_of(sdl_window, &info)) {
        SDL_DestroyWindow(sdl_window);
        return;
    }
    Display *display = info.info.x11.display;
    x_errors_expect(display, true);
    say_unmapped(display, info.info.x11.window);
    SDL_DestroyWindow(sdl_window);
    if (ours) {
        XDestroyWindow(display, info.info.x11.window);
    }
    x_errors_expect(display, false);
}

#else

void *x_screen_move(void *sdl_window, int screen, struct rect place)
{
    (void)screen;
    (void)place;
    return sdl_window;
}

void x_screen_destroy(void *sdl_window)
{
    SDL_DestroyWindow(sdl_window);
}

#endif
