// progress.h
// A line on the terminal that shows how far long work has come; silent where standard
// error is no terminal.
//
// Threads: main only.
#ifndef APP_PROGRESS_H
#define APP_PROGRESS_H

#include <stdint.h>

void progress_show(const char *what, int64_t done, int64_t total);
void progress_end(void);

#endif
