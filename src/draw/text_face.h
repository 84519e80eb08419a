// text_face.h
// The faces that a theme names, each one or several font files in the order in which they
// are tried.
//
// Threads: main only.
#ifndef DRAW_TEXT_FACE_H
#define DRAW_TEXT_FACE_H

#include <stdbool.h>
#include <stddef.h>

#include "draw/text_font.h"

enum { FACE_MAX = 32, FACE_MAX_FILES = 8 };

struct face {
    char *name; // owned
    int files[FACE_MAX_FILES];
    int file_count;
};

struct faces { // zeroed is empty
    struct face items[FACE_MAX];
    int count;
    bool told_unknown; // a name that no face has, said once
};

// One more file for the face of that name, which may be new. False with an error if it is
// no font, or one too many.
bool faces_add(struct faces *faces, struct fonts *fonts, const char *name,
               const char *path, char *error, size_t error_size);
void faces_clear(struct faces *faces);
const struct face *faces_find(const struct faces *faces, const char *name); // or NULL
// The face of that name or the first: a wrong face is better than no name on air. NULL if
// there are none.
const struct face *faces_choose(struct faces *faces, const char *name);

#endif
