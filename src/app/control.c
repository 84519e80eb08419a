#include "app/control.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/json.h"
#include "base/str.h"
#include "net/msg.h"
#include "output/still.h"

enum { WAIT_MS = 2000 }; // main answers within a frame; this is for a machine in trouble

struct control {
    char token[256];
    struct api_access access;
    const struct hooks *hooks;
    struct inbox *inbox;
    struct outbox *outbox;
};

struct control *control_create(const char *token, bool loopback,
                               const struct hooks *hooks, struct inbox *inbox,
                               struct outbox *outbox)
{
    struct control *control = xalloc(sizeof(*control));
    *control = (struct control){.hooks = hooks, .inbox = inbox, .outbox = outbox};
    text_copy(control->token, sizeof(control->token), token);
    control->access = (struct api_access){
        .loopback = loopback, .token = control->token[0] ? control->token : NULL};
    return control;
}

void control_destroy(struct control *control)
{
    free(control);
}

// Sends msg to main with a ticket and waits until it has been obeyed.
static bool ask(struct control *control, struct msg *msg, const struct cue *cue,
                struct outbox_answer *answer)
{
    struct msg_cue body = {.cue = cue, .ticket = outbox_ticket(control->outbox)};
    msg->keep = true;
    msg->body = arena_copy(&msg->arena, &body, sizeof(body));
    inbox_push(control->inbox, msg);
    return outbox_wait(control->outbox, body.ticket, WAIT_MS, answer);
}

static void say(struct http_reply *reply, int status, const char *key, const char *text)
{
    reply->status = status;
    reply->content_type = "application/json";
    buf_clear(&reply->body);
    buf_char(&reply->body, '{');
    json_put_key(&reply->body, key);
    json_put_text(&reply->body, text);
    buf_char(&reply->body, '}');
}

static void reply_cue(struct control *control, struct msg *msg, const struct cue *parsed,
                      struct http_reply *reply)
{
    struct outbox_answer answer;
    struct cue *cue = arena_copy(&msg->arena, parsed, sizeof(*parsed));
    cue->values.arena = &msg->arena;
    if (!ask(control, msg, cue, &answer)) {
        say(reply, 503, "error", "the programme did not answer in time");
        return;
    }
    reply->status = 200;
    reply->content_type = "application/json";
    buf_clear(&reply->body);
    buf_printf(&reply->body, "{\"ok\":%s", answer.ok ? "true" : "false");
    if (answer.text[0]) {
        json_put_key(&reply->body, "reason");
        json_put_text(&reply->body, answer.text);
    }
    buf_char(&reply->body, '}');
}

static void reply_still(struct control *control, struct msg *msg,
                        struct http_reply *reply)
{
    struct outbox_answer answer;
    bool done = ask(control, msg, NULL, &answer);
    int width, height;
    bool alpha;
    uint32_t *pixels = outbox_take_still(control->outbox, &width, &height, &alpha);
    buf_clear(&reply->body);
    if (done && pixels &&
        still_encode(pixels, width, height, width, alpha, &reply->body)) {
        reply->status = 200;
        reply->content_type = "image/png";
    } else {
        say(reply, 503, "error", "no picture could be had");
    }
    free(pixels);
}

// Ages and counters are only true when they are fresh, so main writes the state anew.
static void refresh_status(struct control *control, struct buf *out)
{
    struct outbox_answer answer;
    struct msg *msg = msg_create(INBOX_NO_FEED, MSG_STATUS, clock_now_ns());
    ask(control, msg, NULL, &answer);
    outbox_copy_status(control->outbox, out);
}

static bool wants_status(const struct http_request *request)
{
    return text_starts(request->path, "/api/") && !text_equal(request->method, "POST");
}

void control_handle(void *context, const struct http_request *request,
                    struct http_reply *reply)
{
    struct control *control = context;
    const struct api_request asked = {.method = request->method,
                                      .path = request->path,
                                      .body = request->body,
                                      .origin = request->origin,
                                      .host = request->host,
                                      .authorization = request->authorization};
    if (hooks_answer(control->hooks, request, reply)) {
        return;
    }
    if (request->body_too_large) {
        say(reply, 413, "error", "larger than 64 KiB");
        return;
    }
    struct buf status = {0};
    if (wants_status(request)) {
        refresh_status(control, &status);
    }
    struct msg *msg = msg_create(INBOX_NO_FEED, MSG_CUE, clock_now_ns());
    struct api_reply answer = {0};
    api_handle(&asked, &control->access, status.data ? status.data : "{}", &msg->arena,
               &answer);
    buf_finish(&status);
    reply->status = answer.status;
    reply->content_type = answer.content_type;
    reply->allow = answer.allow;
    reply->body = answer.body;
    if (answer.action == API_CUE) {
        reply_cue(control, msg, &answer.cue, reply);
    } else if (answer.action == API_STILL) {
        msg->kind = MSG_STILL;
        reply_still(control, msg, reply);
    } else {
        msg_free(msg);
    }
}
