// child.h
// A shell command that reads what we write. It has a process group of its own: Ctrl+C in
// our terminal is for us, and a command such as ffmpeg ends with the last byte and
// finishes its file.
//
// Threads: one at a time.
#ifndef OUTPUT_CHILD_H
#define OUTPUT_CHILD_H

#include <stdbool.h>
#include <sys/types.h>

struct child {
    pid_t pid;
    int fd; // its standard input
};

enum { CHILD_PATIENT = -1 };

enum child_end {
    CHILD_WELL,
    CHILD_FAILED,
    CHILD_MADE_TO, // it would not end by itself
};

// False: errno says why.
bool child_start(struct child *child, const char *command);
// Nothing more will be written. Waits for it to end; after grace_ms (CHILD_PATIENT: as
// long as it takes) it is asked to, and at last made to.
enum child_end child_finish(struct child *child, int grace_ms);

#endif
