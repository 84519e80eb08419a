#define _GNU_SOURCE // F_SETPIPE_SZ
#include "output/pipe.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "output/child.h"
#include "output/pace.h"

#define LOG_MODULE "pipe"
#include "base/log.h"

// At the end: for the frame under way, then for the command to finish.
enum { GRACE_MS = 3000, LOOK_MS = 100, NS_PER_MS = 1000000 };

// Linux' own 64 KB wake writer and reader 500 times a frame at 2160p; this is what
// anybody may have.
enum { ROOM = 1 << 20 };

static const int64_t STUCK_NS = 1000000000; // a reader that takes nothing for so long

struct pipe_out {
    int fd;
    int flags; // of standard output before it was ours
    bool command;
    struct child child;
    int width, height;
    struct pace pace; // of the live writer
    void (*news)(void *context);
    void *news_context;
    pthread_t thread;
    bool started;
    uint32_t *sending;    // the writer's; the two change places before a frame
    pthread_mutex_t lock; // guards everything below
    uint32_t *picture;    // what is published into
    struct damage fresh;  // of picture, which sending lacks
    struct damage stale;  // of sending, which picture lacks
    bool stopping;
    bool broken;
    bool stuck;
    int64_t dropped;
};

static size_t frame_bytes(const struct pipe_out *pipe)
{
    return (size_t)pipe->width * (size_t)pipe->height * sizeof(uint32_t);
}

// No more than half a frame: what lies in the pipe is late by as much.
static void make_room(const struct pipe_out *pipe)
{
    size_t half = frame_bytes(pipe) / 2;
    fcntl(pipe->fd, F_SETPIPE_SZ, half < ROOM ? (int)half : ROOM); // a file has none
}

struct pipe_out *pipe_create(const char *command, int width, int height, char *error,
                             size_t error_size)
{
    signal(SIGPIPE, SIG_IGN); // a reader that goes away is an answer, not our end
    struct child child = {.fd = STDOUT_FILENO};
    bool own = strcmp(command, "-") == 0;
    if (!own && !child_start(&child, command)) {
        snprintf(error, error_size, "--pipe %s: %s", command, strerror(errno));
        return NULL;
    }
    struct pipe_out *pipe = xalloc(sizeof(*pipe));
    *pipe = (struct pipe_out){.fd = child.fd,
                              .flags = fcntl(child.fd, F_GETFL),
                              .command = !own,
                              .child = child,
                              .width = width,
                              .height = height};
    fcntl(pipe->fd, F_SETFL, pipe->flags | O_NONBLOCK);
    make_room(pipe);
    pipe->picture = xalloc(frame_bytes(pipe));
    pipe->sending = xalloc(frame_bytes(pipe));
    pthread_mutex_init(&pipe->lock, NULL);
    return pipe;
}

static bool is_stopping(struct pipe_out *pipe)
{
    pthread_mutex_lock(&pipe->lock);
    bool stopping = pipe->stopping;
    pthread_mutex_unlock(&pipe->lock);
    return stopping;
}

// How the live writer stands; whoever wants to know is woken when it is another way.
static void tell(struct pipe_out *pipe, bool stuck, int64_t dropped)
{
    pthread_mutex_lock(&pipe->lock);
    bool news = pipe->stuck != stuck;
    pipe->stuck = stuck;
    pipe->dropped = dropped;
    pthread_mutex_unlock(&pipe->lock);
    if (news) {
        log_warn("the reader of the pipe takes %s", stuck ? "nothing" : "frames again");
        pipe->news(pipe->news_context);
    }
}

// A frame that is stuck counts those that would have been due meanwhile.
static void look(struct pipe_out *pipe, bool stuck)
{
    struct pace seen = pipe->pace;
    pace_frame(&seen, clock_now_ns());
    tell(pipe, stuck, seen.late);
}

// Once the end has come a frame under way has a little time, and one that is stuck no
// time at all. *ends_ns 0: the end was not there yet.
static bool has_time(struct pipe_out *pipe, bool stuck, int64_t *ends_ns)
{
    if (!is_stopping(pipe)) {
        return true;
    }
    int64_t now_ns = clock_now_ns();
    *ends_ns = *ends_ns ? *ends_ns : now_ns + (int64_t)GRACE_MS * NS_PER_MS;
    return !stuck && now_ns < *ends_ns;
}

// Waits until there is room. A reader may take its time, but not hold up the end.
static bool wait_for_room(struct pipe_out *pipe, int64_t *ends_ns)
{
    int64_t since = clock_now_ns();
    struct pollfd room = {.fd = pipe->fd, .events = POLLOUT};
    bool in_time = has_time(pipe, false, ends_ns);
    while (in_time && poll(&room, 1, LOOK_MS) == 0) {
        bool stuck = clock_now_ns() - since > STUCK_NS;
        if (pipe->pace.running) {
            look(pipe, stuck);
        }
        in_time = has_time(pipe, stuck, ends_ns);
    }
    if (!in_time) {
        errno = ETIMEDOUT;
    }
    return in_time;
}

bool pipe_write(struct pipe_out *pipe, const uint32_t *pixels)
{
    const char *bytes = (const char *)pixels;
    size_t left = frame_bytes(pipe);
    int64_t ends_ns = 0;
    while (left > 0) {
        ssize_t written = write(pipe->fd, bytes, left);
        bool full = written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
        if (full && !wait_for_room(pipe, &ends_ns)) {
            return false;
        }
        if (written < 0 && !full && errno != EINTR) {
            return false;
        }
        bytes += written > 0 ? written : 0;
        left -= written > 0 ? (size_t)written : 0;
    }
    return true;
}

// Takes the picture, if there is a newer one; false when it is time to go.
static bool next_picture(struct pipe_out *pipe)
{
    tell(pipe, false, pipe->pace.late);
    pthread_mutex_lock(&pipe->lock);
    bool go_on = !pipe->stopping;
    if (!damage_empty(&pipe->fresh)) {
        uint32_t *sent = pipe->sending;
        pipe->sending = pipe->picture;
        pipe->picture = sent;
        pipe->stale = pipe->fresh;
        pipe->fresh = (struct damage){0};
    }
    pthread_mutex_unlock(&pipe->lock);
    return go_on;
}

// A reader that takes nothing, or too little, when our end has come is left; that is no
// failure of ours.
static void give_up(struct pipe_out *pipe)
{
    if (errno == ETIMEDOUT) {
        log_warn("the reader of the pipe is too slow: its last frame is cut short");
        return;
    }
    log_error("nobody reads the pipe any more: %s", strerror(errno));
    pthread_mutex_lock(&pipe->lock);
    pipe->broken = true;
    pthread_mutex_unlock(&pipe->lock);
    pipe->news(pipe->news_context);
}

static void *writer(void *context)
{
    struct pipe_out *pipe = context;
    pace_frame(&pipe->pace, clock_now_ns());
    while (next_picture(pipe)) {
        if (!pipe_write(pipe, pipe->sending)) {
            give_up(pipe);
            break;
        }
        clock_sleep_until_ns(pace_next(&pipe->pace));
        pace_frame(&pipe->pace, clock_now_ns());
    }
    return NULL;
}

bool pipe_start(struct pipe_out *pipe, double rate, void (*news)(void *context),
                void *context)
{
    pipe->pace = pace_init(rate);
    pipe->news = news;
    pipe->news_context = context;
    pipe->started = pthread_create(&pipe->thread, NULL, writer, pipe) == 0;
    return pipe->started;
}

void pipe_publish(struct pipe_out *pipe, const struct key *key,
                  const struct canvas *canvas, const struct damage *damage)
{
    struct rect bounds = {0, 0, canvas->width, canvas->height};
    pthread_mutex_lock(&pipe->lock);
    for (int i = 0; i < damage->count; i++) {
        damage_add(&pipe->fresh, damage->rects[i], bounds);
        damage_add(&pipe->stale, damage->rects[i], bounds);
    }
    for (int i = 0; i < pipe->stale.count; i++) {
        key_rect(key, canvas, pipe->stale.rects[i], pipe->picture, pipe->width);
    }
    pipe->stale = (struct damage){0};
    pthread_mutex_unlock(&pipe->lock);
}

int64_t pipe_dropped(struct pipe_out *pipe)
{
    pthread_mutex_lock(&pipe->lock);
    int64_t dropped = pipe->dropped;
    pthread_mutex_unlock(&pipe->lock);
    return dropped;
}

bool pipe_broken(struct pipe_out *pipe)
{
    pthread_mutex_lock(&pipe->lock);
    bool broken = pipe->broken;
    pthread_mutex_unlock(&pipe->lock);
    return broken;
}

bool pipe_stuck(struct pipe_out *pipe)
{
    pthread_mutex_lock(&pipe->lock);
    bool stuck = pipe->stuck;
    pthread_mutex_unlock(&pipe->lock);
    return stuck;
}

bool pipe_destroy(struct pipe_out *pipe)
{
    if (!pipe) {
        return true;
    }
    pthread_mutex_lock(&pipe->lock);
    pipe->stopping = true;
    pthread_mutex_unlock(&pipe->lock);
    if (pipe->started) {
        pthread_join(pipe->thread, NULL);
    }
    bool ok = !pipe->broken;
    if (pipe->command) {
        // Live, somebody waits for our end; a film is worth waiting for.
        int grace_ms = pipe->started ? GRACE_MS : CHILD_PATIENT;
        ok = child_finish(&pipe->child, grace_ms) != CHILD_FAILED && ok;
    } else {
        fcntl(pipe->fd, F_SETFL, pipe->flags);
    }
    pthread_mutex_destroy(&pipe->lock);
    free(pipe->picture);
    free(pipe->sending);
    free(pipe);
    return ok;
}
