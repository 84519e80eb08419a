// frames.h
// Texts that wait to be sent on one connection, in order, bounded: lws takes and keeps
// whatever it is given, so the limit is ours. Each is stored as lws_write wants it, with
// LWS_PRE bytes in front.
//
// Threads: one.
#ifndef NET_FRAMES_H
#define NET_FRAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum { FRAMES_MAX = 64, FRAMES_MAX_BYTES = 256 << 10 };

struct frame {
    struct frame *next;
    size_t len;
    unsigned char bytes[]; // LWS_PRE, then the text
};

struct frames {
    struct frame *first;
    struct frame *last;
    int count;
    size_t bytes;
};

bool frames_push(struct frames *frames, struct str text); // false: full
struct frame *frames_pop(struct frames *frames);          // NULL: empty; caller frees
void frames_clear(struct frames *frames);

#endif
