#include "show/api_parts.h"

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

// What a path's answer is made of.
struct call {
    const struct api_request *request;
    const struct api_known *known;
    struct arena *arena;
};

// One that is not fresh is the last that was known, and says so.
static void get_state(const struct call *call, struct api_reply *out)
{
    if (text_empty(call->known->state)) {
        api_fail(out, 503, "the show is starting: there is no state yet");
        return;
    }
    if (!call->known->fresh) {
        buf_text(&out->body, "{\"answers\":false,");
    }
    buf_text(&out->body, call->known->state + (call->known->fresh ? 0 : 1));
}

static void get_keys(const struct call *call, struct api_reply *out)
{
    const char *keys = call->known->keys;
    buf_text(&out->body, keys ? keys : "[]");
}

static void get_health(const struct call *call, struct api_reply *out)
{
    out->status = call->known->fresh ? 200 : 503;
    api_health(call->known, &out->body);
}

static void get_metrics(const struct call *call, struct api_reply *out)
{
    out->content_type = "text/plain; version=0.0.4; charset=utf-8";
    api_metrics(call->known, &out->body);
}

static void get_still(const struct call *call, struct api_reply *out)
{
    const char *query = call->request->query;
    long long width = 0;
    if (strstr(query ? query : "", "width=") &&
        !api_query_int(query, "width", API_STILL_MIN, API_STILL_MAX, &width)) {
        api_fail(out, 400,
                 arena_printf(call->arena, "width: expected a number from %d to %d",
                              API_STILL_MIN, API_STILL_MAX));
        return;
    }
    out->action = API_STILL;
    out->width = (int)width;
    out->content_type = "image/png";
}

static void get_file(const struct call *call, struct api_reply *out)
{
    out->action = API_FILE;
    out->file = arena_strdup(call->arena, api_file(call->request->path));
    out->content_type = api_file_type(out->file);
}

// An upgrade never comes this far.
static void get_socket(const struct call *call, struct api_reply *out)
{
    (void)call;
    api_fail(out, 426, "expected a WebSocket");
}

static void post_cue(const struct call *call, struct api_reply *out)
{
    char error[256] = "";
    if (!cue_read(call->request->body, call->arena, &out->cue, error, sizeof(error))) {
        api_fail(out, 400, error);
        return;
    }
    out->action = API_CUE;
}

static const struct path {
    const char *path;
    const char *method; // GET answers HEAD as well
    const char *allow;
    void (*answer)(const struct call *call, struct api_reply *out);
    bool state; // is made of the state document
} paths[] = {
    {"/api/state", "GET", "GET, HEAD", get_state, true},
    {"/api/cue", "POST", "POST", post_cue, false},
    {"/api/keys", "GET", "GET, HEAD", get_keys, false},
    {"/api/still.png", "GET", "GET, HEAD", get_still, false},
    {"/api/health", "GET", "GET, HEAD", get_health, true},
    {"/metrics", "GET", "GET, HEAD", get_metrics, true},
    {API_SOCKET, "GET", "GET", get_socket, false},
};

// Files hold no secret: a browser asks for them before it knows the token.
static const struct path file_path = {"/control/", "GET", "GET, HEAD", get_file, false};

static const struct path *path_of(const char *path)
{
    if (api_file(path)) {
        return &file_path;
    }
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        if (text_equal(paths[i].path, path)) {
            return &paths[i];
        }
    }
    return NULL;
}

static void say_unknown(struct arena *arena, struct api_reply *out)
{
    struct buf list = {0};
    buf_text(&list, "no such path; there are /, " API_DESCRIPTION);
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        buf_printf(&list, ", %s", paths[i].path);
    }
    api_fail(out, 404, arena_strdup(arena, list.data));
    buf_finish(&list);
}

static bool is_method(const struct api_request *request, const struct path *path)
{
    bool head = text_equal(request->method, "HEAD") && strstr(path->allow, "HEAD");
    return head || text_equal(request->method, path->method);
}

bool api_needs_state(const struct api_request *request, const struct api_access *access)
{
    const struct path *path = path_of(request->path);
    struct api_reply refusal = {0};
    bool needs = path && path->state && is_method(request, path) &&
                 api_admits(request, access, false, &refusal);
    buf_finish(&refusal.body);
    return needs;
}

void api_handle(const struct api_request *request, const struct api_access *access,
                const struct api_known *known, struct arena *arena, struct api_reply *out)
{
    *out = (struct api_reply){.status = 200, .content_type = json_type};
    const struct path *path = path_of(request->path);
    if (!api_admits(request, access, path == &file_path, out)) {
        // answered
    } else if (!path) {
        say_unknown(arena, out);
    } else if (!is_method(request, path)) {
        api_fail(out, 405, arena_printf(arena, "expected %s", path->allow));
        out->allow = path->allow;
    } else if (request->body.len > API_MAX_BODY) {
        api_fail(out, 413,
                 arena_printf(arena, "expected at most %d bytes", API_MAX_BODY));
    } else {
        path->answer(&(struct call){request, known, arena}, out);
    }
    if (text_equal(request->method, "HEAD") && out->action != API_FILE) {
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
