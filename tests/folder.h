// folder.h
// For tests that write files: a folder of the test's own, which goes with all that is
// left in it.
#ifndef TESTS_FOLDER_H
#define TESTS_FOLDER_H

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"

static char folder[] = "/tmp/strapline-test-XXXXXX";

// The path of a file there; the last four stand.
static inline const char *in(const char *name)
{
    static char paths[4][300];
    static int next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof(paths[0]), "%s/%s", folder, name);
    return path;
}

static inline int run_in_folder(const struct check_case *cases, int count)
{
    if (!mkdtemp(folder)) {
        perror(folder);
        return 1;
    }
    int failed = check_run(cases, count);
    DIR *left = opendir(folder);
    for (struct dirent *entry; left && (entry = readdir(left));) {
        unlink(in(entry->d_name));
    }
    if (left) {
        closedir(left);
    }
    rmdir(folder);
    return failed;
}

#define CHECK_MAIN_IN_FOLDER(cases)                                                      \
    int main(void)                                                                       \
    {                                                                                    \
        return run_in_folder(cases, (int)(sizeof(cases) / sizeof(cases)[0]));            \
    }

#endif
