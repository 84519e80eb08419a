#include "app/orders_file.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/kept_orders.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/owned_file.h"
#include "net/thread.h"

#define LOG_MODULE "orders"
#include "base/log.h"

// Orders that nobody changes are as old as their file says, so that is renewed.
static const int64_t RENEW_NS = 300 * (int64_t)1000000000;

struct orders_file {
    struct owned_file file; // the writer's, once it runs
    char refused[512];      // why nothing will ever be kept, "": it is
    bool running;
    pthread_t writer;
    pthread_mutex_t lock; // guards everything below
    pthread_cond_t more;
    struct buf lines;
    int count;
    bool waits; // to be written
    bool stopping;
    bool failed; // to write the last time
    void (*ring)(void *context);
    void *context;
};

static bool write_out(struct orders_file *file, const struct buf *lines, int count,
                      bool healthy)
{
    struct buf text = {0};
    kept_orders_put_header(&text, count, clock_wall_ms());
    buf_append(&text, lines->data, lines->len);
    bool written = owned_file_replace(&file->file, text.data, text.len);
    if (!written && healthy) {
        log_error("%s: %s; the operator's orders are not kept", file->file.path,
                  strerror(errno));
    } else if (written && !healthy) {
        log_info("%s: the operator's orders are kept again", file->file.path);
    }
    // None is what an empty file says, too, and for that there is always room.
    written = written || (count == 0 && owned_file_empty(&file->file));
    buf_finish(&text);
    return written;
}

// Until there is something to write, or what is written grows old.
static void wait_for_more(struct orders_file *file)
{
    struct timespec until = clock_deadline(clock_now_ns() + RENEW_NS);
    int waited = 0;
    while (!file->waits && !file->stopping && waited == 0) {
        waited = pthread_cond_timedwait(&file->more, &file->lock, &until);
    }
}

static void *run_writer(void *argument)
{
    struct orders_file *file = argument;
    bool healthy = true;
    pthread_mutex_lock(&file->lock);
    while (!file->stopping || file->waits) {
        wait_for_more(file);
        if (file->stopping && !file->waits) {
            break;
        }
        struct buf lines = {0};
        buf_append(&lines, file->lines.data, file->lines.len);
        int count = file->count;
        file->waits = false;
        pthread_mutex_unlock(&file->lock);
        healthy = write_out(file, &lines, count, healthy);
        buf_finish(&lines);
        pthread_mutex_lock(&file->lock);
        bool news = file->failed == healthy;
        file->failed = !healthy;
        if (news && file->ring) {
            file->ring(file->context);
        }
    }
    pthread_mutex_unlock(&file->lock);
    return NULL;
}

static void refuse(struct orders_file *file, const char *path, const char *why)
{
    snprintf(file->refused, sizeof(file->refused),
             "%.300s: the operator's orders are not kept: %.120s", path, why);
    log_error("%s", file->refused);
}

static void begin(struct orders_file *file)
{
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_mutex_init(&file->lock, NULL);
    pthread_cond_init(&file->more, &attributes);
    pthread_condattr_destroy(&attributes);
}

struct orders_file *orders_file_open(const char *path, struct buf *kept, char *error,
                                     size_t error_size)
{
    char why[128];
    struct orders_file *file = xalloc(sizeof(*file));
    begin(file);
    enum owned_file_result result =
        owned_file_open(&file->file, path, KEPT_ORDERS_BYTES, kept, why, sizeof(why));
    if (result == OWNED_FILE_BUSY) {
        snprintf(error, error_size, "%s: another program keeps its standing orders in it",
                 path);
        orders_file_close(file);
        return NULL;
    }
    if (result == OWNED_FILE_REFUSED) {
        refuse(file, path, why);
    } else if (!kept_orders_are((struct str){kept->data, kept->len})) {
        refuse(file, path,
               "expected nothing or standing orders in it, found another file");
    } else {
        file->running = thread_start(&file->writer, "orders", run_writer, file);
        if (!file->running) {
            refuse(file, path, "there is no thread to write them");
        }
    }
    return file;
}

void orders_file_close(struct orders_file *file)
{
    if (!file) {
        return;
    }
    if (file->running) {
        pthread_mutex_lock(&file->lock);
        file->stopping = true;
        pthread_cond_signal(&file->more);
        pthread_mutex_unlock(&file->lock);
        pthread_join(file->writer, NULL);
    }
    owned_file_close(&file->file);
    pthread_cond_destroy(&file->more);
    pthread_mutex_destroy(&file->lock);
    buf_finish(&file->lines);
    free(file);
}

void orders_file_ring(struct orders_file *file, void (*ring)(void *context),
                      void *context)
{
    pthread_mutex_lock(&file->lock);
    file->ring = ring;
    file->context = context;
    pthread_mutex_unlock(&file->lock);
}

void orders_file_put(struct orders_file *file, const char *lines, int count)
{
    if (!file->running) {
        return;
    }
    pthread_mutex_lock(&file->lock);
    buf_clear(&file->lines);
    buf_text(&file->lines, lines);
    file->count = count;
    file->waits = true;
    pthread_cond_signal(&file->more);
    pthread_mutex_unlock(&file->lock);
}

const char *orders_file_trouble(struct orders_file *file)
{
    pthread_mutex_lock(&file->lock);
    bool failed = file->failed;
    pthread_mutex_unlock(&file->lock);
    return file->refused[0] ? file->refused
           : failed ? "the operator's orders are not kept: the disk is full or gone"
                    : NULL;
}
