#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"
#include "theme/parts.h"

enum { PATH_BYTES = 4096, IMAGE_FOLDERS = 3 };

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct names {
    const char *list[THEME_IMAGES];
    int count;
};

static void sort(struct names *names)
{
    qsort(names->list, (size_t)names->count, sizeof(names->list[0]), compare);
}

// Every file below folder/prefix that ends so; hidden ones are not ours.
static void list_files(const char *folder, const char *prefix, const char *ending,
                       int depth, struct arena *arena, struct names *out)
{
    char path[PATH_BYTES];
    DIR *dir = file_join(path, sizeof(path), folder, prefix) ? opendir(path) : NULL;
    if (!dir) {
        return;
    }
    for (struct dirent *entry; (entry = readdir(dir));) {
        const char *name = *prefix ? arena_printf(arena, "%s/%s", prefix, entry->d_name)
                                   : arena_strdup(arena, entry->d_name);
        if (entry->d_name[0] == '.' || out->count == THEME_IMAGES) {
            continue;
        }
        if (text_ends(name, ending)) {
            out->list[out->count++] = name;
        } else if (depth > 1 && file_join(path, sizeof(path), folder, name) &&
                   file_is_dir(path)) {
            list_files(folder, name, ending, depth - 1, arena, out);
        }
    }
    closedir(dir);
}

static void list_images(struct theme *theme)
{
    char folder[PATH_BYTES];
    struct names names = {.count = 0};
    if (file_join(folder, sizeof(folder), theme->dir, "images")) {
        list_files(folder, "", ".png", IMAGE_FOLDERS, &theme->arena, &names);
        list_files(folder, "", ".jpg", IMAGE_FOLDERS, &theme->arena, &names);
    }
    sort(&names);
    theme->image_count = names.count;
    theme->images = arena_copy(&theme->arena, names.list,
                               sizeof(names.list[0]) * (size_t)names.count);
}

static bool read_head(struct theme *theme, const char *dir, char *error,
                      size_t error_size)
{
    char path[PATH_BYTES];
    struct buf text = {0};
    bool ok = file_join(path, sizeof(path), dir, "theme.json") &&
              file_read(path, THEME_FILE_MAX, &text, error, error_size) &&
              theme_parse_head(theme, path, text.data ? text.data : "", text.len, error,
                               error_size);
    buf_finish(&text);
    return ok;
}

static bool fonts_exist(const struct theme *theme, const char *dir, char *error,
                        size_t error_size)
{
    for (int i = 0; i < theme->face_count; i++) {
        for (int k = 0; k < theme->faces[i].file_count; k++) {
            if (!file_exists(theme->faces[i].files[k])) {
                snprintf(error, error_size,
                         "%s/theme.json: $.faces.%s: expected a font file, found no %s",
                         dir, theme->faces[i].name, theme->faces[i].files[k]);
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
    bool ok = file_read(path, THEME_FILE_MAX, &text, error, error_size) &&
              theme_parse_scene(theme, path, name, text.data ? text.data : "", text.len,
                                error, error_size);
    buf_finish(&text);
    return ok;
}

static bool read_scenes(struct theme *theme, const char *dir, char *error,
                        size_t error_size)
{
    char folder[PATH_BYTES], path[PATH_BYTES];
    struct names names = {.count = 0};
    if (!file_join(folder, sizeof(folder), dir, "scenes")) {
        return false;
    }
    list_files(folder, "", ".json", 1, &theme->arena, &names);
    sort(&names);
    for (int i = 0; i < names.count; i++) {
        if (!file_join(path, sizeof(path), folder, names.list[i]) ||
            !read_scene(theme, path, names.list[i], error, error_size)) {
            return false;
        }
    }
    if (names.count == 0) {
        snprintf(error, error_size, "%s: expected scenes (NAME.json), found none",
                 folder);
    }
    return names.count > 0;
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

struct theme *theme_load(const char *dir, char *error, size_t error_size)
{
    struct theme *theme = xalloc(sizeof(*theme));
    snprintf(error, error_size, "%s: path too long", dir);
    theme->dir = absolute(dir, &theme->arena);
    list_images(theme);
    if (read_head(theme, dir, error, error_size) &&
        fonts_exist(theme, dir, error, error_size) &&
        read_scenes(theme, dir, error, error_size)) {
        error[0] = '\0';
        return theme;
    }
    theme_destroy(theme);
    return NULL;
}

void theme_destroy(struct theme *theme)
{
    if (theme) {
        // The theme owns the arena, not the other way round.
        arena_finish(&theme->arena);
        free(theme);
    }
}
