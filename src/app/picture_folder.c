#include "app/picture_folder.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/str.h"

enum { FILES = 4096, DEPTH = 3, NAME = 300 };

void picture_folder_open(struct picture_folder *folder, const char *dir)
{
    if (!file_join(folder->dir, sizeof(folder->dir), dir, "images")) {
        folder->dir[0] = '\0';
    }
    picture_folder_read(folder);
}

void picture_folder_read(struct picture_folder *folder)
{
    static const char *const endings[] = {".png", ".svg", ".jpg", ".jpeg", NULL};
    arena_finish(&folder->arena);
    folder->files = (struct folder){0};
    if (folder->dir[0]) {
        folder->files = folder_list(folder->dir, endings, DEPTH, FILES, &folder->arena);
    }
}

void picture_folder_finish(struct picture_folder *folder)
{
    arena_finish(&folder->arena);
}

static void change_case(char *text, int (*change)(int c))
{
    for (; *text; text++) {
        *text = (char)change((unsigned char)*text);
    }
}

// "clubs/gra" -> "clubs/GRA.png": the code as it is, then in capitals, then in small
// letters.
static const char *find_code(const struct folder *folder, const char *below,
                             const char *name)
{
    static const char *const endings[] = {"", ".png", ".svg", ".jpg", ".jpeg"};
    static int (*const changes[])(int c) = {NULL, toupper, tolower};
    char code[NAME];
    for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
        const char *slash = strrchr(name, '/');
        if (!text_copy(code, sizeof(code), name)) {
            return NULL;
        }
        if (changes[i]) {
            change_case(slash ? code + (slash + 1 - name) : code, changes[i]);
        }
        for (size_t k = 0; k < sizeof(endings) / sizeof(endings[0]); k++) {
            char full[NAME + 16];
            snprintf(full, sizeof(full), "%s%s%s", below, code, endings[k]);
            const char *found = folder_find(folder, full);
            if (found) {
                return found;
            }
        }
    }
    return NULL;
}

bool picture_folder_find(const struct picture_folder *folder, const char *name,
                         char out[PATH_SIZE])
{
    if (folder->files.count == 0) {
        return false;
    }
    name = text_starts(name, "images/") ? name + strlen("images/") : name;
    const char *found = find_code(&folder->files, "", name);
    found = found ? found : find_code(&folder->files, "flags/", name);
    return found && file_join(out, PATH_SIZE, folder->dir, found);
}
