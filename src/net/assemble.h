// assemble.h
// Puts the pieces of a WebSocket message together again, up to a limit. A message that
// is too large is left out as a whole; the next one is read as usual. Whether a text is
// UTF-8 is for whoever reads it.
//
// Threads: pure, on a struct of the caller's.
#ifndef NET_ASSEMBLE_H
#define NET_ASSEMBLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum {
    ASSEMBLE_MAX = 4 << 20,   // bytes in a message
    ASSEMBLE_KEEP = 256 << 10 // memory kept between messages
};

enum assemble_result {
    ASSEMBLE_MORE,
    ASSEMBLE_TEXT,
    ASSEMBLE_BINARY,
    ASSEMBLE_TOO_LARGE, // told once, as soon as it is known
};

struct assemble {
    struct buf buf;
    size_t max;    // 0: ASSEMBLE_MAX
    bool dropping; // the rest of a message that is too large
    bool done;     // the message is whole; the next piece starts another
};

struct piece {
    const void *data;
    size_t len;
    bool first;
    bool final;
    bool binary;
};

// *whole is set with TEXT and BINARY and stays good until the next call.
enum assemble_result assemble_add(struct assemble *assemble, const struct piece *piece,
                                  struct str *whole);
void assemble_reset(struct assemble *assemble); // a new connection: no half messages
void assemble_finish(struct assemble *assemble);

#endif
