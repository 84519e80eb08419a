// fastpath.h
// IMG Arena FastPath: one WebSocket a fixture, the fixtures over REST. The parts below
// serve fastpath.c and the tests; others use fastpath_ops.
//
// Source: feed notes, section 3.
//
// Threads: pure functions, but for the state behind fastpath_ops (see feed.h).
#ifndef FEED_FASTPATH_H
#define FEED_FASTPATH_H

#include "feed/feed.h"

extern const struct feed_ops fastpath_ops;

#endif
