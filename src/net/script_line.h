// script_line.h
// One line of a script: which kind of message it is, and whether it says all of it.
//
// Threads: one.
#ifndef NET_SCRIPT_LINE_H
#define NET_SCRIPT_LINE_H

#include "net/record.h"

struct json;

// A line while it is read, and where to complain.
struct script_reading {
    struct arena *arena;
    const struct json *object;
    struct script_line *line;
    int64_t *epoch_ms;
    char *error; // without file and line
    size_t error_size;
    bool no_json; // what is wrong with it
};

// False with a complaint; reading->line has the message. A line that is no message but
// about the script leaves line->kind SCRIPT_ABOUT.
bool script_line_read(struct str text, struct script_reading *reading);

#endif
