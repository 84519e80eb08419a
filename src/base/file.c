#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"

static bool refuse(char *error, size_t size, const char *path, const char *why)
{
    snprintf(error, size, "%s: %s", path, why);
    return false;
}

bool file_read(const char *path, size_t max_bytes, struct buf *out, char *error,
               size_t error_size)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        return refuse(error, error_size, path, strerror(errno));
    }
    char chunk[16384];
    size_t total = 0;
    bool ok = true;
    for (size_t got; ok && (got = fread(chunk, 1, sizeof(chunk), file)) > 0;) {
        total += got;
        ok = total <= max_bytes;
        buf_append(out, chunk, ok ? got : 0);
    }
    if (!ok) {
        snprintf(error, error_size, "%s: larger than the %zu bytes allowed", path,
                 max_bytes);
    } else if (ferror(file)) {
        ok = refuse(error, error_size, path, strerror(errno));
    }
    fclose(file);
    return ok;
}

static bool put(const char *path, const void *data, size_t len)
{
    FILE *file = fopen(path, "wb");
    if (!file) {
        return false;
    }
    bool ok = fwrite(data, 1, len, file) == len;
    return fclose(file) == 0 && ok;
}

// A device, a FIFO or a link, which a rename would put an ordinary file in place of.
static bool is_special(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

bool file_is_regular(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

bool file_read_regular(const char *path, size_t max_bytes, struct buf *out, char *error,
                       size_t error_size)
{
    if (file_exists(path) && !file_is_regular(path)) {
        return refuse(error, error_size, path, "expected a file, found something else");
    }
    return file_read(path, max_bytes, out, error, error_size);
}

bool file_write(const char *path, const void *data, size_t len, char *error,
                size_t error_size)
{
    char beside[4096];
    if (is_special(path)) {
        return put(path, data, len) || refuse(error, error_size, path, strerror(errno));
    }
    if (snprintf(beside, sizeof(beside), "%s.part", path) >= (int)sizeof(beside)) {
        return refuse(error, error_size, path, "path too long");
    }
    if (!put(beside, data, len) || rename(beside, path) != 0) {
        refuse(error, error_size, path, strerror(errno));
        unlink(beside);
        return false;
    }
    return true;
}

bool file_write_out(const char *path, const void *data, size_t len, char *error,
                    size_t error_size)
{
    if (!text_equal(path, "-")) {
        return file_write(path, data, len, error, error_size);
    }
    bool ok = fwrite(data, 1, len, stdout) == len;
    return (fflush(stdout) == 0 && ok) ||
           refuse(error, error_size, "standard output", strerror(errno));
}

bool file_exists(const char *path)
{
    return access(path, R_OK) == 0;
}

bool file_is_dir(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool file_same(const char *a, const char *b)
{
    struct stat first, second;
    if (stat(a, &first) != 0 || stat(b, &second) != 0) {
        return text_equal(a, b);
    }
    return S_ISREG(first.st_mode) && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

// 0, or why there is no folder.
static int make_one(const char *path)
{
    int why = mkdir(path, 0777) == 0 ? 0 : errno; // looking at it sets another
    return why && file_is_dir(path) ? 0 : why;
}

bool file_make_dir(const char *path, char *error, size_t error_size)
{
    char part[4096];
    if (text_empty(path)) {
        return refuse(error, error_size, path, "expected a folder's name");
    }
    if (!text_copy(part, sizeof(part), path)) {
        return refuse(error, error_size, path, "path too long");
    }
    int why = 0;
    for (char *slash = strchr(part + 1, '/'); slash && !why;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        why = make_one(part);
        *slash = '/';
    }
    why = why ? why : make_one(part);
    return !why || refuse(error, error_size, path, strerror(why));
}

bool file_join(char *out, size_t size, const char *dir, const char *name)
{
    int len = name[0] == '/' ? snprintf(out, size, "%s", name)
                             : snprintf(out, size, "%s/%s", dir, name);
    return len >= 0 && (size_t)len < size;
}
