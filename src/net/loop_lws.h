// loop_lws.h
// What the lws users of this folder (ws, http) need of a loop: its context, a hook at
// every wake-up, and whether it is on its way out.
//
// A vhost may be made with lws_create_vhost(loop_context(...)) after loop_create and
// before loop_start. Hooks belong to whoever adds them and live until loop_destroy has
// returned. CLIENT_CLOSED and friends also run inside loop_destroy: whatever would
// schedule something there asks loop_stopping() first.
//
// Threads: loop_add_hook before loop_start; `woken` runs on the loop's thread, once at
// the start and then at every wake, the other two there as well; loop_stopping from any
// thread.
#ifndef NET_LOOP_LWS_H
#define NET_LOOP_LWS_H

#include <libwebsockets.h>
#include <stdbool.h>

#include "net/loop.h"

struct resolve;

struct loop_hook {
    void (*woken)(void *context);  // wakes coalesce: look at your box, not at a count
    void (*served)(void *context); // after a round that loop_note_news() was called in;
                                   // may be NULL
    void (*roused)(void *context); // by loop_rouse(); may be NULL
    void *context;
    struct loop_hook *next; // the loop's
};

struct lws_context *loop_context(struct loop *loop);
void loop_add_hook(struct loop *loop, struct loop_hook *hook);
bool loop_stopping(const struct loop *loop);
// The user of the vhost that a server's callback is about. NULL: nothing to do, for
// wake-ups and the like come to every vhost, with a stand-in for a wsi.
void *loop_vhost_user(struct lws *wsi, enum lws_callback_reasons reason);
// From the loop's own thread: when this round is over, `served` of all hooks is called.
// True for the first time in a round.
bool loop_note_news(struct loop *loop);
// From the loop's own thread, in a timer of a hook's owner: as it has woken the thread
// anyway, `roused` of all hooks may do what is due soon, so that it needs no wake-up of
// its own. They may not call this.
void loop_rouse(struct loop *loop);
// The last error that lws logged on this thread, "" if none: why a port cannot be had is
// told nowhere else.
const char *loop_complaint(void);
void loop_forget_complaint(void);
// The loop's own; its answers wake the loop.
struct resolve *loop_resolve(struct loop *loop);

#endif
