// picture_store_private.h
// The inside of the store, shared by its halves: picture_store.c (what is there) and
// picture_store_fetch.c (what is on its way).
//
// Threads: see each part.
#ifndef APP_PICTURE_STORE_PRIVATE_H
#define APP_PICTURE_STORE_PRIVATE_H

#include <pthread.h>
#include <stdatomic.h>

#include "app/picture_index.h"
#include "app/picture_store.h"
#include "draw/lru.h"
#include "net/rest.h"

// That there is no such picture is remembered for so long.
enum { PICTURE_NONE_S = 3600 };

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

// Asks for what stands at the address of `place`, which is of this store. The store is
// locked by the caller.
void picture_store_fetch(struct picture_store *store, struct place *place);

#endif
