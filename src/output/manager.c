#include "output/manager.h"

#include <SDL2/SDL.h>
#include <SDL2/SDL_syswm.h>

#ifdef SDL_VIDEO_DRIVER_X11

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>

enum change { REMOVE, ADD };          // _NET_WM_STATE_*
enum { FROM_PROGRAM = 1, FROM_USER }; // who wishes it

static const unsigned long EVERY_WORKSPACE = 0xFFFFFFFF; // _NET_WM_DESKTOP

struct manager manager_of(void *sdl_window)
{
    SDL_SysWMinfo info;
    XWindowAttributes window, root;
    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(sdl_window, &info) || info.subsystem != SDL_SYSWM_X11) {
        return (struct manager){0};
    }
    Display *display = info.info.x11.display;
    XGetWindowAttributes(display, info.info.x11.window, &window);
    struct manager manager = {
        .connection = display,
        .root = window.root, // a server may have several
        .screen = XScreenNumberOfScreen(window.screen),
        .depth = window.depth,
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

static const XEvent *news_of(const struct manager *manager, const void *sdl_event)
{
    const SDL_Event *event = sdl_event;
    bool ours = manager->connection && event->type == SDL_SYSWMEVENT &&
                event->syswm.msg->subsystem == SDL_SYSWM_X11;
    return ours ? &event->syswm.msg->msg.x11.event : NULL;
}

bool manager_came(const struct manager *manager, const void *sdl_event)
{
    const XEvent *news = news_of(manager, sdl_event);
    return news && news->type == PropertyNotify &&
           news->xproperty.window == manager->root &&
           news->xproperty.atom == manager->mark &&
           news->xproperty.state == PropertyNewValue;
}

bool manager_destroyed(const struct manager *manager, const void *sdl_event)
{
    const XEvent *news = news_of(manager, sdl_event);
    return news && news->type == DestroyNotify &&
           news->xdestroywindow.window == manager->window;
}

static Atom atom(const struct manager *manager, const char *name)
{
    return XInternAtom(manager->connection, name, False);
}

bool manager_moved_workspace(const struct manager *manager, const void *sdl_event)
{
    const XEvent *news = news_of(manager, sdl_event);
    return news && news->type == PropertyNotify &&
           news->xproperty.window == manager->window &&
           news->xproperty.atom == atom(manager, "_NET_WM_DESKTOP");
}

static void set(const struct manager *manager, const char *name, Atom type,
                const unsigned long *words, int count)
{
    XChangeProperty(manager->connection, manager->window, atom(manager, name), type, 32,
                    PropModeReplace, (const unsigned char *)words, count);
}

// A manager reads it when the window comes, or he does; then it is his.
static void set_state(const struct manager *manager, bool above)
{
    const unsigned long states[] = {atom(manager, "_NET_WM_STATE_FULLSCREEN"),
                                    atom(manager, "_NET_WM_STATE_ABOVE")};
    set(manager, "_NET_WM_STATE", XA_ATOM, states, above ? 2 : 1);
}

// SDL asks for no frame only if somebody has ever spoken of frames on this server.
void manager_prepare(const struct manager *manager, bool above)
{
    const unsigned long all = EVERY_WORKSPACE;
    static const unsigned long no_frame[] = {2, 0, 0, 0, 0}; // "decorations": none
    if (manager->connection) {
        set(manager, "_NET_WM_DESKTOP", XA_CARDINAL, &all, 1);
        set(manager, "_MOTIF_WM_HINTS", atom(manager, "_MOTIF_WM_HINTS"), no_frame, 5);
        set_state(manager, above);
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
        XWithdrawWindow(display, manager->window, manager->screen);
        XFlush(display);
    }
    return display != NULL;
}

// What only a manager hears (EWMH).
static void tell(const struct manager *manager, unsigned long window, const char *what,
                 const long words[4])
{
    Display *display = manager->connection;
    XEvent wish = {.xclient = {.type = ClientMessage,
                               .window = window,
                               .message_type = atom(manager, what),
                               .format = 32,
                               .data.l = {words[0], words[1], words[2], words[3]}}};
    XSendEvent(display, manager->root, False,
               SubstructureNotifyMask | SubstructureRedirectMask, &wish);
}

static void tell_state(const struct manager *manager, enum change change, bool above)
{
    const long words[4] = {change, (long)atom(manager, "_NET_WM_STATE_FULLSCREEN"),
                           above ? (long)atom(manager, "_NET_WM_STATE_ABOVE") : 0,
                           FROM_PROGRAM};
    tell(manager, manager->window, "_NET_WM_STATE", words);
}

static void tell_everywhere(const struct manager *manager)
{
    const long every[4] = {(long)EVERY_WORKSPACE, FROM_PROGRAM};
    tell(manager, manager->window, "_NET_WM_DESKTOP", every);
}

// Where it is meant to be, and free to have any size: as SDL makes it, some managers
// would not let it cover a display.
static void hint(const struct manager *manager)
{
    XSizeHints hints = {.flags = USPosition | PPosition};
    XSetWMNormalHints(manager->connection, manager->window, &hints);
}

bool manager_cover(const struct manager *manager, bool above)
{
    if (manager->connection) {
        hint(manager);
        if (manager_there(manager)) {
            tell_state(manager, ADD, above);
            tell_everywhere(manager);
        } else {
            set_state(manager, above);
        }
        XFlush(manager->connection);
    }
    return manager->connection != NULL;
}

bool manager_put(const struct manager *manager, struct rect place)
{
    if (manager->connection) {
        hint(manager);
        tell_state(manager, REMOVE, false);
        XMoveResizeWindow(manager->connection, manager->window, place.x, place.y,
                          (unsigned)place.w, (unsigned)place.h);
        XFlush(manager->connection);
    }
    return manager->connection != NULL;
}

void manager_ground(const struct manager *manager, uint32_t pixel)
{
    if (manager->connection) {
        XSetWindowBackground(manager->connection, manager->window, pixel);
    }
}

// First to every workspace: else making it the active one would change the operator's.
void manager_bring_back(const struct manager *manager)
{
    static const long nothing[4], active[4] = {FROM_USER};
    if (manager->connection) {
        tell_everywhere(manager);
        tell(manager, manager->root, "_NET_SHOWING_DESKTOP", nothing);
        tell(manager, manager->window, "_NET_ACTIVE_WINDOW", active);
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

bool manager_destroyed(const struct manager *manager, const void *sdl_event)
{
    (void)manager;
    (void)sdl_event;
    return false;
}

bool manager_moved_workspace(const struct manager *manager, const void *sdl_event)
{
    (void)manager;
    (void)sdl_event;
    return false;
}

void manager_prepare(const struct manager *manager, bool above)
{
    (void)manager;
    (void)above;
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

void manager_bring_back(const struct manager *manager)
{
    (void)manager;
}

bool manager_cover(const struct manager *manager, bool above)
{
    (void)manager;
    (void)above;
    return false;
}

bool manager_put(const struct manager *manager, struct rect place)
{
    (void)manager;
    (void)place;
    return false;
}

void manager_ground(const struct manager *manager, uint32_t pixel)
{
    (void)manager;
    (void)pixel;
}

#endif
