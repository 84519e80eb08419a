// Wire to events: every message and every answer of a day.
#include "component.h"
#include "day.h"

static void *open_day(const char *name)
{
    return day_open(name);
}

static int run(void *state)
{
    const struct day *day = state;
    struct feed *feed = day->ops->create(day->config.feeds);
    struct arena arena = {0};
    for (int i = 0; i < day->message_count; i++) {
        arena_reset(&arena);
        struct feed_out out = feed_out_begin(&arena);
        day_tell(day, feed, &day->messages[i], &out);
    }
    arena_finish(&arena);
    day->ops->destroy(feed);
    return day->message_count;
}

static void close_day(void *state)
{
    day_close(state);
}

const struct component component_decode = {
    .name = "decode",
    .unit = "message",
    .inputs = {"athletics", "triathlon", "match", "fixture"},
    .open = open_day,
    .run = run,
    .close = close_day,
};
