// picture_index.h
// What the folder of fetched pictures has: which file came from which address, when, and
// what the server calls it. A JSON file beside them; one that cannot be read is thrown
// away with what it lists.
//
// Threads: plain data, one thread at a time.
#ifndef APP_PICTURE_INDEX_H
#define APP_PICTURE_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

enum {
    PICTURE_ENTRIES = 4096,
    PICTURE_ADDRESS = 2048,
    PICTURE_TAG = 256,
    PICTURE_FILE = 48,
};

static const int64_t PICTURE_TOTAL_BYTES = INT64_C(256) << 20;

struct picture_entry {
    uint64_t key;              // of the address
    char *address;             // owned, as are the next two
    char *etag, *modified;     // as the server said it; "" none
    char file[PICTURE_FILE];   // "0123...ef.png"; "": the server had no picture
    int64_t fetched_s, used_s; // since 1970
    int64_t bytes;
};

struct picture_index { // zeroed is empty
    struct picture_entry *entries;
    int count, capacity;
};

void picture_index_finish(struct picture_index *index);
// False with a line for a person; then it is empty. Entries that cannot be ours are left
// out.
bool picture_index_read(struct picture_index *index, const char *text, size_t len,
                        char *error, size_t error_size);
void picture_index_print(const struct picture_index *index, struct buf *out);

// Valid until the next is added or removed; NULL if there is none.
struct picture_entry *picture_index_find(const struct picture_index *index,
                                         const char *address);
// The one with this address, new if need be.
struct picture_entry *picture_index_add(struct picture_index *index, const char *address);
void picture_index_remove(struct picture_index *index, struct picture_entry *entry);
// One that must go so that the rest keeps the limits: the least recently used. NULL:
// none.
struct picture_entry *picture_index_surplus(const struct picture_index *index);
bool picture_index_has_file(const struct picture_index *index, const char *file);
void picture_entry_said(struct picture_entry *entry, const char *etag,
                        const char *modified);
// "0123456789abcdef0123456789abcdef.png": nothing else is ours to read or to remove.
bool picture_file_is_ours(const char *file);

#endif
