#include "draw/lru.h"

static struct lru_node **bucket(struct lru *lru, uint64_t key)
{
    return &lru->buckets[key % LRU_BUCKETS];
}

static void link_newest(struct lru *lru, struct lru_node *node)
{
    node->newer = NULL;
    node->older = lru->newest;
    if (lru->newest) {
        lru->newest->newer = node;
    } else {
        lru->oldest = node;
    }
    lru->newest = node;
}

static void unlink_age(struct lru *lru, struct lru_node *node)
{
    if (node->newer) {
        node->newer->older = node->older;
    } else {
        lru->newest = node->older;
    }
    if (node->older) {
        node->older->newer = node->newer;
    } else {
        lru->oldest = node->newer;
    }
}

struct lru_node *lru_find(struct lru *lru, uint64_t key)
{
    struct lru_node *node = *bucket(lru, key);
    while (node && node->key != key) {
        node = node->chain;
    }
    if (node && lru->newest != node) {
        unlink_age(lru, node);
        link_newest(lru, node);
    }
    return node;
}

void lru_add(struct lru *lru, struct lru_node *node)
{
    struct lru_node **head = bucket(lru, node->key);
    node->chain = *head;
    *head = node;
    link_newest(lru, node);
    lru->count++;
    lru->bytes += node->bytes;
}

void lru_remove(struct lru *lru, struct lru_node *node)
{
    struct lru_node **at = bucket(lru, node->key);
    while (*at != node) {
        at = &(*at)->chain;
    }
    *at = node->chain;
    unlink_age(lru, node);
    lru->count--;
    lru->bytes -= node->bytes;
}

void lru_trim(struct lru *lru, size_t budget, int keep)
{
    while (lru->bytes > budget && lru->count > keep) {
        struct lru_node *node = lru->oldest;
        lru_remove(lru, node);
        lru->drop(node);
    }
}

void lru_clear(struct lru *lru)
{
    while (lru->oldest) {
        struct lru_node *node = lru->oldest;
        lru_remove(lru, node);
        lru->drop(node);
    }
}
