// tls.h
// The client's side of TLS, on bytes that others carry: what came goes in, what is to be
// sent comes out. libwebsockets would do it, but not for a RAW connection: 4.1 shakes
// hands there before it has a socket.
//
// Threads: tls_trust_* on main, before and after the loop runs; a struct tls belongs to
// the loop's thread.
#ifndef NET_TLS_H
#define NET_TLS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct tls_trust; // whom to believe
struct tls;       // one connection

// The system's authorities, and those of ca_file unless it is NULL or "". NULL with a
// line for a person.
struct tls_trust *tls_trust_create(const char *ca_file, char *error, size_t error_size);
void tls_trust_destroy(struct tls_trust *trust); // NULL is fine

// host: the name or number that the certificate must be for.
struct tls *tls_create(struct tls_trust *trust, const char *host);
void tls_destroy(struct tls *tls); // NULL is fine

enum tls_result {
    TLS_MORE, // nothing to read before more has been heard
    TLS_DATA,
    TLS_OVER,   // the peer has said goodbye
    TLS_BROKEN, // see tls_words
};

void tls_hear(struct tls *tls, struct str bytes);
// Goes on with the handshake and reads; what was read is told with every result.
enum tls_result tls_read(struct tls *tls, char *room, size_t size, size_t *len);
bool tls_ready(const struct tls *tls); // the handshake is done: tls_write may be called
bool tls_write(struct tls *tls, struct str text);
void tls_goodbye(struct tls *tls);
void tls_speak(struct tls *tls, struct buf *out); // adds what is to be sent
// Why there is no secure connection, for a person.
const char *tls_words(const struct tls *tls);

#endif
