#include "api_asks.h"

struct ask {
    const char *method, *path, *body;
    const char *origin, *host, *authorization;
    int status;
    const char *reply; // the whole body, NULL: whatever
};

static bool as_expected(const struct ask *ask, const struct api_access *access)
{
    struct arena arena = {0};
    struct api_request request = {
        .method = ask->method,
        .path = ask->path,
        .body = str_of(ask->body),
        .origin = ask->origin,
        .host = ask->host,
        .authorization = ask->authorization,
    };
    struct api_reply reply;
    api_handle(&request, access, &state, &arena, &reply);
    const char *body = reply.body.data ? reply.body.data : "";
    bool ok = reply.status == ask->status && reply.content_type &&
              (!ask->reply || strcmp(body, ask->reply) == 0);
    if (!ok) {
        printf("  %s %s: %d %s\n", ask->method, ask->path, reply.status, body);
    }
    buf_finish(&reply.body);
    arena_finish(&arena);
    return ok;
}

static bool all_as_expected(const struct ask *asks, size_t count,
                            const struct api_access *access)
{
    bool ok = true;
    for (size_t i = 0; i < count; i++) {
        ok = as_expected(&asks[i], access) && ok;
    }
    return ok;
}

TEST(every_path_answers_and_everything_else_is_not_there)
{
    static const struct ask asks[] = {
        {"GET", "/api/state", .status = 200, .reply = "{\"version\":7}"},
        {"HEAD", "/api/state", .status = 200, .reply = ""},
        {"GET", "/api/health", .status = 200,
         .reply = "{\"ok\":true,\"version\":\"" STRAPLINE_VERSION
                  "\",\"uptime_ms\":0,\"frames\":0,\"late\":0,\"feeds\":{}}\n"},
        {"GET", "/api/keys", .status = 200, .reply = "[{\"action\":\"take\"}]"},
        {"GET", "/api/still.png", .status = 200, .reply = ""},
        {"POST", "/api/cue", "clear", .status = 200, .reply = ""},
        {"GET", "/", .status = 200},
        {"GET", "/control/page.js", .status = 200},
        {"GET", "/ws", .status = 426},
        {"GET", "/api", .status = 404},
        {"GET", "/api/state/", .status = 404},
        {"GET", "/api/../etc/passwd", .status = 404},
        {"POST", "/hooks/x", "x", .status = 404},
    };
    CHECK(all_as_expected(asks, sizeof(asks) / sizeof(asks[0]), &open_access));
}

TEST(a_wrong_method_is_told_the_right_one)
{
    static const struct ask asks[] = {
        {"POST", "/api/state", "x", .status = 405,
         .reply = "{\"error\":\"expected GET, HEAD\"}\n"},
        {"GET", "/api/cue", .status = 405, .reply = "{\"error\":\"expected POST\"}\n"},
        {"HEAD", "/api/cue", .status = 405, .reply = ""},
        {"DELETE", "/api/health", .status = 405},
        {"OPTIONS", "/api/cue", .status = 405},
        {"get", "/api/state", .status = 405},
    };
    CHECK(all_as_expected(asks, sizeof(asks) / sizeof(asks[0]), &open_access));
    struct arena arena = {0};
    struct api_request request = {.method = "GET", .path = "/api/cue"};
    struct api_reply reply;
    api_handle(&request, &open_access, &state, &arena, &reply);
    const char *allow = reply.allow;
    buf_finish(&reply.body);
    arena_finish(&arena);
    CHECK_STR(allow, "POST");
}

TEST(a_cue_comes_as_words_or_as_json)
{
    static const char *const bodies[] = {
        "take winner track/1/1/1",
        "{\"cue\":\"take winner track/1/1/1\"}",
        "\n {\"cue\":\"take\",\"scene\":\"winner\",\"subject\":\"track/1/1/1\"}",
    };
    for (size_t i = 0; i < 3; i++) {
        struct arena arena = {0};
        struct api_request request = {
            .method = "POST", .path = "/api/cue", .body = str_of(bodies[i])};
        struct api_reply reply;
        api_handle(&request, &open_access, &state, &arena, &reply);
        enum api_action action = reply.action;
        const char *subject = reply.cue.subject;
        bool right = strcmp(subject, "track/1/1/1") == 0;
        buf_finish(&reply.body);
        arena_finish(&arena);
        CHECK_INT(action, API_CUE);
        CHECK(right);
    }
}

TEST(a_still_is_for_the_main_thread_to_paint)
{
    struct arena arena = {0};
    struct api_request request = {.method = "GET", .path = "/api/still.png"};
    struct api_reply reply;
    api_handle(&request, &open_access, &nothing, &arena, &reply);
    CHECK_INT(reply.action, API_STILL);
    CHECK_STR(reply.content_type, "image/png");
    request.method = "HEAD";
    api_handle(&request, &open_access, &nothing, &arena, &reply);
    CHECK_INT(reply.action, API_REPLY);
    buf_finish(&reply.body);
    arena_finish(&arena);
}

TEST(a_malformed_cue_is_refused_with_the_reason)
{
    static const struct ask asks[] = {
        {"POST", "/api/cue", "", .status = 400,
         .reply = "{\"error\":\"expected a cue, found nothing\"}\n"},
        {"POST", "/api/cue", "tkae", .status = 400,
         .reply =
             "{\"error\":\"unknown cue \\\"tkae\\\", did you mean \\\"take\\\"?\"}\n"},
        {"POST", "/api/cue", "{\"cue\":", .status = 400},
        {"POST", "/api/cue", "{\"cue\":\"take\",\"dta\":{}}", .status = 400,
         .reply = "{\"error\":\"dta: unknown key, did you mean \\\"data\\\"?\"}\n"},
        {"POST", "/api/cue", "{}", .status = 400},
        {"POST", "/api/cue", "\xff\xfe", .status = 400},
    };
    CHECK(all_as_expected(asks, sizeof(asks) / sizeof(asks[0]), &open_access));
}

TEST(a_body_too_large_is_refused)
{
    struct arena arena = {0};
    char *body = arena_alloc(&arena, API_MAX_BODY + 2);
    memset(body, ' ', API_MAX_BODY + 1);
    struct ask ask = {"POST", "/api/cue", body, .status = 413,
                      .reply = "{\"error\":\"expected at most 65536 bytes\"}\n"};
    bool ok = as_expected(&ask, &open_access);
    body[API_MAX_BODY] = '\0';
    ask = (struct ask){"POST", "/api/cue", body, .status = 400};
    ok = ok && as_expected(&ask, &open_access);
    arena_finish(&arena);
    CHECK(ok);
}

TEST(where_a_token_is_set_nothing_is_told_without_it)
{
    static const struct ask asks[] = {
        {"GET", "/api/state", .status = 401},
        {"GET", "/nowhere", .status = 401},
        {"POST", "/api/cue", "clear", .status = 401},
        {"GET", "/api/state", .authorization = "Bearer wrong", .status = 401},
        {"GET", "/api/state", .authorization = "Bearer s3cre", .status = 401},
        {"GET", "/api/state", .authorization = "Bearer s3crets3cret", .status = 401},
        {"GET", "/api/state", .authorization = "Bearer ", .status = 401},
        {"GET", "/api/state", .authorization = "s3cret", .status = 401},
        {"GET", "/api/state", .authorization = "Basic s3cret", .status = 401},
        {"GET", "/api/state", .authorization = "Bearer s3cret", .status = 200},
        {"GET", "/api/state", .authorization = "bearer s3cret", .status = 200},
        {"POST", "/api/cue", "clear", .authorization = "Bearer s3cret", .status = 200},
    };
    CHECK(all_as_expected(asks, sizeof(asks) / sizeof(asks[0]), &token_access));
}

TEST(a_page_of_another_site_cannot_steer_the_show)
{
    static const struct ask asks[] = {
        {"POST", "/api/cue", "clear", .origin = "http://evil.example",
         .host = "127.0.0.1:7400", .status = 403},
        {"POST", "/api/cue", "clear", .origin = "null", .host = "127.0.0.1:7400",
         .status = 403},
        {"POST", "/api/cue", "clear", .origin = "http://127.0.0.1:7401",
         .host = "127.0.0.1:7400", .status = 403},
        {"POST", "/api/cue", "clear", .origin = "http://127.0.0.1:7400", .status = 403},
        {"POST", "/api/cue", "clear", .origin = "http://127.0.0.1:7400",
         .host = "127.0.0.1:7400", .status = 200},
        {"POST", "/api/cue", "clear", .origin = "http://localhost",
         .host = "localhost:80", .status = 200},
        {"GET", "/api/state", .origin = "http://evil.example", .host = "localhost:7400",
         .status = 403},
        {"POST", "/api/cue", "clear", .origin = "http://evil.example:7400",
         .host = "evil.example:7400", .status = 403},
        {"GET", "/api/state", .host = "evil.example:7400", .status = 403},
        {"GET", "/api/state", .host = "127.0.0.1.evil.example", .status = 403},
        {"GET", "/api/state", .host = "[::1]:7400", .status = 200},
    };
    CHECK(all_as_expected(asks, sizeof(asks) / sizeof(asks[0]), &open_access));
    static const struct ask afar = {"GET", "/api/state", .host = "graphics.hall:7400",
                                    .authorization = "Bearer s3cret", .status = 200};
    CHECK(as_expected(&afar, &token_access));
}

TEST(the_page_is_flat_files_that_need_no_token)
{
    static const struct {
        const char *path, *file, *type;
    } cases[] = {
        {"/", "index.html", "text/html; charset=utf-8"},
        {"/control/page.css", "page.css", "text/css; charset=utf-8"},
        {"/control/a-b_2.min.js", "a-b_2.min.js", "text/javascript; charset=utf-8"},
        {"/control/icon.svg", "icon.svg", "image/svg+xml"},
        {"/control/icon.png", "icon.png", "image/png"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct arena arena = {0};
        struct api_request request = {.method = "GET", .path = cases[i].path};
        struct api_reply reply;
        api_handle(&request, &token_access, &state, &arena, &reply);
        bool right = reply.action == API_FILE && reply.status == 200 &&
                     text_equal(reply.file, cases[i].file) &&
                     text_equal(reply.content_type, cases[i].type);
        buf_finish(&reply.body);
        arena_finish(&arena);
        CHECK(right);
    }
    static const struct ask wrong[] = {
        {"GET", "/control/", .status = 404},
        {"GET", "/control", .status = 404},
        {"GET", "/control/../../etc/passwd", .status = 404},
        {"GET", "/control/..", .status = 404},
        {"GET", "/control/.hidden.js", .status = 404},
        {"GET", "/control/page", .status = 404},
        {"GET", "/control/page.c", .status = 404},
        {"GET", "/control/a/b.js", .status = 404},
        {"GET", "/control/a\\b.js", .status = 404},
        {"GET", "/control/a%2fb.js", .status = 404},
        {"GET", "/page.js", .status = 404},
        {"POST", "/", "x", .status = 405},
        {"GET", "/", .host = "evil.example", .status = 403},
    };
    CHECK(all_as_expected(wrong, sizeof(wrong) / sizeof(wrong[0]), &open_access));
}

TEST(a_picture_may_be_asked_for_in_a_width)
{
    static const struct {
        const char *query;
        int status, width;
    } cases[] = {
        {NULL, 200, 0},
        {"", 200, 0},
        {"x=1", 200, 0},
        {"width=480", 200, 480},
        {"t=5&width=16", 200, 16},
        {"width=3840&x", 200, 3840},
        {"width=15", 400, 0},
        {"width=3841", 400, 0},
        {"width=", 400, 0},
        {"width=wide", 400, 0},
        {"width=1e9", 400, 0},
        {"width=99999999999999999999999999", 400, 0},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct arena arena = {0};
        struct api_request request = {
            .method = "GET", .path = "/api/still.png", .query = cases[i].query};
        struct api_reply reply;
        api_handle(&request, &open_access, &state, &arena, &reply);
        buf_finish(&reply.body);
        arena_finish(&arena);
        CHECK_INT(reply.status, cases[i].status);
        CHECK_INT(reply.width, cases[i].width);
    }
}

TEST(a_websocket_is_for_whoever_has_the_token_in_either_form)
{
    static const struct {
        const char *path, *authorization, *protocols, *origin, *host;
        int status;
    } cases[] = {
        {"/ws", "Bearer s3cret", NULL, NULL, NULL, 0},
        {"/ws", NULL, "strapline, token.czNjcmV0", NULL, NULL, 0},
        {"/ws", NULL, "token.czNjcmV0", NULL, NULL, 0},
        {"/ws", NULL, NULL, NULL, NULL, 401},
        {"/ws", "Bearer wrong", "strapline, token.d3Jvbmc", NULL, NULL, 401},
        {"/ws", NULL, "strapline, token.czNjcmV0x", NULL, NULL, 401},
        {"/ws", NULL, "strapline, token.czNjcmV", NULL, NULL, 401},
        {"/ws", NULL, "strapline, token.", NULL, NULL, 401},
        {"/ws", NULL, "czNjcmV0", NULL, NULL, 401},
        {"/ws", "Bearer s3cret", NULL, "http://evil.example", "h:7400", 403},
        {"/ws", "Bearer s3cret", NULL, "http://h:7400", "h:7400", 0},
        {"/ws", "Bearer s3cret", NULL, "https://h", "h:443", 0},
        {"/", "Bearer s3cret", NULL, NULL, NULL, 404},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct api_request request = {.method = "GET",
                                      .path = cases[i].path,
                                      .authorization = cases[i].authorization,
                                      .protocols = cases[i].protocols,
                                      .origin = cases[i].origin,
                                      .host = cases[i].host};
        CHECK_INT(api_upgrade(&request, &token_access), cases[i].status);
    }
}

TEST(a_frame_is_a_cue_with_the_senders_own_number)
{
    static const struct {
        const char *text, *id;
        bool ok;
    } cases[] = {
        {"{\"id\":7,\"cue\":\"take\"}", "7", true},
        {"{\"id\":\"a\\\"b\",\"cue\":\"auto off\"}", "\"a\\\"b\"", true},
        {"{\"cue\":\"take\"}", NULL, true},
        {"{\"id\":{},\"cue\":\"take\"}", NULL, true},
        {"take winner", NULL, true},
        {"{\"id\":3,\"cue\":\"tak\"}", "3", false},
        {"{\"id\":3}", "3", false},
        {"{\"id\":3", NULL, false},
        {"", NULL, false},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct arena arena = {0};
        struct api_frame frame;
        char error[200] = "";
        bool ok = api_hear(str_of(cases[i].text), &arena, &frame, error, sizeof(error));
        bool same = text_equal(frame.id, cases[i].id);
        struct buf said = {0};
        api_say(&frame, ok, false, ok ? NULL : "why \"not\"", &said);
        bool numbered = !cases[i].id || strstr(said.data, cases[i].id);
        buf_finish(&said);
        arena_finish(&arena);
        CHECK_INT(ok, cases[i].ok);
        CHECK(same && numbered && (ok || error[0]));
    }
}

static const struct check_case cases[] = {
    CASE(every_path_answers_and_everything_else_is_not_there),
    CASE(a_wrong_method_is_told_the_right_one),
    CASE(a_cue_comes_as_words_or_as_json),
    CASE(a_still_is_for_the_main_thread_to_paint),
    CASE(a_malformed_cue_is_refused_with_the_reason),
    CASE(a_body_too_large_is_refused),
    CASE(where_a_token_is_set_nothing_is_told_without_it),
    CASE(a_page_of_another_site_cannot_steer_the_show),
    CASE(the_page_is_flat_files_that_need_no_token),
    CASE(a_picture_may_be_asked_for_in_a_width),
    CASE(a_websocket_is_for_whoever_has_the_token_in_either_form),
    CASE(a_frame_is_a_cue_with_the_senders_own_number),
};

CHECK_MAIN(cases)
