#include "show/api.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/json.h"

static const char json_type[] = "application/json";

static void fail(struct api_reply *out, int status, const char *why)
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
        fail(out, 503, "the show is starting: there is no state yet");
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
    (void)request;
    (void)status_json;
    (void)arena;
    out->action = API_STILL;
    out->content_type = "image/png";
}

static void post_cue(const struct api_request *request, const char *status_json,
                     struct arena *arena, struct api_reply *out)
{
    (void)status_json;
    char error[256] = "";
    if (!cue_read(request->body, arena, &out->cue, error, sizeof(error))) {
        fail(out, 400, error);
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
};

// Takes the same time wherever the two differ.
static bool same_secret(const char *given, const char *token)
{
    size_t len = strlen(token);
    size_t given_len = strlen(given);
    unsigned differ = given_len != len;
    for (size_t i = 0; i < given_len; i++) {
        unsigned char expected = (unsigned char)(len ? token[i % len] : 1);
        differ |= (unsigned)((unsigned char)given[i] ^ expected);
    }
    return !differ;
}

static bool has_token(const struct api_request *request, const struct api_access *access)
{
    static const char scheme[] = "bearer ";
    const char *given = request->authorization;
    if (!access->token) {
        return true;
    }
    for (size_t i = 0; i + 1 < sizeof(scheme); i++) {
        if (!given || !given[i] || (given[i] | 0x20) != (scheme[i] | 0x20)) {
            return false;
        }
    }
    return same_secret(given + sizeof(scheme) - 1, access->token);
}

// A page of another site may send requests from the operator's browser; its Origin tells.
static bool own_origin(const char *origin, const char *host)
{
    if (!origin) {
        return true;
    }
    const char *site = strstr(origin, "://");
    if (!site || !host) {
        return false;
    }
    char given[256], ours[256];
    bool fits =
        text_copy(given, sizeof(given), site + 3) && text_copy(ours, sizeof(ours), host);
    // Browsers leave the default port out, some clients name it.
    for (int i = 0; fits && i < 2; i++) {
        char *text = i ? ours : given;
        if (text_starts(origin, "http://") && text_ends(text, ":80")) {
            text[strlen(text) - 3] = '\0';
        }
    }
    return fits && text_equal_nocase(given, ours);
}

// A foreign name that was made to point here (DNS rebinding) would pass as its own
// origin, so on loopback only loopback's names are answered.
static bool own_host(const struct api_request *request, const struct api_access *access)
{
    static const char *const names[] = {"127.0.0.1", "localhost", "[::1]"};
    const char *host = request->host;
    if (!access->loopback || !host) {
        return true;
    }
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        char name[16];
        size_t len = strlen(names[i]);
        text_copy(name, len + 1, host);
        if (text_equal_nocase(name, names[i]) && (!host[len] || host[len] == ':')) {
            return true;
        }
    }
    return false;
}

static const struct path *path_of(const char *path)
{
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        if (text_equal(paths[i].path, path)) {
            return &paths[i];
        }
    }
    return NULL;
}

static bool may_ask(const struct api_request *request, const struct api_access *access,
                    struct api_reply *out)
{
    if (!has_token(request, access)) {
        fail(out, 401, "expected the header Authorization: Bearer with the show's token");
    } else if (!own_host(request, access)) {
        fail(out, 403, "expected the Host of this machine, found a foreign one");
    } else if (!own_origin(request->origin, request->host)) {
        fail(out, 403, "expected no Origin or our own, found a foreign one");
    } else {
        return true;
    }
    return false;
}

void api_handle(const struct api_request *request, const struct api_access *access,
                const char *status_json, struct arena *arena, struct api_reply *out)
{
    *out = (struct api_reply){.status = 200, .content_type = json_type};
    const struct path *path = path_of(request->path);
    bool head = text_equal(request->method, "HEAD");
    if (!may_ask(request, access, out)) {
        // answered
    } else if (!path) {
        fail(out, 404,
             "no such path; there are /api/state, /api/cue, /api/still.png and "
             "/api/health");
    } else if (!text_equal(head ? "GET" : request->method, path->method)) {
        fail(out, 405, arena_printf(arena, "expected %s", path->allow));
        out->allow = path->allow;
    } else if (request->body.len > API_MAX_BODY) {
        fail(out, 413, arena_printf(arena, "expected at most %d bytes", API_MAX_BODY));
    } else {
        path->answer(request, status_json, arena, out);
    }
    if (head) {
        out->action = API_REPLY;
        buf_clear(&out->body);
    }
}
