// The order in which what waits comes on: what the operator took, then by priority, then
// the oldest first. No feed keeps another from its turn: after a few in a row, and when
// there is no more room, the busiest gives way.
#include <string.h>

#include "base/str.h"
#include "show/director_parts.h"

// A subject begins with its feed.
static size_t feed_len(const char *subject)
{
    return strcspn(subject, "/");
}

static bool same_feed(const char *a, const char *b)
{
    size_t len = feed_len(a);
    return len == feed_len(b) && strncmp(a, b, len) == 0;
}

static bool gives_way(const struct director *director, const struct item *item)
{
    const struct lane *lane = &director->lanes[item->said.scene->layer];
    return lane->turns >= DIRECTOR_TURNS &&
           same_feed(lane->turn_feed, item->said.subject);
}

// Below 0 if a comes on before b.
static int before(const struct director *director, const struct item *a,
                  const struct item *b)
{
    if (a->taken != b->taken) {
        return a->taken ? -1 : 1;
    }
    int priority_a = rule_of(director, a->said.scene)->priority;
    int priority_b = rule_of(director, b->said.scene)->priority;
    if (priority_a != priority_b) {
        return priority_a > priority_b ? -1 : 1;
    }
    bool later_a = gives_way(director, a), later_b = gives_way(director, b);
    if (later_a != later_b) {
        return later_a ? 1 : -1;
    }
    if (a->said.born_ms != b->said.born_ms) {
        return a->said.born_ms < b->said.born_ms ? -1 : 1;
    }
    return a->serial < b->serial ? -1 : 1;
}

void queue_reorder(struct director *director)
{
    for (int i = 0; i < director->queue_count; i++) {
        struct item *item = director->queue[i];
        item->said.held = !item_flows(director, item);
        int place = i;
        for (; place > 0 && before(director, item, director->queue[place - 1]) < 0;
             place--) {
            director->queue[place] = director->queue[place - 1];
        }
        director->queue[place] = item;
    }
    director_changed(director);
}

void queue_count_turn(struct director *director, struct lane *lane,
                      const struct item *item)
{
    if (item->taken) {
        return;
    }
    lane->turns = same_feed(lane->turn_feed, item->said.subject) ? lane->turns + 1 : 1;
    text_copy(lane->turn_feed, sizeof(lane->turn_feed), item->said.subject);
    queue_reorder(director);
}

static int count_of(const struct director *director, const char *subject)
{
    int count = 0;
    for (int i = 0; i < director->queue_count; i++) {
        count += same_feed(director->queue[i]->said.subject, subject);
    }
    return count;
}

struct item *queue_victim(const struct director *director)
{
    struct item *victim = NULL;
    int most = 0;
    for (int i = director->queue_count - 1; i >= 0; i--) {
        struct item *item = director->queue[i];
        int count = count_of(director, item->said.subject);
        if (count > most && !item->taken && !item->said.number) {
            victim = item;
            most = count;
        }
    }
    return victim;
}
