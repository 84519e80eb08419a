// outgoing.h
// What waits to be sent to one client, whole texts, in order. Of texts that make older
// ones of their kind worthless only the newest waits.
//
// Threads: the loop's.
#ifndef NET_OUTGOING_H
#define NET_OUTGOING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct outgoing_text {
    struct outgoing_text *next;
    bool newest; // the next one of its kind takes its place
    size_t len;
    unsigned char bytes[]; // LWS_PRE in front of the text
};

struct outgoing { // zeroed is empty
    struct outgoing_text *first, *last;
    size_t queued; // bytes
};

void outgoing_add(struct outgoing *outgoing, struct str text, bool newest);
void outgoing_drop_first(struct outgoing *outgoing);
void outgoing_finish(struct outgoing *outgoing);

#endif
