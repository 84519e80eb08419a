// listener.h
// An address to listen on, as people write it: "127.0.0.1:7400", "[::1]:7400".
//
// Threads: pure, but for try, which opens and closes a socket.
#ifndef NET_LISTENER_H
#define NET_LISTENER_H

#include <stdbool.h>
#include <stddef.h>

#include "net/address.h"

struct listener {
    char host[ADDRESS_HOST]; // without brackets
    bool ipv6;
    bool any; // every address of this machine
    int port; // 0: a free one
};

// False with a line for a person.
bool listener_parse(const char *text, struct listener *out, char *error,
                    size_t error_size);
// Whether it can be had; lws does not say why it cannot listen. False with a line.
bool listener_try(const struct listener *listener, const char *text, char *error,
                  size_t error_size);
// A UDP socket that does not block, -1 with a line for a person.
int listener_open_udp(const struct listener *listener, const char *text, char *error,
                      size_t error_size);

#endif
