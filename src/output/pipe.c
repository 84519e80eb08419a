#include "output/pipe.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "output/pace.h"

#define LOG_MODULE "pipe"
#include "base/log.h"

struct pipe_out {
    FILE *stream;
    bool command; // to be pclosed
    int width, height;
    double rate;
    pthread_t thread;
    bool started;
    uint32_t *sending;    // the writer's own copy
    pthread_mutex_t lock; // guards everything below
    uint32_t *picture;
    bool stopping;
    bool broken;
    int64_t dropped;
};

static size_t frame_bytes(const struct pipe_out *pipe)
{
    return (size_t)pipe->width * (size_t)pipe->height * sizeof(uint32_t);
}

struct pipe_out *pipe_create(const char *command, int width, int height, char *error,
                             size_t error_size)
{
    signal(SIGPIPE, SIG_IGN); // a reader that goes away is an answer, not our end
    bool own = strcmp(command, "-") == 0;
    FILE *stream = own ? stdout : popen(command, "w");
    if (!stream) {
        snprintf(error, error_size, "--pipe %s: %s", command, strerror(errno));
        return NULL;
    }
    struct pipe_out *pipe = xalloc(sizeof(*pipe));
    *pipe = (struct pipe_out){
        .stream = stream, .command = !own, .width = width, .height = height};
    pipe->picture = xalloc(frame_bytes(pipe));
    pipe->sending = xalloc(frame_bytes(pipe));
    pthread_mutex_init(&pipe->lock, NULL);
    return pipe;
}

bool pipe_write(struct pipe_out *pipe, const uint32_t *pixels)
{
    const char *bytes = (const char *)pixels;
    size_t left = frame_bytes(pipe);
    while (left > 0) {
        ssize_t written = write(fileno(pipe->stream), bytes, left);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return false;
        }
        bytes += written;
        left -= (size_t)written;
    }
    return true;
}

// Takes a copy of the picture; false when it is time to go.
static bool next_picture(struct pipe_out *pipe, int64_t skipped)
{
    pthread_mutex_lock(&pipe->lock);
    bool go_on = !pipe->stopping;
    pipe->dropped += skipped;
    memcpy(pipe->sending, pipe->picture, frame_bytes(pipe));
    pthread_mutex_unlock(&pipe->lock);
    return go_on;
}

static void *writer(void *context)
{
    struct pipe_out *pipe = context;
    struct pace pace = pace_init(pipe->rate);
    int64_t counted = 0;
    pace_frame(&pace, clock_now_ns());
    while (next_picture(pipe, pace.late - counted)) {
        counted = pace.late;
        if (!pipe_write(pipe, pipe->sending)) {
            log_error("nobody reads the pipe any more: %s", strerror(errno));
            pthread_mutex_lock(&pipe->lock);
            pipe->broken = true;
            pthread_mutex_unlock(&pipe->lock);
            break;
        }
        clock_sleep_until_ns(pace_next(&pace));
        pace_frame(&pace, clock_now_ns());
    }
    return NULL;
}

bool pipe_start(struct pipe_out *pipe, double rate)
{
    pipe->rate = rate;
    pipe->started = pthread_create(&pipe->thread, NULL, writer, pipe) == 0;
    return pipe->started;
}

void pipe_publish(struct pipe_out *pipe, const struct key *key,
                  const struct canvas *canvas, const struct damage *damage)
{
    pthread_mutex_lock(&pipe->lock);
    for (int i = 0; i < damage->count; i++) {
        key_rect(key, canvas, damage->rects[i], pipe->picture, pipe->width);
    }
    pthread_mutex_unlock(&pipe->lock);
}

int64_t pipe_dropped(struct pipe_out *pipe)
{
    pthread_mutex_lock(&pipe->lock);
    int64_t dropped = pipe->dropped;
    pthread_mutex_unlock(&pipe->lock);
    return dropped;
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
        ok = pclose(pipe->stream) == 0 && ok;
    }
    pthread_mutex_destroy(&pipe->lock);
    free(pipe->picture);
    free(pipe->sending);
    free(pipe);
    return ok;
}
