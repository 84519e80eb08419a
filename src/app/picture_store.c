#define LOG_MODULE "pictures"
#include "app/picture_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/picture_address.h"
#include "app/picture_disk.h"
#include "app/picture_store_private.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/hash.h"
#include "base/log.h"
#include "base/str.h"

enum {
    PLACE_BUDGET = 8 << 20,
    SECOND_MS = 1000,
    FRESH_S = 24 * 3600,
};

static void drop_place(struct lru_node *node)
{
    free(node);
}

// XDG_CACHE_HOME, or HOME/.cache. False: neither.
static bool find_folder(char out[PATH_SIZE])
{
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    int len = PATH_SIZE;
    if (!text_empty(cache) && cache[0] == '/') {
        len = snprintf(out, PATH_SIZE, "%s/strapline/images", cache);
    } else if (!text_empty(home)) {
        len = snprintf(out, PATH_SIZE, "%s/.cache/strapline/images", home);
    }
    return len < PATH_SIZE;
}

struct picture_store *picture_store_of(const struct config *config)
{
    char dir[PATH_SIZE];
    if (!find_folder(dir)) {
        log_warn("neither XDG_CACHE_HOME nor HOME: no pictures of addresses");
        return NULL;
    }
    struct picture_store *store = xalloc(sizeof(*store));
    pthread_mutex_init(&store->lock, NULL);
    store->places.drop = drop_place;
    store->feeds = config->feeds;
    store->feed_count = config->feed_count;
    text_copy(store->dir, sizeof(store->dir), dir);
    picture_disk_load(store->dir, clock_wall_ms() / SECOND_MS, &store->index);
    return store;
}

void picture_store_start(struct picture_store *store, void (*wake)(void *context),
                         void *context)
{
    store->wake = wake;
    store->context = context;
    store->fetches = true;
}

void picture_store_stop(struct picture_store *store)
{
    if (store) {
        rest_destroy(store->rest);
        store->rest = NULL;
        store->fetches = false;
    }
}

void picture_store_destroy(struct picture_store *store)
{
    if (!store) {
        return;
    }
    picture_store_stop(store);
    if (store->unsaved) {
        picture_disk_save(store->dir, &store->index);
    }
    picture_index_finish(&store->index);
    lru_clear(&store->places);
    pthread_mutex_destroy(&store->lock);
    free(store);
}

bool picture_store_news(struct picture_store *store)
{
    return atomic_exchange(&store->news, false);
}

static struct place *place_of(struct picture_store *store, const char *name)
{
    uint64_t key = hash_text(0, name);
    struct place *place = (struct place *)lru_find(&store->places, key);
    if (place) {
        return place;
    }
    char address[PICTURE_ADDRESS], error[512];
    struct picture_terms terms;
    if (!picture_address(name, store->feeds, store->feed_count, address, sizeof(address),
                         &terms, error, sizeof(error))) {
        log_warn("%.200s: %s", name, error);
        address[0] = '\0';
    }
    size_t size = strlen(address) + 1;
    place = xalloc(sizeof(*place) + size);
    memcpy(place->address, address, size);
    place->node.key = key;
    place->node.bytes = sizeof(*place) + size;
    lru_add(&store->places, &place->node);
    lru_trim(&store->places, PLACE_BUDGET, 1);
    return place;
}

// Locked. The first time in a session, or when it is time to look again.
static void look_up(struct picture_store *store, struct place *place)
{
    struct picture_entry *entry = picture_index_find(&store->index, place->address);
    int64_t now_s = clock_wall_ms() / SECOND_MS;
    place->again_ms = clock_now_ms() + (int64_t)PICTURE_NONE_S * SECOND_MS;
    int64_t age_s = entry ? now_s - entry->fetched_s : -1;
    int64_t fresh_s = entry && entry->file[0] ? FRESH_S : PICTURE_NONE_S;
    if (entry) {
        text_copy(place->file, sizeof(place->file), entry->file);
        entry->used_s = now_s;
        store->unsaved = true;
    }
    if (age_s < 0 || age_s > fresh_s) {
        picture_store_fetch(store, place);
    }
}

bool picture_store_find(struct picture_store *store, const char *address,
                        char out[PATH_SIZE])
{
    pthread_mutex_lock(&store->lock);
    struct place *place = place_of(store, address);
    if (place->address[0] && !place->asked && clock_now_ms() >= place->again_ms) {
        look_up(store, place);
    }
    bool there = place->file[0] &&
                 snprintf(out, PATH_SIZE, "%s/%s", store->dir, place->file) < PATH_SIZE;
    pthread_mutex_unlock(&store->lock);
    return there;
}

void picture_store_spoiled(struct picture_store *store, const char *path)
{
    size_t len = strlen(store->dir);
    if (!text_starts(path, store->dir) || path[len] != '/') {
        return;
    }
    const char *file = path + len + 1;
    pthread_mutex_lock(&store->lock);
    for (int i = 0; i < store->index.count; i++) {
        struct picture_entry *entry = &store->index.entries[i];
        if (text_equal(entry->file, file)) {
            log_warn("%s came from %s", file, entry->address);
            entry->file[0] = '\0';
            entry->bytes = 0;
            store->unsaved = true;
        }
    }
    pthread_mutex_unlock(&store->lock);
}
