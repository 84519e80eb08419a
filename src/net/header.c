#include "net/header.h"

#include <string.h>

static bool value_fits(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (((unsigned char)text[i] < ' ' && text[i] != '\t') || text[i] == 0x7F) {
            return false;
        }
    }
    return true;
}

bool header_fits(const char *lines)
{
    while (lines && *lines) {
        size_t len = strcspn(lines, "\r");
        const char *colon = memchr(lines, ':', len);
        if (!colon || colon == lines || !value_fits(lines, len) ||
            (lines[len] && lines[len + 1] != '\n')) {
            return false;
        }
        lines += lines[len] ? len + 2 : len;
    }
    return true;
}
