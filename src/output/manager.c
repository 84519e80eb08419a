#include "output/manager.h"

#include <SDL2/SDL.h>
#include <SDL2/SDL_syswm.h>

#ifdef SDL_VIDEO_DRIVER_X11

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>

struct manager manager_of(void *sdl_window)
{
    SDL_SysWMinfo info;
    XWindowAttributes root;
    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(sdl_window, &info) || info.subsystem != SDL_SYSWM_X11) {
        return (struct manager){0};
    }
    Display *display = info.info.x11.display;
    struct manager manager = {
        .connection = display,
        .root = DefaultRootWindow(display),
        .window = info.info.x11.window,
        .mark = XInternAtom(display, "_NET_SUPPORTING_WM_CHECK", False)};
    XGetWindowAttributes(display, manager.root, &root);
    XSelectInput(display, manager.root, root.your_event_mask | PropertyChangeMask);
    SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);
    return manager;
}

bool manager_there(const struct manager *manager)
{
    Display *display = manager->connection;
    if (!display) {
        return true;
    }
    Atom type = None;
    int format;
    unsigned long count, rest;
    unsigned char *value = NULL;
    XGetWindowProperty(display, manager->root, manager->mark, 0, 1, False, XA_WINDOW,
                       &type, &format, &count, &rest, &value);
    if (value) {
        XFree(value);
    }
    return type == XA_WINDOW && count == 1;
}

bool manager_came(const struct manager *manager, const void *sdl_event)
{
    const SDL_Event *event = sdl_event;
    if (!manager->connection || event->type != SDL_SYSWMEVENT ||
        event->syswm.msg->subsystem != SDL_SYSWM_X11) {
        return false;
    }
    const XEvent *news = &event->syswm.msg->msg.x11.event;
    return news->type == PropertyNotify && news->xproperty.window == manager->root &&
           news->xproperty.atom == manager->mark &&
           news->xproperty.state == PropertyNewValue;
}

// A manager reads the property when the window comes (EWMH, _NET_WM_DESKTOP).
void manager_everywhere(const struct manager *manager)
{
    static const unsigned long all = 0xFFFFFFFF;
    Display *display = manager->connection;
    if (display) {
        XChangeProperty(display, manager->window,
                        XInternAtom(display, "_NET_WM_DESKTOP", False), XA_CARDINAL, 32,
                        PropModeReplace, (const unsigned char *)&all, 1);
    }
}

bool manager_show(const struct manager *manager)
{
    if (manager->connection) {
        XMapRaised(manager->connection, manager->window);
        XFlush(manager->connection);
    }
    return manager->connection != NULL;
}

bool manager_hide(const struct manager *manager)
{
    Display *display = manager->connection;
    if (display) {
        XWithdrawWindow(display, manager->window, DefaultScreen(display));
        XFlush(display);
    }
    return display != NULL;
}

void manager_show_all(const struct manager *manager)
{
    Display *display = manager->connection;
    if (display) {
        XEvent wish = {.xclient = {.type = ClientMessage,
                                   .window = manager->root,
                                   .message_type = XInternAtom(
                                       display, "_NET_SHOWING_DESKTOP", False),
                                   .format = 32}};
        XSendEvent(display, manager->root, False,
                   SubstructureNotifyMask | SubstructureRedirectMask, &wish);
    }
}

#else

struct manager manager_of(void *sdl_window)
{
    (void)sdl_window;
    return (struct manager){0};
}

bool manager_there(const struct manager *manager)
{
    (void)manager;
    return true;
}

bool manager_came(const struct manager *manager, const void *sdl_event)
{
    (void)manager;
    (void)sdl_event;
    return false;
}

void manager_everywhere(const struct manager *manager)
{
    (void)manager;
}

bool manager_show(const struct manager *manager)
{
    (void)manager;
    return false;
}

bool manager_hide(const struct manager *manager)
{
    (void)manager;
    return false;
}

void manager_show_all(const struct manager *manager)
{
    (void)manager;
}

#endif
