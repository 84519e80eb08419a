// pixelwatch.c
// A stopwatch for pixels. It maps the frame buffer file of "Xvfb -fbdir DIR", so that
// looking costs the program under test nothing, and stamps changes with CLOCK_MONOTONIC.
//
//   pixelwatch FILE            commands on standard input, answers on standard output
//   rate HZ                    how often to look                 ok
//   base                       remember the screen               ok
//   box                        what differs from it              box X Y W H
//   key R G B                  waits for a screen of that colour key NS
//   watch X Y W H STEP         until "stop"     watching NS, change NS ..., stopped N GAP
//   frames X Y W H MS GAP_US   distinct frames  frames GAPS SPAN MEDIAN P99 MAX (us)
#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "screen.h"

enum { LINE = 256, GAPS_MAX = 1 << 16 };

static const int64_t NS_PER_S = 1000000000;
static const int64_t NS_PER_MS = 1000000;
static const int64_t KEY_PATIENCE_NS = 20 * (int64_t)1000000000;
static const int64_t STILL_NS = 1000000000; // without a frame: the motion is over

struct input {
    char data[4096];
    size_t len;
};

struct watch {
    struct screen screen;
    struct input input;
    int64_t period_ns;
};

static int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * NS_PER_S + now.tv_nsec;
}

static void sleep_until(int64_t at_ns)
{
    struct timespec at = {.tv_sec = at_ns / NS_PER_S, .tv_nsec = at_ns % NS_PER_S};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL) == EINTR) {
    }
}

// The next moment to look, never a burst of looks to catch up.
static int64_t look_again(int64_t due_ns, int64_t period_ns)
{
    int64_t now = now_ns();
    due_ns += period_ns;
    if (due_ns < now) {
        due_ns = now + period_ns / 2;
    }
    sleep_until(due_ns);
    return due_ns;
}

// A whole line of input. Waits at most timeout_ms, -1: for ever; ends with the input.
static bool next_line(struct input *input, char out[LINE], int timeout_ms)
{
    for (;;) {
        char *end = memchr(input->data, '\n', input->len);
        if (end) {
            size_t len = (size_t)(end - input->data);
            size_t kept = len < LINE ? len : LINE - 1;
            memcpy(out, input->data, kept);
            out[kept] = '\0';
            input->len -= len + 1;
            memmove(input->data, end + 1, input->len);
            return true;
        }
        struct pollfd ready = {.fd = STDIN_FILENO, .events = POLLIN};
        if (poll(&ready, 1, timeout_ms) <= 0) {
            return false;
        }
        ssize_t got = read(STDIN_FILENO, input->data + input->len,
                           sizeof(input->data) - input->len);
        if (got <= 0) {
            exit(0);
        }
        input->len += (size_t)got;
    }
}

static void do_rate(struct watch *watch, const char *line)
{
    int hz = 0;
    if (sscanf(line, "rate %d", &hz) == 1 && hz > 0) {
        watch->period_ns = NS_PER_S / hz;
    }
    printf("ok\n");
}

static void do_base(struct watch *watch, const char *line)
{
    (void)line;
    struct screen *screen = &watch->screen;
    for (int y = 0; y < screen->height; y++) {
        memcpy(screen->base + (size_t)y * (size_t)screen->width, screen_row(screen, y),
               (size_t)screen->width * sizeof(uint32_t));
    }
    printf("ok\n");
}

static void do_box(struct watch *watch, const char *line)
{
    (void)line;
    const struct screen *screen = &watch->screen;
    int left = screen->width, top = screen->height, right = 0, bottom = 0;
    for (int y = 0; y < screen->height; y++) {
        const uint32_t *row = screen_row(screen, y);
        const uint32_t *base = screen->base + (size_t)y * (size_t)screen->width;
        for (int x = 0; x < screen->width; x++) {
            if ((row[x] ^ base[x]) & 0xffffff) {
                left = x < left ? x : left;
                right = x >= right ? x + 1 : right;
                top = y < top ? y : top;
                bottom = y + 1;
            }
        }
    }
    printf("box %d %d %d %d\n", left, top, right > left ? right - left : 0,
           bottom > top ? bottom - top : 0);
}

static void do_key(struct watch *watch, const char *line)
{
    int red = 0, green = 0, blue = 0;
    (void)sscanf(line, "key %d %d %d", &red, &green, &blue);
    int64_t due = now_ns(), end = due + KEY_PATIENCE_NS;
    while (now_ns() < end) {
        if (screen_is(&watch->screen, red, green, blue)) {
            printf("key %lld\n", (long long)now_ns());
            return;
        }
        due = look_again(due, NS_PER_MS);
    }
    printf("error no screen of that colour\n");
}

static void do_watch(struct watch *watch, const char *line)
{
    struct region r = {0};
    char heard[LINE];
    if (sscanf(line, "watch %d %d %d %d %d", &r.x, &r.y, &r.w, &r.h, &r.step) != 5 ||
        !screen_has(&watch->screen, &r)) {
        printf("error region\n");
        return;
    }
    screen_changed(&watch->screen, &r);
    int64_t due = now_ns(), before = due, widest = 0;
    long long looks = 0;
    printf("watching %lld\n", (long long)due);
    while (looks % 8 != 0 || !next_line(&watch->input, heard, 0)) {
        bool changed = screen_changed(&watch->screen, &r);
        int64_t now = now_ns();
        widest = now - before > widest ? now - before : widest;
        before = now;
        looks++;
        if (changed) {
            printf("change %lld\n", (long long)now);
        }
        due = look_again(due, watch->period_ns);
    }
    printf("stopped %lld %lld\n", looks, (long long)widest / 1000);
}

static int by_value(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

struct frames {
    int64_t gaps[GAPS_MAX];
    int64_t first_ns, last_ns;
    int count;
};

static void add_frame(struct frames *frames, int64_t at_ns)
{
    if (!frames->last_ns) {
        frames->first_ns = at_ns;
    } else if (frames->count < GAPS_MAX) {
        frames->gaps[frames->count++] = at_ns - frames->last_ns;
    }
    frames->last_ns = at_ns;
}

static void tell_frames(struct frames *frames)
{
    int count = frames->count;
    qsort(frames->gaps, (size_t)count, sizeof(frames->gaps[0]), by_value);
    printf("frames %d %lld %lld %lld %lld\n", count,
           (long long)(frames->last_ns - frames->first_ns) / 1000,
           (long long)(count ? frames->gaps[count / 2] / 1000 : 0),
           (long long)(count ? frames->gaps[count * 99 / 100] / 1000 : 0),
           (long long)(count ? frames->gaps[count - 1] / 1000 : 0));
}

// Changes closer than gap_us belong to one frame that was seen half drawn. From a frame
// to the first one after so many ms, so that no part of a gap is counted or left out.
static void do_frames(struct watch *watch, const char *line)
{
    static struct frames frames;
    struct region r = {.step = 1};
    int ms = 0, gap_us = 0;
    if (sscanf(line, "frames %d %d %d %d %d %d", &r.x, &r.y, &r.w, &r.h, &ms, &gap_us) !=
            6 ||
        !screen_has(&watch->screen, &r)) {
        printf("error region\n");
        return;
    }
    memset(&frames, 0, sizeof(frames));
    screen_changed(&watch->screen, &r);
    int64_t due = now_ns(), end = due + ms * NS_PER_MS, now = due;
    while (now < end + STILL_NS && frames.last_ns < end) {
        bool changed = screen_changed(&watch->screen, &r);
        now = now_ns();
        if (changed && now - frames.last_ns >= gap_us * (int64_t)1000) {
            add_frame(&frames, now);
        }
        due = look_again(due, watch->period_ns);
    }
    tell_frames(&frames);
}

static const struct {
    const char *name;
    void (*run)(struct watch *watch, const char *line);
} COMMANDS[] = {{"rate", do_rate}, {"base", do_base},   {"box", do_box},
                {"key", do_key},   {"watch", do_watch}, {"frames", do_frames}};
enum { COMMAND_COUNT = sizeof(COMMANDS) / sizeof(COMMANDS[0]) };

int main(int argc, char **argv)
{
    static struct watch watch;
    char line[LINE];
    if (argc != 2) {
        fprintf(stderr, "usage: pixelwatch FILE\n");
        return 2;
    }
    if (!screen_open(&watch.screen, argv[1])) {
        return 1;
    }
    watch.period_ns = NS_PER_MS;
    setvbuf(stdout, NULL, _IOLBF, 0);
    printf("ready %d %d\n", watch.screen.width, watch.screen.height);
    while (next_line(&watch.input, line, -1)) {
        int at = 0;
        while (at < COMMAND_COUNT &&
               strncmp(line, COMMANDS[at].name, strlen(COMMANDS[at].name)) != 0) {
            at++;
        }
        if (at < COMMAND_COUNT) {
            COMMANDS[at].run(&watch, line);
        } else {
            printf("error unknown\n");
        }
    }
    return 0;
}
