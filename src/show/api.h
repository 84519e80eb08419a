// api.h
// Control over HTTP as a pure function: request -> reply, and perhaps a cue. Paths and
// rules of DESIGN section 8. Who may ask (token, Origin) is checked here too, so that it
// is tested without sockets.
//
// Threads: pure; runs on the control thread.
#ifndef SHOW_API_H
#define SHOW_API_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "show/cue.h"

enum { API_MAX_BODY = CUE_MAX_BYTES };

struct api_request {
    const char *method; // "GET"
    const char *path;   // "/api/state", without query
    struct str body;
    const char *origin; // headers, NULL if absent
    const char *host;
    const char *authorization;
};

struct api_access {
    bool loopback;     // listening on loopback only
    const char *token; // NULL: none asked
};

enum api_action { API_REPLY, API_CUE, API_STILL };

struct api_reply {
    enum api_action action; // CUE: do cue, then reply; STILL: reply with the picture
    int status;
    const char *content_type;
    const char *allow; // for 405
    struct buf body;   // owned by the caller of api_handle; for REPLY
    struct cue cue;
};

// `status_json` is the newest state document. The cue's values live in the arena.
void api_handle(const struct api_request *request, const struct api_access *access,
                const char *status_json, struct arena *arena, struct api_reply *out);

#endif
