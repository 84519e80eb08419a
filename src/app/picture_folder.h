// picture_folder.h
// The images/ folder beside a show file: pictures by code, as values have them.
//
// Threads: main only.
#ifndef APP_PICTURE_FOLDER_H
#define APP_PICTURE_FOLDER_H

#include <stdbool.h>

#include "app/paths.h"
#include "base/arena.h"
#include "base/folder.h"

// Zeroed: no pictures.
struct picture_folder {
    char dir[PATH_SIZE];
    struct folder files; // as it was when last read
    struct arena arena;
};

// `dir` is the show's; a folder that is not there has no pictures.
void picture_folder_open(struct picture_folder *folder, const char *dir);
void picture_folder_read(struct picture_folder *folder); // again
void picture_folder_finish(struct picture_folder *folder);
// The path of "clubs/gra", "images/clubs/gra.png" or a flag's "nor". False if there is
// none.
bool picture_folder_find(const struct picture_folder *folder, const char *name,
                         char out[PATH_SIZE]);

#endif
