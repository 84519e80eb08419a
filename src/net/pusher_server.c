#include "net/pusher_server.h"

#include <string.h>

#include "base/json.h"

static const struct {
    const char *event;
    enum pusher_request request;
} requests[] = {
    {"pusher:subscribe", PUSHER_SUBSCRIBE},
    {"pusher:unsubscribe", PUSHER_UNSUBSCRIBE},
    {"pusher:ping", PUSHER_PING},
};

static enum pusher_request request_of(const char *event)
{
    for (size_t i = 0; i < sizeof(requests) / sizeof(requests[0]); i++) {
        if (strcmp(event, requests[i].event) == 0) {
            return requests[i].request;
        }
    }
    return PUSHER_OTHER;
}

static bool legal_channel(const char *name)
{
    static const char legal[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789_-=@,.;#";
    return !text_empty(name) && name[strspn(name, legal)] == '\0';
}

bool pusher_read(struct str text, enum pusher_request *request,
                 char channel[PUSHER_CHANNEL])
{
    channel[0] = '\0';
    struct json_doc *doc = json_parse(text.data, text.len, NULL, NULL, 0);
    const struct json *root = json_root(doc);
    const char *event = json_string(json_get(root, "event"));
    bool ok = !text_empty(event);
    if (ok) {
        *request = request_of(event);
        if (*request == PUSHER_SUBSCRIBE || *request == PUSHER_UNSUBSCRIBE) {
            const char *name = json_string(json_get(json_get(root, "data"), "channel"));
            ok = legal_channel(name) && text_copy(channel, PUSHER_CHANNEL, name);
        }
    }
    json_free(doc);
    return ok;
}

static void begin(struct buf *out, const char *event)
{
    buf_text(out, "{\"event\":");
    json_put_text(out, event);
}

void pusher_put_established(struct buf *out, const char *socket_id, int timeout_s)
{
    struct buf data = {0};
    buf_text(&data, "{\"socket_id\":");
    json_put_text(&data, socket_id);
    buf_printf(&data, ",\"activity_timeout\":%d}", timeout_s);
    begin(out, "pusher:connection_established");
    json_add_text(out, "data", data.data);
    buf_char(out, '}');
    buf_finish(&data);
}

void pusher_put_subscribed(struct buf *out, const char *channel)
{
    begin(out, "pusher_internal:subscription_succeeded");
    json_add_text(out, "channel", channel);
    json_add_text(out, "data", "{}");
    buf_char(out, '}');
}

void pusher_put_pong(struct buf *out)
{
    begin(out, "pusher:pong");
    json_add_text(out, "data", "{}");
    buf_char(out, '}');
}

void pusher_put_error(struct buf *out, int code, const char *message)
{
    begin(out, "pusher:error");
    json_put_key(out, "data");
    buf_printf(out, "{\"code\":%d,\"message\":", code);
    json_put_text(out, message);
    buf_text(out, "}}");
}

void pusher_put_event(struct buf *out, const char *event, const char *channel,
                      const char *data)
{
    begin(out, event);
    json_add_text(out, "channel", channel);
    json_add_text(out, "data", data);
    buf_char(out, '}');
}

// How many of the name's last parts are small numbers.
static int numbers_at_end(const char *name)
{
    int count = 0;
    size_t end = strlen(name);
    while (end) {
        size_t start = end;
        while (start && name[start - 1] >= '0' && name[start - 1] <= '9') {
            start--;
        }
        if (start == end || end - start > 2 || !start || !strchr("-_", name[start - 1])) {
            break;
        }
        count++;
        end = start - 1;
    }
    return count;
}

bool pusher_is_unit_channel(const char *channel)
{
    const char *overview = strstr(channel, "overview");
    return overview ? overview[strlen("overview")] != '\0' : numbers_at_end(channel) >= 2;
}
