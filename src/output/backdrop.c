#include "output/backdrop.h"

#include <SDL2/SDL.h>
#include <SDL2/SDL_syswm.h>

#ifdef SDL_VIDEO_DRIVER_X11

struct backdrop backdrop_open(void *sdl_window)
{
    SDL_SysWMinfo info;
    struct backdrop backdrop = {0};
    SDL_VERSION(&info.version);
    if (SDL_GetWindowWMInfo(sdl_window, &info) && info.subsystem == SDL_SYSWM_X11) {
        backdrop.connection = info.info.x11.display;
        backdrop.window = info.info.x11.window;
        backdrop.context =
            XCreateGC(info.info.x11.display, info.info.x11.window, 0, NULL);
    }
    return backdrop;
}

void backdrop_close(struct backdrop *backdrop)
{
    if (backdrop->connection) {
        XFreeGC(backdrop->connection, backdrop->context);
    }
    *backdrop = (struct backdrop){0};
}

void backdrop_fill(const struct backdrop *backdrop, struct rect rect, uint32_t color)
{
    if (backdrop->connection) {
        XSetForeground(backdrop->connection, backdrop->context, color);
        XFillRectangle(backdrop->connection, backdrop->window, backdrop->context, rect.x,
                       rect.y, (unsigned)rect.w, (unsigned)rect.h);
    }
}

#else

struct backdrop backdrop_open(void *sdl_window)
{
    (void)sdl_window;
    return (struct backdrop){0};
}

void backdrop_close(struct backdrop *backdrop)
{
    (void)backdrop;
}

void backdrop_fill(const struct backdrop *backdrop, struct rect rect, uint32_t color)
{
    (void)backdrop;
    (void)rect;
    (void)color;
}

#endif
