// loop.h
// One thread that serves one libwebsockets context: all WebSocket clients (feeds), or the
// HTTP server (control). Two loops, because a slow feed must not freeze the operator.
//
// Shutdown: loop_stop() on every loop, then loop_join() on every loop, then
// loop_destroy() on the caller's thread (CLIENT_CLOSED callbacks run inside destroy).
//
// Threads: create, start, stop, join, destroy on main; wake from any.
#ifndef NET_LOOP_H
#define NET_LOOP_H

#include <stdbool.h>

struct loop;

struct loop *loop_create(const char *name);
bool loop_start(struct loop *loop);
void loop_wake(struct loop *loop); // wake-ups coalesce: look at your box, not at a count
void loop_stop(struct loop *loop); // returns at once
void loop_join(struct loop *loop);
void loop_destroy(struct loop *loop); // NULL is fine

#endif
