#define LOG_MODULE "pictures"
#include "app/picture_store.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/picture_address.h"
#include "app/picture_disk.h"
#include "app/picture_index.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/str.h"
#include "draw/hash.h"
#include "draw/image_gate.h"
#include "draw/lru.h"
#include "net/rest.h"

enum {
    PLACE_BUDGET = 8 << 20,
    TRIES = 2,
    SECOND_MS = 1000,
    FRESH_S = 24 * 3600,
    NONE_S = 3600,    // that there is none is remembered for so long
    AGAIN_MS = 60000, // no answer: asked again after so long
    OK = 200,
    NOT_MODIFIED = 304,
    SERVER_ERRORS = 500,
    TOO_MANY = 429,
};

// What is known in this session of an address as a value has it.
struct place {
    struct lru_node node;
    bool asked; // is on its way
    int64_t again_ms;
    char file[PICTURE_FILE]; // "": not there
    char address[];          // as it is fetched; "": never
};

struct picture_store {
    char dir[PATH_SIZE];
    const struct feed_config *feeds;
    int feed_count;
    void (*wake)(void *context);
    void *context;
    struct rest *rest; // NULL: what is there is all
    bool started;
    bool fetches;
    atomic_bool news;
    pthread_mutex_t lock; // guards what follows
    struct picture_index index;
    struct lru places;
    bool unsaved;
};

// What a request carries.
struct errand {
    uint64_t place;
    char address[PICTURE_ADDRESS];
};

static void drop_place(struct lru_node *node)
{
    free(node);
}

bool picture_store_place(char out[PATH_SIZE])
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

struct picture_store *picture_store_create(const char *dir,
                                           const struct feed_config *feeds,
                                           int feed_count)
{
    struct picture_store *store = xalloc(sizeof(*store));
    pthread_mutex_init(&store->lock, NULL);
    store->places.drop = drop_place;
    store->feeds = feeds;
    store->feed_count = feed_count;
    text_copy(store->dir, sizeof(store->dir), dir);
    picture_disk_load(store->dir, clock_wall_ms() / SECOND_MS, &store->index);
    return store;
}

struct picture_store *picture_store_of(const struct config *config)
{
    char dir[PATH_SIZE];
    if (!picture_store_place(dir)) {
        log_warn("neither XDG_CACHE_HOME nor HOME: no pictures of addresses");
        return NULL;
    }
    return picture_store_create(dir, config->feeds, config->feed_count);
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

// A picture that is there; false if it is none.
static bool take_file(struct picture_store *store, const struct errand *errand,
                      struct str body, char file[PICTURE_FILE])
{
    char error[512];
    struct image_look look;
    if (!image_gate(body.data, body.len, &look, error, sizeof(error))) {
        log_warn("%s: %s", errand->address, error);
        return false;
    }
    if (!picture_disk_put(store->dir, body, look.kind, file, error, sizeof(error))) {
        log_warn("%s", error);
        return false;
    }
    log_info("%s: %zu bytes", errand->address, body.len);
    return true;
}

// Locked.
static void note(struct picture_store *store, const struct errand *errand,
                 const char *file, const struct rest_reply *reply)
{
    struct picture_entry *entry = picture_index_add(&store->index, errand->address);
    // The last good one stays, whatever became of its address.
    if (*file || !entry->file[0]) {
        text_copy(entry->file, sizeof(entry->file), file);
        entry->bytes = *file ? (int64_t)reply->body.len : 0;
        picture_entry_said(entry, reply->marks.etag, reply->marks.modified);
    }
    entry->fetched_s = entry->used_s = clock_wall_ms() / SECOND_MS;
    struct place *place = (struct place *)lru_find(&store->places, errand->place);
    if (place) {
        place->asked = false;
        text_copy(place->file, sizeof(place->file), entry->file);
        place->again_ms = clock_now_ms() + (int64_t)NONE_S * SECOND_MS;
    }
}

// On the rest thread. True if there is a picture.
static bool keep(struct picture_store *store, const struct errand *errand,
                 const struct rest_reply *reply)
{
    char file[PICTURE_FILE] = "";
    struct buf text = {0};
    bool there = reply->status == OK && take_file(store, errand, reply->body, file);
    pthread_mutex_lock(&store->lock);
    note(store, errand, file, reply);
    picture_disk_trim(store->dir, &store->index);
    picture_index_print(&store->index, &text);
    store->unsaved = false;
    pthread_mutex_unlock(&store->lock);
    picture_disk_write(store->dir, &text);
    buf_finish(&text);
    return there;
}

static void later(struct picture_store *store, const struct errand *errand)
{
    pthread_mutex_lock(&store->lock);
    struct place *place = (struct place *)lru_find(&store->places, errand->place);
    if (place) {
        place->asked = false;
        place->again_ms = clock_now_ms() + AGAIN_MS;
    }
    pthread_mutex_unlock(&store->lock);
}

static void answered(void *context, const void *tag, const struct rest_reply *reply)
{
    struct picture_store *store = context;
    const struct errand *errand = tag;
    if (reply->status == 0 || reply->status == TOO_MANY ||
        reply->status >= SERVER_ERRORS) {
        later(store, errand);
        return;
    }
    if (reply->status != OK && reply->status != NOT_MODIFIED) {
        log_warn("%s: answered %d", errand->address, reply->status);
    }
    if (keep(store, errand, reply)) {
        atomic_store(&store->news, true);
        store->wake(store->context);
    }
}

static void has(void *context, const void *tag, struct rest_marks *out)
{
    struct picture_store *store = context;
    const struct errand *errand = tag;
    pthread_mutex_lock(&store->lock);
    const struct picture_entry *entry =
        picture_index_find(&store->index, errand->address);
    if (entry && entry->file[0]) {
        text_copy(out->etag, sizeof(out->etag), entry->etag);
        text_copy(out->modified, sizeof(out->modified), entry->modified);
    }
    pthread_mutex_unlock(&store->lock);
}

static bool running(struct picture_store *store)
{
    if (store->fetches && !store->started) {
        store->started = true;
        store->rest = rest_create();
        if (store->rest && !rest_start(store->rest)) {
            rest_destroy(store->rest);
            store->rest = NULL;
        }
    }
    return store->rest != NULL;
}

// Locked.
static void fetch(struct picture_store *store, struct place *place)
{
    struct errand errand = {.place = place->node.key};
    char error[512];
    struct picture_terms terms;
    char *target = errand.address;
    if (!running(store) ||
        !picture_address(place->address, store->feeds, store->feed_count, target,
                         sizeof(errand.address), &terms, error, sizeof(error))) {
        return;
    }
    const struct rest_request request = {
        .url = errand.address,
        .ca_file = terms.ca_file,
        .insecure = terms.insecure,
        .tries = TRIES,
        .max_body = IMAGE_MAX_BYTES,
        .has = has,
        .done = answered,
        .context = store,
        .tag = &errand,
        .tag_size = sizeof(errand),
    };
    place->asked = rest_get(store->rest, &request);
    if (!place->asked) { // it is on its way under another name
        place->again_ms = clock_now_ms() + SECOND_MS;
    }
}

// Locked. The first time in a session, or when it is time to look again.
static void look_up(struct picture_store *store, struct place *place)
{
    struct picture_entry *entry = picture_index_find(&store->index, place->address);
    int64_t now_s = clock_wall_ms() / SECOND_MS;
    place->again_ms = clock_now_ms() + (int64_t)NONE_S * SECOND_MS;
    int64_t age_s = entry ? now_s - entry->fetched_s : -1;
    int64_t fresh_s = entry && entry->file[0] ? FRESH_S : NONE_S;
    if (entry) {
        text_copy(place->file, sizeof(place->file), entry->file);
        entry->used_s = now_s;
        store->unsaved = true;
    }
    if (age_s < 0 || age_s > fresh_s) {
        fetch(store, place);
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
