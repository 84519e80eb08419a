// A body in chunks: however it is cut into reads, the same is heard. The first byte says
// how it is cut.
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "net/chunks.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static enum chunks_result read_all(const char *data, size_t size, size_t step,
                                   struct buf *body)
{
    struct chunks chunks = {0};
    enum chunks_result result = CHUNKS_MORE;
    for (size_t at = 0; at < size && result == CHUNKS_MORE; at += step) {
        size_t len = size - at < step ? size - at : step;
        char *slice = malloc(len); // its end is watched
        memcpy(slice, data + at, len);
        struct str bytes = {slice, len}, part;
        while ((result = chunks_next(&chunks, &bytes, &part)) == CHUNKS_DATA) {
            if (part.len == 0) {
                abort();
            }
            buf_append(body, part.data, part.len);
        }
        if (result == CHUNKS_MORE && bytes.len) {
            abort();
        }
        free(slice);
    }
    return result;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2) {
        return 0;
    }
    struct buf whole = {0}, cut = {0};
    const char *bytes = (const char *)data + 1;
    enum chunks_result one = read_all(bytes, size - 1, size, &whole);
    enum chunks_result other = read_all(bytes, size - 1, data[0] % 16 + 1, &cut);
    if (one != other || whole.len != cut.len ||
        (whole.len && memcmp(whole.data, cut.data, cut.len) != 0)) {
        abort();
    }
    buf_finish(&whole);
    buf_finish(&cut);
    return 0;
}
