// outbox.h
// What the main thread tells the control thread: the newest state document, the newest
// still, and which requests have been answered. Newest wins; nothing queues.
//
// Threads: put, publish, awaits, answer and close on main; ticket, wait, copy and watch
// on the control thread; watched and published on any.
#ifndef APP_OUTBOX_H
#define APP_OUTBOX_H

#include <stdbool.h>
#include <stdint.h>

#include "draw/canvas.h"
#include "output/key.h"

struct buf;
struct outbox;

// The answer to one request.
struct outbox_answer {
    bool ok;
    bool stale;     // not ok, because of what has changed since it was decided
    char text[256]; // reason, when not ok
};

struct outbox *outbox_create(void);
void outbox_destroy(struct outbox *outbox); // NULL is fine

// A number for a request that goes through the inbox.
unsigned long long outbox_ticket(struct outbox *outbox);
// Waits until main has answered it. False if that took longer than wait_ms: nobody waits
// for it then.
bool outbox_wait(struct outbox *outbox, unsigned long long ticket, int wait_ms,
                 struct outbox_answer *out);
// Main: whether who asked still waits. Else he was told that it failed, and what he asked
// for is not to be done behind his back.
bool outbox_awaits(struct outbox *outbox, unsigned long long ticket);
// Main: the request is done. An answer that comes behind a later one is of no use.
void outbox_answer(struct outbox *outbox, unsigned long long ticket,
                   const struct outbox_answer *answer);

// Nobody is answered any more: who waits is let go at once.
void outbox_close(struct outbox *outbox);

void outbox_put_status(struct outbox *outbox, const char *json);
void outbox_copy_status(struct outbox *outbox, struct buf *out);
// One more, or one less, who wants to be told of each new state.
void outbox_watch(struct outbox *outbox, int more);
bool outbox_watched(const struct outbox *outbox);
// Main: the status that was put is news for who watches.
void outbox_publish(struct outbox *outbox);
unsigned long long outbox_published(const struct outbox *outbox); // how many there were
// Main only copies the canvas, because a frame may be due; keying is for whoever takes it
// away.
void outbox_put_still(struct outbox *outbox, const struct canvas *canvas,
                      const struct key *key);
// Owned by the caller, to be given back; NULL if there is none.
struct canvas *outbox_take_still(struct outbox *outbox, struct key *key);
// The next still is copied into it.
void outbox_return_still(struct outbox *outbox, struct canvas *canvas); // NULL is fine

#endif
