// file.h
// Whole files, with a limit, and errors as one line for a person.
//
// Threads: any.
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

// Appends the file's bytes to out. On failure `error` says which file and why.
bool file_read(const char *path, size_t max_bytes, struct buf *out, char *error,
               size_t error_size);
// Where nobody may be waited for, as a pipe's reader waits: nothing but regular files.
bool file_read_regular(const char *path, size_t max_bytes, struct buf *out, char *error,
                       size_t error_size);
// Writes beside the file, then renames, so that a reader never sees a half one. Devices,
// FIFOs and what a link names are written into.
bool file_write(const char *path, const void *data, size_t len, char *error,
                size_t error_size);
// The same for what a person named on the command line: "-" is standard output.
bool file_write_out(const char *path, const void *data, size_t len, char *error,
                    size_t error_size);
bool file_exists(const char *path);
bool file_is_regular(const char *path);
bool file_is_dir(const char *path);
// Both name one ordinary file, by whatever ways; one that is not there yet by its name.
bool file_same(const char *a, const char *b);
// Makes the folder and its parents; an existing one is fine.
bool file_make_dir(const char *path, char *error, size_t error_size);
// "dir/name" into out, or `name` alone when it is absolute. False if it does not fit.
bool file_join(char *out, size_t size, const char *dir, const char *name);

#endif
