#include "app/commands.h"

#include <stdio.h>

#include "base/str.h"

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
