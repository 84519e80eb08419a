#include <SDL2/SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/str.h"
#include "output/screens.h"
#include "output/window_parts.h"
#include "output/x_errors.h"

// Left to itself SDL also tries drivers that nobody can see, and Wayland complains on
// standard error where no session can be.
static void choose_drivers(void)
{
    if (!SDL_GetHint(SDL_HINT_VIDEODRIVER)) {
        SDL_SetHint(SDL_HINT_VIDEODRIVER,
                    SDL_getenv("XDG_RUNTIME_DIR") ? "x11,wayland,KMSDRM" : "x11,KMSDRM");
    }
}

// A message bus that nobody named is not there, but looking for it starts a program.
static bool has_bus(void)
{
    enum { PATH_MAX_SIZE = 4096 };
    const char *folder = getenv("XDG_RUNTIME_DIR");
    char path[PATH_MAX_SIZE];
    snprintf(path, sizeof(path), "%s/bus", folder ? folder : "");
    return getenv("DBUS_SESSION_BUS_ADDRESS") || (folder && file_exists(path));
}

// What SDL prepares and we never use would hold up the first frame. Text is not typed
// here, so that Xlib need not read its thousands of accents.
static void skip_preparations(void)
{
    const char *driver = SDL_GetHint(SDL_HINT_VIDEODRIVER);
    if (getenv("DISPLAY") && (text_empty(driver) || text_equal(driver, "x11"))) {
        setenv("XCOMPOSEFILE", "/dev/null", 0); // Wayland's library complains of it
    }
    if (!has_bus()) {
        setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/dev/null", 0);
    }
}

bool window_video_start(char *error, size_t error_size)
{
    skip_preparations();
    // The window surface would otherwise be built on a GL texture: slow without a GPU.
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "1");
    SDL_SetHint(SDL_HINT_RENDER_BATCHING, "1");
    choose_drivers();
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        const char *x = getenv("DISPLAY");
        snprintf(
            error, error_size,
            "no display: no X server, Wayland or screen is there (%s; DISPLAY is %s)",
            SDL_GetError(), text_empty(x) ? "not set" : x);
        return false;
    }
    x_errors_hear();
    SDL_DisableScreenSaver();
    return true;
}

void window_video_stop(void)
{
    SDL_Quit();
}

bool display_chosen_once(void)
{
    return text_equal(SDL_GetCurrentVideoDriver(), "wayland");
}

int display_count(void)
{
    int count = SDL_GetNumVideoDisplays();
    return count > 0 ? count : 0;
}

struct display display_info(int index)
{
    struct display display = {0};
    SDL_Rect bounds = {0};
    SDL_DisplayMode mode = {0};
    const char *name = SDL_GetDisplayName(index);
    text_copy(display.name, sizeof(display.name), name ? name : "");
    SDL_GetDisplayBounds(index, &bounds);
    SDL_GetDesktopDisplayMode(index, &mode);
    display.x = bounds.x;
    display.y = bounds.y;
    display.width = bounds.w;
    display.height = bounds.h;
    display.rate = mode.refresh_rate;
    return display;
}

bool display_shares_place(int index)
{
    SDL_Rect mine = {0}, other = {0};
    bool shares = false;
    SDL_GetDisplayBounds(index, &mine);
    for (int i = 0; i < display_count() && !shares; i++) {
        SDL_GetDisplayBounds(i, &other);
        shares = i != index && SDL_HasIntersection(&mine, &other);
    }
    return shares;
}

int display_list(struct display out[DISPLAYS_MAX])
{
    struct screen screens[SCREENS_MAX];
    int outputs = screens_now(screens);
    int count = display_count() < DISPLAYS_MAX ? display_count() : DISPLAYS_MAX;
    for (int i = 0; i < count; i++) {
        out[i] = display_info(i);
        const struct rect place = {out[i].x, out[i].y, out[i].width, out[i].height};
        for (int k = 0; k < outputs && !out[i].output[0]; k++) {
            if (rect_equal(screens[k].place, place)) {
                text_copy(out[i].output, sizeof(out[i].output), screens[k].name);
                out[i].desktop = screens[k].desktop;
                screens[k].place = (struct rect){0}; // of two that mirror each other
            }
        }
    }
    return count;
}

int display_first(void)
{
    struct display all[DISPLAYS_MAX];
    int count = display_shares_place(0) ? display_list(all) : 0;
    int desktop = count ? screens_desktop() : 0;
    for (int i = 0; i < count; i++) {
        if (all[i].desktop == desktop) {
            return i;
        }
    }
    return 0;
}

bool display_is(const char *name, const char *wanted)
{
    size_t len = strlen(wanted);
    if (text_equal_nocase(name, wanted)) {
        return true;
    }
    size_t digits = SDL_strncasecmp(name, wanted, len) == 0 && name[len] == ' '
                        ? strspn(name + len + 1, "0123456789")
                        : 0;
    return len > 0 && digits > 0 && text_equal(name + len + 1 + digits, "\"");
}

bool display_meets(const struct display *display, const char *wanted)
{
    int w, h, x, y;
    char end;
    if (sscanf(wanted, "%dx%d+%d+%d%c", &w, &h, &x, &y, &end) == 4) {
        return w == display->width && h == display->height && x == display->x &&
               y == display->y;
    }
    if (sscanf(wanted, "+%d+%d%c", &x, &y, &end) == 2) {
        return x == display->x && y == display->y;
    }
    return display_is(display->name, wanted) ||
           (display->output[0] && display_is(display->output, wanted));
}

// Of those that are known by their outputs, too. -1: none, and `known` lists them.
static int find_output(const char *wanted, struct buf *known)
{
    struct display all[DISPLAYS_MAX];
    int count = display_list(all);
    int found = -1;
    for (int i = 0; i < count; i++) {
        const struct display *d = &all[i];
        bool named = !d->output[0] || display_is(d->name, d->output);
        found = found < 0 && display_meets(d, wanted) ? i : found;
        buf_printf(known, "%s%d \"%s\"%s%s%s %dx%d+%d+%d", i ? ", " : "", i, d->name,
                   named ? "" : " (", named ? "" : d->output, named ? "" : ")", d->width,
                   d->height, d->x, d->y);
    }
    return found;
}

int display_find(const char *asked, const char *wanted, char *error, size_t error_size)
{
    int count = display_count();
    struct buf known = {0};
    int found = -1;
    long long number;
    for (int i = 0; i < count && found < 0; i++) {
        struct display display = display_info(i);
        found = display_meets(&display, wanted) ? i : -1;
    }
    if (found < 0 && text_int(wanted, 0, count - 1, &number)) {
        found = (int)number;
    }
    found = found < 0 ? find_output(wanted, &known) : found;
    if (found < 0) {
        snprintf(error, error_size,
                 "%s: expected a display's name, number or geometry, found \"%s\"; there "
                 "is %s",
                 asked, wanted, known.data ? known.data : "none");
    }
    buf_finish(&known);
    return found;
}
