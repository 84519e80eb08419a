#include "base/utf8.h"

#include <string.h>

// Length of the well-formed sequence at data, or 0. Table 3-7 of the Unicode standard.
static size_t sequence(const unsigned char *data, size_t len, uint32_t *code_point)
{
    unsigned char lead = data[0];
    if (lead < 0x80) {
        *code_point = lead;
        return 1;
    }
    size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || len < size) {
        return 0;
    }
    uint32_t value = lead & (0x7Fu >> size);
    for (size_t i = 1; i < size; i++) {
        if ((data[i] & 0xC0) != 0x80) {
            return 0;
        }
        value = value << 6 | (data[i] & 0x3Fu);
    }
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < least[size] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
        return 0;
    }
    *code_point = value;
    return size;
}

// Whether the next eight bytes are, which most are.
static bool ascii_ahead(const unsigned char *bytes, size_t len)
{
    uint64_t eight;
    if (len < sizeof(eight)) {
        return false;
    }
    memcpy(&eight, bytes, sizeof(eight));
    return (eight & 0x8080808080808080U) == 0;
}

size_t utf8_good(const char *data, size_t len)
{
    const unsigned char *bytes = (const unsigned char *)data;
    size_t i = 0;
    while (i < len) {
        uint32_t ignored;
        if (ascii_ahead(bytes + i, len - i)) {
            i += sizeof(uint64_t);
            continue;
        }
        size_t size = sequence(bytes + i, len - i, &ignored);
        if (!size) {
            break;
        }
        i += size;
    }
    return i;
}

bool utf8_valid(const char *data, size_t len)
{
    return utf8_good(data, len) == len;
}

uint32_t utf8_next(const char **text)
{
    unsigned char first = (unsigned char)**text;
    if (first < 0x80) {
        *text += first != 0;
        return first;
    }
    uint32_t code_point = 0xFFFD;
    // A terminator is no continuation byte, so looking at up to 4 bytes stays inside.
    size_t size = sequence((const unsigned char *)*text, strnlen(*text, 4), &code_point);
    *text += size ? size : 1;
    return code_point;
}

int utf8_put(char out[4], uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

int utf8_count(const char *text)
{
    int count = 0;
    while (utf8_next(&text)) {
        count++;
    }
    return count;
}
