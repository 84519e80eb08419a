// The file of standing orders, as whatever bytes lie in it. What is read is the same when
// it is written and read again.
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "app/kept_orders.h"
#include "base/arena.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const int64_t NOW_MS = 1780315200000;

static bool read_text(struct str text, struct orders *orders, struct buf *out)
{
    char error[512];
    buf_text(out, "");
    if (!kept_orders_read(text, "orders.jsonl", NOW_MS, 0, orders, error,
                          sizeof(error))) {
        return false;
    }
    for (int i = 0; i < orders->count; i++) {
        order_print(&orders->items[i], 0, out);
    }
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct buf once = {0}, file = {0}, twice = {0};
    struct orders orders = orders_begin(&arena), again = orders_begin(&arena);
    if (read_text((struct str){(const char *)data, size}, &orders, &once) &&
        orders.count) {
        kept_orders_put_header(&file, orders.count, NOW_MS);
        buf_append(&file, once.data, once.len);
        if (!read_text((struct str){file.data, file.len}, &again, &twice) ||
            !text_equal(once.data, twice.data)) {
            abort();
        }
    }
    buf_finish(&once);
    buf_finish(&file);
    buf_finish(&twice);
    arena_finish(&arena);
    return 0;
}
