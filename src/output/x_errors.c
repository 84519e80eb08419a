#include "output/x_errors.h"

#include <SDL2/SDL.h>
#include <SDL2/SDL_syswm.h>

#ifdef SDL_VIDEO_DRIVER_X11

#include <X11/Xlib.h>
#include <stdio.h>
#include <unistd.h>

#include "base/str.h"

#define LOG_MODULE "window"
#include "base/log.h"

// An output may go while it is asked about. Xlib would end the programme for it.
static int log_error_of(Display *display, XErrorEvent *event)
{
    char text[128];
    XGetErrorText(display, event->error_code, text, sizeof(text));
    log_warn("the X server refuses request %d.%d: %s", event->request_code,
             event->minor_code, text);
    return 0;
}

// Xlib would call exit(), and libraries would tidy up under threads that use them.
static int end(Display *display)
{
    log_error("the X server %s is gone, and with it the programme's windows: the end",
              DisplayString(display));
    fflush(NULL);
    _exit(1);
}

void x_errors_hear(void)
{
    if (text_equal(SDL_GetCurrentVideoDriver(), "x11")) {
        XSetErrorHandler(log_error_of);
        XSetIOErrorHandler(end);
    }
}

#else

void x_errors_hear(void)
{
}

#endif
