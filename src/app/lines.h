// lines.h
// Mixers and control panels that steer over plain TCP lines, or by OSC datagrams.
//
// Threads: create, open and destroy on main; the rest on the control thread.
#ifndef APP_LINES_H
#define APP_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "app/desk.h"
#include "net/http.h"

struct lines;

// What is given must outlive it. token "" = none asked; `http` says how fast a client may
// come.
struct lines *lines_create(struct desk *desk, struct http *http, const char *token);
// Ports, "" = none. False with a line for a person.
bool lines_open(struct lines *lines, struct loop *loop, const char *tcp, const char *osc,
                char *error, size_t error_size);
void lines_destroy(struct lines *lines); // NULL is fine; after the loop was destroyed

#endif
