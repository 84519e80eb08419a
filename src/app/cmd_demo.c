#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/commands.h"
#include "app/film.h"
#include "app/live.h"
#include "app/settings.h"
#include "app/stand_in.h"
#include "app/wakeup.h"
#include "base/file.h"
#include "net/library.h"
#include "net/record.h"
#include "output/window.h"
#include "venue/venue.h"

enum { TAIL_MS = 10000, DESK_WIDTH = 1280, DESK_HEIGHT = 720, FILM_RATE = 50 };

static const char *const DAYS[] = {"athletics", "triathlon", "match", "fixture"};
enum { DAY_COUNT = sizeof(DAYS) / sizeof(DAYS[0]) };

struct demo {
    const struct options *options;
    struct config *config;
    struct script *script;
    struct live_config live;
    double speed;
};

static bool is_day(const char *day)
{
    for (int i = 0; i < DAY_COUNT; i++) {
        if (text_equal(day, DAYS[i])) {
            return true;
        }
    }
    return false;
}

static bool load_day(struct demo *demo, const char *day, char *error, size_t error_size)
{
    char name[PATH_SIZE], show[PATH_SIZE], script[PATH_SIZE];
    if (!is_day(day)) {
        const char *nearest = text_nearest(day, DAYS, DAY_COUNT);
        snprintf(
            error, error_size,
            "demo: expected athletics, triathlon, match or fixture, found \"%s\"%s%s%s",
            day, nearest ? ", did you mean \"" : "", nearest ? nearest : "",
            nearest ? "\"?" : "");
        return false;
    }
    snprintf(name, sizeof(name), "assets/demo/%s.json", day);
    bool found = paths_find(name, NULL, show);
    snprintf(name, sizeof(name), "assets/demo/%s.jsonl", day);
    if (!found || !paths_find(name, NULL, script)) {
        snprintf(error, error_size,
                 "demo: expected the folder assets beside the program");
        return false;
    }
    demo->script = script_load(script, error, error_size);
    if (!demo->script) {
        return false;
    }
    stand_in_secrets(show, demo->script);
    return settings_load(demo->options, show, demo->config, &demo->live, error,
                         error_size) &&
           options_number("--speed", demo->options->speed, 0.1, 100, &demo->speed, error,
                          error_size);
}

static void point_feeds_at(struct config *config, int port)
{
    for (int i = 0; i < config->feed_count; i++) {
        struct feed_config *feed = &config->feeds[i];
        snprintf(feed->url, sizeof(feed->url), "ws://127.0.0.1:%d", port);
        snprintf(feed->rest, sizeof(feed->rest), "http://127.0.0.1:%d", port);
    }
}

// Where the show's control server will hear webhooks; "" if it has none.
static void find_hook(const struct config *config, char *out, size_t size)
{
    const char *port = strrchr(config->control.listen, ':');
    out[0] = '\0';
    for (int i = 0; i < config->feed_count; i++) {
        const char *path = config->feeds[i].webhook_path;
        if (path[0] && port && !text_equal(port, ":0")) {
            snprintf(out, size, "http://127.0.0.1%s%s", port, path);
        }
    }
}

static int play_live(struct demo *demo)
{
    char error[512], hook[FEED_URL * 2];
    find_hook(demo->config, hook, sizeof(hook));
    const struct venue_config config = {.script = demo->script,
                                        .speed = demo->speed,
                                        .wait_for_client = true,
                                        .webhook_url = hook};
    library_start();
    struct venue *venue = venue_create(&config, error, sizeof(error));
    if (!venue || !venue_start(venue)) {
        fprintf(stderr, "strapline: %s\n",
                venue ? "the simulator cannot be started" : error);
        venue_destroy(venue);
        library_stop();
        return 1;
    }
    point_feeds_at(demo->config, venue_port(venue));
    demo->live.ends_after_ms =
        (int64_t)((double)demo->script->length_ms / demo->speed) + TAIL_MS;
    printf("%s: %lld s of events; P pins, Esc dismisses, Ctrl+Q ends\n",
           demo->config->title, (long long)(demo->script->length_ms / 1000));
    fflush(stdout);
    int status = live_run(&demo->live);
    venue_destroy(venue);
    library_stop();
    return status;
}

// Without a display: stills at full size, and a film small enough to be made quickly.
static bool make_files(struct demo *demo, const char *dir, char *error, size_t error_size)
{
    double rate = demo->config->output.rate > 0 ? demo->config->output.rate : FILM_RATE;
    struct offline *offline = NULL;
    int stills = -1;
    if (file_make_dir(dir, error, error_size)) {
        offline = offline_create(demo->script, demo->config, demo->live.theme_dir, error,
                                 error_size);
        stills = offline ? film_stills(offline, dir, error, error_size) : -1;
    }
    offline_destroy(offline);
    if (stills < 0) {
        return false;
    }
    printf("%d stills are in %s/; now the film\n", stills, dir);
    fflush(stdout);
    if (!demo->options->size) {
        demo->config->output.width = DESK_WIDTH;
        demo->config->output.height = DESK_HEIGHT;
    }
    offline = offline_create(demo->script, demo->config, demo->live.theme_dir, error,
                             error_size);
    bool film = offline && film_movie(offline, rate, dir, error, error_size);
    offline_destroy(offline);
    if (wakeup_stopping()) {
        printf("stopped; %s/ has what was made until then\n", dir);
    } else if (film) {
        printf("%s/programme.mp4 is ready\n", dir);
    } else {
        printf("no film: %s\n", error);
    }
    return true;
}

static int play_to_files(struct demo *demo)
{
    char error[512];
    const char *dir = demo->options->out ? demo->options->out : "demo-out";
    printf("no display here: writing the programme to %s/ instead\n", dir);
    fflush(stdout);
    snprintf(error, sizeof(error), "signals cannot be heard");
    bool ok = wakeup_init() && make_files(demo, dir, error, sizeof(error));
    wakeup_finish();
    return ok ? 0 : commands_refuse(error);
}

static int play(struct demo *demo)
{
    char error[512];
    bool no_display;
    if (settings_display(demo->options, demo->config, &demo->live, &no_display, error,
                         sizeof(error))) {
        // At a desk a window is friendlier than a display full of green.
        demo->live.windowed = demo->options->windowed || !demo->options->display;
        if (demo->live.windowed && !demo->options->size) {
            demo->config->output.width = DESK_WIDTH;
            demo->config->output.height = DESK_HEIGHT;
        }
        int status = play_live(demo);
        window_video_stop();
        return status;
    }
    if (!no_display) {
        return commands_refuse(error);
    }
    return demo->options->pipe ? play_live(demo) : play_to_files(demo);
}

int cmd_demo(const struct options *options)
{
    static struct config config;
    char error[512];
    struct demo demo = {.options = options, .config = &config, .speed = 1};
    const char *day = options->word_count ? options->words[0] : DAYS[0];
    if (!load_day(&demo, day, error, sizeof(error))) {
        script_destroy(demo.script);
        return commands_refuse(error);
    }
    int status = play(&demo);
    script_destroy(demo.script);
    return status;
}
