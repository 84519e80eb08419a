#include "output/screens.h"

#include <SDL2/SDL.h>
#include <SDL2/SDL_syswm.h>

#include "base/str.h"
#include "output/window.h"

static const struct screen *named(const struct screen *all, int count, const char *name)
{
    for (int i = 0; i < count; i++) {
        if (!text_empty(name) && display_is(name, all[i].name)) {
            return &all[i];
        }
    }
    return NULL;
}

const struct screen *screens_find(const struct screen *all, int count, const char *wanted,
                                  const struct display *display)
{
    const struct screen *found = named(all, count, wanted);
    found = found ? found : named(all, count, display->name);
    const struct rect place = {display->x, display->y, display->width, display->height};
    for (int i = 0; i < count && !found; i++) {
        found = rect_equal(all[i].place, place) ? &all[i] : NULL;
    }
    return found;
}

#ifdef SDL_VIDEO_DRIVER_X11

#include <X11/extensions/Xrandr.h>

struct screens screens_watch(void *sdl_window)
{
    SDL_SysWMinfo info;
    struct screens screens = {0};
    XWindowAttributes window;
    int first_error;
    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(sdl_window, &info) || info.subsystem != SDL_SYSWM_X11 ||
        !XRRQueryExtension(info.info.x11.display, &screens.first_event, &first_error)) {
        return screens;
    }
    screens.connection = info.info.x11.display;
    XGetWindowAttributes(info.info.x11.display, info.info.x11.window, &window);
    screens.root = window.root;
    SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);
    // There is one mask a connection, so SDL's own wish, for outputs, has to be in it;
    // and the server forgets no mask but for an empty one.
    XRRSelectInput(info.info.x11.display, screens.root, 0);
    XRRSelectInput(info.info.x11.display, screens.root,
                   RRScreenChangeNotifyMask | RRCrtcChangeNotifyMask |
                       RROutputChangeNotifyMask);
    return screens;
}

bool screens_changed(const struct screens *screens, const void *sdl_event)
{
    const SDL_Event *event = sdl_event;
    if (!screens->connection || event->type != SDL_SYSWMEVENT ||
        event->syswm.msg->subsystem != SDL_SYSWM_X11) {
        return false;
    }
    int kind = event->syswm.msg->msg.x11.event.type - screens->first_event;
    return kind == RRScreenChangeNotify || kind == RRNotify;
}

// False if the output is dark.
static bool read_screen(Display *display, XRRScreenResources *resources, RROutput output,
                        struct screen *out)
{
    XRROutputInfo *info = XRRGetOutputInfo(display, resources, output);
    XRRCrtcInfo *crtc = info && info->crtc && info->connection == RR_Connected
                            ? XRRGetCrtcInfo(display, resources, info->crtc)
                            : NULL;
    bool lit = crtc && crtc->mode && crtc->width && crtc->height;
    if (lit) {
        *out = (struct screen){
            .output = output,
            .place = {crtc->x, crtc->y, (int)crtc->width, (int)crtc->height}};
        text_copy(out->name, sizeof(out->name), info->name);
    }
    if (crtc) {
        XRRFreeCrtcInfo(crtc);
    }
    if (info) {
        XRRFreeOutputInfo(info);
    }
    return lit;
}

int screens_list(const struct screens *screens, struct screen out[SCREENS_MAX])
{
    Display *display = screens->connection;
    XRRScreenResources *resources =
        display ? XRRGetScreenResourcesCurrent(display, screens->root) : NULL;
    int count = 0;
    for (int i = 0; resources && i < resources->noutput && count < SCREENS_MAX; i++) {
        count += read_screen(display, resources, resources->outputs[i], &out[count]);
    }
    if (resources) {
        XRRFreeScreenResources(resources);
    }
    return count;
}

int screens_desktop(void)
{
    Display *display =
        text_equal(SDL_GetCurrentVideoDriver(), "x11") ? XOpenDisplay(NULL) : NULL;
    int desktop = display ? DefaultScreen(display) : 0;
    if (display) {
        XCloseDisplay(display);
    }
    return desktop;
}

int screens_now(struct screen out[SCREENS_MAX])
{
    struct screens screens = {0};
    int first_error;
    if (!text_equal(SDL_GetCurrentVideoDriver(), "x11")) {
        return 0;
    }
    Display *display = XOpenDisplay(NULL);
    if (!display) {
        return 0;
    }
    int count = 0;
    if (XRRQueryExtension(display, &screens.first_event, &first_error)) {
        screens.connection = display;
    }
    for (int desktop = 0; desktop < ScreenCount(display); desktop++) {
        struct screen all[SCREENS_MAX];
        screens.root = RootWindow(display, desktop);
        int found = screens_list(&screens, all);
        for (int i = 0; i < found && count < SCREENS_MAX; i++) {
            out[count] = all[i];
            out[count++].desktop = desktop;
        }
    }
    XCloseDisplay(display);
    return count;
}

#else

struct screens screens_watch(void *sdl_window)
{
    (void)sdl_window;
    return (struct screens){0};
}

bool screens_changed(const struct screens *screens, const void *sdl_event)
{
    (void)screens;
    (void)sdl_event;
    return false;
}

int screens_list(const struct screens *screens, struct screen out[SCREENS_MAX])
{
    (void)screens;
    (void)out;
    return 0;
}

int screens_desktop(void)
{
    return 0;
}

int screens_now(struct screen out[SCREENS_MAX])
{
    (void)out;
    return 0;
}

#endif
