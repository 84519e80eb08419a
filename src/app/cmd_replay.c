#include <stdio.h>

#include "app/commands.h"
#include "app/live.h"
#include "app/offline.h"
#include "app/progress.h"
#include "app/settings.h"
#include "app/stand_in.h"
#include "app/wakeup.h"
#include "base/file.h"
#include "output/pace.h"
#include "output/still.h"
#include "output/window.h"

enum { DEFAULT_RATE = 50, TAIL_MS = 12000 };

static bool write_state(const struct offline *offline, const char *path, char *error,
                        size_t error_size)
{
    struct buf json = {0};
    offline_status(offline, &json);
    buf_char(&json, '\n');
    bool ok = file_write_out(path, json.data, json.len, error, error_size);
    buf_finish(&json);
    return ok;
}

static bool write_frames(struct offline *offline, const char *dir, double rate,
                         int64_t until_ms, char *error, size_t error_size)
{
    if (!file_make_dir(dir, error, error_size)) {
        return false;
    }
    struct pace pace = pace_init(rate);
    int64_t count = (int64_t)((double)until_ms * pace.rate / 1000.0) + 1;
    for (int64_t i = 0; i < count && !wakeup_stopping(); i++) {
        char path[PATH_SIZE];
        snprintf(path, sizeof(path), "%s/%06lld.png", dir, (long long)i);
        offline_frame(offline, (int64_t)((double)i * 1000.0 / pace.rate));
        if (!offline_write(offline, path, error, error_size)) {
            return false;
        }
        progress_show("frames", i + 1, count);
    }
    progress_end();
    return true;
}

static bool offline_outputs(struct offline *offline, const struct options *options,
                            const struct config *config, char *error, size_t error_size)
{
    double at_s = (double)offline_length_ms(offline) / 1000.0;
    if (!options_number("--at", options->at, 0, 86400, &at_s, error, error_size)) {
        return false;
    }
    int64_t at_ms = (int64_t)(at_s * 1000 + 0.5);
    double rate = config->output.rate > 0 ? config->output.rate : DEFAULT_RATE;
    if (options->frames &&
        !write_frames(offline, options->frames, rate, at_ms, error, error_size)) {
        return false;
    }
    if (!options->frames) {
        offline_frame(offline, at_ms);
    }
    return (!options->out || offline_write(offline, options->out, error, error_size)) &&
           (!options->state || write_state(offline, options->state, error, error_size));
}

// What would be promised and not kept.
static bool means_something(const struct options *options, bool offline, char *error,
                            size_t error_size)
{
    const struct {
        const char *option, *value;
    } on_air[] = {{"--pipe", options->pipe},
                  {"--record", options->record},
                  {"--journal", options->journal}};
    for (size_t i = 0; offline && i < sizeof(on_air) / sizeof(on_air[0]); i++) {
        if (on_air[i].value) {
            snprintf(error, error_size,
                     "replay: %s: expected a replay on air, found one offline, which "
                     "writes -o, --frames and --state",
                     on_air[i].option);
            return false;
        }
    }
    if (!offline && options->at) {
        snprintf(error, error_size,
                 "replay: --at: expected -o OUT.png, --frames DIR or --state FILE beside "
                 "it, found none");
        return false;
    }
    return true;
}

static int replay_offline(const struct options *options, const struct config *config,
                          const struct script *script, const char *theme)
{
    char error[512];
    if (!options->out && !options->frames && !options->state) {
        return commands_refuse("replay --offline: expected -o OUT.png, --frames DIR or "
                               "--state FILE");
    }
    if (!still_named(options->out, error, sizeof(error))) {
        return commands_refuse(error);
    }
    struct offline *offline = offline_create(script, config, theme, error, sizeof(error));
    bool ok = offline && wakeup_init() &&
              offline_outputs(offline, options, config, error, sizeof(error));
    wakeup_finish();
    offline_destroy(offline);
    return ok ? 0 : commands_refuse(error);
}

static int replay_live(const struct options *options, const struct config *config,
                       const struct script *script, struct live_config *live)
{
    char error[512];
    bool no_display;
    if (!settings_display(options, config, live, &no_display, error, sizeof(error)) &&
        !(no_display && options->pipe)) {
        return commands_refuse(error);
    }
    live->replay = script;
    live->ends_after_ms = (int64_t)((double)script->length_ms / live->speed) + TAIL_MS;
    int status = live_run(live);
    if (live->window) {
        window_video_stop();
    }
    return status;
}

int cmd_replay(const struct options *options)
{
    static struct config config;
    char error[512];
    struct live_config live;
    bool offline = options->offline || options->frames || options->out || options->state;
    if (!means_something(options, offline, error, sizeof(error))) {
        return commands_refuse(error);
    }
    struct script *script = script_load(options->words[0], error, sizeof(error));
    if (!script) {
        return commands_refuse(error);
    }
    stand_in_secrets(options->words[1], script);
    if (!settings_load(options, options->words[1], &config, &live, error,
                       sizeof(error)) ||
        !options_number("--speed", options->speed, 0.01, 1000, &live.speed, error,
                        sizeof(error))) {
        script_destroy(script);
        return commands_refuse(error);
    }
    int status = offline ? replay_offline(options, &config, script, live.theme_dir)
                         : replay_live(options, &config, script, &live);
    script_destroy(script);
    return status;
}
