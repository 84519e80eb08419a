// process.h
// What the process was given at its start, put right for every command.
//
// Threads: main only, before any other.
#ifndef APP_PROCESS_H
#define APP_PROCESS_H

#include <stdbool.h>
#include <stddef.h>

// False with a line for a person if it may open too few files to work with, or has too
// small a stack.
bool process_prepare(char *error, size_t error_size);

#endif
