// log_heard.h
// What reaches stderr while something runs. For tests.
//
// Threads: one.
#ifndef TESTS_LOG_HEARD_H
#define TESTS_LOG_HEARD_H

#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct log_heard {
    FILE *file;
    int before;
    char lines[16384];
};

static inline void log_heard_begin(struct log_heard *heard)
{
    heard->file = tmpfile();
    heard->before = dup(STDERR_FILENO);
    dup2(fileno(heard->file), STDERR_FILENO);
}

static inline void log_heard_end(struct log_heard *heard)
{
    dup2(heard->before, STDERR_FILENO);
    close(heard->before);
    rewind(heard->file);
    heard->lines[fread(heard->lines, 1, sizeof(heard->lines) - 1, heard->file)] = '\0';
    fclose(heard->file);
}

static inline int count_of(const char *text, const char *part)
{
    int count = 0;
    for (; (text = strstr(text, part)); text += strlen(part)) {
        count++;
    }
    return count;
}

#endif
