#include "venue/visitors.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "net/pusher_server.h"

enum {
    VISITOR_CHANNELS = 100,
    VISITOR_ACTIVITY_S = 30, // as soketi says; Pusher itself says 120
    CLOSE_NORMAL = 1000,
};

struct visitor {
    struct visitor *next;
    struct ws_client *client;
    char channels[VISITOR_CHANNELS][PUSHER_CHANNEL];
    int count;
};

bool visitors_accept(const struct http_request *request)
{
    return text_starts(request->path, "/app/");
}

static void send_buf(struct ws_client *client, struct buf *text)
{
    ws_client_send(client, (struct str){text->data, text->len});
    buf_finish(text);
}

void visitors_open(struct visitors *visitors, struct ws_client *client)
{
    struct visitor *visitor = xalloc(sizeof(*visitor));
    visitor->client = client;
    visitor->next = visitors->first;
    visitors->first = visitor;
    ws_client_set_data(client, visitor);

    char id[32];
    struct arena arena = {0};
    text_copy(id, sizeof(id), arena_printf(&arena, "%u.2026", ++visitors->admitted));
    arena_finish(&arena);
    struct buf hello = {0};
    pusher_put_established(&hello, id, VISITOR_ACTIVITY_S);
    send_buf(client, &hello);
}

static int channel_index(const struct visitor *visitor, const char *channel)
{
    for (int i = 0; i < visitor->count; i++) {
        if (strcmp(visitor->channels[i], channel) == 0) {
            return i;
        }
    }
    return -1;
}

static void subscribe(struct visitor *visitor, const char *channel, struct buf *reply)
{
    if (channel_index(visitor, channel) < 0) {
        if (visitor->count == VISITOR_CHANNELS) {
            pusher_put_error(reply, 4301, "too many channels");
            return;
        }
        text_copy(visitor->channels[visitor->count++], PUSHER_CHANNEL, channel);
    }
    pusher_put_subscribed(reply, channel);
}

static void unsubscribe(struct visitor *visitor, const char *channel)
{
    int index = channel_index(visitor, channel);
    if (index >= 0) {
        visitor->count--;
        memmove(visitor->channels[index], visitor->channels[index + 1],
                (size_t)(visitor->count - index) * sizeof(visitor->channels[0]));
    }
}

bool visitors_text(struct ws_client *client, struct str text)
{
    struct visitor *visitor = ws_client_data(client);
    enum pusher_request request = PUSHER_OTHER;
    char channel[PUSHER_CHANNEL];
    struct buf reply = {0};
    if (!pusher_read(text, &request, channel)) {
        pusher_put_error(&reply, 4200, "Invalid message format");
    } else if (request == PUSHER_SUBSCRIBE) {
        subscribe(visitor, channel, &reply);
    } else if (request == PUSHER_UNSUBSCRIBE) {
        unsubscribe(visitor, channel);
    } else if (request == PUSHER_PING) {
        pusher_put_pong(&reply);
    }
    if (reply.len) {
        send_buf(client, &reply);
    }
    return request == PUSHER_SUBSCRIBE;
}

void visitors_closed(struct visitors *visitors, struct ws_client *client)
{
    struct visitor *visitor = ws_client_data(client);
    struct visitor **at = &visitors->first;
    while (*at && *at != visitor) {
        at = &(*at)->next;
    }
    if (*at) {
        *at = visitor->next;
    }
    free(visitor);
}

static void push(const struct visitor *visitor, const struct script_line *line)
{
    for (int i = 0; i < visitor->count; i++) {
        if (!pusher_is_unit_channel(visitor->channels[i])) {
            struct buf text = {0};
            pusher_put_event(&text, line->name, visitor->channels[i], line->text.data);
            send_buf(visitor->client, &text);
        }
    }
}

// In a recording: what this server says by itself.
static bool is_chatter(struct str text)
{
    char error[80];
    struct json_doc *doc = json_parse(text.data, text.len, NULL, error, sizeof(error));
    const char *event = json_string(json_get(json_root(doc), "event"));
    bool chatter =
        text_starts(event, "pusher:") || text_starts(event, "pusher_internal:");
    json_free(doc);
    return chatter;
}

void visitors_tell(struct visitors *visitors, const struct script_line *line)
{
    bool raw = line->kind == SCRIPT_TEXT && !is_chatter(line->text);
    bool closed = line->kind == SCRIPT_LINK && strcmp(line->name, "closed") == 0;
    for (struct visitor *visitor = visitors->first; visitor; visitor = visitor->next) {
        if (line->kind == SCRIPT_PUSH) {
            push(visitor, line);
        } else if (raw && visitor->count) {
            ws_client_send(visitor->client, line->text);
        } else if (closed) {
            // 1005 and 1006 are never sent: they say that nothing was.
            bool sayable =
                line->code >= CLOSE_NORMAL && line->code != 1005 && line->code != 1006;
            ws_client_close(visitor->client, sayable ? line->code : CLOSE_NORMAL, "");
        }
    }
}
