#include "output/x_errors.h"

#include <SDL2/SDL.h>

#ifdef SDL_VIDEO_DRIVER_X11

#include <X11/Xlib.h>
#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/str.h"

#define LOG_MODULE "window"
#include "base/log.h"

enum { AGAIN_MS = 1000 };

static bool expects; // Xlib has no place for it

// An output may go while it is asked about. Xlib would end the programme for it. What is
// refused at each frame is told once a second.
static int log_error_of(Display *display, XErrorEvent *event)
{
    static int64_t told_ms;
    static int told_request;
    char text[128];
    int64_t now_ms = clock_now_ms();
    bool told = told_request == event->request_code && now_ms - told_ms < AGAIN_MS;
    if (told || expects) {
        return 0;
    }
    told_ms = now_ms;
    told_request = event->request_code;
    XGetErrorText(display, event->error_code, text, sizeof(text));
    log_warn("the X server refuses request %d.%d: %s", event->request_code,
             event->minor_code, text);
    return 0;
}

// Also one who kills a window's owner (xkill) ends it. Xlib would call exit(), and
// libraries would tidy up under threads that use them.
static int end(Display *display)
{
    log_error("the X server %s ended the connection, and with it the windows: the end",
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

void x_errors_expect(void *connection, bool expected)
{
    XSync(connection, False);
    expects = expected;
}

#else

void x_errors_hear(void)
{
}

void x_errors_expect(void *connection, bool expected)
{
    (void)connection;
    (void)expected;
}

#endif
