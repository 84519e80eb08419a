// osc.h
// Open Sound Control: a datagram -> cues' words. The address is the cue with slashes for
// blanks, arguments follow: /strapline/take, /strapline/dismiss "lower", /strapline/call
// 317, /strapline/auto 1. A button that sends 1 when pressed and 0 when released cues
// once.
//
// Threads: pure functions.
#ifndef SHOW_OSC_H
#define SHOW_OSC_H

#include "base/str.h"

enum { OSC_MAX_BYTES = 8192, OSC_MAX_DEPTH = 4, OSC_MAX_MESSAGES = 64 };

// Called once for each message of ours; `words` is NULL with a reason if it is malformed.
typedef void (*osc_hear)(void *context, const char *words, const char *why);

// Messages for others are passed over, and what follows the first malformed one.
void osc_read(struct str datagram, osc_hear hear, void *context);

#endif
