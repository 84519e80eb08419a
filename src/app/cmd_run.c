#include <stdio.h>

#include "app/commands.h"
#include "app/live.h"
#include "app/settings.h"
#include "base/buf.h"
#include "base/file.h"
#include "output/window.h"

// With a pipe and no display the programme runs for the pipe alone.
static bool choose_output(const struct options *options, const struct config *config,
                          struct live_config *live, char *error, size_t error_size)
{
    bool no_display;
    if (settings_display(options, config, live, &no_display, error, error_size)) {
        return true;
    }
    live->window = false;
    return no_display && options->pipe && !options->display;
}

// As they are without a display.
static int print_keys(const char *show, struct config *config)
{
    char error[512];
    struct buf text = {0};
    if (!config_load(show, config, error, sizeof(error))) {
        return commands_refuse(error);
    }
    hotkeys_print(&config->hotkeys, &text);
    fputs(text.data, stdout);
    buf_finish(&text);
    return 0;
}

// The command line's has been compared with the others there.
static bool resume_is_apart(const struct options *options, const struct config *config,
                            struct live_config *live, char *error, size_t error_size)
{
    const char *others[] = {options->record, options->journal, config->file};
    live->resume = options->resume     ? options->resume
                   : config->resume[0] ? config->resume
                                       : NULL;
    for (int i = 0; i < 3 && live->resume; i++) {
        if (others[i] && file_same(live->resume, others[i])) {
            snprintf(error, error_size,
                     "%s%s: expected a file of its own, found %s, which is read or "
                     "written already",
                     options->resume ? "" : config->file,
                     options->resume ? "--resume" : ": $.resume", live->resume);
            return false;
        }
    }
    return true;
}

int cmd_run(const struct options *options)
{
    static struct config config;
    char error[512];
    struct live_config live;
    if (options->keys) {
        return print_keys(options->words[0], &config);
    }
    if (!settings_load(options, options->words[0], &config, &live, error,
                       sizeof(error))) {
        return commands_refuse(error);
    }
    if (!resume_is_apart(options, &config, &live, error, sizeof(error))) {
        return commands_refuse(error);
    }
    live.theme = theme_ahead_start(live.theme_dir);
    bool shown = choose_output(options, &config, &live, error, sizeof(error));
    int status = shown ? live_run(&live) : commands_refuse(error);
    if (shown && live.window) {
        window_video_stop();
    }
    theme_ahead_finish(live.theme);
    return status;
}
