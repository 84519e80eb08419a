#include "venue/pages.h"

#include <string.h>

#include "base/json.h"
#include "net/answer.h"

static const char json_type[] = "application/json";
static const char html_type[] = "text/html; charset=UTF-8";
static const char error_page[] = "<html><title>500: Internal Server Error</title>"
                                 "<body>500: Internal Server Error</body></html>";
static const char cookie_name[] = "user=";
static const char cookie[] = "user=simulated; Path=/; Max-Age=2592000";

// An answer that the day does not have.
struct refusal {
    int status;
    const char *type, *body;
};

// One of the servers, and how it says no.
struct desk {
    bool (*serves)(const char *path);
    bool (*admits)(const struct http_request *request);
    struct refusal denied, unknown;
};

// "/v1/live/timing/ID", "/live/timing/ID", "/v1/events/ID/programs"
static bool is_triathlon(const char *path)
{
    return strstr(path, "/live/timing/") || strstr(path, "/v1/events/");
}

static bool has_key(const struct http_request *request)
{
    return !text_empty(request->api_key);
}

// The public site's pages are at "/api/v1/".
static bool is_hall(const char *path)
{
    return text_starts(path, "/api/") && !text_starts(path, "/api/v1/");
}

static bool has_cookie(const struct http_request *request)
{
    const char *at = request->cookie;
    while (at && !text_starts(at, cookie_name)) {
        at = strchr(at, ';');
        at = at ? at + 1 + strspn(at + 1, " ") : NULL;
    }
    return at != NULL;
}

static bool is_fastpath(const char *path)
{
    return strstr(path, "/fixtures/") || text_ends(path, "/fixtures");
}

static bool has_bearer(const struct http_request *request)
{
    const char *token = request->authorization;
    return token && text_starts(token, "Bearer ") && token[7];
}

static bool is_any(const char *path)
{
    (void)path;
    return true;
}

static bool admits_all(const struct http_request *request)
{
    (void)request;
    return true;
}

static const struct desk desks[] = {
    {is_triathlon,
     has_key,
     {401, json_type,
      "{\"code\":401,\"status\":\"fail\",\"message\":\"Invalid or missing API key\"}"},
     {404, json_type, "{\"code\":404,\"status\":\"fail\",\"data\":[]}"}},
    {is_hall,
     has_cookie,
     {403, html_type, "<html><title>403: Forbidden</title></html>"},
     {500, html_type, error_page}},
    {is_fastpath,
     has_bearer,
     {401, json_type, "{\"errorMessage\":\"Supplied token could not be authenticated\"}"},
     {404, json_type, "{\"error\":\"Fixture not found\",\"status\":404}"}},
    {is_any, admits_all, {0}, {404, json_type, "{\"detail\":\"Not found.\"}"}},
};

static const struct desk *desk_of(const char *path)
{
    const struct desk *desk = desks;
    while (!desk->serves(path)) {
        desk++;
    }
    return desk;
}

static void refuse(const struct refusal *refusal, struct http_reply *reply)
{
    reply->status = refusal->status;
    reply->content_type = refusal->type;
    buf_text(&reply->body, refusal->body);
}

// Any PIN opens the simulator, as long as there is one.
static void log_in(const struct http_request *request, struct http_reply *reply)
{
    static const struct refusal untyped = {500, html_type, error_page};
    if (!request->content_type || !text_starts(request->content_type, json_type)) {
        refuse(&untyped, reply);
        return;
    }
    struct json_doc *doc =
        json_parse(request->body.data, request->body.len, NULL, NULL, 0);
    const char *pin = json_string(json_get(json_root(doc), "pin"));
    bool opened = !text_empty(pin);
    reply->status = 200;
    reply->content_type = json_type;
    reply->cookie = opened ? cookie : NULL;
    buf_text(&reply->body, opened ? "{\"success\": true}" : "{\"success\": false}");
    json_free(doc);
}

static void show(const struct day *day, const struct desk *desk,
                 const struct http_request *request, struct http_reply *reply)
{
    const struct script_line *line =
        answer_find(day->script, 0, NULL, request->path, day->now_ms);
    if (!line) {
        refuse(&desk->unknown, reply);
        return;
    }
    struct str body = day_text(day, line);
    reply->status = line->code ? line->code : 504;
    reply->content_type = json_type;
    buf_append(&reply->body, body.data, body.len);
}

void pages_serve(const struct day *day, const struct http_request *request,
                 struct http_reply *reply)
{
    static const struct refusal other_method = {405, json_type,
                                                "{\"detail\":\"Method not allowed.\"}"};
    const struct desk *desk = desk_of(request->path);
    bool reads =
        text_equal(request->method, "GET") || text_equal(request->method, "HEAD");
    if (text_equal(request->path, "/api/login") && text_equal(request->method, "POST")) {
        log_in(request, reply);
    } else if (!reads) {
        refuse(&other_method, reply);
        reply->allow = "GET, HEAD";
    } else if (!desk->admits(request)) {
        refuse(&desk->denied, reply);
    } else {
        show(day, desk, request, reply);
    }
}
