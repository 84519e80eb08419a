// line_server.h
// A TCP port for plain lines: whole lines in, a bounded queue out. What is said is its
// owner's business. A client that never said anything makes room for a new one when there
// are too many; one that takes nothing for 15 s, or sends no end of a line, is let go.
//
// Threads: create and destroy on main before the loop starts and after it was destroyed;
// every callback, and every call with a client, on the loop's thread.
#ifndef NET_LINE_SERVER_H
#define NET_LINE_SERVER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "net/loop.h"

enum { LINE_SERVER_CLIENTS = 32, LINE_SERVER_MAX_QUEUE = 1 << 20 };

struct line_server;
struct line_client;

struct line_server_ops {
    // Without its end. False: what it says is nonsense, and it is let go.
    bool (*line)(void *context, struct line_client *client, struct str text);
    void (*closed)(void *context, struct line_client *client); // its last moment
    void (*woken)(void *context);                              // after loop_wake
};

// NULL with a line for a person. `ops` must outlive it.
struct line_server *line_server_create(struct loop *loop, const char *listen,
                                       size_t max_line, const struct line_server_ops *ops,
                                       void *context, char *error, size_t error_size);
void line_server_destroy(struct line_server *server); // NULL is fine

// With the line's end appended.
void line_client_say(struct line_client *client, const char *text);
// Takes the place of older ones that still wait.
void line_client_say_newest(struct line_client *client, struct str text);
void line_client_close(struct line_client *client); // when all is said
const char *line_client_peer(const struct line_client *client);
// The owner's flags, 0 at first.
unsigned *line_client_flags(struct line_client *client);

#endif
