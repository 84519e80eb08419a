// lru.h
// A cache with a byte budget: found by key, least recently used goes first. What is kept
// embeds a struct lru_node as its first member and is freed by the cache's `drop`.
//
// Threads: belongs to one thread at a time.
#ifndef DRAW_LRU_H
#define DRAW_LRU_H

#include <stddef.h>
#include <stdint.h>

enum { LRU_BUCKETS = 256 };

struct lru_node {
    uint64_t key;
    size_t bytes;
    struct lru_node *chain; // the next one in the bucket
    struct lru_node *newer, *older;
};

struct lru {
    struct lru_node *buckets[LRU_BUCKETS];
    struct lru_node *newest, *oldest;
    int count;
    size_t bytes;
    void (*drop)(struct lru_node *node); // frees what was kept
};

// The one with this key, now the most recently used; NULL if there is none.
struct lru_node *lru_find(struct lru *lru, uint64_t key);
// Takes the node; its key and bytes are set.
void lru_add(struct lru *lru, struct lru_node *node);
// Takes the node out without freeing it.
void lru_remove(struct lru *lru, struct lru_node *node);
// Drops the oldest until the rest fits, but never the `keep` newest.
void lru_trim(struct lru *lru, size_t budget, int keep);
void lru_clear(struct lru *lru);

#endif
