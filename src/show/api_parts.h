// api_parts.h
// What api's own files know of each other.
//
// Threads: pure functions.
#ifndef SHOW_API_PARTS_H
#define SHOW_API_PARTS_H

#include "show/api.h"

// An answer that says why not, as {"error": why}.
void api_fail(struct api_reply *out, int status, const char *why);

// False when somebody may not ask at all; then `out` says why. What is open to everybody
// needs no token.
bool api_admits(const struct api_request *request, const struct api_access *access,
                bool open, struct api_reply *out);

// "page.css" of "/control/page.css", "index.html" of "/"; NULL if the path is no file's.
const char *api_file(const char *path);
// NULL for an ending that is not served.
const char *api_file_type(const char *file);

void api_metrics(const struct api_known *known, struct buf *out);
void api_health(const struct api_known *known, struct buf *out);

// The whole number behind `name` in a query; false if it is missing or none.
bool api_query_int(const char *query, const char *name, long long min, long long max,
                   long long *out);

#endif
