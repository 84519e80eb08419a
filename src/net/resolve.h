// resolve.h
// Names to numeric addresses without ever blocking the asker: each look-up runs on a
// thread of its own, and a wake says when to ask again. Answers are kept; an old one is
// given at once while it is refreshed, so a dead name server does not keep a known host
// away.
//
// A look-up may hang in the system for half a minute. Destroy does not wait for it: what
// it needs is counted, and the last to leave frees it.
//
// Threads: create, destroy: main. ask: any. wake runs on the look-up's thread.
#ifndef NET_RESOLVE_H
#define NET_RESOLVE_H

#include <stdint.h>

enum { RESOLVE_MAX = 6, RESOLVE_TEXT = 64, RESOLVE_FRESH_MS = 30000 };

enum resolve_state { RESOLVE_WAIT, RESOLVE_OK, RESOLVE_FAILED };

struct resolve_answer {
    int count;
    char address[RESOLVE_MAX][RESOLVE_TEXT]; // numeric, best first
    char error[128];                         // FAILED: for a person
};

struct resolve;

struct resolve *resolve_create(void (*wake)(void *context), void *context);
void resolve_destroy(struct resolve *resolve); // NULL is fine
// Starts a look-up if there is nothing fresh. Numeric hosts are their own answer. A
// failure is told to whoever asks within a second, then looked up again.
enum resolve_state resolve_ask(struct resolve *resolve, const char *host, int64_t now_ms,
                               struct resolve_answer *out);

#endif
