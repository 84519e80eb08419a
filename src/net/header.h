// header.h
// Lines of a request's head that others made: "Name: value", each but perhaps the last
// ended by "\r\n".
//
// Threads: pure function.
#ifndef NET_HEADER_H
#define NET_HEADER_H

#include <stdbool.h>

// True if nothing in them would end a line early: a key that was read from a file may
// hold anything. NULL and "" are fine.
bool header_fits(const char *lines);

#endif
