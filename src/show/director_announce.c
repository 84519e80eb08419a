// What is about to happen, as the operator sees it.
#include "show/director_parts.h"

// Whether a comes on before b.
static bool sooner(const struct waiting *a, const struct waiting *b)
{
    return a->on_ms != b->on_ms ? a->on_ms < b->on_ms : a->number < b->number;
}

const struct waiting *director_announced(const struct director *director, int index)
{
    const struct waiting *last = NULL;
    for (int i = 0; i <= index; i++) {
        const struct waiting *next = NULL;
        for (int j = 0; j < director->queue_count; j++) {
            const struct waiting *said = &director->queue[j]->said;
            if (said->number && (!last || sooner(last, said)) &&
                (!next || sooner(said, next))) {
                next = said;
            }
        }
        last = next;
        if (!last) {
            return NULL;
        }
    }
    return last;
}

const struct waiting *director_head(const struct director *director,
                                    const struct scene *scene)
{
    const struct item *item =
        scene ? queue_newest(director, scene) : queue_head(director);
    return item ? &item->said : NULL;
}

const struct waiting *director_coming(const struct director *director)
{
    const struct item *first = director->queue_count ? director->queue[0] : NULL;
    return first && first->taken ? &first->said : NULL;
}

void queue_see_countdowns(struct director *director)
{
    for (int i = 0; i < director->queue_count; i++) {
        struct item *item = director->queue[i];
        const struct lane *lane = &director->lanes[item->said.scene->layer];
        if (item->said.number) {
            int64_t free = free_at(director, lane, item);
            item->said.on_ms = free > item->due_ms ? free : item->due_ms;
        }
    }
}
