#include "net/backoff.h"

static uint32_t mix(uint32_t hash, uint32_t value)
{
    return (hash ^ value) * 16777619U; // FNV-1a
}

void backoff_init(struct backoff *backoff, const char *address)
{
    *backoff = (struct backoff){.seed = 2166136261U};
    for (; *address; address++) {
        backoff->seed = mix(backoff->seed, (unsigned char)*address);
    }
}

static int64_t with_jitter(struct backoff *backoff, int64_t delay_ms)
{
    uint32_t hash = mix(mix(backoff->seed, (uint32_t)backoff->total), 0x5F);
    hash ^= hash >> 15;
    int64_t room = delay_ms * BACKOFF_JITTER_PERCENT / 100;
    return delay_ms + hash % (uint32_t)(room + 1);
}

// The last step leaves room for its jitter: cut off behind it, most of the crowd would
// come back after exactly the same time.
static int64_t doubled(int failures)
{
    int64_t most_ms = BACKOFF_LAST_MS * 100 / (100 + BACKOFF_JITTER_PERCENT);
    int64_t delay_ms = BACKOFF_FIRST_MS;
    for (int i = 0; i < failures && delay_ms < most_ms; i++) {
        delay_ms *= 2;
    }
    return delay_ms < most_ms ? delay_ms : most_ms;
}

// "At once" holds for the first try only, and not again and again: a server that greets
// and hangs up must not be called in a loop.
static bool may_jump(const struct backoff *backoff, int64_t now_ms)
{
    return backoff->failures == 0 &&
           (!backoff->jumped || now_ms - backoff->jumped_at_ms >= BACKOFF_NOW_GAP_MS);
}

int64_t backoff_next(struct backoff *backoff, enum feed_retry retry, int64_t now_ms)
{
    if (retry == FEED_RETRY_STOP) {
        return -1;
    }
    backoff->total = (backoff->total + 1) & 0xFFFFFF;
    if (retry == FEED_RETRY_SLOW) {
        return with_jitter(backoff, BACKOFF_SLOW_MS);
    }
    if (retry == FEED_RETRY_LATER) {
        return with_jitter(backoff, BACKOFF_LATER_MS);
    }
    if (retry == FEED_RETRY_NOW && may_jump(backoff, now_ms)) {
        backoff->jumped = true;
        backoff->jumped_at_ms = now_ms;
        return 0;
    }
    int64_t delay_ms = with_jitter(backoff, doubled(backoff->failures));
    if (backoff->failures < 16) {
        backoff->failures++;
    }
    return delay_ms;
}

void backoff_ready(struct backoff *backoff)
{
    backoff->failures = 0;
}
