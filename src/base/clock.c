#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum { NS_PER_S = 1000000000, NS_PER_MS = 1000000, ZONE_MAX = 64 };

#ifdef CLOCK_BOOTTIME
static const clockid_t STEADY = CLOCK_BOOTTIME;
#else
static const clockid_t STEADY = CLOCK_MONOTONIC;
#endif

static const char ZONES[] = "/usr/share/zoneinfo";

static int64_t read_ns(clockid_t id)
{
    struct timespec at;
    clock_gettime(id, &at);
    return (int64_t)at.tv_sec * NS_PER_S + at.tv_nsec;
}

static struct timespec timespec_of(int64_t ns)
{
    return (struct timespec){.tv_sec = ns / NS_PER_S, .tv_nsec = ns % NS_PER_S};
}

int64_t clock_now_ns(void)
{
    return read_ns(STEADY);
}

int64_t clock_slept_ns(void)
{
    return read_ns(STEADY) - read_ns(CLOCK_MONOTONIC);
}

int64_t clock_now_ms(void)
{
    return clock_now_ns() / NS_PER_MS;
}

int64_t clock_wall_ms(void)
{
    return read_ns(CLOCK_REALTIME) / NS_PER_MS;
}

bool clock_has_zone(const char *zone)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/";
    char path[sizeof(ZONES) + 1 + ZONE_MAX];
    struct stat found;
    size_t len = strlen(zone);
    if (len == 0 || len >= ZONE_MAX || strspn(zone, letters) != len || zone[0] == '/') {
        return false;
    }
    snprintf(path, sizeof(path), "%s/%s", ZONES, zone);
    bool listed = stat(ZONES, &found) == 0; // else there is nothing to compare with
    return !listed || (stat(path, &found) == 0 && S_ISREG(found.st_mode));
}

bool clock_set_zone(const char *zone)
{
    bool known = clock_has_zone(zone);
    if (known) {
        setenv("TZ", zone, 1);
        tzset();
    }
    return known;
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
    struct timespec at = timespec_of(at_ns);
    clock_nanosleep(STEADY, TIMER_ABSTIME, &at, NULL);
}

struct timespec clock_deadline(int64_t at_ns)
{
    return timespec_of(at_ns - clock_slept_ns());
}
