#include "app/viewers.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "net/ws_server.h"

enum { VIEWERS_MAX = 32, STATUS_FULL = 503 };

struct viewers {
    struct desk *desk;
    const struct api_access *access;
    struct http *http;
    struct ws_client *clients[VIEWERS_MAX];
    int count;
    unsigned long long told; // number of the newest state that was sent
    struct buf state;
};

static int accept_viewer(void *context, const struct http_request *request)
{
    struct viewers *viewers = context;
    const struct api_request asked = {.method = request->method,
                                      .path = request->path,
                                      .origin = request->origin,
                                      .host = request->host,
                                      .authorization = request->authorization,
                                      .protocols = request->protocols};
    int refused = api_upgrade(&asked, viewers->access);
    return refused ? refused : viewers->count >= VIEWERS_MAX ? STATUS_FULL : 0;
}

static void send_state(struct viewers *viewers, struct ws_client *client)
{
    if (viewers->state.len) { // else the show is still starting
        ws_client_send_newest(client,
                              (struct str){viewers->state.data, viewers->state.len});
    }
}

static void opened(void *context, struct ws_client *client)
{
    struct viewers *viewers = context;
    if (viewers->count == VIEWERS_MAX) { // two at once were let in
        ws_client_close(client, WS_SERVER_TRY_LATER, "too many look on");
        return;
    }
    viewers->clients[viewers->count++] = client;
    outbox_watch(viewers->desk->outbox, 1);
    buf_clear(&viewers->state);
    desk_state(viewers->desk, &viewers->state);
    send_state(viewers, client);
}

static void left(void *context, struct ws_client *client)
{
    struct viewers *viewers = context;
    for (int i = 0; i < viewers->count; i++) {
        if (viewers->clients[i] == client) {
            viewers->clients[i] = viewers->clients[--viewers->count];
            outbox_watch(viewers->desk->outbox, -1);
        }
    }
}

// Takes the letter. NULL, or why not.
static const char *obey(struct viewers *viewers, const struct ws_client *client,
                        struct msg *letter, const struct cue *cue,
                        struct outbox_answer *answer)
{
    char from[CUE_BY];
    snprintf(from, sizeof(from), "WebSocket %s", ws_client_peer(client));
    return desk_obey(viewers->desk, letter, cue, from, answer)
               ? answer->text
               : "the programme did not answer in time";
}

static void heard(void *context, struct ws_client *client, struct str text)
{
    struct viewers *viewers = context;
    char error[256] = "";
    struct api_frame frame;
    struct outbox_answer answer = {0};
    struct arena arena = {0};
    struct msg *letter = desk_letter();
    bool read = api_hear(text, &letter->arena, &frame, error, sizeof(error));
    const char *why = error;
    frame.id = arena_strdup(&arena, frame.id); // it outlives the letter
    bool allowed = http_spend(viewers->http, ws_client_peer(client), HTTP_CUE_POINTS);
    why = allowed ? why : "too many cues at once";
    if (read && allowed) {
        why = obey(viewers, client, letter, &frame.cue, &answer);
    } else {
        msg_free(letter);
    }
    struct buf said = {0};
    api_say(&frame, answer.ok, answer.stale, why, &said);
    ws_client_send(client, (struct str){said.data, said.len});
    buf_finish(&said);
    arena_finish(&arena);
}

static void woken(void *context)
{
    struct viewers *viewers = context;
    unsigned long long number = outbox_published(viewers->desk->outbox);
    if (number == viewers->told) {
        return;
    }
    viewers->told = number;
    buf_clear(&viewers->state);
    outbox_copy_status(viewers->desk->outbox, &viewers->state);
    for (int i = 0; i < viewers->count; i++) {
        send_state(viewers, viewers->clients[i]);
    }
}

struct viewers *viewers_create(struct desk *desk, const struct api_access *access)
{
    struct viewers *viewers = xalloc(sizeof(*viewers));
    viewers->desk = desk;
    viewers->access = access;
    return viewers;
}

void viewers_attach(struct viewers *viewers, struct http *http)
{
    static const struct ws_server_ops ops = {
        .accept = accept_viewer,
        .open = opened,
        .text = heard,
        .closed = left,
        .woken = woken,
    };
    viewers->http = http;
    ws_server_attach(http, &ops, viewers);
}

int viewers_count(const struct viewers *viewers)
{
    return viewers->count;
}

void viewers_destroy(struct viewers *viewers)
{
    if (viewers) {
        buf_finish(&viewers->state);
        free(viewers);
    }
}
