#include "theme/reorder.h"

#include <stdlib.h>

#include "base/str.h"

enum { NOWHERE = -1 };

// A row in either or both of two lists, by its index.
struct pair {
    int now, before;
    int rise; // pixels up
};

struct pairs {
    struct pair *list;
    int count;
};

static void add(struct pairs *pairs, int now, int before, int rise)
{
    pairs->list[pairs->count++] = (struct pair){now, before, rise};
}

static bool shows(const struct node *list, int index)
{
    return !list->children[index].hidden;
}

// Each row is taken once, so two of one key stay two.
static int find_row(const struct node *list, const bool *taken, const char *key)
{
    for (int i = 0; key && i < list->child_count; i++) {
        if (!taken[i] && shows(list, i) && text_equal(list->children[i].key, key)) {
            return i;
        }
    }
    return NOWHERE;
}

// Whoever climbs passes over whoever falls, the one with the longest way on top.
static int by_rise(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    return x->rise != y->rise ? (x->rise > y->rise) - (x->rise < y->rise)
                              : (x->now > y->now) - (x->now < y->now);
}

static struct pairs pair_rows(const struct frame *frame, const struct node *now,
                              const struct node *before)
{
    int most = now->child_count + before->child_count;
    struct pairs pairs = {arena_alloc(frame->arena, sizeof(struct pair) * (most + 1)), 0};
    bool *taken = arena_alloc(frame->arena, (size_t)before->child_count + 1);
    int *was = arena_alloc(frame->arena, sizeof(int) * ((size_t)now->child_count + 1));
    for (int i = 0; i < now->child_count; i++) {
        was[i] = shows(now, i) ? find_row(before, taken, now->children[i].key) : NOWHERE;
        if (was[i] != NOWHERE) {
            taken[was[i]] = true;
        }
    }
    for (int i = 0; i < before->child_count; i++) {
        if (!taken[i]) {
            add(&pairs, NOWHERE, i, 0);
        }
    }
    for (int i = 0; i < now->child_count; i++) {
        if (was[i] == NOWHERE) {
            add(&pairs, i, NOWHERE, 0);
        }
    }
    int single = pairs.count;
    for (int i = 0; i < now->child_count; i++) {
        if (was[i] != NOWHERE) {
            // By what is seen: who was on the way has another way than by places.
            int rise = before->children[was[i]].rect.y - now->children[i].rect.y;
            add(&pairs, i, was[i], rise);
        }
    }
    qsort(pairs.list + single, (size_t)(pairs.count - single), sizeof(struct pair),
          by_rise);
    return pairs;
}

static struct node *listed(const struct frame *frame, const struct node *list,
                           const struct pairs *pairs, bool now)
{
    struct node *out =
        arena_alloc(frame->arena, sizeof(struct node) * ((size_t)pairs->count + 1));
    for (int i = 0; i < pairs->count; i++) {
        const struct pair *pair = &pairs->list[i];
        int index = now ? pair->now : pair->before;
        out[i] = index == NOWHERE
                     ? (struct node){.element = list->element->children, .hidden = true}
                     : list->children[index];
        out[i].kept = pair->now != NOWHERE && pair->before != NOWHERE;
    }
    return out;
}

static void reorder(const struct frame *frame, struct node *now, struct node *before)
{
    struct pairs pairs = pair_rows(frame, now, before);
    struct node *rows = listed(frame, now, &pairs, true);
    struct node *were = listed(frame, before, &pairs, false);
    now->children = rows;
    before->children = were;
    now->child_count = before->child_count = pairs.count;
}

void reorder_rows(const struct frame *frame, struct node *now, struct node *before)
{
    if (now->element->key_count > 0) {
        reorder(frame, now, before);
        return;
    }
    for (int i = 0; i < now->child_count && i < before->child_count; i++) {
        reorder_rows(frame, &now->children[i], &before->children[i]);
    }
}
