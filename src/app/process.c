#include "app/process.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

// Two network loops, the display, feeds, GETs and a few viewers; and what they want at
// most.
enum { LEAST_FILES = 32, MOST_FILES = 1024 };

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

static rlim_t room_for_files(void)
{
    struct rlimit files;
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) {
        return MOST_FILES;
    }
    rlim_t most = files.rlim_max < MOST_FILES ? files.rlim_max : MOST_FILES;
    if (files.rlim_cur < most) {
        files.rlim_cur = most;
        setrlimit(RLIMIT_NOFILE, &files);
    }
    return files.rlim_cur;
}

bool process_prepare(char *error, size_t error_size)
{
    rlim_t files = room_for_files();
    // A journal that reaches its limit is a full disk, not the end of the programme.
    signal(SIGXFSZ, SIG_IGN);
    if (files < LEAST_FILES) {
        snprintf(error, error_size,
                 "open files (ulimit -n): expected %d or more, found %lld", LEAST_FILES,
                 (long long)files);
        return false;
    }
    if (!open_standard()) {
        snprintf(error, error_size, "/dev/null: expected a device, found none");
        return false;
    }
    return true;
}
