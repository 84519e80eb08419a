// paths.h
// Where our own files lie: beside the show file, in the folder we were started from, in
// the source tree or in the installed share folder, in this order.
//
// Threads: main only.
#ifndef APP_PATHS_H
#define APP_PATHS_H

#include <stdbool.h>
#include <stddef.h>

enum { PATH_SIZE = 1024 };

// Finds `name` ("themes/stadium"); `beside` is a file whose folder comes first, or NULL.
// False if it is nowhere.
bool paths_find(const char *name, const char *beside, char out[PATH_SIZE]);
// The folder that a file lies in.
void paths_folder(const char *file, char out[PATH_SIZE]);

#endif
