// Put before a program's libraries (LD_PRELOAD), it shifts the wall clock by the seconds
// that stand first in the file CLOCK_SHIFT, and the time since the machine was started by
// those that stand second, whenever they are changed.
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

long syscall(long number, ...);

static long long seconds(clockid_t id)
{
    static volatile long long *told;
    const char *path = getenv("CLOCK_SHIFT");
    if (!told && path) {
        int fd = open(path, O_RDONLY);
        void *page = mmap(NULL, 2 * sizeof(*told), PROT_READ, MAP_SHARED, fd, 0);
        told = page == MAP_FAILED ? NULL : page;
        close(fd);
    }
    return !told                  ? 0
           : id == CLOCK_REALTIME ? told[0]
           : id == CLOCK_BOOTTIME ? told[1]
                                  : 0;
}

int clock_gettime(clockid_t id, struct timespec *at)
{
    int failed = (int)syscall(SYS_clock_gettime, id, at);
    at->tv_sec += failed ? 0 : seconds(id);
    return failed;
}

time_t time(time_t *out)
{
    struct timespec at = {0};
    clock_gettime(CLOCK_REALTIME, &at);
    if (out) {
        *out = at.tv_sec;
    }
    return at.tv_sec;
}

int gettimeofday(struct timeval *restrict out, void *restrict zone)
{
    struct timespec at = {0};
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &at);
    *out = (struct timeval){.tv_sec = at.tv_sec, .tv_usec = at.tv_nsec / 1000};
    return 0;
}
