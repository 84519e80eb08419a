#include "shared.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/shm.h>

#include <X11/extensions/XShm.h>

struct shared {
    Display *display;
    Window window;
    GC context;
    XImage *image;
    XShmSegmentInfo segment;
};

static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "floor: %s\n", what);
    exit(1);
}

static void make_image(struct shared *s, int width, int height)
{
    int screen = DefaultScreen(s->display);
    s->image = XShmCreateImage(s->display, DefaultVisual(s->display, screen),
                               (unsigned)DefaultDepth(s->display, screen), ZPixmap, NULL,
                               &s->segment, (unsigned)width, (unsigned)height);
    if (!s->image || s->image->bits_per_pixel != 32) {
        fail("expected a screen of 32 bits a pixel");
    }
    size_t size = (size_t)s->image->bytes_per_line * (size_t)height;
    s->segment.shmid = shmget(IPC_PRIVATE, size, IPC_CREAT | 0600);
    s->segment.shmaddr = s->segment.shmid >= 0 ? shmat(s->segment.shmid, NULL, 0) : NULL;
    if (!s->segment.shmaddr || s->segment.shmaddr == (char *)-1) {
        fail("no shared memory");
    }
    s->image->data = s->segment.shmaddr;
    XShmAttach(s->display, &s->segment);
    XSync(s->display, False);
    shmctl(s->segment.shmid, IPC_RMID, NULL);
}

struct shared *shared_open(int width, int height)
{
    struct shared *s = calloc(1, sizeof(*s));
    if (!s || !(s->display = XOpenDisplay(NULL)) || !XShmQueryExtension(s->display)) {
        fail("expected an X server that shares memory");
    }
    s->window = XCreateSimpleWindow(s->display, DefaultRootWindow(s->display), 0, 0,
                                    (unsigned)width, (unsigned)height, 0, 0, 0);
    s->context = XCreateGC(s->display, s->window, 0, NULL);
    make_image(s, width, height);
    return s;
}

void shared_close(struct shared *s)
{
    XShmDetach(s->display, &s->segment);
    XDestroyImage(s->image);
    shmdt(s->segment.shmaddr);
    XCloseDisplay(s->display);
    free(s);
}

uint32_t *shared_pixels(struct shared *s)
{
    return (uint32_t *)(void *)s->segment.shmaddr;
}

void shared_show(struct shared *s, int shown)
{
    if (shown) {
        XMapRaised(s->display, s->window);
    } else {
        XUnmapWindow(s->display, s->window);
    }
    XSync(s->display, False);
}

void shared_put(struct shared *s, int x, int y, int w, int h)
{
    XShmPutImage(s->display, s->window, s->context, s->image, x, y, x, y, (unsigned)w,
                 (unsigned)h, False);
    XSync(s->display, False);
}
