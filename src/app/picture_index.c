#include "app/picture_index.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/str.h"
#include "draw/image_gate.h"

enum { VERSION = 1, INDEX_DEPTH = 4, INDEX_BYTES = 16 << 20, NAME_LETTERS = 32 };

void picture_index_finish(struct picture_index *index)
{
    while (index->count > 0) {
        picture_index_remove(index, &index->entries[index->count - 1]);
    }
    free(index->entries);
    *index = (struct picture_index){0};
}

struct picture_entry *picture_index_find(const struct picture_index *index,
                                         const char *address)
{
    uint64_t key = hash_text(0, address);
    for (int i = 0; i < index->count; i++) {
        if (index->entries[i].key == key &&
            strcmp(index->entries[i].address, address) == 0) {
            return &index->entries[i];
        }
    }
    return NULL;
}

struct picture_entry *picture_index_add(struct picture_index *index, const char *address)
{
    struct picture_entry *entry = picture_index_find(index, address);
    if (entry) {
        return entry;
    }
    if (index->count == index->capacity) {
        index->capacity = index->capacity ? index->capacity * 2 : 16;
        index->entries =
            xrealloc(index->entries, (size_t)index->capacity * sizeof(*index->entries));
    }
    entry = &index->entries[index->count++];
    *entry = (struct picture_entry){.key = hash_text(0, address),
                                    .address = xstrdup(address),
                                    .etag = xstrdup(""),
                                    .modified = xstrdup("")};
    return entry;
}

void picture_index_remove(struct picture_index *index, struct picture_entry *entry)
{
    free(entry->address);
    free(entry->etag);
    free(entry->modified);
    *entry = index->entries[--index->count];
}

struct picture_entry *picture_index_surplus(const struct picture_index *index)
{
    struct picture_entry *oldest = NULL;
    int64_t bytes = 0;
    for (int i = 0; i < index->count; i++) {
        struct picture_entry *entry = &index->entries[i];
        bytes += entry->bytes;
        oldest = !oldest || entry->used_s < oldest->used_s ? entry : oldest;
    }
    bool fits = index->count <= PICTURE_ENTRIES && bytes <= PICTURE_TOTAL_BYTES;
    return fits ? NULL : oldest;
}

bool picture_index_has_file(const struct picture_index *index, const char *file)
{
    for (int i = 0; i < index->count; i++) {
        if (strcmp(index->entries[i].file, file) == 0) {
            return true;
        }
    }
    return false;
}

// A header's value that came whole and can be sent back as it is.
static bool plain(const char *text)
{
    size_t len = strlen(text);
    for (size_t i = 0; i < len; i++) {
        if (text[i] < ' ' || text[i] > '~') {
            return false;
        }
    }
    return len < PICTURE_TAG;
}

void picture_entry_said(struct picture_entry *entry, const char *etag,
                        const char *modified)
{
    free(entry->etag);
    free(entry->modified);
    entry->etag = xstrdup(plain(etag) ? etag : "");
    entry->modified = xstrdup(plain(modified) ? modified : "");
}

bool picture_file_is_ours(const char *file)
{
    return strspn(file, "0123456789abcdef") == NAME_LETTERS &&
           (text_equal(file + NAME_LETTERS, ".png") ||
            text_equal(file + NAME_LETTERS, ".jpg") ||
            text_equal(file + NAME_LETTERS, ".svg"));
}

static const char *text_of(const struct json *row, const char *key)
{
    const char *text = json_string(json_get(row, key));
    return text ? text : "";
}

static int64_t number_of(const struct json *row, const char *key)
{
    long long number = -1;
    json_int(json_get(row, key), &number);
    return number;
}

static void read_row(struct picture_index *index, const struct json *row)
{
    const char *address = text_of(row, "address");
    const char *file = text_of(row, "file");
    int64_t bytes = number_of(row, "bytes");
    int64_t fetched_s = number_of(row, "fetched"), used_s = number_of(row, "used");
    bool web = text_starts(address, "https://") || text_starts(address, "http://");
    if (!web || strlen(address) >= PICTURE_ADDRESS || bytes < 0 ||
        bytes > IMAGE_MAX_BYTES || fetched_s < 0 || used_s < 0 ||
        (*file && !picture_file_is_ours(file)) || index->count == PICTURE_ENTRIES) {
        return;
    }
    struct picture_entry *entry = picture_index_add(index, address);
    text_copy(entry->file, sizeof(entry->file), file);
    entry->fetched_s = fetched_s;
    entry->used_s = used_s;
    entry->bytes = bytes;
    picture_entry_said(entry, text_of(row, "etag"), text_of(row, "modified"));
}

bool picture_index_read(struct picture_index *index, const char *text, size_t len,
                        char *error, size_t error_size)
{
    const struct json_limits limits = {.max_bytes = INDEX_BYTES,
                                       .max_depth = INDEX_DEPTH};
    *index = (struct picture_index){0};
    struct json_doc *doc = json_parse(text, len, &limits, error, error_size);
    if (!doc) {
        return false;
    }
    const struct json *list = json_get(json_root(doc), "pictures");
    bool ok = number_of(json_root(doc), "version") == VERSION && json_is_array(list);
    for (const struct json *row = ok ? json_first(list) : NULL; row;
         row = json_next(row)) {
        read_row(index, row);
    }
    if (!ok) {
        snprintf(error, error_size, "expected a list of pictures, version %d, found %s",
                 VERSION, json_kind(list));
    }
    json_free(doc);
    return ok;
}

void picture_index_print(const struct picture_index *index, struct buf *out)
{
    buf_printf(out, "{\"version\":%d,\"pictures\":[", VERSION);
    for (int i = 0; i < index->count; i++) {
        const struct picture_entry *entry = &index->entries[i];
        buf_text(out, i ? ",\n{" : "\n{");
        json_add_text(out, "address", entry->address);
        json_add_text(out, "file", entry->file);
        json_add_number(out, "bytes", entry->bytes);
        json_add_number(out, "fetched", entry->fetched_s);
        json_add_number(out, "used", entry->used_s);
        json_add_text(out, "etag", entry->etag);
        json_add_text(out, "modified", entry->modified);
        buf_char(out, '}');
    }
    buf_text(out, "\n]}\n");
}
