#include "draw/font_gate.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"

// OpenType specification, "Font file": a directory of tables, each with its place in the
// file; a collection has the places of several directories before that.
enum { SIGNATURE = 4, TABLES_AT = 4, HEAD = 12, RECORD = 16, OFFSET_AT = 8 };

static uint32_t number_at(const unsigned char *bytes, int size)
{
    uint32_t number = 0;
    for (int i = 0; i < size; i++) {
        number = number << 8 | bytes[i];
    }
    return number;
}

static bool read_at(FILE *file, long at, void *out, size_t size)
{
    return fseek(file, at, SEEK_SET) == 0 && fread(out, 1, size, file) == size;
}

static bool is_signature(const unsigned char *head)
{
    static const char *const signatures[] = {"\0\1\0\0", "OTTO", "true", "ttcf"};
    for (size_t i = 0; i < sizeof(signatures) / sizeof(signatures[0]); i++) {
        if (memcmp(head, signatures[i], SIGNATURE) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_whole(FILE *file, const unsigned char *first)
{
    unsigned char head[HEAD + SIGNATURE], record[RECORD];
    long at = 0;
    if (memcmp(first, "ttcf", SIGNATURE) == 0) {
        if (!read_at(file, 0, head, sizeof(head))) {
            return false;
        }
        at = (long)number_at(head + HEAD, 4);
    }
    if (!read_at(file, at, head, HEAD) || fseek(file, 0, SEEK_END) != 0) {
        return false;
    }
    uint64_t size = (uint64_t)ftell(file);
    uint32_t tables = number_at(head + TABLES_AT, 2);
    for (uint32_t i = 0; i < tables; i++) {
        if (!read_at(file, at + HEAD + (long)i * RECORD, record, RECORD) ||
            (uint64_t)number_at(record + OFFSET_AT, 4) +
                    number_at(record + OFFSET_AT + 4, 4) >
                size) {
            return false;
        }
    }
    return tables > 0;
}

const char *font_gate(const char *path)
{
    unsigned char head[SIGNATURE];
    if (!file_is_regular(path)) {
        return file_exists(path) ? "something else" : "no file to read";
    }
    FILE *file = fopen(path, "rb");
    if (!file) {
        return "no file to read";
    }
    const char *found = !read_at(file, 0, head, SIGNATURE) ? "something else"
                        : !is_signature(head)              ? "something else"
                        : !is_whole(file, head)            ? "only a part of one"
                                                           : NULL;
    fclose(file);
    return found;
}
