#include "app/process.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

// Two network loops, the display, feeds, GETs and a few viewers; and what they want at
// most.
enum { LEAST_FILES = 32, MOST_FILES = 1024 };

// Names are looked up and connections encrypted on it, by libraries that take what they
// find.
enum { KIB = 1024, LEAST_STACK = 512 * KIB, USUAL_STACK = 8192 * KIB };

// Else the display's connection would become standard error, and the log be written to
// it.
static bool open_standard(void)
{
    int fd;
    do {
        fd = open("/dev/null", O_RDONLY);
    } while (fd >= 0 && fd <= STDERR_FILENO);
    return fd >= 0 && close(fd) == 0;
}

// Up to `most`, as far as that is allowed. Gives how much there is.
static rlim_t make_room(int resource, rlim_t most)
{
    struct rlimit room;
    if (getrlimit(resource, &room) != 0) {
        return most;
    }
    rlim_t allowed = room.rlim_max < most ? room.rlim_max : most;
    if (room.rlim_cur < allowed) {
        room.rlim_cur = allowed;
        setrlimit(resource, &room);
    }
    return room.rlim_cur;
}

bool process_prepare(char *error, size_t error_size)
{
    rlim_t files = make_room(RLIMIT_NOFILE, MOST_FILES);
    rlim_t stack = make_room(RLIMIT_STACK, USUAL_STACK);
    // A journal that reaches its limit is a full disk, not the end of the programme.
    signal(SIGXFSZ, SIG_IGN);
    if (files < LEAST_FILES) {
        snprintf(error, error_size,
                 "open files (ulimit -n): expected %d or more, found %lld", LEAST_FILES,
                 (long long)files);
        return false;
    }
    if (stack < LEAST_STACK) {
        snprintf(error, error_size,
                 "stack (ulimit -s): expected %d KiB or more, found %lld",
                 LEAST_STACK / KIB, (long long)(stack / KIB));
        return false;
    }
    if (!open_standard()) {
        snprintf(error, error_size, "/dev/null: expected a device, found none");
        return false;
    }
    return true;
}
