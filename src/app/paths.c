#include "app/paths.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"

static bool try_dir(const char *dir, const char *name, char out[PATH_SIZE])
{
    return file_join(out, PATH_SIZE, dir, name) && file_exists(out);
}

static void cut_last(char *path)
{
    char *slash = strrchr(path, '/');
    if (slash) {
        *slash = '\0';
    } else {
        text_copy(path, PATH_SIZE, ".");
    }
}

void paths_folder(const char *file, char out[PATH_SIZE])
{
    text_copy(out, PATH_SIZE, file);
    cut_last(out);
}

// From the program's own place upwards: build/release/strapline lies in the source tree,
// bin/strapline beside share/strapline.
static bool near_program(const char *name, char out[PATH_SIZE])
{
    char dir[PATH_SIZE];
    ssize_t len = readlink("/proc/self/exe", dir, sizeof(dir) - 1);
    if (len <= 0) {
        return false;
    }
    dir[len] = '\0';
    for (int up = 0; up < 4; up++) {
        cut_last(dir);
        char share[PATH_SIZE];
        if (try_dir(dir, name, out) ||
            (file_join(share, sizeof(share), dir, "share/strapline") &&
             try_dir(share, name, out))) {
            return true;
        }
    }
    return false;
}

bool paths_find(const char *name, const char *beside, char out[PATH_SIZE])
{
    if (!name[0]) {
        return false;
    }
    if (name[0] == '/') {
        return text_copy(out, PATH_SIZE, name) && file_exists(out);
    }
    char dir[PATH_SIZE];
    if (beside) {
        paths_folder(beside, dir);
        if (try_dir(dir, name, out)) {
            return true;
        }
    }
    if (file_exists(name)) {
        return text_copy(out, PATH_SIZE, name);
    }
    return near_program(name, out);
}
