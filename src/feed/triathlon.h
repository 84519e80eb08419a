// triathlon.h
// World Triathlon live timing: pushes without splits over a WebSocket for all the races of
// the world, whole messages over REST and by webhook. The parts below serve triathlon.c
// and the tests; others use triathlon_ops.
//
// Source: feed notes, section 1.
//
// Threads: pure functions, but for the state behind triathlon_ops (see feed.h).
#ifndef FEED_TRIATHLON_H
#define FEED_TRIATHLON_H

#include "feed/feed.h"

extern const struct feed_ops triathlon_ops;

#endif
