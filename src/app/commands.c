#include "app/commands.h"

#include <stdio.h>

#include "app/process.h"
#include "base/file.h"
#include "base/str.h"

#define LIVE_OPTIONS                                                                     \
    "--theme --display --windowed --size --rate --key --key-color --range --pipe "       \
    "--listen --no-monitor --record --journal"

static const struct command COMMANDS[] = {
    {"run", "SHOW.json [OPTIONS]", "Puts a show on air.", LIVE_OPTIONS " --resume --keys",
     1, 1, cmd_run},
    {"demo", "[athletics|triathlon|match|fixture] [OPTIONS]",
     "Plays a bundled day through the simulator. Without a display it writes stills and "
     "a film into the folder that -o names (demo-out).",
     LIVE_OPTIONS " --speed -o", 0, 1, cmd_demo},
    {"replay", "FILE SHOW.json [OPTIONS]",
     "Plays a recording or day script again: live, or offline into pictures.",
     LIVE_OPTIONS " --speed --offline --at -o --frames --state", 2, 2, cmd_replay},
    {"still", "SCENE [OPTIONS] -o OUT.png", "One scene as a picture.",
     "--theme --data --at --key --key-color --range --size -o", 1, 1, cmd_still},
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
     "--theme --size --key --key-color --data --json", 1, 1, cmd_check},
    {"card", "[SHOW.json] [OPTIONS]",
     "Puts up a line-up card for the mixer and the keyer; -o writes it as a picture. "
     "Escape or Q ends it.",
     "--theme --display --windowed --size --rate --key --key-color --range -o", 0, 1,
     cmd_card},
    {"displays", "", "Lists the displays: name, size, rate.", "", 0, 0, cmd_displays},
};
enum { COMMAND_COUNT = sizeof(COMMANDS) / sizeof(COMMANDS[0]) };

static void print_help(FILE *out)
{
    fprintf(out, "strapline %s: live sport graphics for the mixer's keyer\n\n",
            STRAPLINE_VERSION);
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const char *usage = COMMANDS[i].usage;
        fprintf(out, "  strapline %-*s%s%s\n", usage[0] ? 8 : 0, COMMANDS[i].name,
                usage[0] ? " " : "", usage);
        fprintf(out, "      %s\n", COMMANDS[i].summary);
    }
    fprintf(out, "\n  strapline COMMAND --help   all options of a command\n"
                 "  strapline --version\n");
}

int commands_refuse(const char *error)
{
    char line[2048];
    text_copy(line, sizeof(line), error);
    text_defuse(line);
    fprintf(stderr, "strapline: %s\n", line);
    return 2;
}

static const struct command *find_command(const char *name)
{
    for (int i = 0; i < COMMAND_COUNT; i++) {
        if (text_equal(name, COMMANDS[i].name)) {
            return &COMMANDS[i];
        }
    }
    return NULL;
}

static int refuse_command(const char *name)
{
    const char *known[COMMAND_COUNT];
    char error[512];
    for (int i = 0; i < COMMAND_COUNT; i++) {
        known[i] = COMMANDS[i].name;
    }
    const char *nearest = text_nearest(name, known, COMMAND_COUNT);
    snprintf(error, sizeof(error), "unknown command \"%s\"%s%s%s; see strapline --help",
             name, nearest ? ", did you mean \"" : "", nearest ? nearest : "",
             nearest ? "\"" : "");
    return commands_refuse(error);
}

// What is written would take the place of what is read, or of what else is written.
static bool outputs_are_apart(const struct options *options, char *error,
                              size_t error_size)
{
    const struct {
        const char *option, *path;
    } outputs[] = {{"--record", options->record},
                   {"--journal", options->journal},
                   {"--resume", options->resume},
                   {"-o", options->out},
                   {"--state", options->state}};
    enum { OUTPUTS = sizeof(outputs) / sizeof(outputs[0]) };
    for (int i = 0; i < OUTPUTS; i++) {
        const char *path = outputs[i].path;
        bool same = path && options->data && file_same(path, options->data);
        for (int k = 0; path && k < options->word_count; k++) {
            same = same || (file_exists(path) && file_same(path, options->words[k]));
        }
        for (int k = 0; path && k < i; k++) {
            same = same || (outputs[k].path && !text_equal(path, "-") &&
                            file_same(path, outputs[k].path));
        }
        if (same) {
            snprintf(error, error_size,
                     "%s: expected a file of its own, found %s, which is read or written "
                     "already",
                     outputs[i].option, path);
            return false;
        }
    }
    return true;
}

static int run_command(const struct command *command, int argc, char **argv)
{
    struct options options;
    char error[512];
    if (!options_parse(command, argc, argv, &options, error, sizeof(error))) {
        return commands_refuse(error);
    }
    if (options.help) {
        options_help(command);
        return 0;
    }
    return outputs_are_apart(&options, error, sizeof(error)) ? command->run(&options)
                                                             : commands_refuse(error);
}

// All of them, or of one: `help run`.
static int help(const char *name)
{
    const struct command *command = name ? find_command(name) : NULL;
    if (name && !command) {
        return refuse_command(name);
    }
    if (command) {
        options_help(command);
    } else {
        print_help(stdout);
    }
    return 0;
}

static bool asks_for_help(const char *word)
{
    return text_equal(word, "--help") || text_equal(word, "help") ||
           text_equal(word, "-h");
}

static int run(int argc, char **argv)
{
    const struct command *command = argc > 1 ? find_command(argv[1]) : NULL;
    if (argc < 2) {
        print_help(stderr);
        return 2;
    }
    if (asks_for_help(argv[1])) {
        return help(argc > 2 ? argv[2] : NULL);
    }
    if (text_equal(argv[1], "--version")) {
        printf("strapline %s\n", STRAPLINE_VERSION);
        return 0;
    }
    return command ? run_command(command, argc - 2, argv + 2) : refuse_command(argv[1]);
}

// What is left to print may find the disk full: then nothing was told.
int commands_main(int argc, char **argv)
{
    char error[256];
    int status =
        process_prepare(error, sizeof(error)) ? run(argc, argv) : commands_refuse(error);
    if (fflush(stdout) == 0 && !ferror(stdout)) {
        return status;
    }
    commands_refuse("standard output cannot be written");
    return status ? status : 1;
}
