#define LOG_MODULE "pictures"
#include "app/picture_disk.h"

#include <dirent.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/paths.h"
#include "base/file.h"
#include "base/log.h"
#include "base/sha256.h"

enum { INDEX_MAX = 16 << 20, NAME_LETTERS = 32, STRAY_S = 3600 };

static const char index_name[] = "index.json";

static int64_t size_of(const char *dir, const char *file)
{
    char path[PATH_SIZE];
    struct stat info;
    bool there = file_join(path, sizeof(path), dir, file) && stat(path, &info) == 0 &&
                 S_ISREG(info.st_mode);
    return there ? (int64_t)info.st_size : -1;
}

static void leave_out_missing(const char *dir, struct picture_index *index)
{
    for (int i = index->count - 1; i >= 0; i--) {
        struct picture_entry *entry = &index->entries[i];
        if (entry->file[0] && size_of(dir, entry->file) != entry->bytes) {
            picture_index_remove(index, entry);
        }
    }
}

// Another show may be fetching them now: those are young.
static void remove_strays(const char *dir, int64_t now_s,
                          const struct picture_index *index)
{
    DIR *open = opendir(dir);
    for (struct dirent *entry; open && (entry = readdir(open));) {
        char path[PATH_SIZE];
        struct stat info;
        if (picture_file_is_ours(entry->d_name) &&
            !picture_index_has_file(index, entry->d_name) &&
            file_join(path, sizeof(path), dir, entry->d_name) && stat(path, &info) == 0 &&
            now_s - (int64_t)info.st_mtime > STRAY_S) {
            unlink(path);
        }
    }
    if (open) {
        closedir(open);
    }
}

void picture_disk_load(const char *dir, int64_t now_s, struct picture_index *index)
{
    char path[PATH_SIZE], error[512];
    struct buf text = {0};
    *index = (struct picture_index){0};
    if (!file_join(path, sizeof(path), dir, index_name) || !file_exists(path)) {
        return;
    }
    bool read = file_read(path, INDEX_MAX, &text, error, sizeof(error));
    if (!read) {
        log_warn("%s: fetched pictures are forgotten", error);
    } else if (!picture_index_read(index, text.data ? text.data : "", text.len, error,
                                   sizeof(error))) {
        log_warn("%s: %s: fetched pictures are forgotten", path, error);
    }
    buf_finish(&text);
    leave_out_missing(dir, index);
    picture_disk_trim(dir, index);
    remove_strays(dir, now_s, index);
}

bool picture_disk_put(const char *dir, struct str body, enum image_kind kind,
                      char file[PICTURE_FILE], char *error, size_t error_size)
{
    char path[PATH_SIZE], hex[SHA256_HEX];
    sha256_hex(body.data, body.len, hex);
    snprintf(file, PICTURE_FILE, "%.*s%s", NAME_LETTERS, hex, image_ending(kind));
    bool there = size_of(dir, file) == (int64_t)body.len;
    bool ok = there || (file_make_dir(dir, error, error_size) &&
                        file_join(path, sizeof(path), dir, file) &&
                        file_write(path, body.data, body.len, error, error_size));
    if (!ok) {
        file[0] = '\0';
    }
    return ok;
}

void picture_disk_trim(const char *dir, struct picture_index *index)
{
    for (struct picture_entry *entry; (entry = picture_index_surplus(index));) {
        char file[PICTURE_FILE], path[PATH_SIZE];
        text_copy(file, sizeof(file), entry->file);
        picture_index_remove(index, entry);
        if (file[0] && !picture_index_has_file(index, file) &&
            file_join(path, sizeof(path), dir, file)) {
            unlink(path);
        }
    }
}

void picture_disk_write(const char *dir, const struct buf *text)
{
    char path[PATH_SIZE], error[512] = "path too long";
    if (!file_make_dir(dir, error, sizeof(error)) ||
        !file_join(path, sizeof(path), dir, index_name) ||
        !file_write(path, text->data, text->len, error, sizeof(error))) {
        log_warn("%s", error);
    }
}

void picture_disk_save(const char *dir, const struct picture_index *index)
{
    struct buf text = {0};
    picture_index_print(index, &text);
    picture_disk_write(dir, &text);
    buf_finish(&text);
}
