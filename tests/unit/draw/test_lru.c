// The cache: least recently used goes first, within a budget of bytes.
#include "check.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/hash.h"
#include "draw/lru.h"

static int dropped;

static void drop(struct lru_node *node)
{
    dropped++;
    free(node);
}

static void add(struct lru *lru, uint64_t key)
{
    struct lru_node *node = xalloc(sizeof(*node));
    node->key = key;
    node->bytes = 10;
    lru_add(lru, node);
}

TEST(the_least_recently_used_goes_first)
{
    struct lru lru = {.drop = drop};
    dropped = 0;
    // Keys that share a bucket.
    for (uint64_t i = 0; i < 5; i++) {
        add(&lru, i * LRU_BUCKETS);
    }
    CHECK(lru_find(&lru, 0) != NULL);
    lru_trim(&lru, 30, 0);
    CHECK_INT(dropped, 2);
    CHECK(lru_find(&lru, 0) != NULL);
    CHECK(lru_find(&lru, 1 * LRU_BUCKETS) == NULL);
    CHECK(lru_find(&lru, 2 * LRU_BUCKETS) == NULL);
    CHECK(lru_find(&lru, 3 * LRU_BUCKETS) != NULL);
    CHECK(lru_find(&lru, 4 * LRU_BUCKETS) != NULL);
    CHECK_INT(lru.bytes, 30);
    lru_clear(&lru);
    CHECK_INT(dropped, 5);
    CHECK_INT(lru.count, 0);
}

TEST(the_newest_stay_whatever_they_weigh)
{
    struct lru lru = {.drop = drop};
    dropped = 0;
    for (uint64_t i = 0; i < 4; i++) {
        add(&lru, i);
    }
    lru_trim(&lru, 0, 3);
    CHECK_INT(dropped, 1);
    CHECK(lru_find(&lru, 0) == NULL);
    lru_clear(&lru);
}

TEST(what_was_taken_out_is_not_dropped)
{
    struct lru lru = {.drop = drop};
    dropped = 0;
    add(&lru, 1);
    add(&lru, 2);
    struct lru_node *node = lru_find(&lru, 1);
    lru_remove(&lru, node);
    CHECK(lru_find(&lru, 1) == NULL);
    free(node);
    lru_clear(&lru);
    CHECK_INT(dropped, 1);
}

TEST(hashes_tell_texts_apart)
{
    CHECK(hash_text(1, "12:34") != hash_text(1, "12:35"));
    CHECK(hash_text(1, "") != hash_text(1, NULL));
    CHECK(hash_text(hash_text(1, "ab"), "c") != hash_text(hash_text(1, "a"), "bc"));
    CHECK(hash_int(1, 2) != hash_int(2, 1));
    CHECK(hash_text(1, "a longer text than one word") ==
          hash_text(1, "a longer text than one word"));
}

static const struct check_case cases[] = {
    CASE(the_least_recently_used_goes_first),
    CASE(the_newest_stay_whatever_they_weigh),
    CASE(what_was_taken_out_is_not_dropped),
    CASE(hashes_tell_texts_apart),
};

CHECK_MAIN(cases)
