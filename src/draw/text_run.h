// text_run.h
// A line of text cut into runs of one font file, script and direction, in the order they
// stand from left to right. Marks and joiners stay with their base. What no font has is
// settled by text_absent.h.
//
// Threads: main only.
#ifndef DRAW_TEXT_RUN_H
#define DRAW_TEXT_RUN_H

#include <stdbool.h>
#include <stdint.h>

#include "draw/text_font.h"

// Longer lines are cut: no screen is this wide.
enum { RUN_MAX_CHARS = 512, RUN_MAX_TOLD = 64 };

struct run_char {
    uint32_t code_point;
    uint32_t script;
    signed char level; // of embedding; odd runs from right to left
    bool extends;      // belongs to the character before
    int file;
};

struct run {
    int first, count; // of the line's characters, in logical order
    int file;
    signed char level;
    struct font_shaping shaping;
};

struct run_line {
    struct run_char chars[RUN_MAX_CHARS];
    int count;
    struct run runs[RUN_MAX_CHARS];
    int run_count;
    uint32_t told[RUN_MAX_TOLD]; // missing characters that the log already names
    int told_count;
};

// files: the face's, in the order to try them; at least one.
void run_line_cut(struct run_line *line, const char *text, struct fonts *fonts,
                  const int *files, int file_count);

#endif
