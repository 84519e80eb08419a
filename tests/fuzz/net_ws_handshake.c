// A server's answer to the upgrade: however it is cut into reads, the same is made of it.
// The first byte says how it is cut.
#include <stdlib.h>

#include "net/ws_handshake.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct found {
    enum ws_answer_result result;
    int status;
    size_t left;
};

static struct found read_all(const char *data, size_t size, size_t step)
{
    struct ws_answer answer = {0};
    struct found found = {.left = size};
    ws_key(answer.key, (const unsigned char *)"the sample nonce");
    while (found.result == WS_ANSWER_MORE && found.left) {
        size_t len = found.left < step ? found.left : step;
        struct str slice = {data + size - found.left, len};
        found.result = ws_answer_take(&answer, &slice);
        found.left -= len - slice.len;
    }
    found.status = answer.status;
    if ((found.result == WS_ANSWER_YES && found.status != 101) ||
        (found.result == WS_ANSWER_NO && (found.status < 200 || found.status > 999)) ||
        (found.result == WS_ANSWER_MORE && found.left) ||
        answer.head.len > WS_ANSWER_MAX + 1) {
        abort();
    }
    ws_answer_finish(&answer);
    return found;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2) {
        return 0;
    }
    struct found whole = read_all((const char *)data + 1, size - 1, size);
    struct found cut = read_all((const char *)data + 1, size - 1, data[0] % 16 + 1);
    if (whole.result != cut.result || whole.status != cut.status ||
        whole.left != cut.left) {
        abort();
    }
    return 0;
}
