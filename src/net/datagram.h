// datagram.h
// A UDP port. What comes is handed on with its sender; nothing is answered.
//
// Threads: create and destroy on main before the loop starts and after it was destroyed;
// `hear` runs on the loop's thread.
#ifndef NET_DATAGRAM_H
#define NET_DATAGRAM_H

#include <stddef.h>

#include "base/str.h"
#include "net/loop.h"

struct datagram_port;

typedef void (*datagram_hear)(void *context, const char *peer, struct str datagram);

// NULL with a line for a person. Larger datagrams are cut off.
struct datagram_port *datagram_create(struct loop *loop, const char *listen,
                                      size_t max_bytes, datagram_hear hear, void *context,
                                      char *error, size_t error_size);
void datagram_destroy(struct datagram_port *port); // NULL is fine

#endif
