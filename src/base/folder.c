#include "base/folder.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/str.h"

enum { PATH_BYTES = 4096 };

struct listing {
    const char *path;
    const char *const *endings;
    int max;
    struct arena *arena;
    struct folder found;
};

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool wanted(const struct listing *listing, const char *name)
{
    for (int i = 0; listing->endings[i]; i++) {
        if (text_ends(name, listing->endings[i])) {
            return true;
        }
    }
    return false;
}

static void list(struct listing *listing, const char *below, int depth)
{
    char path[PATH_BYTES];
    DIR *dir = file_join(path, sizeof(path), listing->path, below) ? opendir(path) : NULL;
    if (!dir) {
        return;
    }
    for (struct dirent *entry; (entry = readdir(dir));) {
        if (entry->d_name[0] == '.' || listing->found.count == listing->max) {
            continue;
        }
        const char *name =
            *below ? arena_printf(listing->arena, "%s/%s", below, entry->d_name)
                   : arena_strdup(listing->arena, entry->d_name);
        if (wanted(listing, name)) {
            listing->found.names[listing->found.count++] = name;
        } else if (depth > 1 && file_join(path, sizeof(path), listing->path, name) &&
                   file_is_dir(path)) {
            list(listing, name, depth - 1);
        }
    }
    closedir(dir);
}

struct folder folder_list(const char *path, const char *const *endings, int depth,
                          int max, struct arena *arena)
{
    struct listing listing = {
        .path = path, .endings = endings, .max = max, .arena = arena};
    listing.found.names =
        arena_alloc(arena, sizeof(listing.found.names[0]) * (size_t)max);
    list(&listing, "", depth);
    if (listing.found.count > 0) {
        qsort(listing.found.names, (size_t)listing.found.count,
              sizeof(listing.found.names[0]), compare);
    }
    return listing.found;
}

const char *folder_find(const struct folder *folder, const char *name)
{
    const char **found = folder->count > 0
                             ? bsearch(&name, folder->names, (size_t)folder->count,
                                       sizeof(folder->names[0]), compare)
                             : NULL;
    return found ? *found : NULL;
}
