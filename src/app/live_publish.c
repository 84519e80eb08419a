// When the state is told to who watches it over a WebSocket: at each change, a flood of
// them as one, and now and then for ages and counters.
#include "app/live_private.h"
#include "base/clock.h"

static const int64_t APART_NS = 100000000;
static const int64_t REPEAT_NS = 2000000000;

int64_t live_publish_due_ns(const struct live *live)
{
    if (!outbox_watched(live->outbox)) {
        return INT64_MAX;
    }
    bool news = show_version(live->show) != live->published_version;
    return live->published_ns + (news ? APART_NS : REPEAT_NS);
}

void live_publish(struct live *live)
{
    int64_t now_ns = clock_now_ns();
    if (now_ns < live_publish_due_ns(live)) {
        return;
    }
    live->published_version = show_version(live->show);
    live->published_ns = now_ns;
    live_put_status(live);
    outbox_publish(live->outbox);
    network_tell(&live->network);
}
