#include "app/programme.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"
#include "draw/image_file.h"

// What comes by itself must not wait for its fonts; each costs 165 KB. Themes list their
// styles in that order.
enum { WARM_STYLES = 36 };

static bool open_faces(struct text *text, const struct theme *theme, char *error,
                       size_t error_size)
{
    for (int i = 0; i < theme_face_count(theme); i++) {
        const char *name, *path;
        theme_face(theme, i, &name, &path);
        if (!text_add_face(text, name, path, error, error_size)) {
            return false;
        }
    }
    return true;
}

bool programme_load(struct programme *p, const char *theme_dir, char *error,
                    size_t error_size)
{
    struct theme *theme = theme_load(theme_dir, error, error_size);
    return programme_load_read(p, theme_dir, theme, error, error_size);
}

bool programme_load_read(struct programme *p, const char *theme_dir, struct theme *theme,
                         char *error, size_t error_size)
{
    *p = (struct programme){.theme = theme};
    text_copy(p->theme_dir, sizeof(p->theme_dir), theme_dir);
    p->text = p->theme ? text_create(error, error_size) : NULL;
    if (!p->text || !open_faces(p->text, p->theme, error, error_size)) {
        programme_finish(p);
        return false;
    }
    p->measure = text_measure(p->text);
    p->pictures = pictures_create();
    p->paint = paint_create(p->text, pictures_images(p->pictures));
    p->memo = theme_memo_create();
    return true;
}

bool programme_init(struct programme *p, const char *theme_dir, int width, int height,
                    struct key key, char *error, size_t error_size)
{
    if (!programme_load(p, theme_dir, error, error_size)) {
        return false;
    }
    programme_set_key(p, key);
    if (!programme_resize(p, width, height)) {
        snprintf(error, error_size, "no canvas of %dx%d", width, height);
        programme_finish(p);
        return false;
    }
    return true;
}

void programme_finish(struct programme *p)
{
    paint_destroy(p->paint);
    pictures_destroy(p->pictures);
    text_destroy(p->text);
    theme_memo_destroy(p->memo);
    theme_destroy(p->theme);
    canvas_destroy(p->canvas);
    arena_finish(&p->arena);
    *p = (struct programme){0};
}

static void keep_off_key(const void *spare, uint32_t *pixels, size_t count)
{
    spare_pixels(spare, pixels, count);
}

void programme_set_key(struct programme *p, struct key key)
{
    p->key = key;
    p->spare = spare_begin(&key);
    const struct image_finish finish = {keep_off_key, &p->spare};
    images_finish_by(pictures_images(p->pictures), &finish);
}

void programme_show(struct programme *p, const char *show_file,
                    struct picture_store *store)
{
    char dir[PATH_SIZE];
    paths_folder(show_file, dir);
    pictures_folder(p->pictures, dir);
    pictures_fetch_from(p->pictures, store);
}

bool programme_resize(struct programme *p, int width, int height)
{
    struct canvas *canvas = canvas_create(width, height);
    if (!canvas) {
        return false;
    }
    paint_forget(p->paint);
    canvas_destroy(p->canvas);
    p->canvas = canvas;
    return true;
}

bool programme_warm(struct programme *p)
{
    struct text_style styles[WARM_STYLES];
    if (p->warmed == WARM_STYLES) {
        return false;
    }
    int count = theme_styles(p->theme, p->canvas->height, styles, WARM_STYLES);
    if (p->warmed >= count) {
        p->warmed = WARM_STYLES; // all there are
        return false;
    }
    text_warm(p->text, &styles[p->warmed++]);
    return true;
}

// What is on air, or may come, must not vanish because a file is gone.
static bool keeps_scenes(const struct programme *p, const struct theme *fresh,
                         char *error, size_t error_size)
{
    int count;
    const struct scene *scenes = scene_table(&count);
    for (int i = 0; i < count; i++) {
        const char *name = scenes[i].name;
        if (theme_has_scene(p->theme, name) && !theme_has_scene(fresh, name)) {
            snprintf(error, error_size, "%s: expected scenes/%s.json, found none",
                     p->theme_dir, name);
            return false;
        }
    }
    return true;
}

// A picture that is half written would be a hole in what is on air. One that was none
// before is none of this reload's.
static bool keeps_pictures(struct programme *p, const struct theme *fresh, char *error,
                           size_t error_size)
{
    static const struct image_box small = {16, 16, false};
    bool ok = true;
    int count;
    const char *const *paths = theme_named_pictures(fresh, &count);
    for (int i = 0; i < count && ok; i++) {
        struct raster raster = {0};
        bool was_none =
            images_state(pictures_images(p->pictures), paths[i]) == IMAGE_REFUSED;
        ok = was_none ||
             image_file_draw(paths[i], small, NULL, &raster, error, error_size);
        free(raster.pixels);
    }
    return ok;
}

bool programme_reload(struct programme *p, char *error, size_t error_size)
{
    struct theme *fresh = theme_load(p->theme_dir, error, error_size);
    bool whole = fresh && keeps_scenes(p, fresh, error, error_size) &&
                 keeps_pictures(p, fresh, error, error_size);
    struct text *text = whole ? text_create(error, error_size) : NULL;
    if (!text || !open_faces(text, fresh, error, error_size)) {
        text_destroy(text);
        theme_destroy(fresh);
        return false;
    }
    paint_destroy(p->paint);
    text_destroy(p->text);
    theme_memo_destroy(p->memo);
    theme_destroy(p->theme);
    p->theme = fresh;
    p->text = text;
    p->measure = text_measure(text);
    pictures_reload(p->pictures);
    p->paint = paint_create(text, pictures_images(p->pictures));
    p->memo = theme_memo_create();
    p->warmed = 0;
    return true;
}

void programme_tell_timing(const struct programme *p, struct director *director)
{
    int count;
    const struct scene *scenes = scene_table(&count);
    for (int i = 0; i < count; i++) {
        struct theme_timing timing = theme_timing(p->theme, scenes[i].name);
        director_set_timing(director, &scenes[i],
                            (struct scene_timing){
                                .in_ms = timing.in_ms,
                                .out_ms = timing.out_ms,
                                .page_rows = theme_page_rows(p->theme, scenes[i].name)});
        director_set_words(director, &scenes[i], theme_words(p->theme, scenes[i].name));
    }
}
