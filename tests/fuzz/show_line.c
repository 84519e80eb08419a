// Any line of a mixer or panel. What is a cue must print, parse again and mean the same.
#include <stdlib.h>

#include "base/arena.h"
#include "show/line.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct line line;
    char error[256] = "";
    struct str text = {(const char *)data, size};
    enum line_kind kind = line_read(text, &arena, &line, error, sizeof(error));
    if (kind != line.kind || (kind == LINE_BAD) != (error[0] != '\0') ||
        (kind == LINE_TOKEN && !line.token)) {
        abort();
    }
    if (kind == LINE_CUE && !line.cue.has_values) {
        struct cue again;
        const char *words = cue_print(&line.cue, &arena);
        if (!cue_parse(words, &again, error, sizeof(error)) ||
            again.kind != line.cue.kind) {
            abort();
        }
    }
    arena_finish(&arena);
    return 0;
}
