// Requests of pictures. Their answers come on the rest thread.
#define LOG_MODULE "pictures"

#include "app/picture_address.h"
#include "app/picture_disk.h"
#include "app/picture_store_private.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/str.h"
#include "draw/image_gate.h"

enum {
    TRIES = 2,
    SECOND_MS = 1000,
    AGAIN_MS = 60000, // no answer: asked again after so long
    OK = 200,
    NOT_MODIFIED = 304,
    SERVER_ERRORS = 500,
    TOO_MANY = 429,
};

// What a request carries.
struct errand {
    uint64_t place;
    char address[PICTURE_ADDRESS];
};

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
        place->again_ms = clock_now_ms() + (int64_t)PICTURE_NONE_S * SECOND_MS;
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

void picture_store_fetch(struct picture_store *store, struct place *place)
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
