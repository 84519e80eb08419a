// Pusher protocol 7, as OpenTrack's news comes: channels that guests subscribe to.
#include <string.h>

#include "base/json.h"
#include "net/pusher_server.h"
#include "venue/dialect.h"

enum {
    CHANNELS = 100,
    ACTIVITY_S = 30, // as soketi says; Pusher itself says 120
};

struct visitor {
    char channels[CHANNELS][PUSHER_CHANNEL];
    int count;
};

static bool serves(const char *path)
{
    return text_starts(path, "/app/");
}

static bool open(const struct day *day, struct guest *guest)
{
    struct buf hello = {0};
    pusher_put_established(&hello, arena_printf(day->arena, "%u.2026", guest->number),
                           ACTIVITY_S);
    guest_send(guest, &hello);
    return false;
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
        if (visitor->count == CHANNELS) {
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

static bool text(const struct day *day, struct guest *guest, struct str said)
{
    (void)day;
    struct visitor *visitor = guest->own;
    enum pusher_request request = PUSHER_OTHER;
    char channel[PUSHER_CHANNEL];
    struct buf reply = {0};
    if (!pusher_read(said, &request, channel)) {
        pusher_put_error(&reply, 4200, "Invalid message format");
    } else if (request == PUSHER_SUBSCRIBE) {
        subscribe(visitor, channel, &reply);
    } else if (request == PUSHER_UNSUBSCRIBE) {
        unsubscribe(visitor, channel);
    } else if (request == PUSHER_PING) {
        pusher_put_pong(&reply);
    }
    if (reply.len) {
        guest_send(guest, &reply);
    }
    return request == PUSHER_SUBSCRIBE;
}

static void push(const struct day *day, struct guest *guest,
                 const struct script_line *line)
{
    const struct visitor *visitor = guest->own;
    struct str data = day_text(day, line);
    for (int i = 0; i < visitor->count; i++) {
        if (!pusher_is_unit_channel(visitor->channels[i])) {
            struct buf message = {0};
            pusher_put_event(&message, line->name, visitor->channels[i], data.data);
            guest_send(guest, &message);
        }
    }
}

// Of a recording's texts: those of this protocol that the server does not say by itself.
static bool is_news(struct str said)
{
    struct json_doc *doc = json_parse(said.data, said.len, NULL, NULL, 0);
    const char *event = json_string(json_get(json_root(doc), "event"));
    bool news = event && !text_starts(event, "pusher:") &&
                !text_starts(event, "pusher_internal:");
    json_free(doc);
    return news;
}

static void tell(const struct day *day, struct guest *guest,
                 const struct script_line *line)
{
    const struct visitor *visitor = guest->own;
    if (guest_leaves(guest, line)) {
        return;
    }
    if (line->kind == SCRIPT_PUSH) {
        push(day, guest, line);
    } else if (line->kind == SCRIPT_TEXT && visitor->count && is_news(line->text)) {
        ws_client_send(guest->client, day_text(day, line));
    }
}

const struct dialect dialect_pusher = {
    .size = sizeof(struct visitor),
    .serves = serves,
    .open = open,
    .text = text,
    .tell = tell,
};
