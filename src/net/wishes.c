#include "net/wishes.h"

#include <stdlib.h>
#include <string.h>

#include "net/answer.h"

static bool fetch_same(const struct feed_fetch *fetch, const struct feed_fetch *other)
{
    return fetch->kind == other->kind && fetch->wanted == other->wanted &&
           strcmp(fetch->url, other->url) == 0 && strcmp(fetch->post, other->post) == 0 &&
           unit_key_equal(&fetch->unit, &other->unit);
}

bool fetch_join(struct feed_fetch *waiting, const struct feed_fetch *more)
{
    if (!fetch_same(waiting, more)) {
        return false;
    }
    // Whoever wants it as news gets it as news.
    waiting->backlog = waiting->backlog && more->backlog;
    waiting->whole = waiting->whole || more->whole;
    waiting->asked = waiting->asked || more->asked;
    waiting->attempt =
        more->attempt > waiting->attempt ? more->attempt : waiting->attempt;
    return true;
}

static void append(struct wishes *wishes, const struct wish *wish)
{
    if (wishes->count == wishes->capacity) {
        wishes->capacity = wishes->capacity ? wishes->capacity * 2 : 8;
        wishes->items =
            xrealloc(wishes->items, (size_t)wishes->capacity * sizeof(*wishes->items));
    }
    wishes->items[wishes->count++] = *wish;
}

void wishes_note(struct wishes *wishes, int feed, const struct feed_fetch *fetch)
{
    for (int i = 0; i < wishes->count; i++) {
        struct wish *old = &wishes->items[i];
        if (old->feed == feed && fetch_same(&old->fetch, fetch)) {
            old->fetch = *fetch;
            return;
        }
    }
    append(wishes, &(struct wish){feed, INT64_MAX, *fetch});
}

void wishes_add(struct wishes *wishes, int feed, const struct feed_fetch *fetch,
                int64_t due_ms)
{
    for (int i = 0; i < wishes->count; i++) {
        struct wish *waiting = &wishes->items[i];
        if (waiting->feed == feed && fetch_join(&waiting->fetch, fetch)) {
            waiting->due_ms = due_ms < waiting->due_ms ? due_ms : waiting->due_ms;
            return;
        }
    }
    append(wishes, &(struct wish){feed, due_ms, *fetch});
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
