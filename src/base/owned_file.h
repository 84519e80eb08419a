// owned_file.h
// A small file that one program has for itself, as long as it runs, and that changes only
// as a whole: what is written stands beside it first and then in its place, so that a
// power cut leaves the old text or the new one. Whatever else in this program opened it
// and closed it again would let go of it.
//
// Threads: any, one at a time.
#ifndef BASE_OWNED_FILE_H
#define BASE_OWNED_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/buf.h"

enum { OWNED_FILE_PATH = 4096 };

struct owned_file {
    char path[OWNED_FILE_PATH]; // of a link, where that leads
    int fd;                     // locked for as long as it is open; -1: it is not
    mode_t mode;
};

enum owned_file_result {
    OWNED_FILE_OPEN,
    OWNED_FILE_BUSY,   // another program has it
    OWNED_FILE_REFUSED // `why` says it
};

// Makes one that is not there; what it says, up to max_bytes, goes to `text`.
enum owned_file_result owned_file_open(struct owned_file *file, const char *path,
                                       size_t max_bytes, struct buf *text, char *why,
                                       size_t why_size);
// False with errno; then it is as it was.
bool owned_file_replace(struct owned_file *file, const char *data, size_t len);
// Says nothing any more, for which there is room on any disk.
bool owned_file_empty(struct owned_file *file);
void owned_file_close(struct owned_file *file);

#endif
