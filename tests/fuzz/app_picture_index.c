// Any bytes as the index of fetched pictures: what is read can be written and read again.
#include <stdint.h>
#include <stdlib.h>

#include "app/picture_index.h"
#include "base/buf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char error[200];
    struct picture_index index, again;
    if (picture_index_read(&index, (const char *)data, size, error, sizeof(error))) {
        struct buf text = {0};
        picture_index_print(&index, &text);
        if (!picture_index_read(&again, text.data, text.len, error, sizeof(error)) ||
            again.count != index.count) {
            abort();
        }
        for (int i = 0; i < index.count; i++) {
            const struct picture_entry *entry = &index.entries[i];
            if (entry->file[0] && !picture_file_is_ours(entry->file)) {
                abort();
            }
        }
        picture_index_finish(&again);
        buf_finish(&text);
    }
    picture_index_finish(&index);
    return 0;
}
