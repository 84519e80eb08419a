#include "show/api_parts.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/json.h"

static const char json_type[] = "application/json";

void api_fail(struct api_reply *out, int status, const char *why)
{
    out->action = API_REPLY;
    out->status = status;
    out->content_type = json_type;
    buf_text(&out->body, "{\"error\":");
    json_put_text(&out->body, why);
    buf_text(&out->body, "}\n");
}

static void get_state(const struct api_request *request, const char *status_json,
                      struct arena *arena, struct api_reply *out)
{
    (void)request;
    (void)arena;
    if (!status_json) {
        api_fail(out, 503, "the show is starting: there is no state yet");
        return;
    }
    buf_text(&out->body, status_json);
}

static void get_health(const struct api_request *request, const char *status_json,
                       struct arena *arena, struct api_reply *out)
{
    (void)request;
    (void)status_json;
    (void)arena;
    buf_text(&out->body, "{\"ok\":true,\"version\":\"" STRAPLINE_VERSION "\"}\n");
}

static void get_still(const struct api_request *request, const char *status_json,
                      struct arena *arena, struct api_reply *out)
{
    long long width = 0;
    (void)status_json;
    if (strstr(request->query ? request->query : "", "width=") &&
        !api_query_int(request->query, "width", API_STILL_MIN, API_STILL_MAX, &width)) {
        api_fail(out, 400,
                 arena_printf(arena, "width: expected a number from %d to %d",
                              API_STILL_MIN, API_STILL_MAX));
        return;
    }
    out->action = API_STILL;
    out->width = (int)width;
    out->content_type = "image/png";
}

static void get_file(const struct api_request *request, const char *status_json,
                     struct arena *arena, struct api_reply *out)
{
    (void)status_json;
    out->action = API_FILE;
    out->file = arena_strdup(arena, api_file(request->path));
    out->content_type = api_file_type(out->file);
}

// An upgrade never comes this far.
static void get_socket(const struct api_request *request, const char *status_json,
                       struct arena *arena, struct api_reply *out)
{
    (void)request;
    (void)status_json;
    (void)arena;
    api_fail(out, 426, "expected a WebSocket");
}

static void post_cue(const struct api_request *request, const char *status_json,
                     struct arena *arena, struct api_reply *out)
{
    (void)status_json;
    char error[256] = "";
    if (!cue_read(request->body, arena, &out->cue, error, sizeof(error))) {
        api_fail(out, 400, error);
        return;
    }
    out->action = API_CUE;
}

static const struct path {
    const char *path;
    const char *method; // GET answers HEAD as well
    const char *allow;
    void (*answer)(const struct api_request *request, const char *status_json,
                   struct arena *arena, struct api_reply *out);
} paths[] = {
    {"/api/state", "GET", "GET, HEAD", get_state},
    {"/api/cue", "POST", "POST", post_cue},
    {"/api/still.png", "GET", "GET, HEAD", get_still},
    {"/api/health", "GET", "GET, HEAD", get_health},
    {API_SOCKET, "GET", "GET", get_socket},
};

// The page's files hold no secret: a browser asks for them before it knows the token.
static const struct path page_file = {"/control/", "GET", "GET, HEAD", get_file};

static const struct path *path_of(const char *path)
{
    if (api_file(path)) {
        return &page_file;
    }
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        if (text_equal(paths[i].path, path)) {
            return &paths[i];
        }
    }
    return NULL;
}

void api_handle(const struct api_request *request, const struct api_access *access,
                const char *status_json, struct arena *arena, struct api_reply *out)
{
    *out = (struct api_reply){.status = 200, .content_type = json_type};
    const struct path *path = path_of(request->path);
    bool head = text_equal(request->method, "HEAD");
    if (!api_admits(request, access, path == &page_file, out)) {
        // answered
    } else if (!path) {
        api_fail(out, 404,
                 "no such path; there are /, /api/state, /api/cue, /api/still.png, "
                 "/api/health and " API_SOCKET);
    } else if (!text_equal(head ? "GET" : request->method, path->method)) {
        api_fail(out, 405, arena_printf(arena, "expected %s", path->allow));
        out->allow = path->allow;
    } else if (request->body.len > API_MAX_BODY) {
        api_fail(out, 413,
                 arena_printf(arena, "expected at most %d bytes", API_MAX_BODY));
    } else {
        path->answer(request, status_json, arena, out);
    }
    if (head && out->action != API_FILE) {
        out->action = API_REPLY;
        buf_clear(&out->body);
    }
}

int api_upgrade(const struct api_request *request, const struct api_access *access)
{
    struct api_reply refusal = {0};
    if (!text_equal(request->path, API_SOCKET)) {
        return 404;
    }
    int status = api_admits(request, access, false, &refusal) ? 0 : refusal.status;
    buf_finish(&refusal.body);
    return status;
}
