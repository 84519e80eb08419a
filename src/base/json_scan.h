// json_scan.h
// What is looked at in a JSON text before cJSON may have it. Private to base/json.
//
// Threads: pure functions.
#ifndef BASE_JSON_SCAN_H
#define BASE_JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>

// Blanks out comments, so that places in error messages stay true.
void json_strip_comments(char *text, size_t len);
// Depth, control characters and \u0000, of a terminated text. Returns false, and where
// and what it found; *open tells whether something that was begun is never ended.
bool json_scan(const char *text, size_t len, int max_depth, size_t *at, const char **what,
               bool *open);
// Where and why cJSON stopped.
size_t json_culprit(size_t stopped, size_t len, bool open, const char **what);
// "line:column: what" into error.
void json_say_where(const char *text, size_t at, const char *what, char *error,
                    size_t size);

#endif
