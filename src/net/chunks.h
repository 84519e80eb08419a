// chunks.h
// A body that is sent in chunks, because its sender does not know yet how long it will be
// (RFC 9112, section 7.1). It is read as it comes, cut anywhere. What chunks may say of
// themselves, and the lines behind the last one, are passed over.
//
// Threads: pure, on a struct of the caller's.
#ifndef NET_CHUNKS_H
#define NET_CHUNKS_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum {
    CHUNKS_LINE = 1024,    // bytes of a line that says how long a chunk is
    CHUNKS_TRAILER = 8192, // bytes of all lines behind the last one
};

enum chunks_result {
    CHUNKS_MORE, // all is read, and it is not the end
    CHUNKS_DATA, // a part of the body
    CHUNKS_END,  // the body is whole; what follows is not read
    CHUNKS_BAD,
};

enum chunks_at {
    CHUNKS_AT_SIZE,
    CHUNKS_AT_EXTENSION,
    CHUNKS_AT_SIZE_END,
    CHUNKS_AT_DATA,
    CHUNKS_AT_DATA_CR,
    CHUNKS_AT_DATA_END,
    CHUNKS_AT_TRAILER, // at the beginning of a line
    CHUNKS_AT_TRAILER_LINE,
    CHUNKS_AT_TRAILER_END,
    CHUNKS_AT_LAST,
    CHUNKS_AT_END,
};

// Zeroed: before the first chunk.
struct chunks {
    enum chunks_at at;
    uint64_t left; // of this chunk
    int digits;
    int line; // bytes of what is no data, since the last data
};

// Reads on in *bytes, which is moved on, up to the next part of the body; with DATA that
// is in *part and lies in what *bytes was.
enum chunks_result chunks_next(struct chunks *chunks, struct str *bytes,
                               struct str *part);

#endif
