// fresh.h
// A file for what cannot be had again, such as a recording: what an earlier run left
// there is kept under another name, and one that somebody is writing is refused.
//
// Threads: any.
#ifndef BASE_FRESH_H
#define BASE_FRESH_H

#include <stdio.h>

enum { FRESH_PATH = 4096 };

// Opened for writing, empty. `aside` names what was there before, "" if nothing was:
// PATH.1 or the next number that is free, and where PATH is a link to a file, of that
// file's name. Devices and FIFOs are written into as they are. NULL: `why` says it.
FILE *fresh_open(const char *path, char aside[FRESH_PATH], char *why, size_t why_size);

#endif
