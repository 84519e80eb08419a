// Any datagram. What is heard must be text that ends.
#include <stdlib.h>
#include <string.h>

#include "show/osc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void hear(void *context, const char *words, const char *why)
{
    int *heard = context;
    if (!words == !why || (words && strlen(words) > 600) || ++*heard > 4096) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int heard = 0;
    char *copy = malloc(size ? size : 1); // a byte behind the end is seen
    if (size) {
        memcpy(copy, data, size);
    }
    osc_read((struct str){copy, size}, hear, &heard);
    free(copy);
    return 0;
}
