// folder.h
// What files lie in a folder and those below it, by name.
//
// Threads: any.
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include "base/arena.h"

struct folder {
    const char **names; // sorted, relative to the folder: "clubs/GRA.png"
    int count;
};

// The first `max` found whose names end in one of `endings` (NULL after the last), down
// to `depth` folders; hidden ones are not ours. A folder that is not there is empty.
struct folder folder_list(const char *path, const char *const *endings, int depth,
                          int max, struct arena *arena);
// The name as the folder has it, NULL if it has none.
const char *folder_find(const struct folder *folder, const char *name);

#endif
