// buf.h
// A text that grows: what everything that writes JSON, logs or files is built in.
//
// Threads: a struct buf belongs to one thread at a time.
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>

// Zeroed is empty; data is NULL or terminated; owned, freed by finish.
struct buf {
    char *data;
    size_t len;
    size_t capacity;
};

void buf_append(struct buf *buf, const char *data, size_t len);
void buf_text(struct buf *buf, const char *text);
void buf_char(struct buf *buf, char c);
void buf_printf(struct buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buf_clear(struct buf *buf); // keeps the memory
void buf_finish(struct buf *buf);

#endif
