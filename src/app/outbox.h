// outbox.h
// What the main thread tells the control thread: the newest state document, the newest
// still, and which requests have been answered. Newest wins; nothing queues.
//
// Threads: put and answer on main; ticket, wait and copy on the control thread.
#ifndef APP_OUTBOX_H
#define APP_OUTBOX_H

#include <stdbool.h>
#include <stdint.h>

struct buf;
struct outbox;

// The answer to one request.
struct outbox_answer {
    bool ok;
    char text[256]; // reason, when not ok
};

struct outbox *outbox_create(void);
void outbox_destroy(struct outbox *outbox); // NULL is fine

// A number for a request that goes through the inbox.
unsigned long long outbox_ticket(struct outbox *outbox);
// Waits until main has answered it. False if that took longer than wait_ms.
bool outbox_wait(struct outbox *outbox, unsigned long long ticket, int wait_ms,
                 struct outbox_answer *out);
// Main: the request is done. Tickets are answered in order.
void outbox_answer(struct outbox *outbox, unsigned long long ticket, bool ok,
                   const char *text);

void outbox_put_status(struct outbox *outbox, const char *json);
void outbox_copy_status(struct outbox *outbox, struct buf *out);
// Straight words 0xAARRGGBB. Main copies in; the control thread takes the copy away.
void outbox_put_still(struct outbox *outbox, const uint32_t *pixels, int width,
                      int height, bool alpha);
// Owned by the caller, to be freed; NULL if there is none.
uint32_t *outbox_take_still(struct outbox *outbox, int *width, int *height, bool *alpha);

#endif
