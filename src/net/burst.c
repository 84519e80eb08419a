#include "net/burst.h"

#include "feed/glance.h"

enum { NONE = -1 };

// States of one thing, alike, with nothing in between that is told of it otherwise.
struct run {
    uint64_t of, like;
    int newest; // index of a text
};

struct burst {
    const struct burst_ears *ears;
    const struct str *texts;
    // Of what is not settled yet, which begins with `first`.
    struct run runs[BURST_MOST];
    int run_count, first;
    int run_of[BURST_MOST]; // by the text, NONE
    int64_t orders[BURST_MOST];
    struct burst_kinds *kinds;
    int decoded, bad; // bad: of those that were not decoded
};

static bool hear(struct burst *burst, int index)
{
    burst->run_of[index] = NONE;
    burst->decoded++;
    return burst->ears->hear(burst->ears->context, burst->texts[index]);
}

static int newest_of(const struct burst *burst, int run, int end)
{
    int newest = NONE;
    for (int i = burst->first; i < end; i++) {
        if (burst->run_of[i] == run &&
            (newest == NONE || burst->orders[i] >= burst->orders[newest])) {
            newest = i;
        }
    }
    return newest;
}

// The newest of its run; should it be bad, the one before it. If that came later, its
// turn is still to come.
static void hear_newest(struct burst *burst, int index, int end)
{
    int run = burst->run_of[index];
    int next = index;
    while (next != NONE && next <= index && !hear(burst, next)) {
        next = newest_of(burst, run, end);
        burst->runs[run].newest = next;
    }
}

// In the order in which they came: for some servers a text tells how late others are.
static void settle(struct burst *burst, int end)
{
    for (int i = burst->first; i < end; i++) {
        int run = burst->run_of[i];
        if (run != NONE && burst->runs[run].newest == i) {
            hear_newest(burst, i, end);
        }
    }
    burst->run_count = 0;
    burst->first = end;
}

// The run that this state goes on, or begins.
static int run_for(struct burst *burst, const struct glance *glance, int index)
{
    int run = burst->run_count - 1;
    while (run >= 0 && burst->runs[run].of != glance->of) {
        run--;
    }
    if (run < 0 || burst->runs[run].like != glance->like) {
        run = burst->run_count++;
        burst->runs[run] =
            (struct run){.of = glance->of, .like = glance->like, .newest = index};
    }
    return run;
}

static void put_state(struct burst *burst, int index, const struct glance *glance)
{
    int run = run_for(burst, glance, index);
    burst->run_of[index] = run;
    burst->orders[index] = glance->order;
    if (glance->order >= burst->orders[burst->runs[run].newest]) {
        burst->runs[run].newest = index;
    }
}

static bool is_new_kind(struct burst_kinds *kinds, const struct glance *glance)
{
    for (int i = 0; i < kinds->count; i++) {
        if (kinds->items[i].of == glance->of && kinds->items[i].bad == glance->bad) {
            return false;
        }
    }
    if (kinds->count == BURST_KINDS) {
        return false;
    }
    kinds->items[kinds->count++] = *glance;
    return true;
}

static void put(struct burst *burst, int index, const struct glance *glance)
{
    burst->run_of[index] = NONE;
    if (glance->kind == GLANCE_STATE) {
        put_state(burst, index, glance);
    } else if (glance->kind == GLANCE_UNSURE) {
        settle(burst, index);
        hear(burst, index);
    } else if (is_new_kind(burst->kinds, glance)) {
        hear(burst, index);
    } else {
        burst->bad += glance->bad;
    }
}

static void hear_burst(const struct burst_from *from, const struct str *texts, int count,
                       const struct burst_ears *ears)
{
    struct burst burst;
    struct glance_memory memory = {0};
    burst.ears = ears;
    burst.texts = texts;
    burst.kinds = from->kinds;
    burst.run_count = burst.first = burst.decoded = burst.bad = 0;
    for (int i = 0; i < count; i++) {
        struct glance glance = from->ops->glance(from->config, texts[i], &memory);
        put(&burst, i, &glance);
    }
    settle(&burst, count);
    if (burst.decoded < count) {
        ears->pass(ears->context, count - burst.decoded, burst.bad);
    }
}

void burst_hear(const struct burst_from *from, const struct str *texts, int count,
                int64_t now_ms, const struct burst_ears *ears)
{
    if (now_ms - from->kinds->since_ms >= BURST_AGAIN_MS) {
        *from->kinds = (struct burst_kinds){.since_ms = now_ms};
    }
    while (from->ops->glance && count >= BURST_LEAST) {
        int most = count < BURST_MOST ? count : BURST_MOST;
        hear_burst(from, texts, most, ears);
        texts += most;
        count -= most;
    }
    for (int i = 0; i < count; i++) {
        ears->hear(ears->context, texts[i]);
    }
}
