#include "net/chunks.h"

#include <stdbool.h>

enum { DIGITS_MAX = 12 }; // no sum of them overflows

static int digit_of(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static bool size_byte(struct chunks *chunks, char c)
{
    int digit = digit_of(c);
    if (digit >= 0) {
        chunks->left = chunks->left * 16 + (unsigned)digit;
        return ++chunks->digits <= DIGITS_MAX;
    }
    chunks->at = c == '\r' ? CHUNKS_AT_SIZE_END : CHUNKS_AT_EXTENSION;
    return chunks->digits > 0 && (c == '\r' || c == ';' || c == ' ' || c == '\t');
}

// A line feed is one only behind its carriage return: servers that take less strictly
// what proxies pass on have been talked into other requests.
static bool turn(struct chunks *chunks, char c, char wanted, enum chunks_at next)
{
    chunks->at = next;
    return c == wanted;
}

static bool line_byte(struct chunks *chunks, char c, enum chunks_at end)
{
    chunks->at = c == '\r' ? end : chunks->at;
    return c != '\n' && c != '\0';
}

// False: no such byte may be here.
static bool frame_byte(struct chunks *chunks, char c)
{
    switch (chunks->at) {
    case CHUNKS_AT_SIZE:
        return size_byte(chunks, c);
    case CHUNKS_AT_EXTENSION:
        return line_byte(chunks, c, CHUNKS_AT_SIZE_END);
    case CHUNKS_AT_SIZE_END:
        chunks->line = chunks->left ? 0 : chunks->line;
        return turn(chunks, c, '\n', chunks->left ? CHUNKS_AT_DATA : CHUNKS_AT_TRAILER);
    case CHUNKS_AT_DATA_CR:
        return turn(chunks, c, '\r', CHUNKS_AT_DATA_END);
    case CHUNKS_AT_DATA_END:
        chunks->digits = 0;
        return turn(chunks, c, '\n', CHUNKS_AT_SIZE);
    case CHUNKS_AT_TRAILER:
        chunks->at = c == '\r' ? CHUNKS_AT_LAST : CHUNKS_AT_TRAILER_LINE;
        return c != '\n' && c != '\0';
    case CHUNKS_AT_TRAILER_LINE:
        return line_byte(chunks, c, CHUNKS_AT_TRAILER_END);
    case CHUNKS_AT_TRAILER_END:
        return turn(chunks, c, '\n', CHUNKS_AT_TRAILER);
    case CHUNKS_AT_LAST:
        return turn(chunks, c, '\n', CHUNKS_AT_END);
    case CHUNKS_AT_DATA:
    case CHUNKS_AT_END:
        break;
    }
    return false;
}

static bool frame_fits(struct chunks *chunks)
{
    bool behind = chunks->at >= CHUNKS_AT_TRAILER;
    return ++chunks->line <= (behind ? CHUNKS_TRAILER : CHUNKS_LINE);
}

static void take(struct chunks *chunks, struct str *bytes, struct str *part)
{
    size_t len = chunks->left < bytes->len ? (size_t)chunks->left : bytes->len;
    *part = (struct str){bytes->data, len};
    *bytes = (struct str){bytes->data + len, bytes->len - len};
    chunks->left -= len;
    chunks->at = chunks->left ? CHUNKS_AT_DATA : CHUNKS_AT_DATA_CR;
}

enum chunks_result chunks_next(struct chunks *chunks, struct str *bytes, struct str *part)
{
    while (bytes->len && chunks->at != CHUNKS_AT_END) {
        if (chunks->at == CHUNKS_AT_DATA) {
            take(chunks, bytes, part);
            return CHUNKS_DATA;
        }
        if (!frame_byte(chunks, bytes->data[0]) || !frame_fits(chunks)) {
            return CHUNKS_BAD;
        }
        *bytes = (struct str){bytes->data + 1, bytes->len - 1};
    }
    return chunks->at == CHUNKS_AT_END ? CHUNKS_END : CHUNKS_MORE;
}
