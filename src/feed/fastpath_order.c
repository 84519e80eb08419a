// Which packet follows which, what is missing, and where to go on after a break.
//
// Sequence numbers count from the first packet of a fixture, or of a connection: nobody
// says which. So they order packets within one connection, and positions are counted by
// what packets are.
#include <string.h>

#include "base/hash.h"
#include "feed/fastpath_flow.h"

enum { OVERLAP = 2, RESTART = 20, RESTART_NEWER = 2 };

// The trace id of a packet that is sent again may differ.
uint64_t fastpath_order_what(const struct fastpath_action *action, struct str text)
{
    if (!action->id) {
        return hash_bytes(0, text.data, text.len);
    }
    uint64_t hash = hash_text(0, action->id);
    hash = hash_int(hash, action->when_ms);
    hash = hash_int(hash, action->send);
    return hash_text(hash, action->type);
}

void fastpath_order_init(struct fastpath_order *order)
{
    *order = (struct fastpath_order){.last = -1, .before = -1, .late_last = -1};
}

void fastpath_order_open(struct fastpath_order *order, bool resumes)
{
    order->position = resumes ? fastpath_order_position(order) : 0;
    order->before = order->last > order->before ? order->last : order->before;
    order->last = -1;
    order->newest = 0;
    order->newest_ms = 0;
    order->late_run = order->newer_run = 0;
    order->late_last = -1;
    memset(order->recent_old, 1, sizeof(order->recent_old));
    if (order->position == 0) {
        order->counted = 0;
        memset(order->recent, 0, sizeof(order->recent));
    }
}

bool fastpath_order_behind(const struct fastpath_order *order)
{
    return order->last >= 0 && order->last < order->before;
}

int64_t fastpath_order_position(const struct fastpath_order *order)
{
    return order->counted > OVERLAP ? order->counted - OVERLAP : 0;
}

static int find_recent(const struct fastpath_order *order, uint64_t what)
{
    for (int i = 0; i < FASTPATH_RECENT; i++) {
        if (order->recent[i] == what) {
            return i;
        }
    }
    return -1;
}

static void count(struct fastpath_order *order, uint64_t what)
{
    order->recent[order->recent_at] = what;
    order->recent_old[order->recent_at] = false;
    order->recent_at = (order->recent_at + 1) % FASTPATH_RECENT;
    order->counted++;
}

static enum fastpath_place first(struct fastpath_order *order, long long seq)
{
    bool hole = seq >= 0 && order->before >= 0 && seq > order->before + 1;
    if (order->position > 0 && hole && !order->whole_asked) {
        order->whole_asked = true;
        order->counted = 0;
        return PLACE_HOLE;
    }
    order->whole_asked = order->whole_asked && hole;
    order->last = seq;
    return PLACE_NEXT;
}

// Numbers that go on far below the last one, one after the other, have begun anew. Of
// packets that were overtaken none happened after the one that overtook it: where they
// say that they did, two are enough, and the number 1 is.
static enum fastpath_place late(struct fastpath_order *order, long long seq,
                                int64_t when_ms)
{
    bool grows = seq > order->late_last;
    bool newer = order->newest_ms > 0 && when_ms > order->newest_ms;
    order->late_run = grows ? order->late_run + 1 : 1;
    order->newer_run = newer ? (grows ? order->newer_run : 0) + 1 : 0;
    order->late_last = seq;
    if (order->late_run < RESTART && order->newer_run < RESTART_NEWER &&
        !(newer && seq <= 1)) {
        return PLACE_LATE;
    }
    order->last = seq;
    order->late_run = order->newer_run = 0;
    return PLACE_NEXT;
}

static enum fastpath_place place(struct fastpath_order *order, long long seq,
                                 uint64_t what, int64_t when_ms, int *missing)
{
    if (seq < 0) {
        return order->newest == what ? PLACE_AGAIN : PLACE_NEXT;
    }
    if (order->last < 0) {
        return first(order, seq);
    }
    if (seq == order->last) {
        return order->newest == what ? PLACE_AGAIN : PLACE_NEXT;
    }
    if (seq < order->last) {
        return late(order, seq, when_ms);
    }
    long long gap = seq - order->last - 1;
    *missing = gap > INT32_MAX ? INT32_MAX : (int)gap;
    order->missing += *missing;
    order->last = seq;
    order->late_run = order->newer_run = 0;
    return PLACE_NEXT;
}

enum fastpath_place fastpath_order_hear(struct fastpath_order *order, long long seq,
                                        uint64_t what, int64_t when_ms, int *missing)
{
    *missing = 0;
    enum fastpath_place found = place(order, seq, what, when_ms, missing);
    if (found == PLACE_HOLE) {
        memset(order->recent, 0, sizeof(order->recent));
        return found;
    }
    if (found == PLACE_NEXT) {
        order->newest = what;
        order->newest_ms = when_ms;
    }
    int at = find_recent(order, what);
    if (at < 0) {
        count(order, what);
    }
    // What overlaps with the last connection was counted there, and told.
    return found == PLACE_NEXT && at >= 0 && order->recent_old[at] ? PLACE_KNOWN : found;
}
