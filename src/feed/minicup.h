// minicup.h
// The Litovel Minicup's live service: one match or a category over a WebSocket, history
// and rosters over REST. The parts below serve minicup.c and the tests; others use
// minicup_ops.
//
// Source: feed notes, section 2.
//
// Threads: pure functions, but for the state behind minicup_ops (see feed.h).
#ifndef FEED_MINICUP_H
#define FEED_MINICUP_H

#include "feed/feed.h"

extern const struct feed_ops minicup_ops;

#endif
