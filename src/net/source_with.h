// source_with.h
// A source over a dialect that is given, for tests of the plumbing with one of their own.
//
// Threads: main.
#ifndef NET_SOURCE_WITH_H
#define NET_SOURCE_WITH_H

#include "net/source.h"

struct source *source_create_with(const struct feed_ops *ops,
                                  const struct feed_config *config, int feed,
                                  const struct source_parts *parts, char *error,
                                  size_t error_size);

#endif
