// address.h
// The parts of a ws, wss, http or https address, and whether it stays on this machine.
//
// Threads: pure functions.
#ifndef NET_ADDRESS_H
#define NET_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

enum { ADDRESS_HOST = 256, ADDRESS_TEXT = 2048 };

struct address {
    char scheme[8]; // lower case
    bool tls;
    char host[ADDRESS_HOST];           // lower case, without brackets
    char authority[ADDRESS_HOST + 16]; // host and port as a Host header wants them
    int port;                          // the scheme's own if none is given
    char path[ADDRESS_TEXT];           // with query, without fragment; at least "/"
};

// False with a line for a person. Names and passwords in an address are refused: secrets
// do not belong there.
bool address_parse(const char *text, struct address *out, char *error, size_t error_size);
// "localhost", 127.x.x.x or ::1.
bool address_is_loopback(const char *host);
bool address_is_numeric(const char *host);
// Plain ws:// or http:// may leave this machine only when the show file says so. False
// with a line for a person.
bool address_allowed(const struct address *address, bool insecure, char *error,
                     size_t error_size);

#endif
