#include "venue/venue.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/clock.h"
#include "net/http.h"
#include "net/loop.h"
#include "net/ws_server.h"
#include "venue/guests.h"
#include "venue/pages.h"
#include "venue/poster.h"
#include "venue/ticker.h"

enum { NS_PER_S = 1000000000, VENUE_MAX_BODY = 4096 };

struct venue {
    struct venue_config config;
    struct loop *loop;
    struct http *http;
    struct ticker *ticker;
    struct poster *poster; // NULL: no webhooks
    // The loop's thread only.
    struct guests guests;
    struct arena arena;
    int next_line;
    int64_t ticked_s;
};

int64_t venue_position_ms(struct venue *venue)
{
    int64_t at_ms = ticker_now(venue->ticker).at_ms;
    int64_t length_ms = venue->config.script->length_ms;
    return at_ms < length_ms ? at_ms : length_ms;
}

// Before the day begins its first moment stands.
static struct day day_at(struct venue *venue, const struct ticker_time *time)
{
    return (struct day){.script = venue->config.script,
                        .told = venue->next_line,
                        .epoch_ms = time->epoch_ms,
                        .now_ms = time->at_ms,
                        .arena = &venue->arena};
}

static struct day today(struct venue *venue)
{
    struct ticker_time time = ticker_now(venue->ticker);
    return day_at(venue, &time);
}

static void tell(struct venue *venue, struct day *day)
{
    const struct script_line *line = &venue->config.script->lines[venue->next_line];
    guests_tell(&venue->guests, day, line);
    if (line->kind == SCRIPT_HOOK && venue->poster) {
        poster_post(venue->poster, day_text(day, line));
    }
    day->told = ++venue->next_line;
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
    struct ticker_time time = ticker_now(venue->ticker);
    struct day day = day_at(venue, &time);
    while (time.begun && venue->next_line < script->count &&
           script->lines[venue->next_line].at_ms <= day.now_ms) {
        tell(venue, &day);
    }
    tick(venue, &day);
}

static int accept_client(void *context, const struct http_request *request)
{
    (void)context;
    return guests_accept(request) ? 0 : 403;
}

static void client_opened(void *context, struct ws_client *client)
{
    struct venue *venue = context;
    struct day day = today(venue);
    if (guests_open(&venue->guests, &day, client)) {
        ticker_begin(venue->ticker);
    }
    arena_reset(&venue->arena);
}

static void client_said(void *context, struct ws_client *client, struct str text)
{
    struct venue *venue = context;
    struct day day = today(venue);
    if (guests_text(&day, client, text)) {
        ticker_begin(venue->ticker);
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
    struct day day = today(venue);
    pages_serve(&day, request, reply);
    arena_reset(&venue->arena);
}

static bool open_port(struct venue *venue, char *error, size_t error_size)
{
    char listen[40];
    snprintf(listen, sizeof(listen), "127.0.0.1:%d", venue->config.port);
    const struct http_config config = {.listen = listen, .max_body = VENUE_MAX_BODY};
    venue->http = http_create(venue->loop, &config, serve_page, venue, error, error_size);
    if (venue->http) {
        ws_server_attach(venue->http, &ws_ops, venue);
    }
    return venue->http != NULL;
}

static bool open_poster(struct venue *venue, char *error, size_t error_size)
{
    const struct venue_config *config = &venue->config;
    if (text_empty(config->webhook_url)) {
        return true;
    }
    venue->poster = poster_create(config->webhook_url, config->webhook_token);
    if (!venue->poster) {
        snprintf(error, error_size, "the simulator cannot post webhooks");
    }
    return venue->poster != NULL;
}

struct venue *venue_create(const struct venue_config *config, char *error,
                           size_t error_size)
{
    struct venue *venue = xalloc(sizeof(*venue));
    venue->config = *config;
    venue->loop = loop_create("venue");
    if (!venue->loop) {
        snprintf(error, error_size, "the simulator's network does not start");
        venue_destroy(venue);
        return NULL;
    }
    venue->ticker = ticker_create(config->script, config->speed, venue->loop);
    if (!open_port(venue, error, error_size) || !open_poster(venue, error, error_size)) {
        venue_destroy(venue);
        return NULL;
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
        ticker_begin(venue->ticker);
    }
    return ticker_start(venue->ticker) && loop_start(venue->loop);
}

void venue_destroy(struct venue *venue)
{
    if (!venue) {
        return;
    }
    ticker_stop(venue->ticker);
    if (venue->loop) {
        loop_stop(venue->loop);
        loop_join(venue->loop);
    }
    loop_destroy(venue->loop);
    http_destroy(venue->http);
    poster_destroy(venue->poster);
    ticker_destroy(venue->ticker);
    arena_finish(&venue->arena);
    free(venue);
}
