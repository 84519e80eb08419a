#include "app/offline.h"

#include <stdlib.h>
#include <string.h>

#include "app/held.h"
#include "app/picture_store.h"
#include "app/show_setup.h"
#include "net/replay.h"
#include "output/pace.h"
#include "output/still.h"

#define LOG_MODULE "replay"
#include "base/log.h"

enum {
    DEFAULT_WIDTH = 1920,
    DEFAULT_HEIGHT = 1080,
    DEFAULT_RATE = 50,
    NS_PER_MS = 1000000
};

struct offline {
    const struct config *config;
    const struct script *script;
    struct programme programme;
    struct picture_store *store; // what was fetched before; nothing is fetched
    struct show *show;
    struct replay *replay;
    struct held held; // feeds with a delay
    uint32_t *pixels;
    int width; // of the keyed picture
    int64_t now_ms;
    int64_t frames;
};

static void apply(struct offline *offline, int feed, const struct event_list *events,
                  int64_t at_ms)
{
    for (int i = 0; i < events->count; i++) {
        show_event(offline->show, feed, &events->items[i], at_ms, at_ms);
    }
}

static void hear_events(void *context, int feed, const struct event_list *events,
                        int64_t at_ms)
{
    struct offline *offline = context;
    int64_t due_ms = at_ms + offline->config->feeds[feed].delay_ms;
    if (!held_keep_events(&offline->held, feed, events, due_ms * NS_PER_MS,
                          at_ms * NS_PER_MS)) {
        apply(offline, feed, events, at_ms);
    }
}

static void release_held(struct offline *offline)
{
    int64_t early;
    struct msg *msg;
    while ((msg = held_take(&offline->held, offline->now_ms * NS_PER_MS, &early))) {
        apply(offline, msg->feed, msg->body, offline->now_ms);
        msg_free(msg);
    }
}

static void hear_cue(void *context, const char *words, int64_t at_ms)
{
    struct offline *offline = context;
    struct arena arena = {0};
    struct cue cue;
    char error[256];
    const char *why = NULL;
    struct str text = {words, strlen(words)};
    if (!cue_read(text, &arena, &cue, error, sizeof(error))) {
        log_warn("%s", error);
    } else if (cue.kind != CUE_QUIT && cue.kind != CUE_THEME_RELOAD &&
               !show_cue(offline->show, &cue, at_ms, &why)) {
        log_warn("cue had no effect: %s", why ? why : "no reason given");
    }
    arena_finish(&arena);
}

static void make_show(struct offline *offline)
{
    const struct config *config = offline->config;
    offline->show = show_setup(config);
    show_set_wall(offline->show, offline->script->epoch_ms);
    programme_tell_timing(&offline->programme, show_director(offline->show));
    const struct replay_sink sink = {hear_events, hear_cue, offline};
    offline->replay =
        replay_create(offline->script, config->feeds, config->feed_count, &sink);
}

struct offline *offline_create(const struct script *script, const struct config *config,
                               const char *theme_dir, char *error, size_t error_size)
{
    struct key key = config_key(&config->output);
    int width = config->output.width ? config->output.width : DEFAULT_WIDTH;
    int height = config->output.height ? config->output.height : DEFAULT_HEIGHT;
    struct offline *offline = xalloc(sizeof(*offline));
    *offline = (struct offline){
        .config = config,
        .script = script,
        .width = key_mode_width(key.mode, width),
        .now_ms = -1, // what happens at 0 has not happened yet
    };
    if (!programme_init(&offline->programme, theme_dir, width, height, key, error,
                        error_size)) {
        free(offline);
        return NULL;
    }
    offline->pixels = xalloc((size_t)offline->width * (size_t)height * sizeof(uint32_t));
    struct rect whole = {0, 0, width, height};
    key_rect(&offline->programme.key, offline->programme.canvas, whole, offline->pixels,
             offline->width);
    offline->store = picture_store_of(config);
    programme_show(&offline->programme, config->file, offline->store);
    make_show(offline);
    return offline;
}

void offline_destroy(struct offline *offline)
{
    if (offline) {
        replay_destroy(offline->replay);
        held_finish(&offline->held);
        show_destroy(offline->show);
        programme_finish(&offline->programme);
        picture_store_destroy(offline->store);
        free(offline->pixels);
        free(offline);
    }
}

static void follow_wishes(struct offline *offline)
{
    struct show_wish wish;
    while (show_wish(offline->show, &wish)) {
        if (!wish.connect) {
            replay_fetch_unit(offline->replay, wish.feed, &wish.unit, offline->now_ms);
        }
    }
}

static int64_t next_thing(const struct offline *offline)
{
    int64_t news = replay_next(offline->replay);
    int64_t show = show_next(offline->show);
    int64_t held_ns = held_next_ns(&offline->held);
    int64_t held = held_ns == INT64_MAX ? INT64_MAX : held_ns / NS_PER_MS;
    int64_t next = news < show ? news : show;
    return held < next ? held : next;
}

// From one thing that happens to the next, each at its own time, as it would be live.
// What is due already and stays so gets its turn every millisecond.
static void live_until(struct offline *offline, int64_t at_ms)
{
    while (offline->now_ms < at_ms) {
        int64_t next = next_thing(offline);
        next = next > offline->now_ms ? next : offline->now_ms + 1;
        offline->now_ms = next < at_ms ? next : at_ms;
        release_held(offline);
        replay_step(offline->replay, offline->now_ms);
        show_step(offline->show, offline->now_ms);
        follow_wishes(offline);
    }
}

bool offline_frame(struct offline *offline, int64_t at_ms)
{
    struct programme *p = &offline->programme;
    live_until(offline, at_ms);
    struct damage damage = {0};
    bool changed = programme_paint(p, show_director(offline->show), at_ms, &damage);
    for (int i = 0; i < damage.count; i++) {
        key_rect(&p->key, p->canvas, damage.rects[i], offline->pixels, offline->width);
    }
    offline->frames++;
    return changed;
}

int64_t offline_length_ms(const struct offline *offline)
{
    return offline->script->length_ms;
}

const uint32_t *offline_pixels(const struct offline *offline)
{
    return offline->pixels;
}

int offline_width(const struct offline *offline)
{
    return offline->width;
}

int offline_height(const struct offline *offline)
{
    return offline->programme.canvas->height;
}

static bool has_alpha(const struct offline *offline)
{
    return offline->programme.key.mode == KEY_ALPHA;
}

const struct director *offline_director(const struct offline *offline)
{
    return show_director(offline->show);
}

void offline_status(const struct offline *offline, struct buf *out)
{
    const struct canvas *canvas = offline->programme.canvas;
    const double rate = offline->config->output.rate;
    const int64_t dropped[CONFIG_FEEDS] = {0};
    const struct show_output output = {
        .width = canvas->width,
        .height = canvas->height,
        .rate = pace_rate(rate > 0 ? rate : DEFAULT_RATE),
        .key = key_mode_name(offline->programme.key.mode),
        .frames = offline->frames,
    };
    show_status(offline->show, &output, dropped, offline->now_ms, out);
}

bool offline_write(const struct offline *offline, const char *path, char *error,
                   size_t error_size)
{
    return still_write(path, offline->pixels, offline->width, offline_height(offline),
                       offline->width, has_alpha(offline), error, error_size);
}
