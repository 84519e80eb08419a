#include "venue/venue.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/clock.h"
#include "net/answer.h"
#include "net/http.h"
#include "net/loop.h"
#include "net/thread.h"
#include "net/ws_server.h"
#include "venue/guests.h"
#include "venue/poster.h"

enum { NS_PER_S = 1000000000, VENUE_MAX_BODY = 4096 };

struct venue {
    struct venue_config config;
    struct loop *loop;
    struct http *http;
    struct poster *poster; // NULL: no webhooks
    pthread_t ticker;
    bool ticking;
    // The loop's thread only.
    struct guests guests;
    struct arena arena;
    int next_line;
    int64_t ticked_s;

    pthread_mutex_t lock; // guards everything below
    pthread_cond_t changed;
    bool stopping;
    bool begun;
    int64_t begun_ns;
    int64_t epoch_ms; // the wall clock then
};

// Milliseconds of the day; -1 before it begins. Under the lock.
static int64_t day_ms(const struct venue *venue)
{
    return venue->begun ? (int64_t)((double)(clock_now_ns() - venue->begun_ns) / 1e6 *
                                    venue->config.speed)
                        : -1;
}

int64_t venue_position_ms(struct venue *venue)
{
    pthread_mutex_lock(&venue->lock);
    int64_t at_ms = day_ms(venue);
    pthread_mutex_unlock(&venue->lock);
    return at_ms < 0                                 ? 0
           : at_ms < venue->config.script->length_ms ? at_ms
                                                     : venue->config.script->length_ms;
}

static void begin_day(struct venue *venue)
{
    pthread_mutex_lock(&venue->lock);
    if (!venue->begun) {
        venue->begun = true;
        venue->begun_ns = clock_now_ns();
        venue->epoch_ms = clock_wall_ms();
        pthread_cond_signal(&venue->changed);
    }
    pthread_mutex_unlock(&venue->lock);
}

// Sleeps until the line is due, or a second has passed. Under the lock; false when it is
// time to stop.
static bool wait_for(struct venue *venue, const struct script_line *line)
{
    if (venue->stopping) {
        return false;
    }
    int64_t due_ns = clock_now_ns() + NS_PER_S;
    if (line && venue->begun) {
        int64_t line_ns = venue->begun_ns +
                          (int64_t)((double)line->at_ms * 1e6 / venue->config.speed) + 1;
        due_ns = line_ns < due_ns ? line_ns : due_ns;
    }
    struct timespec until = {.tv_sec = (time_t)(due_ns / NS_PER_S),
                             .tv_nsec = (long)(due_ns % NS_PER_S)};
    pthread_cond_timedwait(&venue->changed, &venue->lock, &until);
    return !venue->stopping;
}

// Wakes the loop whenever something is due, and once a second; the loop looks at the
// day's clock itself.
static void *run_ticker(void *context)
{
    struct venue *venue = context;
    const struct script *script = venue->config.script;
    int next = 0;
    pthread_mutex_lock(&venue->lock);
    while (wait_for(venue, next < script->count ? &script->lines[next] : NULL)) {
        int64_t now_ms = day_ms(venue);
        while (next < script->count && script->lines[next].at_ms <= now_ms) {
            next++;
        }
        pthread_mutex_unlock(&venue->lock);
        loop_wake(venue->loop);
        pthread_mutex_lock(&venue->lock);
    }
    pthread_mutex_unlock(&venue->lock);
    return NULL;
}

// The day as it is now. Before it begins its first moment stands.
static struct day today(struct venue *venue)
{
    pthread_mutex_lock(&venue->lock);
    int64_t now_ms = day_ms(venue);
    int64_t epoch_ms = venue->begun ? venue->epoch_ms : clock_wall_ms();
    pthread_mutex_unlock(&venue->lock);
    return (struct day){.script = venue->config.script,
                        .epoch_ms = epoch_ms,
                        .now_ms = now_ms < 0 ? 0 : now_ms,
                        .arena = &venue->arena};
}

static void tell(struct venue *venue, const struct day *day,
                 const struct script_line *line)
{
    guests_tell(&venue->guests, day, line);
    if (line->kind == SCRIPT_HOOK && venue->poster) {
        poster_post(venue->poster, day_text(day, line));
    }
    arena_reset(&venue->arena);
}

static void tick(struct venue *venue, const struct day *day)
{
    int64_t second = clock_now_ns() / NS_PER_S;
    if (second != venue->ticked_s) {
        venue->ticked_s = second;
        guests_tick(&venue->guests, day, second);
        arena_reset(&venue->arena);
    }
}

static void woken(void *context)
{
    struct venue *venue = context;
    const struct script *script = venue->config.script;
    pthread_mutex_lock(&venue->lock);
    bool begun = venue->begun;
    pthread_mutex_unlock(&venue->lock);
    struct day day = today(venue);
    while (begun && venue->next_line < script->count &&
           script->lines[venue->next_line].at_ms <= day.now_ms) {
        tell(venue, &day, &script->lines[venue->next_line++]);
    }
    tick(venue, &day);
}

static bool accept_client(void *context, const struct http_request *request)
{
    (void)context;
    return guests_accept(request);
}

static void client_opened(void *context, struct ws_client *client)
{
    struct venue *venue = context;
    struct day day = today(venue);
    if (guests_open(&venue->guests, &day, client)) {
        begin_day(venue);
    }
    arena_reset(&venue->arena);
}

static void client_said(void *context, struct ws_client *client, struct str text)
{
    struct venue *venue = context;
    struct day day = today(venue);
    if (guests_text(&day, client, text)) {
        begin_day(venue);
    }
    arena_reset(&venue->arena);
}

static void client_left(void *context, struct ws_client *client)
{
    struct venue *venue = context;
    guests_closed(&venue->guests, client);
}

static const struct ws_server_ops ws_ops = {
    .accept = accept_client,
    .open = client_opened,
    .text = client_said,
    .closed = client_left,
    .woken = woken,
};

static void serve_page(void *context, const struct http_request *request,
                       struct http_reply *reply)
{
    struct venue *venue = context;
    reply->content_type = "application/json";
    if (text_ends(request->path, "/api/login") && text_equal(request->method, "POST")) {
        buf_text(&reply->body, "{\"success\": true}"); // any PIN opens the simulator
        reply->status = 200;
        return;
    }
    if (strcmp(request->method, "GET") != 0 && strcmp(request->method, "HEAD") != 0) {
        reply->status = 405;
        reply->allow = "GET, HEAD";
        buf_text(&reply->body, "{\"detail\":\"Method not allowed.\"}");
        return;
    }
    struct day day = today(venue);
    const struct script_line *line =
        answer_find(venue->config.script, 0, NULL, request->path, day.now_ms);
    if (!line) {
        reply->status = 404;
        buf_text(&reply->body, "{\"detail\":\"Not found.\"}");
        return;
    }
    struct str body = day_text(&day, line);
    reply->status = line->code ? line->code : 504;
    buf_append(&reply->body, body.data, body.len);
    arena_reset(&venue->arena);
}

static void init_clock(struct venue *venue)
{
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&venue->changed, &monotonic);
    pthread_condattr_destroy(&monotonic);
    pthread_mutex_init(&venue->lock, NULL);
}

struct venue *venue_create(const struct venue_config *config, char *error,
                           size_t error_size)
{
    struct venue *venue = xalloc(sizeof(*venue));
    venue->config = *config;
    venue->config.speed = config->speed > 0 ? config->speed : 1;
    init_clock(venue);
    char listen[40];
    snprintf(listen, sizeof(listen), "127.0.0.1:%d", config->port);
    venue->loop = loop_create("venue");
    if (!venue->loop) {
        snprintf(error, error_size, "the simulator's network does not start");
    } else {
        venue->http = http_create(venue->loop, listen, VENUE_MAX_BODY, serve_page, venue,
                                  error, error_size);
    }
    if (!venue->http) {
        venue_destroy(venue);
        return NULL;
    }
    ws_server_attach(venue->http, &ws_ops, venue);
    if (!text_empty(config->webhook_url)) {
        venue->poster = poster_create(config->webhook_url, config->webhook_token);
    }
    return venue;
}

int venue_port(const struct venue *venue)
{
    return http_port(venue->http);
}

bool venue_start(struct venue *venue)
{
    if (!venue->config.wait_for_client) {
        begin_day(venue);
    }
    venue->ticking = thread_start(&venue->ticker, "ticker", run_ticker, venue);
    return venue->ticking && loop_start(venue->loop);
}

void venue_destroy(struct venue *venue)
{
    if (!venue) {
        return;
    }
    pthread_mutex_lock(&venue->lock);
    venue->stopping = true;
    pthread_cond_signal(&venue->changed);
    pthread_mutex_unlock(&venue->lock);
    if (venue->ticking) {
        pthread_join(venue->ticker, NULL);
    }
    if (venue->loop) {
        loop_stop(venue->loop);
        loop_join(venue->loop);
    }
    loop_destroy(venue->loop);
    http_destroy(venue->http);
    poster_destroy(venue->poster);
    arena_finish(&venue->arena);
    pthread_cond_destroy(&venue->changed);
    pthread_mutex_destroy(&venue->lock);
    free(venue);
}
