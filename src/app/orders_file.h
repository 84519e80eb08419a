// orders_file.h
// The file that keeps the operator's standing orders for a program that starts again
// after a crash. A thread of its own writes them: whole, beside the file and then in its
// place, so that a power cut leaves the old ones or the new ones. While it is open it is
// ours alone, and what it holds is never older than a few minutes.
//
// Threads: main only.
#ifndef APP_ORDERS_FILE_H
#define APP_ORDERS_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct orders_file;

// What it says goes to `kept`. NULL, with a line for a person, if another program keeps
// its orders there; any other trouble leaves a file that keeps nothing.
struct orders_file *orders_file_open(const char *path, struct buf *kept, char *error,
                                     size_t error_size);
// Called by the writing thread when trouble begins or is over.
void orders_file_ring(struct orders_file *file, void (*ring)(void *context),
                      void *context);
// Waits for what is still to be written. NULL is fine.
void orders_file_close(struct orders_file *file);
// These lines, so many, are what it says from now on. Never waits for the disk.
void orders_file_put(struct orders_file *file, const char *lines, int count);
// Why nothing is kept, for the operator; NULL: all is.
const char *orders_file_trouble(struct orders_file *file);

#endif
