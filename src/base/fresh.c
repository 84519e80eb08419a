#define _XOPEN_SOURCE 700 // realpath(), which glibc hides from POSIX.1-2008
#include "base/fresh.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { KEPT_MAX = 1000, MODE = 0666 };

_Static_assert(FRESH_PATH >= PATH_MAX, "what realpath() may write");

static const char BUSY[] = "another program is writing into it";

static bool refuse(const char *text, char *why, size_t why_size)
{
    snprintf(why, why_size, "%s", text);
    return false;
}

// Held until the file is closed.
static bool lock(int file)
{
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return fcntl(file, F_SETLK, &whole) == 0 || (errno != EACCES && errno != EAGAIN);
}

static bool is_free(const char *path)
{
    struct stat info;
    return lstat(path, &info) != 0 && errno == ENOENT;
}

static bool set_aside(const char *path, char aside[FRESH_PATH], char *why,
                      size_t why_size)
{
    for (int i = 1; i <= KEPT_MAX; i++) {
        if (snprintf(aside, FRESH_PATH, "%s.%d", path, i) >= FRESH_PATH) {
            return refuse("path too long", why, why_size);
        }
        if (is_free(aside)) {
            return rename(path, aside) == 0 || refuse(strerror(errno), why, why_size);
        }
    }
    return refuse("too many earlier ones are kept beside it", why, why_size);
}

// Where a link leads, so that what an earlier run left there is kept, too: "today.jsonl"
// may name a file on another disk. One that leads nowhere yet is followed by open().
static const char *followed(const char *path, char target[FRESH_PATH])
{
    struct stat info;
    bool link = lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
    return link && realpath(path, target) ? target : path;
}

// What is there is kept if it says something. Looked at while it is locked, so that it is
// nobody's who still writes.
static bool make_room(const char *path, char aside[FRESH_PATH], char *why,
                      size_t why_size)
{
    struct stat info;
    if (lstat(path, &info) != 0 || !S_ISREG(info.st_mode)) {
        return true;
    }
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) {
        return refuse(strerror(errno), why, why_size);
    }
    bool ours = lock(file) || refuse(BUSY, why, why_size);
    bool ok = ours && (info.st_size == 0 || set_aside(path, aside, why, why_size));
    close(file);
    return ok;
}

FILE *fresh_open(const char *path, char aside[FRESH_PATH], char *why, size_t why_size)
{
    char target[FRESH_PATH];
    path = followed(path, target);
    aside[0] = '\0';
    if (!make_room(path, aside, why, why_size)) {
        return NULL;
    }
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, MODE);
    FILE *out = file < 0 ? NULL : fdopen(file, "wb");
    if (!out) {
        refuse(strerror(errno), why, why_size);
        if (file >= 0) {
            close(file);
        }
        return NULL;
    }
    struct stat info;
    bool regular = fstat(file, &info) == 0 && S_ISREG(info.st_mode);
    if (regular && (!lock(file) || ftruncate(file, 0) != 0)) {
        refuse(BUSY, why, why_size);
        fclose(out);
        return NULL;
    }
    return out;
}
