// viewers.h
// Whoever looks on over a WebSocket: gets the whole state at once and at every change,
// and may steer. A slow one only ever has the newest state waiting.
//
// Threads: create, attach and destroy on main; the rest on the control thread.
#ifndef APP_VIEWERS_H
#define APP_VIEWERS_H

#include "app/desk.h"
#include "net/http.h"
#include "show/api.h"

struct viewers;

// What is given must outlive them.
struct viewers *viewers_create(struct desk *desk, const struct api_access *access);
void viewers_attach(struct viewers *viewers, struct http *http);
int viewers_count(const struct viewers *viewers);
void viewers_destroy(struct viewers *viewers); // NULL is fine

#endif
