#include "app/hooks.h"

#include "base/json.h"
#include "base/str.h"

#define LOG_MODULE "hooks"
#include "base/log.h"

void hooks_add(struct hooks *hooks, const struct feed_config *feed, struct source *source)
{
    if (feed->webhook_path[0] && hooks->count < CONFIG_FEEDS) {
        hooks->items[hooks->count].feed = feed;
        hooks->items[hooks->count].source = source;
        hooks->count++;
    }
}

static void say(struct http_reply *reply, int status, const char *error)
{
    reply->status = status;
    reply->content_type = "application/json";
    buf_clear(&reply->body);
    if (error) {
        buf_text(&reply->body, "{\"error\":");
        json_put_text(&reply->body, error);
        buf_text(&reply->body, "}\n");
    } else {
        buf_text(&reply->body, "{\"ok\":true}\n");
    }
}

// Without a type the sender is believed; the decoder looks at the bytes anyway.
static bool is_json(const char *content_type)
{
    return text_empty(content_type) || text_starts(content_type, "application/json") ||
           text_starts(content_type, "text/json");
}

// One subscription tells of all races: every feed on this path hears it and takes what
// is its own.
static void deliver(const struct hooks *hooks, const struct http_request *request)
{
    for (int i = 0; i < hooks->count; i++) {
        if (hooks->items[i].source &&
            text_equal(hooks->items[i].feed->webhook_path, request->path)) {
            source_hook(hooks->items[i].source, request->body);
        }
    }
}

static void answer(const struct hooks *hooks, const struct feed_config *feed,
                   const struct http_request *request, struct http_reply *reply)
{
    const char *given = request->hook_token ? request->hook_token : "";
    if (!text_equal(request->method, "POST")) {
        say(reply, 405, "expected POST");
        reply->allow = "POST";
    } else if (feed->webhook_token[0] && !text_same_secret(given, feed->webhook_token)) {
        log_warn("%s: a webhook with a wrong token was refused", feed->id);
        say(reply, 401, "expected the header triathlon-token with the webhook's token");
    } else if (request->body_too_large) {
        say(reply, 413, "larger than a timing message can be");
    } else if (!is_json(request->content_type)) {
        say(reply, 415, "expected application/json");
    } else {
        deliver(hooks, request);
        say(reply, 200, NULL);
    }
}

bool hooks_answer(const struct hooks *hooks, const struct http_request *request,
                  struct http_reply *reply)
{
    for (int i = 0; i < hooks->count; i++) {
        if (text_equal(hooks->items[i].feed->webhook_path, request->path)) {
            answer(hooks, hooks->items[i].feed, request, reply);
            return true;
        }
    }
    return false;
}
