#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/str.h"
#include "theme/parts.h"

enum { PATH_BYTES = 4096, IMAGE_FOLDERS = 3 };

static void list_images(struct theme *theme)
{
    static const char *const endings[] = {".png", ".svg", ".jpg", ".jpeg", NULL};
    char path[PATH_BYTES];
    if (file_join(path, sizeof(path), theme->dir, "images")) {
        theme->images =
            folder_list(path, endings, IMAGE_FOLDERS, THEME_IMAGES, &theme->arena);
    }
}

static bool read_head(struct theme *theme, const char *dir, char *error,
                      size_t error_size)
{
    char path[PATH_BYTES];
    struct buf text = {0};
    bool ok = file_join(path, sizeof(path), dir, "theme.json") &&
              file_read_regular(path, THEME_FILE_MAX, &text, error, error_size) &&
              theme_parse_head(theme, path, text.data ? text.data : "", text.len, error,
                               error_size);
    buf_finish(&text);
    return ok;
}

// One that is there but cannot be read is mended in another way than one that is missing.
static bool font_reads(const char *place, const char *file, char *error,
                       size_t error_size)
{
    if (file_exists(file)) {
        return true;
    }
    if (errno == ENOENT) {
        snprintf(error, error_size, "%s: expected a font file, found no %s", place, file);
    } else {
        snprintf(error, error_size,
                 "%s: expected a font file that can be read, found %s: %s", place, file,
                 strerror(errno));
    }
    return false;
}

static bool fonts_read(const struct theme *theme, const char *dir, char *error,
                       size_t error_size)
{
    for (int i = 0; i < theme->face_count; i++) {
        const struct face *face = &theme->faces[i];
        char place[PATH_BYTES];
        snprintf(place, sizeof(place), "%s/theme.json: $.faces.%s", dir, face->name);
        for (int k = 0; k < face->file_count; k++) {
            if (!font_reads(place, face->files[k], error, error_size)) {
                return false;
            }
        }
    }
    return true;
}

static bool read_scene(struct theme *theme, const char *path, const char *file,
                       char *error, size_t error_size)
{
    struct buf text = {0};
    const char *name = arena_strndup(&theme->arena, file, strlen(file) - strlen(".json"));
    bool ok = file_read_regular(path, THEME_FILE_MAX, &text, error, error_size) &&
              theme_parse_scene(theme, path, name, text.data ? text.data : "", text.len,
                                error, error_size);
    buf_finish(&text);
    return ok;
}

static bool read_scenes(struct theme *theme, const char *dir, char *error,
                        size_t error_size)
{
    static const char *const endings[] = {".json", NULL};
    char path[PATH_BYTES], file[PATH_BYTES];
    if (!file_join(path, sizeof(path), dir, "scenes")) {
        return false;
    }
    struct folder folder = folder_list(path, endings, 1, THEME_SCENES + 1, &theme->arena);
    for (int i = 0; i < folder.count; i++) {
        if (!file_join(file, sizeof(file), path, folder.names[i]) ||
            !read_scene(theme, file, folder.names[i], error, error_size)) {
            return false;
        }
    }
    if (folder.count == 0) {
        snprintf(error, error_size, "%s: expected scenes (NAME.json), found none", path);
    }
    return folder.count > 0;
}

// Fonts and pictures are opened later, perhaps from another working directory.
static const char *absolute(const char *dir, struct arena *arena)
{
    char here[PATH_BYTES], path[PATH_BYTES];
    if (dir[0] != '/' && getcwd(here, sizeof(here)) &&
        file_join(path, sizeof(path), here, dir)) {
        return arena_strdup(arena, path);
    }
    return arena_strdup(arena, dir);
}

static struct theme *load(const char *dir, struct reader_listener listener, char *error,
                          size_t error_size)
{
    struct theme *theme = xalloc(sizeof(*theme));
    theme->listener = listener;
    snprintf(error, error_size, "%s: path too long", dir);
    theme->dir = absolute(dir, &theme->arena);
    list_images(theme);
    if (read_head(theme, dir, error, error_size) &&
        fonts_read(theme, dir, error, error_size) &&
        read_scenes(theme, dir, error, error_size)) {
        error[0] = '\0';
        return theme;
    }
    theme_destroy(theme);
    return NULL;
}

struct theme *theme_load(const char *dir, char *error, size_t error_size)
{
    return load(dir, (struct reader_listener){0}, error, error_size);
}

bool theme_names(const char *dir,
                 void (*named)(void *context, const char *place, const char *name),
                 void *context, char *error, size_t error_size)
{
    struct theme *theme =
        load(dir, (struct reader_listener){named, context}, error, error_size);
    theme_destroy(theme);
    return theme != NULL;
}

void theme_destroy(struct theme *theme)
{
    if (theme) {
        // The theme owns the arena, not the other way round.
        arena_finish(&theme->arena);
        free(theme);
    }
}
