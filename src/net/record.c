#include "net/record.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/fresh.h"
#include "base/json.h"
#define LOG_MODULE "record"
#include "base/log.h"
#include "net/thread.h"

// What may wait for a disk that does not keep up, before lines are lost.
enum { RECORD_MAX_WAITING = 64 << 20 };

// Lines are handed to a thread of their own: a disk that stalls must hold up neither the
// network nor the picture.
struct record {
    char *path;
    FILE *file;
    int64_t start_ns;
    pthread_t writer;
    pthread_mutex_t lock; // guards everything below
    pthread_cond_t more;
    struct buf waiting;
    int64_t lost;
    bool dated;
    bool stopping;
    bool failed;
};

// True unless the file can take no more; that is said once.
static bool write_out(struct record *record, struct buf *lines, bool healthy)
{
    if (healthy && lines->len) {
        healthy = fwrite(lines->data, 1, lines->len, record->file) == lines->len;
        healthy = fflush(record->file) == 0 && healthy;
        if (!healthy) {
            log_error("%s: %s; nothing more is recorded", record->path, strerror(errno));
        }
    }
    buf_clear(lines);
    return healthy;
}

static void *run_writer(void *argument)
{
    struct record *record = argument;
    struct buf lines = {0};
    bool healthy = true;
    pthread_mutex_lock(&record->lock);
    while (!record->stopping || record->waiting.len) {
        if (!record->waiting.len) {
            pthread_cond_wait(&record->more, &record->lock);
            continue;
        }
        struct buf spare = lines;
        lines = record->waiting;
        record->waiting = spare;
        pthread_mutex_unlock(&record->lock);
        healthy = write_out(record, &lines, healthy);
        pthread_mutex_lock(&record->lock);
        record->failed = !healthy;
    }
    pthread_mutex_unlock(&record->lock);
    buf_finish(&lines);
    return NULL;
}

bool record_failed(struct record *record)
{
    pthread_mutex_lock(&record->lock);
    bool failed = record->failed;
    pthread_mutex_unlock(&record->lock);
    return failed;
}

struct record *record_create(const char *path, int64_t start_ns, char *error,
                             size_t error_size)
{
    char aside[FRESH_PATH], why[256];
    FILE *file = fresh_open(path, aside, why, sizeof(why));
    if (!file) {
        snprintf(error, error_size, "%s: cannot be recorded to: %s", path, why);
        return NULL;
    }
    if (aside[0]) {
        log_info("what %s had in it is kept as %s", path, aside);
    }
    struct record *record = xalloc(sizeof(*record));
    record->path = xstrdup(path);
    record->file = file;
    record->start_ns = start_ns;
    pthread_mutex_init(&record->lock, NULL);
    pthread_cond_init(&record->more, NULL);
    if (!thread_start(&record->writer, "record", run_writer, record)) {
        snprintf(error, error_size, "%s: no thread to record with", path);
        record->stopping = true;
        record_destroy(record);
        return NULL;
    }
    return record;
}

void record_destroy(struct record *record)
{
    if (!record) {
        return;
    }
    // Set already: the writer could not be started.
    bool running = !record->stopping;
    if (running) {
        pthread_mutex_lock(&record->lock);
        record->stopping = true;
        pthread_cond_signal(&record->more);
        pthread_mutex_unlock(&record->lock);
        pthread_join(record->writer, NULL);
    }
    if (record->lost) {
        log_warn("%s: %lld lines are missing, the disk was too slow", record->path,
                 (long long)record->lost);
    }
    if (fclose(record->file) != 0) {
        log_error("%s: %s", record->path, strerror(errno));
    }
    pthread_cond_destroy(&record->more);
    pthread_mutex_destroy(&record->lock);
    buf_finish(&record->waiting);
    free(record->path);
    free(record);
}

static void begin_line(const struct record *record, struct buf *line, int64_t at_ns)
{
    int64_t at_ms = (at_ns - record->start_ns) / 1000000;
    at_ms = at_ms > 0 ? at_ms : 0;
    buf_printf(line, "{\"at\":%lld.%03d", (long long)(at_ms / 1000), (int)(at_ms % 1000));
}

// Bytes from a stranger. json_put_text() mends broken UTF-8, but a zero byte would end
// the text for it.
static void put_bytes(struct buf *line, const char *key, struct str bytes)
{
    struct buf text = {0};
    buf_text(&text, "");
    for (size_t i = 0; i < bytes.len; i++) {
        if (bytes.data[i]) {
            buf_char(&text, bytes.data[i]);
        } else {
            buf_text(&text, "\xEF\xBF\xBD");
        }
    }
    json_add_text(line, key, text.data);
    buf_finish(&text);
}

static void end_line(struct record *record, struct buf *line)
{
    buf_text(line, "}\n");
    pthread_mutex_lock(&record->lock);
    if (record->waiting.len + line->len > RECORD_MAX_WAITING) {
        record->lost++;
    } else {
        buf_append(&record->waiting, line->data, line->len);
        pthread_cond_signal(&record->more);
    }
    pthread_mutex_unlock(&record->lock);
    buf_finish(line);
}

void record_text(struct record *record, int64_t at_ns, const char *feed, struct str text)
{
    struct buf line = {0};
    begin_line(record, &line, at_ns);
    json_add_text(&line, "feed", feed);
    put_bytes(&line, "text", text);
    end_line(record, &line);
}

void record_epoch(struct record *record, int64_t at_ns, int64_t wall_ms)
{
    pthread_mutex_lock(&record->lock);
    bool first = !record->dated;
    record->dated = true;
    pthread_mutex_unlock(&record->lock);
    if (first) {
        struct buf line = {0};
        begin_line(record, &line, at_ns);
        json_put_key(&line, "epoch");
        buf_printf(&line, "%lld.%03d", (long long)(wall_ms / 1000),
                   (int)(wall_ms % 1000));
        end_line(record, &line);
    }
}

void record_hook(struct record *record, int64_t at_ns, const char *feed, struct str body)
{
    struct buf line = {0};
    begin_line(record, &line, at_ns);
    json_add_text(&line, "feed", feed);
    put_bytes(&line, "hook", body);
    end_line(record, &line);
}

void record_answer(struct record *record, int64_t at_ns, const char *feed,
                   const char *path, int status, struct str body)
{
    struct buf line = {0};
    begin_line(record, &line, at_ns);
    json_add_text(&line, "feed", feed);
    json_add_text(&line, "get", path);
    json_add_number(&line, "status", status);
    put_bytes(&line, "body", body);
    end_line(record, &line);
}

void record_link(struct record *record, int64_t at_ns, const char *feed, const char *link,
                 int code)
{
    struct buf line = {0};
    begin_line(record, &line, at_ns);
    json_add_text(&line, "feed", feed);
    json_add_text(&line, "link", link);
    if (code) {
        json_add_number(&line, "code", code);
    }
    end_line(record, &line);
}

void record_cue(struct record *record, int64_t at_ns, const char *words)
{
    struct buf line = {0};
    begin_line(record, &line, at_ns);
    json_add_text(&line, "cue", words);
    end_line(record, &line);
}
