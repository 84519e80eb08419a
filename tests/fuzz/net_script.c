// A line of a script, and the times it leaves open.
#include "base/arena.h"
#include "net/answer.h"
#include "net/script_line.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct script_line line = {0};
    char error[300];
    int64_t epoch_ms = 0;
    struct script_reading reading = {.arena = &arena,
                                     .line = &line,
                                     .epoch_ms = &epoch_ms,
                                     .error = error,
                                     .error_size = sizeof(error)};
    struct str text = {(const char *)data, size};
    if (script_line_read(text, &reading) && line.kind == SCRIPT_ANSWER) {
        char path[200];
        answer_path(line.name, path, sizeof(path));
        answer_matches(line.name, path);
    }
    script_expand(text, 1780315200000, &arena);
    arena_finish(&arena);
    return 0;
}
