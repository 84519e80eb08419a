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

enum {
    API_MAX_BODY = CUE_MAX_BYTES,
    API_STILL_MIN = 16, // width of a picture, in pixels
    API_STILL_MAX = 3840,
    API_FILE_NAME = 64,
    API_STATUSES = 24,
};

#define API_SOCKET "/ws"
#define API_DESCRIPTION "/api/openapi.json"

struct api_request {
    const char *method; // "GET"
    const char *path;   // "/api/state", without query
    const char *query;  // "width=480"; NULL or "" if none
    struct str body;
    const char *origin; // headers, NULL if absent
    const char *host;
    const char *authorization;
    const char *protocols; // that a WebSocket client offers
};

struct api_access {
    bool loopback;     // listening on loopback only
    const char *token; // NULL: none asked
};

// What the control server knows of itself.
struct api_server {
    int64_t uptime_ms;
    int connections, viewers;
    struct {
        int status;
        int64_t count;
    } replies[API_STATUSES];
    int reply_count;
};

struct api_known {
    const char *state; // the newest state document, NULL if there is none yet
    bool fresh;        // the main thread wrote it just now
    const char *keys;  // JSON: what each hotkey does; NULL: there are none
    struct api_server server;
};

enum api_action { API_REPLY, API_CUE, API_STILL, API_FILE };

struct api_reply {
    // CUE: do cue, then reply; STILL: reply with the picture; FILE: with the page's file
    enum api_action action;
    int status;
    const char *content_type;
    const char *allow; // for 405
    struct buf body;   // owned by the caller of api_handle; for REPLY
    struct cue cue;
    int width;        // of the picture; 0: as it is
    const char *file; // a plain name, in the arena
};

// Whether the answer is made of the state: asking main for it costs both a moment.
bool api_needs_state(const struct api_request *request, const struct api_access *access);
// The cue's values live in the arena.
void api_handle(const struct api_request *request, const struct api_access *access,
                const struct api_known *known, struct arena *arena,
                struct api_reply *out);

// A cue that came over a WebSocket, and what the sender calls it.
struct api_frame {
    const char *id; // JSON: 7 or "seven"; in the arena; NULL: it gave none
    struct cue cue;
};

// False with a reason; the id is there also then.
bool api_hear(struct str text, struct arena *arena, struct api_frame *out, char *error,
              size_t error_size);
// {"id":7,"ok":true} or {"id":7,"ok":false,"error":"..."}, appended.
// What was refused as stale says so: {"id":7,"ok":false,"stale":true,"error":"..."}.
void api_say(const struct api_frame *frame, bool ok, bool stale, const char *why,
             struct buf *out);

// Whether a WebSocket may be had: 0, or the status that refuses it. The token may also be
// offered as a subprotocol "token.BASE64URL".
int api_upgrade(const struct api_request *request, const struct api_access *access);

#endif
