// What comes by itself: the socket's texts about every race of the world, and webhooks.
#include "base/json.h"
#include "feed/leaf.h"
#include "feed/triathlon.h"

// A webhook tells what it is about; all but live timing is for others.
static bool other_subscription(const struct json *root, struct arena *arena)
{
    const char *name = leaf_text(root, "subscription", NULL, LEAF_NAME, arena);
    return name && !text_equal_nocase(name, "timing.store");
}

static struct triathlon_push judge(const struct feed_config *config,
                                   const struct json *message, bool backlog,
                                   struct feed_out *out)
{
    struct race race;
    struct triathlon_push push = {.kind = TRIATHLON_NEWS};
    // The socket tells of every race of the world: most of it need not be read.
    const char *prog = leaf_text(message, "prog_id", NULL, FEED_ID - 1, out->arena);
    if (prog && !text_equal(prog, config->prog_id)) {
        push.kind = TRIATHLON_OTHER_RACE;
    } else if (!triathlon_message(message, NULL, out->arena, &race)) {
        push.kind = TRIATHLON_NO_RACE;
    } else if (triathlon_is_sandbox(message) && !config->sandbox) {
        push.kind = TRIATHLON_TEST;
    } else {
        struct event *event = event_add(&out->events, EVENT_RACE);
        event->backlog = backlog;
        event->race = race;
        push.splits = race.has_splits;
    }
    return push;
}

struct triathlon_push triathlon_push(const struct feed_config *config, struct str text,
                                     bool backlog, struct feed_out *out)
{
    struct triathlon_push push = {.kind = TRIATHLON_NOT_JSON};
    int at = out->events.count;
    event_add(&out->events, EVENT_TRAFFIC);
    struct json_doc *inner = NULL;
    struct json_doc *doc = json_parse(text.data, text.len, NULL, NULL, 0);
    const struct json *root = json_root(doc);
    if (root) {
        const struct json *message = triathlon_find(root, config->prog_id, &inner);
        push.kind = TRIATHLON_CHATTER;
        if (message && !other_subscription(root, out->arena)) {
            push = judge(config, message, backlog, out);
        }
    }
    json_free(inner);
    json_free(doc);
    out->events.items[at].traffic = (struct traffic_event){
        .bad = push.kind == TRIATHLON_NOT_JSON || push.kind == TRIATHLON_NO_RACE,
        .data = push.kind == TRIATHLON_NEWS,
    };
    return push;
}

void triathlon_hook(const struct feed_config *config, struct str body,
                    struct feed_out *out)
{
    triathlon_push(config, body, false, out);
}
