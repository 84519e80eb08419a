// options.h
// The command line: one table of all options, and for each command which of them it
// takes. Help is printed from the same rows.
//
// Threads: main only.
#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

enum { OPTIONS_WORDS = 4 };

// Everything that can be said; NULL and false where it was not. Borrowed from argv.
struct options {
    const char *words[OPTIONS_WORDS]; // what is not an option
    int word_count;
    bool help;
    const char *theme, *display, *size, *rate, *key, *key_color, *range, *pipe, *listen,
        *record, *journal, *resume;
    const char *data, *at, *out, *frames, *speed, *port, *state;
    const char *url, *rest, *ca_file, *event, *sport, *category, *match, *team,
        *competition, *webhook, *secret_env;
    bool windowed, no_monitor, offline, live, json, keys;
};

struct command {
    const char *name;
    const char *usage;   // what follows the name
    const char *summary; // one line
    const char *takes;   // option names, separated by blanks
    int words_min, words_max;
    int (*run)(const struct options *options);
};

// False with a line for a person that names the nearest known option.
bool options_parse(const struct command *command, int argc, char **argv,
                   struct options *out, char *error, size_t error_size);
void options_help(const struct command *command);
// The variable that an option names, whose place is `option`; NULL name gives NULL. False
// when it is not set.
bool options_secret(const char *option, const char *name, const char **out, char *error,
                    size_t error_size);
// A whole number within limits; *out keeps its value when text is NULL.
bool options_whole(const char *option, const char *text, int min, int max, int *out,
                   char *error, size_t error_size);
// A number within limits; *out keeps its value when text is NULL.
bool options_number(const char *option, const char *text, double min, double max,
                    double *out, char *error, size_t error_size);

#endif
