// The envelope: {"event": ..., "channel": ..., "data": ...}, where data is text that
// holds JSON, text that does not, any other JSON value, or missing, as each server likes.
#include "base/json.h"
#include "feed/pusher.h"

enum { PROBLEM = 200 };

// Text is parsed once, and kept as it is when that fails.
static const struct json *opened(struct pusher_message *message, const struct json *data)
{
    const char *text = json_string(data);
    if (!text) {
        return json_is_null(data) ? NULL : data;
    }
    message->docs[1] = json_parse(text, str_of(text).len, NULL, NULL, 0);
    const struct json *inner = json_root(message->docs[1]);
    return inner ? (json_is_null(inner) ? NULL : inner) : data;
}

struct pusher_message pusher_message_read(struct str text, struct arena *arena)
{
    struct pusher_message message = {.kind = PUSHER_BAD};
    char error[PROBLEM];
    message.docs[0] = json_parse(text.data, text.len, NULL, error, sizeof(error));
    const struct json *root = json_root(message.docs[0]);
    message.event = json_string(json_get(root, "event"));
    if (!root) {
        message.problem = arena_printf(arena, "not JSON: %s", error);
    } else if (!json_is_object(root)) {
        message.problem =
            arena_printf(arena, "expected an object, found %s", json_kind(root));
    } else if (text_empty(message.event)) {
        message.problem = arena_printf(arena, "event: expected a name, found %s",
                                       json_kind(json_get(root, "event")));
    } else {
        message.kind = PUSHER_NEWS;
        message.channel = json_string(json_get(root, "channel"));
        message.data = opened(&message, json_get(root, "data"));
    }
    return message;
}

void pusher_message_finish(struct pusher_message *message)
{
    json_free(message->docs[1]);
    json_free(message->docs[0]);
    *message = (struct pusher_message){0};
}
