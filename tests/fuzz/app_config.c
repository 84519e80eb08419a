// The show file, as whatever bytes lie in it.
#include <stddef.h>
#include <stdint.h>

#include "app/config.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct config config;
    char error[256];
    config_parse((const char *)data, size, "show.json", &config, error, sizeof(error));
    return 0;
}
