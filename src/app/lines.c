#include "app/lines.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "net/datagram.h"
#include "net/line_server.h"
#include "show/line.h"
#include "show/osc.h"

#define LOG_MODULE "lines"
#include "base/log.h"

// Flags of a client.
enum { MAY_STEER = 1, SUBSCRIBED = 2 };

struct lines {
    struct desk *desk;
    struct http *http;
    char token[256]; // "" = none asked
    struct line_server *server;
    struct datagram_port *osc;
    struct line_client *subscribers[LINE_SERVER_CLIENTS];
    int subscriber_count;
    unsigned long long told; // number of the newest state that was sent
    struct buf state;
};

static void subscribe(struct lines *lines, struct line_client *client)
{
    *line_client_flags(client) |= SUBSCRIBED;
    lines->subscribers[lines->subscriber_count++] = client;
    outbox_watch(lines->desk->outbox, 1);
}

static void unsubscribe(struct lines *lines, struct line_client *client)
{
    int kept = 0;
    for (int i = 0; i < lines->subscriber_count; i++) {
        if (lines->subscribers[i] != client) {
            lines->subscribers[kept++] = lines->subscribers[i];
        }
    }
    if (kept < lines->subscriber_count) {
        *line_client_flags(client) &= ~(unsigned)SUBSCRIBED;
        lines->subscriber_count = kept;
        outbox_watch(lines->desk->outbox, -1);
    }
}

static void send_state(struct lines *lines, struct line_client *client)
{
    if (lines->state.len) { // else the show is still starting
        line_client_say_newest(client, (struct str){lines->state.data, lines->state.len});
    }
}

static void send_fresh(struct lines *lines, struct line_client *client)
{
    buf_clear(&lines->state);
    desk_state(lines->desk, &lines->state);
    send_state(lines, client);
}

static void refuse(struct line_client *client, const char *why)
{
    char line[320];
    snprintf(line, sizeof(line), "ERROR %s", why);
    line_client_say(client, line);
}

static void obey(struct lines *lines, struct line_client *client, struct msg **letter,
                 const struct cue *cue)
{
    struct outbox_answer answer = {.ok = false};
    char from[CUE_BY];
    snprintf(from, sizeof(from), "TCP %s", line_client_peer(client));
    struct msg *sent = *letter;
    *letter = NULL;
    if (!desk_obey(lines->desk, sent, cue, from, &answer)) {
        refuse(client, "the programme did not answer in time");
    } else if (!answer.ok) {
        refuse(client, answer.text);
    } else {
        line_client_say(client, "OK");
    }
}

// What is no cue. False: the client is let go.
static bool serve(struct lines *lines, struct line_client *client, enum line_kind kind)
{
    bool subscribed = *line_client_flags(client) & SUBSCRIBED;
    if (kind == LINE_STATE) {
        send_fresh(lines, client);
        return true;
    }
    if (kind == LINE_UNSUBSCRIBE) {
        unsubscribe(lines, client);
    }
    line_client_say(client, "OK");
    if (kind == LINE_SUBSCRIBE && !subscribed) {
        subscribe(lines, client);
        send_fresh(lines, client);
    }
    if (kind == LINE_BYE) {
        line_client_close(client);
    }
    return true;
}

// False: a wrong one is not asked twice.
static bool check_token(struct lines *lines, struct line_client *client,
                        const char *given)
{
    if (lines->token[0] && !text_same_secret(given, lines->token)) {
        log_warn("%s gave a wrong token", line_client_peer(client));
        refuse(client, "this is not the show's token");
        line_client_close(client);
        return true;
    }
    *line_client_flags(client) |= MAY_STEER;
    line_client_say(client, "OK");
    return true;
}

// A cue takes the letter away.
static bool answer(struct lines *lines, struct line_client *client, struct msg **letter,
                   struct line *line, const char *error)
{
    bool may = !lines->token[0] || (*line_client_flags(client) & MAY_STEER);
    if (line->kind == LINE_TOKEN) {
        return check_token(lines, client, line->token);
    }
    if (!may) {
        refuse(client, "expected TOKEN and the show's token first");
        line_client_close(client);
        return true;
    }
    if (line->kind == LINE_BAD) {
        refuse(client, error);
        return true;
    }
    if (line->kind == LINE_CUE) {
        obey(lines, client, letter, &line->cue);
        return true;
    }
    return serve(lines, client, line->kind);
}

static bool heard(void *context, struct line_client *client, struct str text)
{
    struct lines *lines = context;
    struct line line;
    char error[256] = "";
    struct msg *letter = desk_letter();
    enum line_kind kind = line_read(text, &letter->arena, &line, error, sizeof(error));
    const char *peer = line_client_peer(client);
    bool fine = kind != LINE_FOREIGN;
    bool allowed = kind == LINE_NOTHING || http_spend(lines->http, peer, HTTP_CUE_POINTS);
    if (!allowed && fine) {
        refuse(client, "too many lines at once");
    } else if (allowed && !fine) {
        log_warn("%s speaks another protocol and is let go", peer);
    } else if (fine && kind != LINE_NOTHING) {
        fine = answer(lines, client, &letter, &line, error);
    }
    msg_free(letter);
    return fine;
}

static void left(void *context, struct line_client *client)
{
    unsubscribe(context, client);
}

static void woken(void *context)
{
    struct lines *lines = context;
    unsigned long long number = outbox_published(lines->desk->outbox);
    if (number == lines->told || !lines->subscriber_count) {
        return;
    }
    lines->told = number;
    buf_clear(&lines->state);
    outbox_copy_status(lines->desk->outbox, &lines->state);
    for (int i = 0; i < lines->subscriber_count; i++) {
        send_state(lines, lines->subscribers[i]);
    }
}

struct datagram_sender {
    struct lines *lines;
    const char *peer;
};

static void heard_words(void *context, const char *words, const char *why)
{
    const struct datagram_sender *sender = context;
    char error[256] = "";
    char from[CUE_BY];
    struct cue cue;
    struct outbox_answer ignored; // a cue without effect is logged by main
    if (!http_spend(sender->lines->http, sender->peer, HTTP_CUE_POINTS)) {
        return; // neither obeyed nor logged
    }
    if (!words || !cue_parse(words, &cue, error, sizeof(error))) {
        log_warn("OSC from %s: %s", sender->peer, words ? error : why);
    } else {
        snprintf(from, sizeof(from), "OSC %s", sender->peer);
        desk_obey(sender->lines->desk, desk_letter(), &cue, from, &ignored);
    }
}

static void heard_datagram(void *context, const char *peer, struct str datagram)
{
    struct datagram_sender sender = {context, peer};
    osc_read(datagram, heard_words, &sender);
}

struct lines *lines_create(struct desk *desk, struct http *http, const char *token)
{
    struct lines *lines = xalloc(sizeof(*lines));
    lines->desk = desk;
    lines->http = http;
    text_copy(lines->token, sizeof(lines->token), token);
    return lines;
}

bool lines_open(struct lines *lines, struct loop *loop, const char *tcp, const char *osc,
                char *error, size_t error_size)
{
    static const struct line_server_ops ops = {
        .line = heard, .closed = left, .woken = woken};
    if (tcp[0]) {
        lines->server =
            line_server_create(loop, tcp, LINE_MAX_BYTES, &ops, lines, error, error_size);
    }
    if (osc[0]) {
        lines->osc = datagram_create(loop, osc, OSC_MAX_BYTES, heard_datagram, lines,
                                     error, error_size);
    }
    return (!tcp[0] || lines->server) && (!osc[0] || lines->osc);
}

void lines_destroy(struct lines *lines)
{
    if (lines) {
        line_server_destroy(lines->server);
        datagram_destroy(lines->osc);
        buf_finish(&lines->state);
        free(lines);
    }
}
