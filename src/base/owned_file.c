#define _XOPEN_SOURCE 700 // realpath(), which glibc hides from POSIX.1-2008
#include "base/owned_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"

enum { TRIES = 8, MODE = 0666, PERMISSIONS = 0777 };

_Static_assert(OWNED_FILE_PATH >= PATH_MAX, "what realpath() may write");

// Held until the file is closed.
static bool lock(int fd)
{
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return fcntl(fd, F_SETLK, &whole) == 0 || (errno != EACCES && errno != EAGAIN);
}

// And not what another program has just put another in place of.
static bool is_in_place(int fd, const char *path)
{
    struct stat ours, there;
    return fstat(fd, &ours) == 0 && stat(path, &there) == 0 &&
           ours.st_ino == there.st_ino && ours.st_dev == there.st_dev;
}

static enum owned_file_result open_locked(struct owned_file *file, const char *path)
{
    for (int i = 0; i < TRIES; i++) {
        file->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, MODE);
        if (file->fd < 0) {
            return OWNED_FILE_REFUSED;
        }
        bool locked = lock(file->fd);
        if (locked && is_in_place(file->fd, path)) {
            return OWNED_FILE_OPEN;
        }
        owned_file_close(file);
        if (!locked) {
            break;
        }
    }
    return OWNED_FILE_BUSY;
}

static bool read_all(int fd, size_t max_bytes, struct buf *text)
{
    char chunk[16384];
    ssize_t got;
    buf_text(text, "");
    while ((got = read(fd, chunk, sizeof(chunk))) > 0) {
        if (text->len + (size_t)got > max_bytes) {
            errno = EFBIG;
            return false;
        }
        buf_append(text, chunk, (size_t)got);
    }
    return got == 0;
}

static bool look(struct owned_file *file, const char *path, size_t max_bytes,
                 struct buf *text)
{
    struct stat info;
    if (fstat(file->fd, &info) != 0 || !realpath(path, file->path)) {
        return false;
    }
    file->mode = info.st_mode & PERMISSIONS;
    return read_all(file->fd, max_bytes, text);
}

enum owned_file_result owned_file_open(struct owned_file *file, const char *path,
                                       size_t max_bytes, struct buf *text, char *why,
                                       size_t why_size)
{
    struct stat info;
    *file = (struct owned_file){.fd = -1};
    if (stat(path, &info) == 0 && !S_ISREG(info.st_mode)) {
        text_copy(why, why_size, "expected a file, found something else");
        return OWNED_FILE_REFUSED;
    }
    enum owned_file_result result = open_locked(file, path);
    if (result == OWNED_FILE_OPEN && !look(file, path, max_bytes, text)) {
        result = OWNED_FILE_REFUSED;
    }
    if (result != OWNED_FILE_OPEN) {
        text_copy(why, why_size, strerror(errno));
        owned_file_close(file);
    }
    return result;
}

static bool write_all(int fd, const char *data, size_t len)
{
    while (len) {
        ssize_t written = write(fd, data, len);
        if (written <= 0 && errno != EINTR) {
            return false;
        }
        data += written > 0 ? written : 0;
        len -= written > 0 ? (size_t)written : 0;
    }
    return true;
}

// The folder knows the new one by its name also after a power cut.
static void sync_folder(const char *path)
{
    char folder[OWNED_FILE_PATH];
    text_copy(folder, sizeof(folder), path);
    char *slash = strrchr(folder, '/');
    slash[slash == folder] = '\0'; // a real path has one
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
}

bool owned_file_replace(struct owned_file *file, const char *data, size_t len)
{
    char beside[OWNED_FILE_PATH + 8];
    snprintf(beside, sizeof(beside), "%s.XXXXXX", file->path);
    int fd = mkstemp(beside);
    if (fd < 0) {
        return false;
    }
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    // Locked before it has the name, so that it is never anybody else's.
    if (fchmod(fd, file->mode) != 0 || !lock(fd) || !write_all(fd, data, len) ||
        fsync(fd) != 0 || rename(beside, file->path) != 0) {
        int why = errno;
        unlink(beside);
        close(fd);
        errno = why;
        return false;
    }
    sync_folder(file->path);
    close(file->fd);
    file->fd = fd;
    return true;
}

bool owned_file_empty(struct owned_file *file)
{
    return ftruncate(file->fd, 0) == 0;
}

void owned_file_close(struct owned_file *file)
{
    if (file->fd >= 0) {
        int why = errno;
        close(file->fd);
        errno = why;
    }
    file->fd = -1;
}
