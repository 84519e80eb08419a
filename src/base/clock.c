#include "base/clock.h"

#include <time.h>

enum { NS_PER_S = 1000000000, NS_PER_MS = 1000000 };

static int64_t read_ns(clockid_t id)
{
    struct timespec at;
    clock_gettime(id, &at);
    return (int64_t)at.tv_sec * NS_PER_S + at.tv_nsec;
}

int64_t clock_now_ns(void)
{
    return read_ns(CLOCK_MONOTONIC);
}

int64_t clock_now_ms(void)
{
    return clock_now_ns() / NS_PER_MS;
}

int64_t clock_wall_ms(void)
{
    return read_ns(CLOCK_REALTIME) / NS_PER_MS;
}

void clock_local_text(char *out, size_t size)
{
    time_t now = time(NULL);
    struct tm local = {0};
    localtime_r(&now, &local);
    strftime(out, size, "%H:%M:%S", &local);
}

void clock_sleep_until_ns(int64_t at_ns)
{
    struct timespec at = {.tv_sec = at_ns / NS_PER_S, .tv_nsec = at_ns % NS_PER_S};
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL);
}
