#include <SDL2/SDL.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app/live_private.h"
#include "app/show_setup.h"
#include "app/wakeup.h"
#include "base/clock.h"
#include "base/json.h"

#define LOG_MODULE "app"
#include "base/log.h"

enum { NS_PER_MS = 1000000, WALL_NS = 1000000000 };

// A machine that starts before its network is set right during the show.
void live_follow_wall(struct live *live)
{
    int64_t now_ns = clock_now_ns();
    if (!live->config->replay && now_ns >= live->wall_due_ns) {
        show_set_wall(live->show, clock_wall_ms() - now_ns / NS_PER_MS);
        live->wall_due_ns = now_ns + WALL_NS;
    }
}

static void make_show(struct live *live)
{
    live->show = show_setup(live->config->show);
    const struct script *replay = live->config->replay;
    live_follow_wall(live);
    if (replay && live->config->speed == 1.0) { // else its dates run away from our time
        show_set_wall(live->show, replay->epoch_ms - live->start_ns / NS_PER_MS);
    }
    programme_tell_timing(&live->programme, show_director(live->show));
}

static bool load_programme(struct live *live, char *error, size_t error_size)
{
    const struct live_config *config = live->config;
    struct programme *p = &live->programme;
    if (config->theme) {
        struct theme *theme = theme_ahead_take(config->theme, error, error_size);
        if (!programme_load_read(p, config->theme_dir, theme, error, error_size)) {
            return false;
        }
    } else if (!programme_load(p, config->theme_dir, error, error_size)) {
        return false;
    }
    programme_set_key(p, config_key(&config->show->output));
    return true;
}

struct live *live_create(const struct live_config *config, char *error, size_t error_size)
{
    struct live *live = xalloc(sizeof(*live));
    *live = (struct live){.config = config,
                          .hotkeys = config->show->hotkeys,
                          .start_ns = clock_now_ns(),
                          .motion_at_ns = 0};
    if (config->show->timezone[0]) {
        clock_set_zone(config->show->timezone);
    }
    if (config->ends_after_ms) {
        live->ends_at_ns = live->start_ns + config->ends_after_ms * NS_PER_MS;
    }
    snprintf(error, error_size, "the program cannot be woken");
    if (!wakeup_init() || !load_programme(live, error, error_size)) {
        live_destroy(live);
        return NULL;
    }
    return live;
}

bool live_open(struct live *live, char *error, size_t error_size)
{
    if (!live_open_outputs(live, error, error_size)) {
        return false;
    }
    make_show(live);
    live->waits_in_sdl = live->window && !window_polls(live->window);
    // A pipe sends the key colour from its first frame on.
    struct damage all;
    programme_damage_all(&live->programme, &all);
    if (live->pipe) {
        pipe_publish(live->pipe, &live->programme.key, live->programme.canvas, &all);
        pipe_start(live->pipe, live->pace.rate, live_wake, live);
    }
    return true;
}

bool live_destroy(struct live *live)
{
    if (!live) {
        return true;
    }
    if (live->outbox) {
        outbox_close(live->outbox);
    }
    pictures_stop(live->programme.pictures);
    picture_store_stop(live->store);
    network_stop(&live->network);
    inbox_destroy(live->inbox);
    held_finish(&live->held);
    outbox_destroy(live->outbox);
    record_destroy(live->record);
    replay_destroy(live->replay);
    if (live->journal) {
        fclose(live->journal);
    }
    live_close_orders(live);
    show_destroy(live->show);
    bool ok = pipe_destroy(live->pipe);
    programme_finish(&live->programme);
    picture_store_destroy(live->store);
    monitor_destroy(live->monitor);
    fit_finish(&live->fits[0]);
    fit_finish(&live->fits[1]);
    window_destroy(live->matte);
    window_destroy(live->window);
    wakeup_finish();
    free(live);
    return ok;
}

void live_wake(void *context)
{
    struct live *live = context;
    wakeup_ring();
    if (live->waits_in_sdl) {
        SDL_Event event = {.type = SDL_USEREVENT};
        SDL_PushEvent(&event);
    }
}

bool live_reload_theme(struct live *live, char *error, size_t error_size)
{
    if (!programme_reload(&live->programme, error, error_size)) {
        char notice[SHOW_LINE];
        snprintf(notice, sizeof(notice), "theme not taken: %s", error);
        log_error("%s", notice);
        show_tell(live->show, notice);
        return false;
    }
    // Not NULL: the answer to the cue before goes, too, as with every other cue.
    show_tell(live->show, live->trouble ? live->trouble : "");
    programme_tell_timing(&live->programme, show_director(live->show));
    live->motion_at_ns = 0;
    error[0] = '\0';
    return true;
}

void live_status(const struct live *live, struct buf *out)
{
    const struct canvas *canvas = live->programme.canvas;
    int64_t dropped[CONFIG_FEEDS] = {0};
    for (int i = 0; i < live->config->show->feed_count; i++) {
        dropped[i] = inbox_dropped(live->inbox, i);
    }
    struct show_output output = {
        .width = canvas->width,
        .height = canvas->height,
        .rate = live->pace.rate,
        .key = key_mode_name(live->programme.key.mode),
        .frames = live->frames,
        .late = live->pace.late + (live->pipe ? pipe_dropped(live->pipe) : 0),
    };
    show_status(live->show, &output, dropped, clock_now_ns() / NS_PER_MS, out);
}

void live_put_status(struct live *live)
{
    struct buf json = {0};
    live_status(live, &json);
    outbox_put_status(live->outbox, json.data);
    buf_finish(&json);
}

void live_put_still(struct live *live)
{
    outbox_put_still(live->outbox, live->programme.canvas, &live->programme.key);
}

int64_t live_replay_ms(const struct live *live)
{
    double passed = (double)(clock_now_ns() - live->start_ns) / NS_PER_MS;
    return (int64_t)(passed * live->config->speed);
}

int64_t live_replay_next_ns(const struct live *live)
{
    int64_t next_ms = live->replay ? replay_next(live->replay) : INT64_MAX;
    if (next_ms == INT64_MAX) {
        return INT64_MAX;
    }
    return live->start_ns + (int64_t)((double)next_ms / live->config->speed * NS_PER_MS) +
           NS_PER_MS;
}

bool live_open_journal(struct live *live, char *error, size_t error_size)
{
    const char *path = live->config->journal;
    if (!path) {
        return true;
    }
    live->journal = fopen(path, "a");
    if (!live->journal) {
        snprintf(error, error_size, "--journal %s: %s", path, strerror(errno));
    }
    return live->journal != NULL;
}

// A full disk must not be asked again at every decision.
static void lose_journal(struct live *live)
{
    log_error("--journal %s: %s; nothing more is written", live->config->journal,
              strerror(errno));
    fclose(live->journal);
    live->journal = NULL;
    live->journal_lost = true;
}

void live_write_journal(struct live *live)
{
    const struct director *director = show_director(live->show);
    int count = live->journal ? director_decision_count(director) : 0;
    for (int i = 0; i < count; i++) {
        const struct decision *decision = director_decision(director, i);
        if (decision->number <= live->journal_number) {
            continue;
        }
        struct buf line = {0};
        buf_printf(&line, "{\"at\":%.3f,\"outcome\":\"%s\"",
                   (double)(decision->at_ms - live->start_ns / NS_PER_MS) / 1000.0,
                   outcome_name(decision->outcome));
        json_add_text(&line, "subject", decision->subject);
        json_add_text(&line, "text", decision->text);
        bool written =
            fprintf(live->journal, "%s}\n", line.data) > 0 && fflush(live->journal) == 0;
        buf_finish(&line);
        live->journal_number = decision->number;
        if (!written) {
            lose_journal(live);
            return;
        }
    }
}
