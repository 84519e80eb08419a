#include "app/control.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/lines.h"
#include "app/page.h"
#include "app/paths.h"
#include "app/preview.h"
#include "app/viewers.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/json.h"
#include "base/str.h"

struct control {
    char token[256];
    char page_dir[PATH_SIZE]; // "": not installed
    struct buf keys;          // JSON
    struct api_access access;
    const struct hooks *hooks;
    struct desk desk;
    struct preview preview;
    struct viewers *viewers;
    struct lines *lines;
    struct http *http;
    int64_t start_ns;
};

enum { NS_PER_MS = 1000000 };

struct control *control_create(const char *token, bool loopback,
                               const struct hotkeys *hotkeys, const struct hooks *hooks,
                               struct inbox *inbox, struct outbox *outbox)
{
    struct control *control = xalloc(sizeof(*control));
    hotkeys_to_json(hotkeys, &control->keys);
    control->hooks = hooks;
    control->start_ns = clock_now_ns();
    control->desk = (struct desk){.inbox = inbox, .outbox = outbox};
    text_copy(control->token, sizeof(control->token), token);
    control->access = (struct api_access){
        .loopback = loopback, .token = control->token[0] ? control->token : NULL};
    control->viewers = viewers_create(&control->desk, &control->access);
    if (!paths_find("assets/control", NULL, control->page_dir)) {
        control->page_dir[0] = '\0';
    }
    return control;
}

void control_attach(struct control *control, struct http *http)
{
    control->http = http;
    viewers_attach(control->viewers, http);
}

bool control_open_lines(struct control *control, struct loop *loop,
                        const struct control_config *config, char *error,
                        size_t error_size)
{
    bool ours = http_is_loopback(config->lines);
    control->lines =
        lines_create(&control->desk, control->http, ours ? "" : config->token);
    return lines_open(control->lines, loop, config->lines, config->osc, error,
                      error_size);
}

void control_destroy(struct control *control)
{
    if (control) {
        viewers_destroy(control->viewers);
        lines_destroy(control->lines);
        preview_finish(&control->preview);
        buf_finish(&control->keys);
        free(control);
    }
}

static void say(struct http_reply *reply, int status, const char *key, const char *text)
{
    reply->status = status;
    reply->content_type = "application/json";
    buf_clear(&reply->body);
    buf_char(&reply->body, '{');
    json_add_text(&reply->body, key, text);
    buf_char(&reply->body, '}');
}

static void reply_cue(struct control *control, struct msg *letter, const struct cue *cue,
                      const struct http_request *request, struct http_reply *reply)
{
    struct outbox_answer answer;
    char from[CUE_BY];
    snprintf(from, sizeof(from), "HTTP %s", request->peer);
    if (!desk_obey(&control->desk, letter, cue, from, &answer)) {
        say(reply, 503, "error", "the programme did not answer in time");
        return;
    }
    reply->status = answer.stale ? 409 : 200;
    reply->content_type = "application/json";
    buf_clear(&reply->body);
    buf_printf(&reply->body, "{\"ok\":%s", answer.ok ? "true" : "false");
    if (answer.text[0]) {
        json_add_text(&reply->body, "reason", answer.text);
    }
    buf_char(&reply->body, '}');
}

static void reply_still(struct control *control, int width, struct http_reply *reply)
{
    buf_clear(&reply->body);
    if (preview_take(&control->preview, &control->desk, width, &reply->body)) {
        reply->status = 200;
        reply->content_type = "image/png";
    } else {
        say(reply, 503, "error", "no picture could be had");
    }
}

// What is known, for who may ask: the state is in `state`, which is the caller's.
static void look_around(struct control *control, const struct api_request *asked,
                        struct buf *state, struct api_known *out)
{
    struct http_counts counts = {0};
    *out = (struct api_known){.keys = control->keys.data};
    if (!api_needs_state(asked, &control->access)) {
        return;
    }
    out->fresh = desk_state(&control->desk, state);
    out->state = state->data;
    http_count(control->http, &counts);
    struct api_server *server = &out->server;
    server->uptime_ms = (clock_now_ns() - control->start_ns) / NS_PER_MS;
    server->connections = counts.connections;
    server->viewers = viewers_count(control->viewers);
    for (; server->reply_count < counts.reply_count && server->reply_count < API_STATUSES;
         server->reply_count++) {
        int i = server->reply_count;
        server->replies[i].status = counts.replies[i].status;
        server->replies[i].count = counts.replies[i].count;
    }
}

static void answer_api(struct control *control, const struct http_request *request,
                       struct http_reply *reply)
{
    const struct api_request asked = {.method = request->method,
                                      .path = request->path,
                                      .query = request->query,
                                      .body = request->body,
                                      .origin = request->origin,
                                      .host = request->host,
                                      .authorization = request->authorization};
    struct buf state = {0};
    struct api_known known;
    look_around(control, &asked, &state, &known);
    struct msg *letter = desk_letter();
    struct api_reply answer = {0};
    api_handle(&asked, &control->access, &known, &letter->arena, &answer);
    buf_finish(&state);
    reply->status = answer.status;
    reply->content_type = answer.content_type;
    reply->allow = answer.allow;
    reply->body = answer.body;
    if (answer.action == API_CUE) {
        reply_cue(control, letter, &answer.cue, request, reply);
        return;
    }
    if (answer.action == API_STILL) {
        reply_still(control, answer.width, reply);
    } else if (answer.action == API_FILE) {
        page_answer(control->page_dir, answer.file, request, reply);
    }
    msg_free(letter);
}

void control_handle(void *context, const struct http_request *request,
                    struct http_reply *reply)
{
    struct control *control = context;
    if (hooks_answer(control->hooks, request, reply)) {
        return;
    }
    if (request->body_too_large) {
        say(reply, 413, "error", "larger than 64 KiB");
        return;
    }
    answer_api(control, request, reply);
}
