#include "base/json_scan.h"

#include <stdio.h>
#include <string.h>

#include "base/json_marks.h"

void json_say_where(const char *text, size_t at, const char *what, char *error,
                    size_t size)
{
    int line = 1, column = 1;
    for (size_t i = 0; i < at; i++) {
        column = text[i] == '\n' ? 1 : column + 1;
        line += text[i] == '\n';
    }
    snprintf(error, size, "%d:%d: %s", line, column, what);
}

// Blanks out comments, so that places in error messages stay true.
void json_strip_comments(char *text, size_t len)
{
    bool quoted = false;
    for (size_t i = 0; i < len; i++) {
        if (quoted) {
            if (text[i] == '\\') {
                i++; // whatever follows is escaped, a quote too
            } else {
                quoted = text[i] != '"';
            }
            continue;
        }
        quoted = text[i] == '"';
        if (text[i] != '/' || i + 1 >= len ||
            (text[i + 1] != '/' && text[i + 1] != '*')) {
            continue;
        }
        bool block = text[i + 1] == '*';
        text[i] = text[i + 1] = ' ';
        for (i += 2; i < len; i++) {
            if (block && text[i] == '*' && i + 1 < len && text[i + 1] == '/') {
                text[i] = text[i + 1] = ' ';
                i++;
                break;
            }
            if (text[i] == '\n') {
                if (!block) {
                    break;
                }
                continue;
            }
            text[i] = ' ';
        }
    }
}

// Most of a document is plain text between quotes.
static size_t skip_plain(const char *text, size_t at, size_t len)
{
    while (at < len && text[at] != '"' && text[at] != '\\' &&
           (unsigned char)text[at] >= 0x20) {
        at++;
    }
    return at;
}

// The string that begins behind `at`, which is left on its closing quote, on what it must
// not hold, or at the end. False with a reason.
static bool scan_string(const char *text, size_t len, size_t *at, const char **what,
                        bool *open)
{
    for (++*at; (*at = skip_plain(text, *at, len)) < len; ++*at) {
        if (text[*at] == '"') {
            return true;
        }
        if (text[*at] != '\\') {
            *what = "a control character inside the text";
            return false;
        }
        if (*at + 1 == len) {
            break;
        }
        ++*at;
        if (strncmp(text + *at, "u0000", 5) == 0) {
            *what = "\\u0000, which no text may hold";
            return false;
        }
    }
    *at = len;
    *open = true;
    return true;
}

static bool is_deep(const struct json_marks *marks, int max_depth, int *depth)
{
    const char *text = marks->text.data;
    *depth = 0;
    for (size_t at = 0; (at = json_marks_next(marks->brackets, at)) < marks->text.len;
         at++) {
        *depth += text[at] == '{' || text[at] == '[' ? 1 : -1;
        if (*depth > max_depth) {
            return true;
        }
    }
    return false;
}

// Most texts are fine, which can be told many bytes at a time; of the others it is not
// told what is wrong.
static bool is_fine(const char *text, size_t len, int max_depth, bool *open)
{
    struct json_marks marks;
    int depth;
    if (!json_marks_find((struct str){text, len}, &marks) || memchr(text, '\0', len) ||
        is_deep(&marks, max_depth, &depth) || (marks.slashed && strstr(text, "u0000"))) {
        return false;
    }
    *open = depth > 0 || len == 0;
    return true;
}

// cJSON's parser recurses and lets raw control characters through, so both are
// looked at before it runs. Returns false and sets *at where it goes wrong; *open tells
// whether something that was begun is never ended.
bool json_scan(const char *text, size_t len, int max_depth, size_t *at, const char **what,
               bool *open)
{
    int depth = 0;
    if (is_fine(text, len, max_depth, open)) {
        *at = len;
        return true;
    }
    *open = false;
    for (*at = 0; *at < len; ++*at) {
        char c = text[*at];
        if (c == '"') {
            if (!scan_string(text, len, at, what, open)) {
                return false;
            }
        } else if (c == '[' || c == '{') {
            if (++depth > max_depth) {
                *what = "nested too deep";
                return false;
            }
        } else if (c == ']' || c == '}') {
            depth--;
        } else if (c == 0) {
            *what = "a control character inside the text";
            return false;
        }
    }
    *open = *open || depth > 0 || len == 0;
    return true;
}

// Where and why cJSON stopped. It may point behind the last byte although that byte is
// the culprit.
size_t json_culprit(size_t stopped, size_t len, bool open, const char **what)
{
    if (stopped < len) {
        return stopped;
    }
    *what = open ? "ends too early" : *what;
    return open || len == 0 ? len : len - 1;
}
