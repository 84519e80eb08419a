#include "app/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

struct row {
    const char *name;
    const char *argument; // NULL: a switch
    const char *help;
    size_t offset;
};

static const struct row ROWS[] = {
    {"--theme", "DIR", "another theme than the show's", offsetof(struct options, theme)},
    {"--display", "NAME|N", "the display for the programme: name, number, WxH+X+Y",
     offsetof(struct options, display)},
    {"--windowed", NULL, "in a window, for work", offsetof(struct options, windowed)},
    {"--size", "WxH", "size of the programme picture", offsetof(struct options, size)},
    {"--rate", "N", "frames a second: 25, 29.97, 50, 59.94, 60",
     offsetof(struct options, rate)},
    {"--key", "MODE", "chroma, chroma-soft, luma, fill, matte, side, alpha or datavideo",
     offsetof(struct options, key)},
    {"--key-color", "RRGGBB", "the colour behind, which the mixer takes out",
     offsetof(struct options, key_color)},
    {"--range", "RANGE", "full (0 to 255) or limited (16 to 235)",
     offsetof(struct options, range)},
    {"--pipe", "CMD|-", "raw BGRA frames into a command or standard output",
     offsetof(struct options, pipe)},
    {"--listen", "ADDR:PORT", "where the control server listens",
     offsetof(struct options, listen)},
    {"--no-monitor", NULL, "no operator window", offsetof(struct options, no_monitor)},
    {"--keys", NULL, "list the keys as the show file maps them, and end",
     offsetof(struct options, keys)},
    {"--record", "FILE", "write down every message and cue, for replay",
     offsetof(struct options, record)},
    {"--journal", "FILE", "write down every decision", offsetof(struct options, journal)},
    {"--resume", "FILE", "keep the operator's standing orders there, for after a crash",
     offsetof(struct options, resume)},
    {"--data", "FILE.json", "the values, or the answer, to look at",
     offsetof(struct options, data)},
    {"--at", "SECONDS", "the moment to look at", offsetof(struct options, at)},
    {"-o", "FILE|-", "where to write it; - is standard output",
     offsetof(struct options, out)},
    {"--offline", NULL, "on a virtual clock, without a window",
     offsetof(struct options, offline)},
    {"--frames", "DIR", "every frame as a PNG", offsetof(struct options, frames)},
    {"--state", "FILE|-", "the state document at that moment",
     offsetof(struct options, state)},
    {"--speed", "N", "that many times as fast", offsetof(struct options, speed)},
    {"--port", "N", "the port to serve on (0: a free one)",
     offsetof(struct options, port)},
    {"--competition", "URL", "opentrack: the competition's page",
     offsetof(struct options, competition)},
    {"--event", "ID", "triathlon: the event whose races are wanted",
     offsetof(struct options, event)},
    {"--category", "ID", "minicup: the category whose matches are wanted",
     offsetof(struct options, category)},
    {"--match", "ID", "minicup: the match whose players and events are wanted",
     offsetof(struct options, match)},
    {"--team", "ID", "minicup: the team whose players are wanted",
     offsetof(struct options, team)},
    {"--sport", "X", "fastpath: soccer, basketball, v2/volleyball, ...",
     offsetof(struct options, sport)},
    {"--live", NULL, "only what is under way", offsetof(struct options, live)},
    {"--url", "URL", "another WebSocket server", offsetof(struct options, url)},
    {"--rest", "URL", "another REST server", offsetof(struct options, rest)},
    {"--ca-file", "FILE", "certificates of a private authority",
     offsetof(struct options, ca_file)},
    {"--secret-env", "NAME", "the variable that has the token, key or PIN",
     offsetof(struct options, secret_env)},
    {"--webhook", "URL", "where the day's webhooks are posted",
     offsetof(struct options, webhook)},
    {"--json", NULL, "as JSON, for programs", offsetof(struct options, json)},
    {"--help", NULL, "this text", offsetof(struct options, help)},
};
enum { ROW_COUNT = sizeof(ROWS) / sizeof(ROWS[0]) };

static bool takes(const struct command *command, const char *name)
{
    return text_has_word(command->takes, name) || text_equal(name, "--help");
}

static bool refuse_option(const struct command *command, const char *word, char *error,
                          size_t error_size)
{
    const char *known[ROW_COUNT];
    int count = 0;
    for (int i = 0; i < ROW_COUNT; i++) {
        if (takes(command, ROWS[i].name)) {
            known[count++] = ROWS[i].name;
        }
    }
    const char *nearest = text_nearest(word, known, count);
    snprintf(error, error_size, "%s: unknown option %s%s%s; see strapline %s --help",
             command->name, word, nearest ? ", did you mean " : "",
             nearest ? nearest : "", command->name);
    return false;
}

static const struct row *find_row(const struct command *command, const char *word,
                                  size_t len)
{
    for (int i = 0; i < ROW_COUNT; i++) {
        if (strlen(ROWS[i].name) == len && strncmp(ROWS[i].name, word, len) == 0 &&
            takes(command, ROWS[i].name)) {
            return &ROWS[i];
        }
    }
    return NULL;
}

// What cannot be empty; of the others their own readers tell more.
static bool names_something(const char *argument)
{
    return text_starts(argument, "FILE") || text_starts(argument, "DIR") ||
           text_starts(argument, "CMD");
}

// Only what says so takes a dash for a stream; elsewhere it would be a file called so.
static bool is_no_stream(const char *argument, const char *value)
{
    return text_equal(value, "-") &&
           (text_starts(argument, "FILE") || text_starts(argument, "DIR")) &&
           !text_ends(argument, "|-");
}

static bool accept(const struct command *command, const struct row *row,
                   const char *value, char *error, size_t error_size)
{
    if (!value || (!value[0] && names_something(row->argument))) {
        snprintf(error, error_size, "%s: %s expects %s, found nothing", command->name,
                 row->name, row->argument);
        return false;
    }
    if (is_no_stream(row->argument, value)) {
        snprintf(
            error, error_size,
            "%s: %s expects %s, found -, which is no stream here: say ./- for a file "
            "called so, /dev/stdin or /dev/stdout for a stream",
            command->name, row->name, row->argument);
        return false;
    }
    return true;
}

static bool parse_option(const struct command *command, int argc, char **argv, int *index,
                         struct options *out, char *error, size_t error_size)
{
    const char *word = argv[*index];
    const char *equals = strchr(word, '=');
    if (text_equal(word, "-h")) {
        word = "--help";
    }
    const struct row *row =
        find_row(command, word, equals ? (size_t)(equals - word) : strlen(word));
    if (!row || (equals && !row->argument)) {
        return refuse_option(command, word, error, error_size);
    }
    char *place = (char *)out + row->offset;
    if (!row->argument) {
        *(bool *)place = true;
        return true;
    }
    const char *value = equals ? equals + 1 : NULL;
    if (!value && *index + 1 < argc) {
        value = argv[++*index];
    }
    *(const char **)(void *)place = value;
    return accept(command, row, value, error, error_size);
}

// Between a command and its usage, which may be empty.
static const char *blank(const struct command *command)
{
    return command->usage[0] ? " " : "";
}

bool options_parse(const struct command *command, int argc, char **argv,
                   struct options *out, char *error, size_t error_size)
{
    bool named = true; // "--" ends the options
    *out = (struct options){0};
    for (int i = 0; i < argc; i++) {
        if (named && text_equal(argv[i], "--")) {
            named = false;
        } else if (named && argv[i][0] == '-' && argv[i][1]) {
            if (!parse_option(command, argc, argv, &i, out, error, error_size)) {
                return false;
            }
        } else if (out->word_count < command->words_max) {
            out->words[out->word_count++] = argv[i];
        } else {
            snprintf(error, error_size, "%s: expected strapline %s%s%s, found %s as well",
                     command->name, command->name, blank(command), command->usage,
                     argv[i]);
            return false;
        }
    }
    if (!out->help && out->word_count < command->words_min) {
        snprintf(error, error_size, "%s: expected strapline %s%s%s", command->name,
                 command->name, blank(command), command->usage);
        return false;
    }
    return true;
}

void options_help(const struct command *command)
{
    printf("strapline %s%s%s\n%s\n\n", command->name, blank(command), command->usage,
           command->summary);
    for (int i = 0; i < ROW_COUNT; i++) {
        if (takes(command, ROWS[i].name)) {
            char left[64];
            snprintf(left, sizeof(left), "%s %s", ROWS[i].name,
                     ROWS[i].argument ? ROWS[i].argument : "");
            printf("  %-22s %s\n", left, ROWS[i].help);
        }
    }
}

bool options_secret(const char *option, const char *name, const char **out, char *error,
                    size_t error_size)
{
    *out = name ? getenv(name) : NULL;
    if (name && !*out) {
        snprintf(error, error_size,
                 "%s: expected the name of an environment variable that is set, found "
                 "\"%s\"",
                 option, name);
        return false;
    }
    return true;
}

bool options_whole(const char *option, const char *text, int min, int max, int *out,
                   char *error, size_t error_size)
{
    long long value = *out;
    if (text && !text_int(text, min, max, &value)) {
        snprintf(error, error_size,
                 "%s: expected a whole number from %d to %d, found \"%s\"", option, min,
                 max, text);
        return false;
    }
    *out = (int)value;
    return true;
}

bool options_number(const char *option, const char *text, double min, double max,
                    double *out, char *error, size_t error_size)
{
    if (!text) {
        return true;
    }
    char *end;
    double value = strtod(text, &end);
    if (end == text || *end || !(value >= min && value <= max)) {
        snprintf(error, error_size, "%s: expected a number from %g to %g, found \"%s\"",
                 option, min, max, text);
        return false;
    }
    *out = value;
    return true;
}
