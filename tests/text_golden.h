// text_golden.h
// Texts compared with tests/golden/NAME, line by line: what is missing and what is too
// much is printed. STRAPLINE_UPDATE_GOLDENS=1 in the environment writes them instead.
#ifndef TESTS_TEXT_GOLDEN_H
#define TESTS_TEXT_GOLDEN_H

#include <stdlib.h>

#include "base/file.h"
#include "base/str.h"

enum { TEXT_GOLDEN_BYTES = 4 << 20, TEXT_GOLDEN_LINES = 12 };

static inline const char *golden_line_end(const char *text)
{
    const char *end = strchr(text, '\n');
    return end ? end + 1 : text + strlen(text);
}

static inline bool golden_lines_equal(const char *a, const char *b)
{
    size_t len = (size_t)(golden_line_end(a) - a);
    return *a && len == (size_t)(golden_line_end(b) - b) && memcmp(a, b, len) == 0;
}

// Where `line` comes again in `text` within a few lines; NULL.
static inline const char *golden_again(const char *text, const char *line)
{
    for (int i = 0; i < TEXT_GOLDEN_LINES && *text; i++, text = golden_line_end(text)) {
        if (golden_lines_equal(text, line)) {
            return text;
        }
    }
    return NULL;
}

static inline const char *golden_print_line(char sign, const char *line)
{
    const char *end = golden_line_end(line);
    printf("  %c %.*s\n", sign, (int)(end - line - (end > line && end[-1] == '\n')),
           line);
    return end;
}

// The first lines that differ, with a sign each.
static inline void golden_diff(const char *expected, const char *found)
{
    int printed = 0;
    while ((*expected || *found) && printed < TEXT_GOLDEN_LINES) {
        if (golden_lines_equal(expected, found)) {
            expected = golden_line_end(expected);
            found = golden_line_end(found);
            continue;
        }
        const char *later = *found ? golden_again(expected, found) : NULL;
        if (*expected && (later || !*found)) {
            expected = golden_print_line('-', expected);
        } else if (*found && (!*expected || golden_again(found, expected))) {
            found = golden_print_line('+', found);
        } else {
            expected = golden_print_line('-', expected);
            found = golden_print_line('+', found);
            printed++;
        }
        printed++;
    }
}

static inline bool text_golden(const char *name, const char *found)
{
    char path[600], error[300];
    struct buf expected = {0};
    snprintf(path, sizeof(path), "%s/tests/golden/%s", SOURCE_DIR, name);
    if (getenv("STRAPLINE_UPDATE_GOLDENS")) {
        return file_write(path, found, strlen(found), error, sizeof(error));
    }
    bool there = file_read(path, TEXT_GOLDEN_BYTES, &expected, error, sizeof(error));
    bool same = there && text_equal(expected.data, found);
    if (!same) {
        printf("  tests/golden/%s (- expected, + found):\n", name);
        golden_diff(there && expected.data ? expected.data : "", found);
    }
    buf_finish(&expected);
    return same;
}

#endif
