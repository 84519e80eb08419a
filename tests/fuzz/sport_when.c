// Any text, read as a point and as a span of time; what was read prints and reads again.
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "sport/when.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_when(const char *text)
{
    struct when when, again;
    char printed[WHEN_TEXT];
    if (!when_read(text, &when)) {
        return;
    }
    when_print(&when, printed, sizeof(printed));
    // A zone can carry the year out of what four figures can tell.
    bool told = when.epoch_ms > -62135596800000 && when.epoch_ms < 253402300800000;
    if (told && (!when_read(printed, &again) || again.epoch_ms != when.epoch_ms ||
                 again.zoned != when.zoned)) {
        abort();
    }
}

static void check_span(const char *text)
{
    struct arena arena = {0};
    int64_t ms, again;
    if (span_read(text, &ms)) {
        const char *clock = span_clock(&arena, ms);
        const char *gap = span_gap(&arena, ms);
        if (ms / 1000 < 99999 * 3600LL && ms / 1000 > -99999 * 3600LL &&
            (!span_read(clock, &again) || again != ms / 1000 * 1000 ||
             !span_read(gap, &again) || again != ms / 1000 * 1000)) {
            abort();
        }
        span_match(&arena, ms);
    }
    arena_finish(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    if (!text) {
        return 0;
    }
    if (size) {
        memcpy(text, data, size);
    }
    text[size] = '\0';
    check_when(text);
    check_span(text);
    free(text);
    return 0;
}
