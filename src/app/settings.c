#include "app/settings.h"

#include <stdio.h>

#include "base/str.h"
#include "net/http.h"
#include "output/window.h"

// Whoever reaches the port steers the show, or tells it results. Asked here, because
// --listen has its say.
static bool lines_are_guarded(const struct config *config, char *error, size_t error_size)
{
    const struct control_config *control = &config->control;
    const char *where = config->file[0] ? ": $." : "";
    if (control->lines[0] && !http_is_loopback(control->lines) && !control->token[0]) {
        snprintf(error, error_size,
                 "%s%scontrol.lines: expected a loopback address or a token "
                 "(token_env), found \"%s\" and none",
                 config->file, where, control->lines);
        return false;
    }
    if (control->osc[0] && !http_is_loopback(control->osc) && !control->insecure) {
        snprintf(error, error_size,
                 "%s%scontrol.osc: expected a loopback address, or \"insecure\": true "
                 "because OSC has no token, found \"%s\"",
                 config->file, where, control->osc);
        return false;
    }
    return true;
}

static bool is_guarded(const struct options *options, const struct config *config,
                       char *error, size_t error_size)
{
    const struct control_config *control = &config->control;
    if (!lines_are_guarded(config, error, error_size)) {
        return false;
    }
    if (http_is_loopback(control->listen)) {
        return true;
    }
    const char *where = config->file[0] ? ": $." : "";
    if (!control->token[0]) {
        snprintf(error, error_size,
                 "%s%s%s: expected a loopback address or a token (token_env), found "
                 "\"%s\" and none",
                 options->listen ? "" : config->file, options->listen ? "" : where,
                 options->listen ? "--listen" : "control.listen", control->listen);
        return false;
    }
    for (int i = 0; i < config->feed_count; i++) {
        const struct feed_config *feed = &config->feeds[i];
        if (feed->webhook_path[0] && !feed->webhook_token[0]) {
            snprintf(error, error_size,
                     "%s%sfeeds[%d].webhook: expected a token (token_env) where others "
                     "can reach it, found none",
                     config->file, where, i);
            return false;
        }
    }
    return true;
}

static bool override_listen(const struct options *options, struct config *config,
                            char *error, size_t error_size)
{
    const char *listen = options->listen;
    if (listen && !config_is_listen(listen)) {
        snprintf(error, error_size,
                 "--listen: expected an address such as 127.0.0.1:7400, found \"%s\"",
                 listen);
        return false;
    }
    if (listen) {
        text_copy(config->control.listen, sizeof(config->control.listen), listen);
    }
    return true;
}

// Also without its hash, which a shell takes for a comment.
static bool read_key_color(const char *word, char out[CONFIG_NAME])
{
    char color[CONFIG_NAME];
    uint32_t rgb;
    snprintf(color, sizeof(color), "%s%s", word[0] == '#' ? "" : "#", word);
    if (!text_color(color, &rgb)) {
        return false;
    }
    text_copy(out, CONFIG_NAME, color);
    return true;
}

static bool override_key(const struct options *options, struct output_config *output,
                         char *error, size_t error_size)
{
    enum key_mode mode;
    enum key_range range;
    char why[256];
    if (options->key && !key_mode_parse(options->key, &mode, why, sizeof(why))) {
        snprintf(error, error_size, "--key: %s", why);
        return false;
    }
    if (options->range &&
        (!options->range[0] || !key_range_parse(options->range, &range))) {
        snprintf(error, error_size, "--range: expected full or limited, found \"%s\"",
                 options->range);
        return false;
    }
    if (options->key_color && !read_key_color(options->key_color, output->key_color)) {
        snprintf(error, error_size,
                 "--key-color: expected a colour such as 00b140, found \"%s\"",
                 options->key_color);
        return false;
    }
    if (options->key) {
        text_copy(output->key, sizeof(output->key), options->key);
    }
    if (options->range) {
        text_copy(output->range, sizeof(output->range), options->range);
    }
    return true;
}

static bool override_output(const struct options *options, struct output_config *output,
                            char *error, size_t error_size)
{
    if (options->size && !config_size(options->size, &output->width, &output->height)) {
        snprintf(error, error_size,
                 "--size: expected a size such as 1920x1080, found \"%s\"",
                 options->size);
        return false;
    }
    return override_key(options, output, error, error_size) &&
           options_number("--rate", options->rate, 1, 240, &output->rate, error,
                          error_size);
}

bool settings_override(const struct options *options, struct config *config, char *error,
                       size_t error_size)
{
    if (!override_output(options, &config->output, error, error_size) ||
        !override_listen(options, config, error, error_size) ||
        !is_guarded(options, config, error, error_size)) {
        return false;
    }
    if (options->theme) {
        text_copy(config->theme, sizeof(config->theme), options->theme);
        config->theme_here = true;
    }
    return true;
}

bool settings_theme(const struct config *config, char out[PATH_SIZE], char *error,
                    size_t error_size)
{
    bool here = config->theme_here || !config->file[0];
    if (paths_find(config->theme, here ? NULL : config->file, out)) {
        return true;
    }
    snprintf(error, error_size,
             "%s%stheme: expected a theme folder, found nothing at \"%s\"",
             here ? "" : config->file, here ? "--" : ": $.", config->theme);
    return false;
}

bool settings_load(const struct options *options, const char *show, struct config *config,
                   struct live_config *live, char *error, size_t error_size)
{
    *live = (struct live_config){.show = config,
                                 .pipe = options->pipe,
                                 .record = options->record,
                                 .journal = options->journal,
                                 .monitor = !options->no_monitor,
                                 .speed = 1};
    return config_load(show, config, error, error_size) &&
           settings_override(options, config, error, error_size) &&
           settings_theme(config, live->theme_dir, error, error_size);
}

// At the desk the matte's window stands beside the fill's, on the same display.
static bool find_matte(const struct config *config, struct live_config *live, char *error,
                       size_t error_size)
{
    char asked[PATH_SIZE + 32];
    if (!config->output.matte[0]) {
        return true;
    }
    if (live->windowed) {
        live->matte = live->display;
        return true;
    }
    snprintf(asked, sizeof(asked), "%s: $.output.matte.display", config->file);
    live->matte = display_find(asked, config->output.matte, error, error_size);
    if (live->matte >= 0 && live->matte == live->display) {
        snprintf(error, error_size, "%s: the fill is on that display (%d \"%s\") already",
                 asked, live->matte, display_info(live->matte).name);
        return false;
    }
    return live->matte >= 0;
}

bool settings_display(const struct options *options, const struct config *config,
                      struct live_config *live, bool *no_display, char *error,
                      size_t error_size)
{
    const char *wanted = options->display ? options->display : config->output.display;
    char asked[PATH_SIZE + 32] = "--display";
    *no_display = !window_video_start(error, error_size);
    if (*no_display) {
        return false;
    }
    live->window = true;
    live->windowed = options->windowed;
    live->display = display_first();
    live->wanted = wanted;
    live->matte = -1;
    // In a window, a show written for the venue's display still opens at the desk.
    // A name that is empty is a mistake, such as a variable that nobody set.
    if (options->display || (wanted[0] && !options->windowed)) {
        if (!options->display) {
            snprintf(asked, sizeof(asked), "%s: $.output.display", config->file);
        }
        live->display = display_find(asked, wanted, error, error_size);
    }
    if (live->display < 0 || !find_matte(config, live, error, error_size)) {
        window_video_stop();
        return false;
    }
    return true;
}
