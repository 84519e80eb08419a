// picture_store.h
// Pictures of addresses, fetched once and kept on disk: https, or plain http on loopback
// and where a feed of that host allows it. An address gets no token, key or cookie of any
// feed. What is older than a day is asked about again, and shown meanwhile; that there is
// none is remembered for an hour.
//
// Threads: main; answers come on a thread of its own requests, so that a slow picture
// holds up no feed.
#ifndef APP_PICTURE_STORE_H
#define APP_PICTURE_STORE_H

#include <stdbool.h>

#include "app/config.h"

struct picture_store;

// The one of this show, in the cache's folder by the environment, which need not be there
// yet; NULL, with a line in the log, where the environment has none. The feeds' ca_file
// and insecure hold for pictures from their own hosts; they must outlive it.
struct picture_store *picture_store_of(const struct config *config);
// From now on what is not there is fetched, and `wake` is called on some thread when it
// has come. After library_start().
void picture_store_start(struct picture_store *store, void (*wake)(void *context),
                         void *context);
// Ends what is being fetched, before library_stop(). NULL is fine.
void picture_store_stop(struct picture_store *store);
void picture_store_destroy(struct picture_store *store); // NULL is fine

// The file that has it. False: not there (yet).
bool picture_store_find(struct picture_store *store, const char *address,
                        char out[PATH_SIZE]);
// True once after something has come.
bool picture_store_news(struct picture_store *store);
// The file cannot be drawn: it is forgotten. Others than the store's own are left alone.
void picture_store_spoiled(struct picture_store *store, const char *path);

#endif
