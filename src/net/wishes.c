#include "net/wishes.h"

#include <stdlib.h>
#include <string.h>

#include "net/answer.h"

static struct wish *equal_one(const struct wishes *wishes, int feed,
                              const struct feed_fetch *fetch)
{
    for (int i = 0; i < wishes->count; i++) {
        struct wish *wish = &wishes->items[i];
        if (wish->feed == feed && wish->fetch.kind == fetch->kind &&
            (fetch->kind == FETCH_MEETING ||
             unit_key_equal(&wish->fetch.unit, &fetch->unit))) {
            return wish;
        }
    }
    return NULL;
}

void wishes_add(struct wishes *wishes, int feed, const struct feed_fetch *fetch,
                int64_t due_ms)
{
    struct wish *waiting = equal_one(wishes, feed, fetch);
    if (waiting) {
        // Whoever wants it as news gets it as news.
        waiting->fetch.backlog = waiting->fetch.backlog && fetch->backlog;
        waiting->due_ms = due_ms < waiting->due_ms ? due_ms : waiting->due_ms;
        return;
    }
    if (wishes->count == wishes->capacity) {
        wishes->capacity = wishes->capacity ? wishes->capacity * 2 : 8;
        wishes->items =
            xrealloc(wishes->items, (size_t)wishes->capacity * sizeof(*wishes->items));
    }
    wishes->items[wishes->count++] = (struct wish){feed, due_ms, *fetch};
}

const struct wish *wishes_next(const struct wishes *wishes)
{
    const struct wish *next = NULL;
    for (int i = 0; i < wishes->count; i++) {
        const struct wish *wish = &wishes->items[i];
        if (wish->due_ms < (next ? next->due_ms : INT64_MAX)) {
            next = wish;
        }
    }
    return next;
}

struct wish wishes_take(struct wishes *wishes, const struct wish *wish)
{
    struct wish taken = *wish;
    size_t index = (size_t)(wish - wishes->items);
    wishes->count--;
    memmove(&wishes->items[index], &wishes->items[index + 1],
            ((size_t)wishes->count - index) * sizeof(*wishes->items));
    return taken;
}

const struct wish *wishes_match(const struct wishes *wishes, int feed, const char *path)
{
    for (int i = 0; i < wishes->count; i++) {
        const struct wish *wish = &wishes->items[i];
        if (wish->feed == feed && answer_matches(wish->fetch.url, path)) {
            return wish;
        }
    }
    return NULL;
}

void wishes_finish(struct wishes *wishes)
{
    free(wishes->items);
    *wishes = (struct wishes){0};
}
