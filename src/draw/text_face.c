#define LOG_MODULE "text"
#include "draw/text_face.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/str.h"

static int index_of(const struct faces *faces, const char *name)
{
    int i = 0;
    while (i < faces->count && !text_equal(faces->items[i].name, name)) {
        i++;
    }
    return i;
}

bool faces_add(struct faces *faces, struct fonts *fonts, const char *name,
               const char *path, char *error, size_t error_size)
{
    int index = index_of(faces, name);
    if (index == FACE_MAX || faces->items[index].file_count == FACE_MAX_FILES) {
        snprintf(error, error_size, "%s: more than %d faces, or %d files of face \"%s\"",
                 path, FACE_MAX, FACE_MAX_FILES, name);
        return false;
    }
    int file = fonts_add(fonts, path, error, error_size);
    if (file < 0) {
        return false;
    }
    struct face *face = &faces->items[index];
    if (index == faces->count) {
        faces->count++;
        face->name = xstrdup(name);
    }
    face->files[face->file_count++] = file;
    return true;
}

void faces_clear(struct faces *faces)
{
    for (int i = 0; i < faces->count; i++) {
        free(faces->items[i].name);
    }
    memset(faces, 0, sizeof(*faces));
}

const struct face *faces_find(const struct faces *faces, const char *name)
{
    int index = index_of(faces, name);
    return index < faces->count ? &faces->items[index] : NULL;
}

const struct face *faces_choose(struct faces *faces, const char *name)
{
    const struct face *face = faces_find(faces, name);
    if (!face && !faces->told_unknown) {
        faces->told_unknown = true;
        log_warn("face \"%s\" is not known", name ? name : "");
    }
    return face || faces->count == 0 ? face : &faces->items[0];
}
