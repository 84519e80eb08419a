#include "app/commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/live.h"
#include "base/str.h"
#include "net/http.h"
#include "output/key.h"
#include "output/window.h"

#define LIVE_OPTIONS                                                                     \
    "--theme --display --windowed --size --rate --key --range --pipe --listen "          \
    "--no-monitor "                                                                      \
    "--record --journal"

static const struct command COMMANDS[] = {
    {"run", "SHOW.json [OPTIONS]", "Puts a show on air.", LIVE_OPTIONS " --keys", 1, 1,
     cmd_run},
    {"demo", "[athletics|triathlon|match|fixture] [OPTIONS]",
     "Plays a bundled day through the simulator. Without a display it writes stills "
     "and "
     "a film.",
     LIVE_OPTIONS " --speed -o", 0, 1, cmd_demo},
    {"replay", "FILE SHOW.json [OPTIONS]",
     "Plays a recording or day script again: live, or offline into pictures.",
     LIVE_OPTIONS " --speed --offline --at -o --frames --state", 2, 2, cmd_replay},
    {"still", "SCENE [OPTIONS] -o OUT.png", "One scene as a picture.",
     "--theme --data --at --key --range --size -o", 1, 1, cmd_still},
    {"simulate", "SCRIPT.jsonl [OPTIONS]",
     "Serves a recorded day on 127.0.0.1 as the real servers would.",
     "--port --speed --webhook --secret-env", 1, 1, cmd_simulate},
    {"feeds", "TYPE [OPTIONS]",
     "Lists what can be followed: units of opentrack, races of triathlon, matches of "
     "minicup, fixtures of fastpath. Tokens come from OPENTRACK_TOKEN, TRIATHLON_APIKEY, "
     "MINICUP_PIN and FASTPATH_TOKEN.",
     "--competition --event --category --match --team --sport --live --url --rest "
     "--ca-file "
     "--secret-env --json",
     1, 1, cmd_feeds},
    {"check", "SHOW.json|THEME_DIR [OPTIONS]",
     "Looks for what would go wrong on air. Exit status: 0 clean, 1 warnings, 2 errors. "
     "--data: the first feed's answer from a file, in place of asking its server.",
     "--theme --key --data --json", 1, 1, cmd_check},
    {"card", "[SHOW.json] [OPTIONS]",
     "Puts up a line-up card for the mixer and the keyer; -o writes it as a picture. "
     "Escape or Q ends it.",
     "--theme --display --windowed --size --rate --key --range -o", 0, 1, cmd_card},
    {"displays", "", "Lists the displays: name, size, rate.", "", 0, 0, cmd_displays},
};
enum { COMMAND_COUNT = sizeof(COMMANDS) / sizeof(COMMANDS[0]) };

static void print_help(void)
{
    printf("strapline %s: live sport graphics for the mixer's keyer\n\n",
           STRAPLINE_VERSION);
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const char *usage = COMMANDS[i].usage;
        printf("  strapline %-*s%s%s\n", usage[0] ? 8 : 0, COMMANDS[i].name,
               usage[0] ? " " : "", usage);
        printf("      %s\n", COMMANDS[i].summary);
    }
    printf("\n  strapline COMMAND --help   all options of a command\n"
           "  strapline --version\n");
}

int commands_refuse(const char *error)
{
    fprintf(stderr, "strapline: %s\n", error);
    return 2;
}

static int refuse_command(const char *name)
{
    const char *known[COMMAND_COUNT];
    for (int i = 0; i < COMMAND_COUNT; i++) {
        known[i] = COMMANDS[i].name;
    }
    const char *nearest = text_nearest(name, known, COMMAND_COUNT);
    fprintf(stderr, "strapline: unknown command \"%s\"%s%s%s; see strapline --help\n",
            name, nearest ? ", did you mean \"" : "", nearest ? nearest : "",
            nearest ? "\"?" : "");
    return 2;
}

int commands_main(int argc, char **argv)
{
    if (argc < 2) {
        print_help();
        return 2;
    }
    if (text_equal(argv[1], "--help") || text_equal(argv[1], "help") ||
        text_equal(argv[1], "-h")) {
        print_help();
        return 0;
    }
    if (text_equal(argv[1], "--version")) {
        printf("strapline %s\n", STRAPLINE_VERSION);
        return 0;
    }
    for (int i = 0; i < COMMAND_COUNT; i++) {
        if (!text_equal(argv[1], COMMANDS[i].name)) {
            continue;
        }
        struct options options;
        char error[512];
        if (!options_parse(&COMMANDS[i], argc - 2, argv + 2, &options, error,
                           sizeof(error))) {
            return commands_refuse(error);
        }
        if (options.help) {
            options_help(&COMMANDS[i]);
            return 0;
        }
        return COMMANDS[i].run(&options);
    }
    return refuse_command(argv[1]);
}

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

static bool is_guarded(const struct config *config, char *error, size_t error_size)
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
                 "%s%scontrol.listen: expected a loopback address or a token "
                 "(token_env), found \"%s\" and none",
                 config->file, where, control->listen);
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

bool commands_override(const struct options *options, struct config *config, char *error,
                       size_t error_size)
{
    struct output_config *output = &config->output;
    enum key_mode mode;
    if (options->size && !config_size(options->size, &output->width, &output->height)) {
        snprintf(error, error_size,
                 "--size: expected a size such as 1920x1080, found \"%s\"",
                 options->size);
        return false;
    }
    if (options->key) {
        char why[256];
        if (!key_mode_parse(options->key, &mode, why, sizeof(why))) {
            snprintf(error, error_size, "--key: %s", why);
            return false;
        }
        text_copy(output->key, sizeof(output->key), options->key);
    }
    if (options->range) {
        enum key_range range;
        if (!options->range[0] || !key_range_parse(options->range, &range)) {
            snprintf(error, error_size, "--range: expected full or limited, found \"%s\"",
                     options->range);
            return false;
        }
        text_copy(output->range, sizeof(output->range), options->range);
    }
    if (!override_listen(options, config, error, error_size) ||
        !is_guarded(config, error, error_size)) {
        return false;
    }
    if (options->theme) {
        text_copy(config->theme, sizeof(config->theme), options->theme);
        config->file[0] = '\0'; // found from where we are, not from beside the show
    }
    return options_number("--rate", options->rate, 1, 240, &output->rate, error,
                          error_size);
}

bool commands_theme(const struct config *config, char out[PATH_SIZE], char *error,
                    size_t error_size)
{
    if (paths_find(config->theme, config->file[0] ? config->file : NULL, out)) {
        return true;
    }
    snprintf(error, error_size,
             "%s%stheme: expected a theme folder, found nothing at \"%s\"", config->file,
             config->file[0] ? ": $." : "--", config->theme);
    return false;
}

bool commands_load(const struct options *options, const char *show, struct config *config,
                   struct live_config *live, char *error, size_t error_size)
{
    *live = (struct live_config){.show = config,
                                 .pipe = options->pipe,
                                 .record = options->record,
                                 .journal = options->journal,
                                 .monitor = !options->no_monitor,
                                 .speed = 1};
    return config_load(show, config, error, error_size) &&
           commands_override(options, config, error, error_size) &&
           commands_theme(config, live->theme_dir, error, error_size);
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

bool commands_display(const struct options *options, const struct config *config,
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
    live->display = 0;
    live->wanted = wanted;
    live->matte = -1;
    // In a window, a show written for the venue's display still opens at the desk.
    if (wanted[0] && (options->display || !options->windowed)) {
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
