// What a server sends after the upgrade: however it is cut into reads, the same is heard.
// The first byte says how it is cut.
#include <stdlib.h>
#include <string.h>

#include "net/ws_frame.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void note(struct buf *told, enum ws_heard heard, struct str payload)
{
    bool empty = heard == WS_HEARD_BINARY || heard == WS_HEARD_TOO_LARGE;
    buf_printf(told, "%d:%zu:", (int)heard, empty ? 0 : payload.len);
    buf_append(told, payload.data, empty ? 0 : payload.len);
}

static bool read_on(struct ws_reader *reader, const char *data, size_t len,
                    struct buf *told)
{
    char *slice = malloc(len); // its end is watched
    memcpy(slice, data, len);
    struct str bytes = {slice, len}, payload = {0};
    enum ws_heard heard = WS_HEARD_TEXT;
    while (heard != WS_HEARD_MORE && heard != WS_HEARD_BAD) {
        payload = (struct str){"", 0};
        heard = ws_reader_next(reader, &bytes, &payload);
        if (heard != WS_HEARD_MORE && heard != WS_HEARD_LENT && heard != WS_HEARD_BAD) {
            note(told, heard, payload);
        }
    }
    if ((heard == WS_HEARD_MORE && bytes.len) ||
        (heard == WS_HEARD_BAD && !reader->why)) {
        abort();
    }
    free(slice);
    return heard == WS_HEARD_MORE;
}

static void read_all(const char *data, size_t size, size_t step, struct buf *told)
{
    struct ws_reader reader = {.assemble = {.max = 40}};
    bool fine = true;
    for (size_t at = 0; fine && at < size; at += step) {
        fine = read_on(&reader, data + at, size - at < step ? size - at : step, told);
    }
    buf_text(told, fine ? "" : reader.why);
    ws_reader_finish(&reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2) {
        return 0;
    }
    struct buf whole = {0}, cut = {0};
    const char *bytes = (const char *)data + 1;
    read_all(bytes, size - 1, size, &whole);
    read_all(bytes, size - 1, data[0] % 16 + 1, &cut);
    if (whole.len != cut.len ||
        (whole.len && memcmp(whole.data, cut.data, cut.len) != 0)) {
        abort();
    }
    buf_finish(&whole);
    buf_finish(&cut);
    return 0;
}
